// The standard error of measurement at a score: wide in the middle of a scale, narrow at its ends, and what a
// cut needs.
#pragma once
#include <base/result.hpp>
#include <psychometrics/parameters.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace psychometrics {

// Lord (1955): sqrt(x (n - x) / (n - 1)) for x right of n items, in raw score points. n at least 2, 0 <= x <=
// n.
double lord_error(double score, double items);
// Keats (1957): Lord's times sqrt((1 - reliability) / (1 - KR-21)): its mean square over persons is then s2
// (1 - reliability).
double keats_error(double score, double items, double reliability, double kr21);
// n / (n - 1) (1 - m (n - m) / (n s2)) (Kuder and Richardson 1937, formula 21); s2 divided by the number of
// persons.
double kr21_of(double mean, double variance, double items);
// The sd of the sum score at theta: sqrt(sum of the items' variances) (Lord 1980, 4.2).
double raw_error(const ParameterSet&, double theta);
// 1 / sqrt(information) in theta; nothing where there is none.
std::optional<double> theta_error(const ParameterSet&, double theta);

// A reported score for each whole raw score from `first` on.
struct Conversion {
    std::int64_t first = 0;
    std::vector<double> reported;
    std::optional<double> at(std::int64_t raw) const;
};
BOOST_DESCRIBE_STRUCT(Conversion, (), (first, reported))
// The sd of the reported score when raw scores 0..n have these chances (Kolen, Hanson and Brennan 1992, eq.
// 3). `chances` has an entry for each raw score of the conversion; conversion_does_not_fit otherwise.
Result<double> reported_error(const Conversion&, std::span<const double> chances);
// Chances of 0..n right with n items of one point and true proportion p: binomial.
std::vector<double> binomial_distribution(std::int64_t items, double p);

struct ConditionalError {
    double score = 0;  // raw
    std::optional<double> lord{}, keats{};
    std::optional<double> theta{}, theta_error{};               // theta whose expected sum score this is
    std::optional<double> irt{};                                // sd of the sum score at that theta
    std::optional<double> reported{};                           // the conversion's score of a whole raw score
    std::optional<double> reported_binomial{}, reported_irt{};  // errors in units of the reported score
};
BOOST_DESCRIBE_STRUCT(ConditionalError, (),
                      (score, lord, keats, theta, theta_error, irt, reported, reported_binomial,
                       reported_irt))

struct ConditionalErrorPlan {
    std::int64_t items = 0;                       // highest raw score
    std::optional<double> reliability{}, kr21{};  // for Keats
    const ParameterSet* parameters = nullptr;     // for the errors of item response theory
    const Conversion* conversion = nullptr;
};
// At each score given (as at the cuts). Refused: too_short (fewer than 2 items), score_outside,
// conversion_does_not_fit, reliability_out_of_range.
Result<std::vector<ConditionalError>> conditional_errors(std::span<const double> scores,
                                                         const ConditionalErrorPlan&);

}  // namespace psychometrics
