// The reference's data as tables of frequencies.
#pragma once
#include <psychometrics/equating.hpp>

#include <string>

namespace psychometrics::equating_test {

ScoreFrequencies kbneat(const std::string& form);  // "x" or "y": totals 0 to 36, anchor 0 to 12
// A column of counts of a table with a score a row, from 0.
ScoreFrequencies counted(const std::string& data, const std::string& column);
std::vector<double> equated_of(const Equating&);

// Totals and anchors of a group simulated from a one-factor model: for both, half-point rounded normal
// scores.
ScoreFrequencies simulated(std::size_t persons, double mean, std::uint64_t seed, double total_shift = 0);

}  // namespace psychometrics::equating_test
