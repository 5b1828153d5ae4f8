#pragma once
#include <simulate/simulate.hpp>

namespace simulate {
// "" when everything held, else what did not. Adds what it did to the report.
std::string world(std::uint64_t seed, delivery::SimulationReport&);
}  // namespace simulate
