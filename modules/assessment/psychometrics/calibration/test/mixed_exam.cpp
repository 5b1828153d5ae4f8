#include "mixed_exam.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace psychometrics {

ParameterSet exam_of(const std::vector<Model>& models, std::size_t count, Draws& draws, std::size_t scores) {
    ParameterSet out{.model = "mixed", .metric = 1, .items = {}};
    for (std::size_t i = 0; i < count; ++i) {
        out.items.push_back(plausible_items(models[i % models.size()], 1, draws, scores).items[0]);
        out.items.back().item = "item" + std::to_string(i + 1);
    }
    return out;
}

CalibrationPlan plan_of(const ParameterSet& set) {
    CalibrationPlan plan{.priors = Priors{}, .metric = set.metric, .minimum = 1};
    for (const auto& item : set.items) {
        plan.models.push_back({item.item, item.model});
    }
    return plan;
}

Calibration by_mixed(const Responses& r, const CalibrationPlan& plan) {
    const auto screened = screen(r, plan);
    if (!screened) {
        ADD_FAILURE() << screened.error().detail;
        return {};
    }
    auto out = calibrate_mixed(*screened, plan);
    if (!out) {
        ADD_FAILURE() << out.error().detail;
        return {};
    }
    return *std::move(out);
}

Flat flat(const ItemParameters& item) {
    Flat out;
    const auto add = [&](double at, std::optional<double> se) {
        out.at.push_back(at);
        out.se.push_back(se.value_or(0));
    };
    const auto se_of = [](const std::vector<double>& se, std::size_t k) {
        return k < se.size() ? std::optional(se[k]) : std::nullopt;
    };
    if (item.model == Model::nrm) {
        for (std::size_t k = 1; k < item.slopes.size(); ++k) {
            add(item.slopes[k], se_of(item.se_slopes, k));
        }
        for (std::size_t k = 1; k < item.intercepts.size(); ++k) {
            add(item.intercepts[k], se_of(item.se_intercepts, k));
        }
        return out;
    }
    if (item.model != Model::rasch && item.model != Model::pcm) {
        add(item.a, item.se_a);
    }
    if (is_dichotomous(item.model)) {
        add(item.b, item.se_b);
    }
    for (std::size_t k = 0; k < item.steps.size(); ++k) {
        add(item.steps[k], se_of(item.se_steps, k));
    }
    if (item.model == Model::three_pl) {
        add(item.c, item.se_c);
    }
    return out;
}

bool has_problem(const Notices& problems, const std::string& code, const std::string& item) {
    return std::ranges::any_of(problems, [&](const Notice& n) { return n.code == code && n.item == item; });
}

}  // namespace psychometrics
