// Calibration of any set of models: EM with SQUAREM over the mixed engine's state.
#include "acceleration.hpp"
#include "mixed_start.hpp"

#include <fmt/format.h>
#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics {
namespace mixed {
namespace {

// What identifies the scale: held items, or the reference group's mean 0 and, without a slope that is known,
// its sd 1.
std::vector<FreeGroup> free_groups(const Screened& screened, const State& state) {
    std::vector<FreeGroup> out(state.groups.size(), {.mean = true, .sd = true});
    if (!screened.anchored) {
        const bool slope_known =
            std::ranges::any_of(state.items, [](const Item& i) { return i.slopes() == 0; });
        out[0] = {.mean = false, .sd = slope_known};
    }
    return out;
}

// A nominal model says as well of -theta what it says of theta. Where nothing else tells them apart, higher
// scores go with higher theta on the whole.
void turn_upright(const Screened& screened, State& state) {
    const bool nominal =
        std::ranges::all_of(state.items, [](const Item& i) { return i.model == Model::nrm; });
    if (screened.anchored || !nominal) {
        return;
    }
    double along = 0;
    for (const Item& item : state.items) {
        const auto steps = Eigen::Index(item.categories) - 1;
        for (Eigen::Index k = 0; k < steps; ++k) {
            along += item.at[k] * (double(k + 1) - double(steps) / 2);
        }
    }
    if (along < 0) {
        for (Item& item : state.items) {
            item.at.head(Eigen::Index(item.slopes())) *= -1;
        }
        for (Latent& group : state.groups) {
            group.mean = group.mean == 0 ? 0 : -group.mean;
        }
    }
}

// A 3PL curve that is flat wherever there are persons.
bool lies_outside(const Item& item) {
    constexpr double reach = 6, flat = 7;  // standard deviations; logits, a chance of 0.001
    return item.model == Model::three_pl && std::abs(item.at[1]) - reach * std::abs(item.at[0]) > flat;
}
// Whether the data leave a parameter open in one direction, so that it has no standard error.
bool is_open(const Item& item, Eigen::Index place) {
    return is_bound(item, place) || (place == 1 && lies_outside(item));
}

void say_slopes(const State& state, Notices& problems) {
    for (const Item& item : state.items) {
        if (item.fixed || item.slopes() == 0) {
            continue;
        }
        const Eigen::VectorXd slopes = item.at.head(Eigen::Index(item.slopes()));
        if (slopes.cwiseAbs().maxCoeff() >= slope_max) {
            problems.push_back(
                {"slope_runs_away", item.id,
                 "Its slope grows without end: the responses follow theta like a step. It is held at the "
                 "largest one; look for items that repeat each other, or state a prior."});
        } else if (lies_outside(item)) {
            problems.push_back({"difficulty_runs_away", item.id,
                                "Its curve is flat wherever there are persons: whether they answer it right "
                                "has nothing to do with "
                                "theta. Look at its key."});
        } else if (is_flat(item)) {
            problems.push_back(
                {"slope_zero", item.id,
                 "Its slope is 0: the responses have nothing to do with theta, and its steps have no "
                 "place on the scale; they are stated as 0."});
        } else if (item.model != Model::nrm && slopes[0] < 0) {
            problems.push_back(
                {"slope_negative", item.id,
                 "Its slope is below 0: the more able do worse on it. Look at its key or its rubric."});
        }
    }
}

void say_spread(const State& state, const Layout& layout, const Responses& data, Notices& problems) {
    for (std::size_t g = 0; g < state.groups.size(); ++g) {
        if (layout.sd[g] >= 0 && state.groups[g].sd <= layout.sd_min * (1 + 1e-9)) {
            problems.push_back(
                {"theta_without_spread", data.groups.empty() ? "" : data.groups[g],
                 "The persons do not differ in theta by more than chance: the sd is held at its least. "
                 "Scores of these items tell nobody from anybody."});
        }
    }
}

void state_errors(const Eigen::MatrixXd& covariance, const State& state, const Layout& layout,
                  Calibration& out) {
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        const auto& places = layout.items[i];
        bool open = is_flat(state.items[i]);
        for (std::size_t l = 0; l < places.size(); ++l) {
            open = open || is_open(state.items[i], Eigen::Index(l));
        }
        if (places.empty() || open) {
            continue;
        }
        const Item& item = state.items[i];
        const Eigen::MatrixXd slope = outside_slope(item);
        const Eigen::MatrixXd own = covariance(places, places);
        const Eigen::VectorXd se = (slope * own * slope.transpose()).diagonal().cwiseMax(0).cwiseSqrt();
        ItemParameters& to = out.items[i];
        Eigen::Index next = 0;
        const auto list = [&](std::vector<double>& into, std::size_t count) {
            for (std::size_t k = 0; k < count; ++k) {
                into.push_back(se[next++]);
            }
        };
        if (item.model == Model::nrm) {
            to.se_slopes = {0};
            to.se_intercepts = {0};
            list(to.se_slopes, item.categories - 1);
            list(to.se_intercepts, item.categories - 1);
            continue;
        }
        if (item.slopes() > 0) {
            to.se_a = se[next++];
        }
        to.se_b = se[next++];
        list(to.se_steps, to.steps.size());
        if (item.model == Model::three_pl) {
            to.se_c = se[next++];
        }
    }
    for (std::size_t g = 0; g < out.groups.size(); ++g) {
        if (layout.mean[g] >= 0) {
            out.groups[g].se_mean = std::sqrt(covariance(layout.mean[g], layout.mean[g]));
        }
        if (layout.sd[g] >= 0) {
            out.groups[g].se_sd = std::sqrt(covariance(layout.sd[g], layout.sd[g]));
        }
    }
}

// The inverse of the information, scaled to a unit diagonal first; nothing where it is not positive definite.
std::optional<Eigen::MatrixXd> inverse_of(const Eigen::MatrixXd& information) {
    if (!(information.diagonal().array() > 0).all() || !information.allFinite()) {
        return std::nullopt;
    }
    const Eigen::VectorXd scale = information.diagonal().cwiseSqrt().cwiseInverse();
    const Eigen::LLT<Eigen::MatrixXd> root(scale.asDiagonal() * information * scale.asDiagonal());
    constexpr double singular = 1e-12;
    if (root.info() != Eigen::Success || root.rcond() < singular) {
        return std::nullopt;
    }
    const Eigen::MatrixXd inner =
        root.solve(Eigen::MatrixXd::Identity(information.rows(), information.cols()));
    return scale.asDiagonal() * inner * scale.asDiagonal();
}

void errors(const Patterns& patterns, const State& state, const Layout& layout, const Spacing& spacing,
            Calibration& out) {
    auto information = observed_information(patterns, state, layout, spacing);
    if (!information) {
        out.problems.push_back(
            {"no_standard_error", "",
             "Items have so many scores that standard errors would take too long. Join scores that "
             "say the same."});
        return;
    }
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        const auto& places = layout.items[i];
        bool open = false;
        for (std::size_t l = 0; l < places.size(); ++l) {
            if (is_open(state.items[i], Eigen::Index(l))) {
                information->row(places[l]).setZero();
                information->col(places[l]).setZero();
                (*information)(places[l], places[l]) = 1;
                open = true;
            }
        }
        if (open) {
            out.problems.push_back(
                {"no_standard_error", state.items[i].id,
                 "One of its parameters is held at a bound, the others are as if it were known."});
        }
    }
    if (const auto covariance = inverse_of(*information)) {
        state_errors(*covariance, state, layout, out);
    } else {
        out.problems.push_back(
            {"no_standard_error", "",
             "The information matrix is singular at the estimates: the data do not determine them "
             "all."});
    }
}

Calibration calibrated(const Screened& screened, const CalibrationPlan& plan) {
    Calibration out = reply_of(screened, plan);
    Start start = start_of(screened, plan);
    State& state = start.state;
    out.problems.insert(out.problems.end(), start.problems.begin(), start.problems.end());
    out.recoded = std::move(start.recoded);
    const Patterns patterns = patterns_of(start.responses, state.items);
    const Layout layout = layout_of(state, free_groups(screened, state));
    const Spacing spacing{std::size_t(plan.nodes), plan.reach};

    const auto em = [&](const Eigen::VectorXd& x) -> Cycle {
        constexpr double never = std::numeric_limits<double>::infinity();
        if (!unpack(x, layout, state)) {
            return {-never, never, x};
        }
        const double prior = log_prior(state, layout);
        if (!std::isfinite(prior)) {
            return {-never, never, x};
        }
        const Expected expected = expect(patterns, state.items, state.groups, spacing);
        const double steepest =
            layout.size == 0 ? 0 : gradient(state, layout, expected).lpNorm<Eigen::Infinity>();
        maximise(state, layout, expected);
        return {expected.log_likelihood + prior, steepest, pack(state, layout)};
    };
    const Accelerated best =
        accelerate(em, pack(state, layout),
                   {.change = plan.tol,
                    .gradient = plan.tol * 10 * std::sqrt(double(screened.persons.size())),
                    .cycles_max = plan.cycles_max});
    unpack(best.at, layout, state);
    turn_upright(screened, state);
    out.converged = best.converged;
    out.cycles = best.cycles;
    out.objective = best.objective;
    out.log_likelihood = best.objective - log_prior(state, layout);
    out.gradient_norm = best.gradient;
    for (std::size_t i = 0; i < state.items.size(); ++i) {
        out.items.push_back(screened.held[i] ? *screened.held[i] : outside(state.items[i]));
    }
    out.latent = state.groups[0];
    for (std::size_t g = 0; g < out.groups.size(); ++g) {
        out.groups[g].mean = state.groups[g].mean;
        out.groups[g].sd = state.groups[g].sd;
    }
    if (!out.converged) {
        out.problems.push_back(
            {"not_converged", "",
             fmt::format("After {} cycles the estimates still move; the steepest slope of the "
                         "objective is {:.2g}.",
                         out.cycles, out.gradient_norm)});
    }
    say_slopes(state, out.problems);
    say_spread(state, layout, *screened.data, out.problems);
    if (plan.standard_errors) {
        errors(patterns, state, layout, spacing, out);
    }
    return out;
}

}  // namespace
}  // namespace mixed

Result<Calibration> calibrate_mixed(const Screened& screened, const CalibrationPlan& plan) {
    return mixed::calibrated(screened, plan);
}

}  // namespace psychometrics
