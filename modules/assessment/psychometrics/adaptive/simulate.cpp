#include <psychometrics/adaptive.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

std::string why_stopped(const AdaptivePlan& plan, const AdaptiveState& state) {
    return state.asked().size() >= plan.length_max        ? "length"
           : plan.se_below && state.se() < *plan.se_below ? "precision"
                                                          : "decision";
}

struct Taken {
    std::vector<std::size_t> items;
    double theta = 0, se = 0;
};
Taken taken_by(const ParameterSet& bank, const AdaptivePlan& plan, double theta, Draws& draws) {
    AdaptiveState state(bank, plan);
    std::vector<double> p;
    while (!state.is_done()) {
        const auto item = state.next(draws);
        if (!item) {
            break;
        }
        p.resize(categories_of(bank.items[*item]));
        probabilities(bank.items[*item], bank.metric, theta, p);
        double left = draws.uniform();
        std::size_t score = 0;
        while (score + 1 < p.size() && left > p[score]) {
            left -= p[score++];
        }
        state.give(*item, std::uint8_t(score));
    }
    return {state.asked(), state.theta(), state.se()};
}

}  // namespace

AdaptivePath adaptive_path(const ParameterSet& bank, const AdaptivePlan& plan,
                           std::span<const std::uint8_t> responses, Draws& draws) {
    AdaptivePath out;
    AdaptiveState state(bank, plan);
    while (!state.is_done()) {
        const auto item = state.next(draws);
        if (!item) {
            out.stopped = "bank_exhausted";
            break;
        }
        if (responses[*item] > score_max || responses[*item] >= categories_of(bank.items[*item])) {
            out.stopped = "not_answered";
            break;
        }
        state.give(*item, responses[*item]);
        out.steps.push_back({bank.items[*item].item, responses[*item], state.theta(), state.se()});
    }
    out.theta = state.theta();
    out.se = state.se();
    out.stopped = out.stopped.empty() ? why_stopped(plan, state) : out.stopped;
    return out;
}

std::vector<double> exposure_controls(const ParameterSet& bank, AdaptivePlan plan, double rate_max,
                                      std::size_t persons, std::size_t rounds, Draws& draws) {
    plan.exposure = Exposure::sympson_hetter;
    plan.exposure_control.assign(bank.items.size(), 1);
    for (std::size_t round = 0; round < rounds; ++round) {
        // Chosen counts an item also where its chance then kept it back: every item before the given one, in
        // their order. An item that was given n times at control k was chosen n / k times in the mean.
        std::vector<double> given(bank.items.size(), 0);
        for (const double theta : normal_thetas(persons, plan.prior, draws)) {
            for (const std::size_t item : taken_by(bank, plan, theta, draws).items) {
                given[item] += 1;
            }
        }
        // The rate aimed at lies two standard errors of a round below the one allowed: the highest of many
        // would pass it.
        const double aim = rate_max - 2 * std::sqrt(rate_max * (1 - rate_max) / double(persons));
        for (std::size_t i = 0; i < given.size(); ++i) {
            const double chosen = given[i] / std::max(plan.exposure_control[i], 1e-6) / double(persons);
            plan.exposure_control[i] = chosen > aim ? aim / chosen : 1;
        }
    }
    return plan.exposure_control;
}

BankSimulation simulate_bank(const ParameterSet& bank, const AdaptivePlan& plan, std::size_t persons,
                             std::size_t per_point, Draws& draws) {
    BankSimulation out;
    out.persons = std::int64_t(persons);
    std::vector<double> given(bank.items.size(), 0), estimates, errors;
    const auto thetas = normal_thetas(persons, plan.prior, draws);
    double length = 0, right = 0, false_pass = 0, false_fail = 0;
    for (const double theta : thetas) {
        const Taken taken = taken_by(bank, plan, theta, draws);
        for (const std::size_t item : taken.items) {
            given[item] += 1;
        }
        length += double(taken.items.size());
        estimates.push_back(taken.theta);
        errors.push_back(taken.theta - theta);
        if (plan.cut) {
            const bool is = theta >= *plan.cut, says = taken.theta >= *plan.cut;
            right += is == says;
            false_pass += says && !is;
            false_fail += is && !says;
        }
    }
    const double n = double(persons);
    double squares = 0;
    for (std::size_t i = 0; i < given.size(); ++i) {
        out.exposure.push_back({bank.items[i].item, given[i] / n});
        out.never_used += given[i] == 0;
        squares += given[i] * (given[i] - 1);
    }
    // The pairs of tests that share an item, over all pairs and the mean length.
    out.mean_length = length / n;
    out.overlap = persons < 2 ? 0 : squares / (n * (n - 1)) / out.mean_length;
    out.bias = mean_of(errors);
    double square = 0;
    for (const double e : errors) {
        square += e * e;
    }
    out.rmse = std::sqrt(square / n);
    out.correlation = correlation_of(thetas, estimates).value_or(0);
    if (plan.cut) {
        out.accuracy = right / n;
        out.false_pass = false_pass / n;
        out.false_fail = false_fail / n;
    }
    for (double theta = -3; theta <= 3.001 && per_point > 0; theta += 0.5) {
        ConditionalPrecision row{theta};
        for (std::size_t p = 0; p < per_point; ++p) {
            const Taken taken = taken_by(bank, plan, theta, draws);
            row.bias += (taken.theta - theta) / double(per_point);
            row.rmse += std::pow(taken.theta - theta, 2) / double(per_point);
            row.mean_se += taken.se / double(per_point);
            row.mean_length += double(taken.items.size()) / double(per_point);
        }
        row.rmse = std::sqrt(row.rmse);
        out.conditional.push_back(row);
    }
    return out;
}

}  // namespace psychometrics
