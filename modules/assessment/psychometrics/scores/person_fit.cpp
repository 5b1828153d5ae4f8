#include <psychometrics/curves.hpp>
#include <psychometrics/person_fit.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "group_fit.hpp"
#include "modes.hpp"
#include "moments.hpp"

namespace psychometrics {
namespace {

// The log-likelihood of a pattern, its mean and variance at theta, and its covariance with l'.
struct Likelihood {
    double value = 0, mean = 0, variance = 0, with_slope = 0;
};

void add_item(const ItemParameters& item, double metric, double theta, std::uint8_t score, Likelihood& into) {
    double p[score_max + 1], slope[score_max + 1], bend[score_max + 1];
    const std::size_t n = categories_of(item);
    curves(item, metric, theta, {p, n}, {slope, n}, {bend, n});
    double mean = 0, square = 0;
    for (std::size_t k = 0; k < n; ++k) {
        const double log_p = std::log(std::max(p[k], 1e-300));
        mean += p[k] * log_p;
        square += p[k] * log_p * log_p;
        into.with_slope += slope[k] * log_p;
    }
    into.value += std::log(std::max(p[score], 1e-300));
    into.mean += mean;
    into.variance += square - mean * mean;
}

// The persons with the thetas their patterns are judged at.
Result<Scores> placed(const Aligned& data, const PersonFitPlan& plan) {
    if (plan.method == ScoreMethod::eapsum) {
        return refuse("plan_faulty", "Patterns are judged at a score by eap, map, ml or wle.");
    }
    if (!plan.thetas) {
        return score(data, {.method = plan.method, .prior = plan.prior});
    }
    Scores out = TRY(score(data, {.method = ScoreMethod::eap}));
    if (plan.thetas->size() != out.persons.size()) {
        return refuse("plan_faulty", "There must be as many thetas as persons.");
    }
    for (std::size_t person = 0; person < out.persons.size(); ++person) {
        out.persons[person].theta = (*plan.thetas)[person];
    }
    return out;
}

// What the estimating equation adds to l' at theta; l' = -it at the estimate.
double added_to_slope(const PersonFitPlan& plan, const Latent& prior, const Pull& pull, double theta) {
    if (plan.thetas) {
        return 0;
    }
    if (plan.method == ScoreMethod::map) {
        return (prior.mean - theta) / (prior.sd * prior.sd);
    }
    if (plan.method == ScoreMethod::wle && pull.information > 0) {
        return pull.warm / (2 * pull.information);
    }
    return 0;
}

void add_model_figures(const Aligned& data, const PersonFitPlan& plan, const Latent& prior,
                       std::span<const std::uint8_t> row, PersonFit& into) {
    const double theta = *into.theta;
    Likelihood l;
    MeanSquareSum squares;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] != not_presented) {
            add_item(data.set.items[i], data.set.metric, theta, row[i], l);
            squares.add(row[i], moments_at(data.set.items[i], data.set.metric, theta));
        }
    }
    const MeanSquares ms = squares.result();
    into.infit = ms.infit;
    into.outfit = ms.outfit;
    into.z_infit = ms.z_infit;
    into.z_outfit = ms.z_outfit;
    const double off = l.value - l.mean;
    if (l.variance > 1e-12) {
        into.lz = off / std::sqrt(l.variance);
    }
    // The part of the log-likelihood that goes with l' is taken by the estimate of theta; the rest has this
    // variance.
    const Pull pull = pull_of(data.set, row, theta);
    const double share = pull.information > 0 ? l.with_slope / pull.information : 0;
    const double rest = l.variance - share * l.with_slope;
    const bool has_equation = plan.thetas || plan.method != ScoreMethod::eap;
    if (has_equation && rest > 1e-9 * std::max(1.0, l.variance)) {
        into.lz_star = (off + share * added_to_slope(plan, prior, pull, theta)) / std::sqrt(rest);
    }
}

}  // namespace

Result<PersonsFit> person_fit(const Aligned& data, const PersonFitPlan& plan) {
    const Scores scores = TRY(placed(data, plan));
    PersonsFit out{std::vector<PersonFit>(scores.persons.size()), scores.problems};
    for (std::size_t person = 0; person < out.persons.size(); ++person) {
        const PersonScore& scored = scores.persons[person];
        PersonFit& one = out.persons[person];
        one.person = scored.person;
        one.raw = scored.raw;
        one.items = scored.items;
        one.theta = scored.theta;
        if (one.theta) {
            add_model_figures(data, plan, scores.prior, data.responses.row(person), one);
        }
    }
    if (has_group_figures(data.responses)) {
        add_group_figures(data.responses, out.persons);
    } else {
        out.problems.push_back(
            {"no_group_figures", "",
             "Guttman errors, C*, U3, Ht and NCI compare persons who answered the same two or more "
             "items scored 0 or 1; here there is none of them."});
    }
    return out;
}

}  // namespace psychometrics
