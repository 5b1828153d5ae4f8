// Sums and cross products of the scores of the persons who have them all.
#pragma once
#include <Eigen/Core>
#include <psychometrics/responses.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace psychometrics::classical {

struct Moments {
    std::vector<std::size_t> persons;  // those with a score on each of the items, by place
    std::vector<std::int64_t> totals;  // of each of them
    std::vector<std::int64_t> sums;    // per item
    Eigen::MatrixXd covariance;        // divided by n - 1; zero below two persons
    std::int64_t count() const { return std::int64_t(persons.size()); }
};
// Of settled responses. The cross products are counted in whole numbers, bit by bit of the scores: exact, and
// 64 persons a step.
Moments moments_of(const Responses& settled, std::span<const std::size_t> items);

// k / (k - 1) (1 - trace / sum of all entries); nothing below two items or where the sum does not vary.
std::optional<double> alpha_of(const Eigen::MatrixXd& covariance);

}  // namespace psychometrics::classical
