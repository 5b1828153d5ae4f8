#include "differences.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

double difficulty(const ItemParameters& item) {
    return is_dichotomous(item.model) ? item.b : mean_of(item.steps);
}

std::optional<double> error_of_difficulty(const ItemParameters& item) {
    if (is_dichotomous(item.model)) {
        return item.se_b;
    }
    if (item.se_steps.size() != item.steps.size()) {
        return std::nullopt;
    }
    double sum = 0;
    for (const double se : item.se_steps) {
        sum += se * se;
    }
    return std::sqrt(sum) / double(item.steps.size());
}

void areas(const CommonPair& pair, const LinkingConstants& line, const ParameterSet& base, std::int64_t nodes,
           DriftItem& out) {
    const auto quadrature = normal_quadrature(std::size_t(nodes), base.latent);
    const double highest = double(categories_of(pair.base) - 1);
    out.d2 = out.signed_difference = 0;
    for (std::size_t q = 0; q < quadrature.nodes.size(); ++q) {
        const double theta = quadrature.nodes[q];
        const double linked = expected_score(pair.fresh, base.metric, (theta - line.intercept) / line.slope);
        const double off = (linked - expected_score(pair.base, base.metric, theta)) / highest;
        out.d2 += quadrature.weights[q] * off * off;
        out.signed_difference += quadrature.weights[q] * off;
    }
    out.rmsd = std::sqrt(out.d2);
}

// The middle and the scale of the differences. Of all common items, not of the anchors alone: a few that
// drift hardly move them, while without each worst one the scale would shrink and the next one look worse
// than it is.
struct Robust {
    double median = 0, scale = 0;
    double df = 1;
    bool exact() const { return scale < 1e-9; }
};
Robust robust_of(const std::vector<double>& differences) {
    constexpr double of_quartiles = 0.74;  // sd of a normal distribution by its interquartile range
    return {quantile_of(differences, 0.5),
            of_quartiles * (quantile_of(differences, 0.75) - quantile_of(differences, 0.25)),
            std::max(1.0, 0.37 * double(differences.size()))};
}

struct Judged {
    std::optional<double> z, p;
};
Judged judge(double difference, const Robust& all) {
    const double off = difference - all.median;
    if (all.exact()) {
        return {std::nullopt, std::abs(off) > 1e-6 ? 0.0 : 1.0};
    }
    const double z = off / all.scale;
    return {z, std::min(1.0, 2 * student_tail(std::abs(z), all.df))};
}

std::vector<double> controlled(const std::vector<double>& p, Multiplicity control) {
    switch (control) {
        case Multiplicity::holm:
            return holm(p);
        case Multiplicity::benjamini_hochberg:
            return benjamini_hochberg(p);
        case Multiplicity::none:
            break;
    }
    return p;
}

// The p-values of all items, of b and of ln a, are one family.
void adjust(std::vector<DriftItem>& items, Multiplicity control) {
    std::vector<double> p;
    for (const auto& item : items) {
        for (const auto* one : {&item.p_b, &item.p_ln_a}) {
            if (*one) {
                p.push_back(**one);
            }
        }
    }
    const auto adjusted = controlled(p, control);
    std::size_t next = 0;
    for (auto& item : items) {
        item.p_adjusted_b = item.p_b;
        item.p_adjusted_ln_a = item.p_ln_a;
        for (auto* one : {&item.p_adjusted_b, &item.p_adjusted_ln_a}) {
            if (*one) {
                *one = adjusted[next++];
            }
        }
    }
}

bool above(const std::optional<double>& value, double limit) { return value && std::abs(*value) > limit; }
bool at_most(const std::optional<double>& value, double limit) { return value && *value <= limit; }

void flag(DriftItem& item, const DriftPlan& plan) {
    const bool certain_b = !item.robust_z_b && item.p_b == 0.0;  // all others agree exactly
    const bool certain_a = !item.robust_z_ln_a && item.p_ln_a == 0.0;
    item.displaced = std::abs(item.d_b) > plan.displacement_limit;
    item.unusual = above(item.robust_z_b, plan.z_limit) || above(item.robust_z_ln_a, plan.z_limit) ||
                   certain_b || certain_a;
    item.significant = at_most(item.p_adjusted_b, plan.alpha) || at_most(item.p_adjusted_ln_a, plan.alpha);
    switch (plan.rule) {
        case DriftRule::controlled:
            item.drifting = item.significant;
            break;
        case DriftRule::robust_z:
            item.drifting = item.unusual;
            break;
        case DriftRule::displacement:
            item.drifting = item.displaced;
            break;
        case DriftRule::displacement_and_z:
            item.drifting = item.displaced && (above(item.robust_z_b, plan.z_limit) || certain_b);
            break;
    }
}

}  // namespace

void compare(const std::vector<CommonPair>& pairs, const ParameterSet& base, const LinkingConstants& line,
             bool slopes_vary, const DriftPlan& plan, Drift& out) {
    std::vector<double> b, ln_a;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [fresh, old] = pairs[i];
        DriftItem& item = out.items[i];
        item.b_linked = line.slope * difficulty(fresh) + line.intercept;
        item.b_base = difficulty(old);
        item.d_b = item.b_linked - item.b_base;
        item.a_linked = fresh.a / line.slope;
        item.a_base = old.a;
        item.d_ln_a = std::log(item.a_linked / item.a_base);
        const auto se_fresh = error_of_difficulty(fresh), se_old = error_of_difficulty(old);
        item.se_d_b.reset();
        if (se_fresh && se_old) {
            item.se_d_b = std::hypot(line.slope * *se_fresh, *se_old);
        }
        areas(pairs[i], line, base, out.d2_nodes, item);
        b.push_back(item.d_b);
        ln_a.push_back(item.d_ln_a);
    }
    const Robust of_b = robust_of(b), of_a = robust_of(ln_a);
    for (auto& item : out.items) {
        const Judged by_b = judge(item.d_b, of_b);
        item.robust_z_b = by_b.z;
        item.p_b = by_b.p;
        item.robust_z_ln_a.reset();
        item.p_ln_a.reset();
        if (slopes_vary) {
            const Judged by_a = judge(item.d_ln_a, of_a);
            item.robust_z_ln_a = by_a.z;
            item.p_ln_a = by_a.p;
        }
    }
    adjust(out.items, plan.control);
    for (auto& item : out.items) {
        flag(item, plan);
    }
    const bool exact = of_b.exact() || (slopes_vary && of_a.exact());
    const bool said = std::any_of(out.problems.begin(), out.problems.end(),
                                  [](const Notice& n) { return n.code == "exact_agreement"; });
    if (exact && !said) {
        out.problems.push_back(
            {"exact_agreement", "",
             "The middle half of the common items differ by the same amount, so z has no scale: every "
             "one off by more than 0.000001 is taken as drifting. Are the sets copies of one "
             "another?"});
    }
}

}  // namespace psychometrics
