#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/quadrature.hpp>
#include <psychometrics/scores.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "forms.hpp"
#include "grid.hpp"
#include "modes.hpp"

namespace psychometrics {
namespace {

bool is_number(double x, double from, double to) { return x >= from && x <= to; }

Done check(const ScorePlan& plan, const Latent& prior) {
    if (plan.nodes < 3 || plan.nodes > nodes_max) {
        return refuse("plan_faulty", fmt::format("The number of nodes is 3 to {}.", nodes_max));
    }
    if (!is_number(plan.reach, 1, 20)) {
        return refuse("plan_faulty", "The nodes reach 1 to 20 standard deviations from the mean.");
    }
    if (!is_number(prior.sd, 1e-6, 1e6) || !is_number(prior.mean, -1e6, 1e6)) {
        return refuse("plan_faulty", "The prior needs a mean, and a standard deviation above 0.");
    }
    if (plan.bound && !is_number(*plan.bound, 1e-6, 1e6)) {
        return refuse("plan_faulty", "The bound of an estimate is a number of standard deviations above 0.");
    }
    return {};
}

void score_eap(const Aligned& data, const ScorePlan& plan, Scores& out) {
    const Quadrature points = normal_quadrature(plan.nodes, out.prior, plan.reach);
    const Grid grid(data.set, points.nodes);
    const auto log_weights = logs_of(points.weights);
    const std::size_t n = plan.nodes;
    std::vector<double> share(n);
    for (std::size_t person = 0; person < out.persons.size(); ++person) {
        if (out.persons[person].items == 0) {
            continue;
        }
        posterior(grid, log_weights, data.responses.row(person), share);
        double mean = 0, square = 0;
        for (std::size_t q = 0; q < n; ++q) {
            mean += share[q] * points.nodes[q];
        }
        for (std::size_t q = 0; q < n; ++q) {
            square += share[q] * (points.nodes[q] - mean) * (points.nodes[q] - mean);
        }
        out.persons[person].theta = mean;
        out.persons[person].se = std::sqrt(square);
    }
}

void score_modes(const Aligned& data, const ScorePlan& plan, Scores& out) {
    ModeFinder finder(data.set, plan, out.prior);
    std::int64_t unbounded = 0;
    for (std::size_t person = 0; person < out.persons.size(); ++person) {
        PersonScore& one = out.persons[person];
        if (one.items == 0) {
            continue;
        }
        const double bound =
            plan.method == ScoreMethod::ml && plan.bound ? *plan.bound * out.prior.sd : 1e300;
        const auto row = data.responses.row(person);
        const auto [theta, se] = finder.find(row);
        one.theta = theta;
        one.se = se;
        if (theta && std::abs(*theta - out.prior.mean) <= bound) {
            continue;
        }
        one.se = std::nullopt;
        if (bound < 1e300) {
            const bool above = theta ? *theta > out.prior.mean : 2 * one.raw > one.raw_max;
            one.theta = out.prior.mean + (above ? bound : -bound);
            one.problem = "at_bound";
        } else {
            one.theta = std::nullopt;
            one.problem = "no_finite_estimate";
            ++unbounded;
        }
    }
    if (unbounded > 0) {
        out.problems.push_back({"no_finite_estimate", "",
                                fmt::format("For {} persons the likelihood has no highest point, as with all "
                                            "answers right or all wrong. "
                                            "Score by wle, or set a bound.",
                                            unbounded)});
    }
}

Done score_sums(const Aligned& data, const ScorePlan& plan, Scores& out) {
    const auto forms = forms_of(data.responses);
    if (forms.size() > forms_max) {
        return refuse(
            "too_many_forms",
            fmt::format("The persons were presented {} different sets of items, and a table of sum scores is "
                        "made for at most {}. Score by eap.",
                        forms.size(), forms_max));
    }
    for (const PresentedForm& form : forms) {
        ParameterSet part = data.set;
        part.items.clear();
        for (const std::size_t item : form.items) {
            part.items.push_back(data.set.items[item]);
        }
        const auto table = sum_score_table(part, out.prior, plan.nodes, plan.reach);
        for (const std::size_t person : form.persons) {
            out.persons[person].theta = table[std::size_t(out.persons[person].raw)].theta;
            out.persons[person].se = table[std::size_t(out.persons[person].raw)].se;
        }
    }
    return {};
}

std::vector<PersonScore> raw_scores(const Aligned& data) {
    std::vector<std::int64_t> highest;
    for (const auto& item : data.set.items) {
        highest.push_back(std::int64_t(categories_of(item)) - 1);
    }
    std::vector<PersonScore> out(data.responses.person_count());
    for (std::size_t person = 0; person < out.size(); ++person) {
        PersonScore& one = out[person];
        one.person =
            data.responses.persons.empty() ? std::to_string(person + 1) : data.responses.persons[person];
        const auto row = data.responses.row(person);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] != not_presented) {
                one.raw += row[i];
                one.raw_max += highest[i];
                ++one.items;
            }
        }
        one.problem = one.items == 0 ? "nothing_presented" : "";
    }
    return out;
}

std::optional<double> reliability_of(const Scores& scores) {
    std::vector<double> thetas, squares;
    for (const auto& one : scores.persons) {
        if (one.theta && one.se) {
            thetas.push_back(*one.theta);
            squares.push_back(*one.se * *one.se);
        }
    }
    const double spread = variance_of(thetas), error = mean_of(squares);
    if (thetas.size() < 2 || spread + error <= 0) {
        return std::nullopt;
    }
    const bool shrunk = scores.method != ScoreMethod::ml && scores.method != ScoreMethod::wle;
    if (shrunk) {
        return spread / (spread + error);
    }
    return spread > 0 ? std::optional(1 - error / spread) : std::nullopt;
}

}  // namespace

Result<Scores> score(const Aligned& data, const ScorePlan& plan) {
    Scores out{plan.method, data.set.metric, plan.prior.value_or(data.set.latent), {}, {}, data.problems};
    CHECK(check(plan, out.prior));
    out.persons = raw_scores(data);
    switch (plan.method) {
        case ScoreMethod::eap:
            score_eap(data, plan, out);
            break;
        case ScoreMethod::eapsum:
            CHECK(score_sums(data, plan, out));
            break;
        default:
            score_modes(data, plan, out);
    }
    const auto empty = std::ranges::count_if(out.persons, [](const auto& one) { return one.items == 0; });
    if (empty > 0) {
        out.problems.push_back({"nothing_presented", "",
                                fmt::format("{} persons were presented no item and have no score.", empty)});
    }
    out.reliability = reliability_of(out);
    return out;
}

}  // namespace psychometrics
