#include <simulate/simulate.hpp>

#include <exception>

#include "world.hpp"

namespace delivery {

SimulationReport simulate(std::uint64_t from, std::uint64_t count) {
    SimulationReport report;
    int broken = 0;
    for (std::uint64_t seed = from; seed < from + count && broken < broken_max; ++seed) {
        ++report.worlds;
        std::string what;
        try {
            what = ::simulate::world(seed, report);
        } catch (const std::exception& stopped) {  // MUST, or the library's own checks
            what = stopped.what();
        }
        if (!what.empty()) {
            report.broken += "seed " + std::to_string(seed) + ": " + what + "\n";
            ++broken;
        }
    }
    return report;
}

}  // namespace delivery
