// What all methods share: points that stand for the persons, each with the chances of what a form says of it.
#pragma once
#include <psychometrics/consistency.hpp>

namespace psychometrics::decisions {

struct Point {
    double weight = 0;                  // all sum to 1
    std::vector<double> actual;         // chance of each category to be the true one; mostly one of them is 1
    std::vector<double> first, second;  // chances of the categories on two parallel forms
    std::vector<double> decided{};      // what is compared with `actual`; empty: `first`
};
// Fills accuracy and consistency of each cut of `report.cuts`, and of all categories where there are several
// cuts.
void tabulate(const std::vector<Point>&, DecisionReport& report);
std::vector<double> only(std::size_t category, std::size_t categories);

// The cuts sorted, or why not: cut_missing, too_many_cuts, cut_twice, cut_outside (not above lowest, or above
// highest).
Result<std::vector<double>> sorted_cuts(const DecisionPlan&, double lowest, double highest);
// How many of the cuts are at or below a score.
std::size_t category_of(double score, const std::vector<double>& cuts);
// Chances of the categories from those of the scores 0, 1, …, where a score passes a cut that it reaches.
std::vector<double> chances_of_categories(std::span<const double> scores, const std::vector<double>& cuts);

// Chances of the true categories (all cuts) of a score whose likelihood at each point is given as its
// logarithm.
std::vector<double> actual_given(const std::vector<Point>&, std::span<const double> log_likelihood);
// A score's row from those chances.
ScoreDecision decision_of(std::int64_t score, double share, std::size_t category,
                          const std::vector<double>& actual);

}  // namespace psychometrics::decisions
