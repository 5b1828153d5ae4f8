// Whole worlds around one attempt, each made by its seed and the same for ever: two browsers that lose the
// network, messages that are late, doubled and out of order, two servers with caches that go stale and stop
// in the middle, proctors, pauses, and clocks that jump.
#pragma once
#include <cstdint>
#include <string>

namespace delivery {

struct SimulationReport {
    std::uint64_t worlds = 0;
    std::uint64_t events = 0;   // of all logs
    std::uint64_t answers = 0;  // acknowledged
    std::uint64_t late_answers = 0;
    std::uint64_t restarts = 0;
    double exam_hours = 0;
    std::string broken;  // a line a seed with the rule that did not hold; empty when all is well
};

inline constexpr int broken_max = 10;  // then the run stops

// Seeds `from` to `from + count - 1`.
SimulationReport simulate(std::uint64_t from, std::uint64_t count);

}  // namespace delivery
