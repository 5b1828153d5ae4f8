#include <fmt/format.h>
#include <acceleration.hpp>
#include <errors.hpp>
#include <maximise.hpp>
#include <start.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics {
namespace {

class Fit {
  public:
    Fit(const Screened& s, const CalibrationPlan& plan)
        : s_(s), plan_(plan), layout_(layout_of(s, plan)), priors_(s_, plan.metric) {
        expectation_ = expectation_by_sums(s, plan);
        if (!expectation_) {
            expectation_ = expectation_by_tables(s, plan);
        }
    }

    Calibration run() {
        const AccelerationPlan how{.change = plan_.tol,
                                   .gradient = 10 * plan_.tol * std::sqrt(double(s_.persons.size())),
                                   .cycles_max = plan_.cycles_max};
        const Accelerated found = accelerate([&](const Eigen::VectorXd& x) { return cycle(x); },
                                             layout_.vector(start_of(s_, layout_, plan_)), how);
        const Point point = layout_.point(found.at);
        Calibration out = reply_of(s_, plan_);
        out.converged = found.converged;
        out.cycles = found.cycles;
        out.gradient_norm = found.gradient;
        out.objective = found.objective;
        out.log_likelihood = found.objective - priors_.value(layout_, point);
        state(point, out);
        tell(found, point, out);
        if (plan_.standard_errors) {
            if (expected_at_ != found.at) {
                expectation_->at(point, expected_);
            }
            add_standard_errors(s_, plan_, layout_, point, priors_, out);
        }
        return out;
    }

  private:
    Cycle cycle(const Eigen::VectorXd& x) {
        const Point point = layout_.point(x);
        const double prior = priors_.value(layout_, point);
        if (!std::isfinite(prior) || bounded(layout_, x) != x) {
            return {-std::numeric_limits<double>::infinity(), 0, x};
        }
        expectation_->at(point, expected_);
        expected_at_ = x;
        Maximised best = maximise(layout_, x, expected_, priors_);
        return {expected_.log_likelihood + prior,
                x.size() == 0 ? 0 : projected(layout_, x, best.gradient).lpNorm<Eigen::Infinity>(),
                std::move(best.next)};
    }

    void state(const Point& point, Calibration& out) const {
        for (std::size_t j = 0; j < s_.items.size(); ++j) {
            const Curve& curve = point.curves[j];
            ItemParameters item;
            item.item = s_.data->items[s_.items[j]];
            item.model = s_.models[j];
            item.a = curve.a / plan_.metric;
            item.b = curve.a == 0 ? 0 : -curve.d / curve.a;
            item.c = curve.c();
            out.items.push_back(s_.held[j] ? *s_.held[j] : item);
        }
        out.latent = point.latent[0];
        for (std::size_t g = 0; g < out.groups.size(); ++g) {
            out.groups[g].mean = point.latent[g].mean;
            out.groups[g].sd = point.latent[g].sd;
        }
    }

    void tell(const Accelerated& found, const Point& point, Calibration& out) const {
        if (!found.converged) {
            out.problems.push_back(
                {"not_converged", "",
                 fmt::format("After {} cycles the largest entry of the gradient is {:.3g}. Allow more "
                             "cycles, or look for items that fit badly.",
                             found.cycles, found.gradient)});
        }
        for (std::size_t j = 0; j < s_.items.size(); ++j) {
            const Curve& curve = point.curves[j];
            if (s_.held[j]) {
                continue;
            }
            if (std::abs(curve.a) >= slope_bound || std::abs(curve.d) >= intercept_bound) {
                out.problems.push_back(
                    {"slope_runs_away", out.items[j].item,
                     fmt::format("Its slope grows without end and is held at {:.3g}. Look at its key, or "
                                 "set a prior on a.",
                                 out.items[j].a)});
            } else if (curve.a <= 0) {
                out.problems.push_back({"slope_negative", out.items[j].item,
                                        "Abler persons answer it right less often. Look at its key."});
            }
        }
    }

    const Screened& s_;
    const CalibrationPlan& plan_;
    Layout layout_;
    ItemPriors priors_;
    std::unique_ptr<Expectation> expectation_;
    Expected expected_;
    Eigen::VectorXd expected_at_;
};

}  // namespace

Result<Calibration> calibrate_dichotomous(const Screened& s, const CalibrationPlan& plan) {
    return Fit(s, plan).run();
}

}  // namespace psychometrics
