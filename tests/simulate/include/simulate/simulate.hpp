// Whole worlds in virtual time, each made by its seed and the same for ever: some candidates with two
// browsers each that lose the network, messages that are late, doubled and out of order, two servers whose
// memory goes stale and which stop in the middle, commits that fail or say nothing, a full disk, a platform
// that is away, proctors, pauses, keys that are revoked, clocks that jump, and nights on which clocks are
// set.
#pragma once
#include <cstdint>
#include <string>

namespace delivery {

struct SimulationReport {
    std::uint64_t worlds = 0;
    std::uint64_t events = 0;   // of all logs
    std::uint64_t answers = 0;  // acknowledged
    std::uint64_t late_answers = 0;
    std::uint64_t credits = 0;  // outages given back
    std::uint64_t take_overs = 0;
    std::uint64_t restarts = 0;
    double exam_hours = 0;
    std::string broken;  // a line a seed with the rule that did not hold; empty when all is well
};

inline constexpr int broken_max = 10;  // then the run stops

// Seeds `from` to `from + count - 1`.
SimulationReport simulate(std::uint64_t from, std::uint64_t count);

}  // namespace delivery
