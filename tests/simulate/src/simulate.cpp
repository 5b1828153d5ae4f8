#include <simulate/simulate.hpp>

#include <exception>

#include "world.hpp"

namespace delivery {

SimulationReport simulate(std::uint64_t from, std::uint64_t count) {
    SimulationReport report;
    for (std::uint64_t seed = from; seed < from + count && report.broken.size() < broken_max; ++seed) {
        ++report.worlds;
        try {
            if (std::string what = ::simulate::world(seed, report); !what.empty()) {
                report.broken.push_back({seed, std::move(what)});
            }
        } catch (const std::exception& broken) {  // MUST, or the library's own checks
            report.broken.push_back({seed, broken.what()});
        }
    }
    return report;
}

}  // namespace delivery
