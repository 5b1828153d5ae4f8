// Reliability of a sum score from the covariances of its parts.
#pragma once
#include "moments.hpp"

#include <psychometrics/classical.hpp>

namespace psychometrics::classical {

// What TestStatistics says of the sum score; persons and points are the caller's. `names` are the items', for
// problems.
TestStatistics test_statistics(const Moments&, std::span<const std::string> names, bool zero_one,
                               double level, Notices& problems);

}  // namespace psychometrics::classical
