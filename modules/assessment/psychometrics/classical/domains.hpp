// The domains of a test, and the variances and covariances of their scores.
#pragma once
#include "criterion.hpp"
#include "moments.hpp"

#include <psychometrics/subscores.hpp>

namespace psychometrics::classical {

// Below this share of its parts a variance is rounding.
constexpr double nothing = 1e-12;

struct Domain {
    std::string name;
    std::vector<Eigen::Index> items;  // places in the moments
};

// Domains over the items that count, and those items' places in the responses.
struct Layout {
    std::vector<Domain> domains;
    std::vector<std::size_t> items;
};

Layout layout_of(const Responses& settled, const Criterion&, const SubscorePlan&, Notices& problems);

// What the formulas need of all domains: covariances of the scores, and the variances of the true ones.
struct Parts {
    Eigen::MatrixXd covariance;
    std::vector<std::optional<double>> reliability;
    double total = 0;  // variance of the sum

    double variance(Eigen::Index s) const { return covariance(s, s); }
    // Nothing where the reliability is not known or not above 0.
    std::optional<double> true_variance(Eigen::Index s) const {
        const auto& r = reliability[std::size_t(s)];
        return r && *r > 0 ? std::optional(*r * variance(s)) : std::nullopt;
    }
    // Nothing where the reliability is not known.
    std::optional<double> error_variance(Eigen::Index s) const {
        const auto& r = reliability[std::size_t(s)];
        return !(variance(s) > 0) ? std::optional(0.0)
               : r                ? std::optional(variance(s) * (1 - *r))
                                  : std::nullopt;
    }
    double with_others(Eigen::Index s) const { return covariance.row(s).sum() - variance(s); }
    double with_total(Eigen::Index s) const { return covariance.row(s).sum(); }
};

Parts parts_of(const Layout&, const Moments&);

}  // namespace psychometrics::classical
