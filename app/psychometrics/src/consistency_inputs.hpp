// What `consistency` reads beside responses, and sum scores of complete persons.
#pragma once
#include <psychometrics/conditional_error.hpp>
#include <psychometrics/consistency.hpp>
#include <psychometrics/csv.hpp>
#include <psychometrics/responses.hpp>

namespace psychometrics::commands {

// A column score (or the only column), and a column count where a row stands for several persons.
Result<std::vector<double>> read_scores(const Table&);
struct Thetas {
    std::vector<double> theta, se;  // se: empty where the file has none
    std::int64_t without = 0;       // persons with no finite estimate
};
Result<Thetas> read_thetas(const Table&);
// Columns raw and reported, a row for each whole raw score from 0.
Result<Conversion> read_conversion(const Table&);

Responses without(const Responses&, const std::vector<std::string>& items);
// Of those who were presented everything; the others are told as `incomplete_persons`.
std::vector<double> complete_sums(const Responses&, Notices&);
std::optional<double> kr21_of(const ObservedScores&);  // nothing where nothing varies
double highest_sum(const ParameterSet&);

}  // namespace psychometrics::commands
