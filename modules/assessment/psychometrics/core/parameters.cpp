#include <base/must.hpp>
#include <psychometrics/parameters.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace psychometrics {
namespace {
constexpr std::array<std::string_view, 8> names{"rasch", "1pl", "2pl", "3pl", "grm", "pcm", "gpcm", "nrm"};

bool finite(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

std::string fault_of(const ItemParameters& item) {
    if (!std::isfinite(item.a) || !std::isfinite(item.b) || !std::isfinite(item.c) || !finite(item.steps) ||
        !finite(item.slopes) || !finite(item.intercepts)) {
        return "One of its parameters is not a number.";
    }
    if (item.model == Model::nrm) {
        return item.slopes.size() < 2 || item.slopes.size() != item.intercepts.size()
                   ? "A nominal item needs a slope and an intercept for each of its scores, at least two."
                   : "";
    }
    if (!(item.a > 0)) {
        return fmt::format("Its slope is {}: it must be above 0.", item.a);
    }
    if (item.c < 0 || item.c >= 1) {
        return fmt::format("Its lower asymptote is {}: it must be at least 0 and below 1.", item.c);
    }
    if (!is_dichotomous(item.model) && item.steps.empty()) {
        return "It has no steps.";
    }
    if (item.model == Model::grm && !std::is_sorted(item.steps.begin(), item.steps.end())) {
        return "The steps of a graded item must ascend.";
    }
    return "";
}
}  // namespace

std::string_view name_of(Model m) { return names[std::size_t(m)]; }

std::optional<Model> model_named(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(Model(found - names.begin()));
}

ParameterSet in_metric(ParameterSet set, double metric) {
    MUST(metric > 0 && set.metric > 0);
    const double factor = set.metric / metric;
    for (auto& item : set.items) {
        item.a *= factor;
        if (item.se_a) {
            *item.se_a *= factor;
        }
    }
    set.metric = metric;
    return set;
}

Notices faults_of(const ParameterSet& set) {
    Notices out;
    std::set<std::string> seen;
    for (const auto& item : set.items) {
        if (!seen.insert(item.item).second) {
            out.push_back({"item_twice", item.item, "The item is listed twice."});
        }
        if (std::string fault = fault_of(item); !fault.empty()) {
            out.push_back({"bad_parameter", item.item, std::move(fault)});
        }
    }
    if (!(set.metric > 0) || !std::isfinite(set.metric)) {
        out.push_back({"bad_metric", "", "The metric (D) must be above 0."});
    }
    if (!(set.latent.sd > 0) || !std::isfinite(set.latent.sd) || !std::isfinite(set.latent.mean)) {
        out.push_back({"bad_latent", "", "The latent distribution needs a mean and an sd above 0."});
    }
    return out;
}

}  // namespace psychometrics
