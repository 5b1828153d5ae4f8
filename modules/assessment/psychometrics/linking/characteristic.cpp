#include "characteristic.hpp"
#include "criterion.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace psychometrics {
namespace {

// Newton steps of the exact Hessian, damped until they lead down (Levenberg 1944).
LinkingConstants descend(const CurveCriterion& criterion, LinkingConstants from, bool slope_fixed) {
    constexpr std::int64_t cycles_max = 200;
    constexpr double slope_least = 1e-4, slope_most = 1e4;
    double a = std::clamp(from.slope, 0.05, 20.0), b = from.intercept;
    a = slope_fixed ? 1 : a;
    Level here = criterion.at(a, b);
    double damping = 0;
    from.converged = false;
    for (from.cycles = 1; from.cycles <= cycles_max; ++from.cycles) {
        const double size = std::abs(here.h_aa) + std::abs(here.h_bb) + 1e-12;
        const double h_aa = here.h_aa + damping * size, h_bb = here.h_bb + damping * size;
        const double h_ab = slope_fixed ? 0 : here.h_ab, g_a = slope_fixed ? 0 : here.g_a;
        const double determinant = h_aa * h_bb - h_ab * h_ab;
        const bool convex = slope_fixed ? h_bb > 0 : h_aa > 0 && determinant > 1e-14 * size * size;
        if (convex) {
            const double step_a = slope_fixed ? 0 : (h_bb * g_a - h_ab * here.g_b) / determinant;
            const double step_b =
                slope_fixed ? here.g_b / h_bb : (h_aa * here.g_b - h_ab * g_a) / determinant;
            const double next_a = a - step_a, next_b = b - step_b;
            const double length = std::abs(step_a) + std::abs(step_b);
            if (next_a > slope_least && next_a < slope_most) {
                const Level next = criterion.at(next_a, next_b);
                if (next.value <= here.value + 1e-16) {
                    a = next_a;
                    b = next_b;
                    here = next;
                    if (damping == 0 && length < 1e-11 * (1 + std::abs(a) + std::abs(b))) {
                        from.converged = true;
                        break;
                    }
                    damping = damping < 1e-6 ? 0 : damping / 10;
                    continue;
                }
            }
            if (damping == 0 && length < 1e-9 * (1 + std::abs(a) + std::abs(b))) {
                from.converged = true;  // rounding alone stands between here and the lowest point
                break;
            }
        }
        damping = damping == 0 ? 1e-4 : damping * 10;
        if (damping > 1e12) {
            break;
        }
    }
    from.slope = a;
    from.intercept = b;
    from.criterion = here.value;
    return from;
}

// The free parameters of an item and their errors, in one order; `missing` where an error is not given.
struct Free {
    std::function<double&(ItemParameters&)> of;
    std::optional<double> se;
    bool slope = false;
};
std::vector<Free> free_parameters(const ItemParameters& item) {
    std::vector<Free> out;
    const auto entry = [](const std::vector<double>& v, std::size_t k) {
        return k < v.size() ? std::optional(v[k]) : std::nullopt;
    };
    if (has_free_slope(item)) {
        out.push_back({[](ItemParameters& i) -> double& { return i.a; }, item.se_a, true});
    }
    if (is_dichotomous(item.model)) {
        out.push_back({[](ItemParameters& i) -> double& { return i.b; }, item.se_b});
    }
    if (item.model == Model::three_pl && item.se_c) {  // a fixed c has no error
        out.push_back({[](ItemParameters& i) -> double& { return i.c; }, item.se_c});
    }
    for (std::size_t k = 0; k < item.steps.size() && !is_dichotomous(item.model); ++k) {
        out.push_back({[k](ItemParameters& i) -> double& { return i.steps[k]; }, entry(item.se_steps, k)});
    }
    for (std::size_t k = 1; k < item.slopes.size() && item.model == Model::nrm; ++k) {
        out.push_back({[k](ItemParameters& i) -> double& { return i.slopes[k]; }, entry(item.se_slopes, k)});
        out.push_back(
            {[k](ItemParameters& i) -> double& { return i.intercepts[k]; }, entry(item.se_intercepts, k)});
    }
    return out;
}

// At the lowest point the gradient is 0 whatever the parameters are, so d(A, B) = -H^-1 dg (Ogasawara 2001).
void add_errors(CurveCriterion& criterion, const std::vector<CommonPair>& pairs, bool slope_fixed,
                LinkingConstants& out) {
    const double width = 1e-5;
    const Level here = criterion.at(out.slope, out.intercept);
    const double h_ab = slope_fixed ? 0 : here.h_ab;
    const double determinant = here.h_aa * here.h_bb - h_ab * h_ab;
    if (!(here.h_bb > 0) || (!slope_fixed && !(determinant > 0))) {
        return;
    }
    criterion.remember(out.slope, out.intercept);
    LinkErrors errors;
    for (const bool fresh : {true, false}) {
        const bool shared = share_slope(pairs, fresh);
        double slope_a = 0, slope_b = 0;
        std::optional<double> slope_se;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto side = fresh ? &CommonPair::fresh : &CommonPair::base;
            const auto free = free_parameters(pairs[i].*side);
            if (std::any_of(free.begin(), free.end(), [](const Free& f) { return !f.se; })) {
                return;
            }
            std::vector<CurveCriterion::Perturbed> perturbed;
            for (const auto& f : free) {
                perturbed.push_back({pairs[i], pairs[i]});
                f.of(perturbed.back()[0].*side) += width;
                f.of(perturbed.back()[1].*side) -= width;
            }
            const auto changes = criterion.changes(out.slope, out.intercept, i, perturbed, 2 * width);
            for (std::size_t k = 0; k < free.size(); ++k) {
                const double g_a = slope_fixed ? 0 : changes[k].g_a, g_b = changes[k].g_b;
                const double d_a = slope_fixed ? 0 : -(here.h_bb * g_a - h_ab * g_b) / determinant;
                const double d_b =
                    slope_fixed ? -g_b / here.h_bb : -(here.h_aa * g_b - h_ab * g_a) / determinant;
                if (free[k].slope && shared) {
                    slope_a += d_a;
                    slope_b += d_b;
                    slope_se = free[k].se;
                } else {
                    errors.add(d_a, d_b, free[k].se);
                }
            }
        }
        if (shared) {
            errors.add(slope_a, slope_b, slope_se);
        }
    }
    errors.write(out);
}

}  // namespace

LinkingConstants by_curves(LinkingMethod method, const std::vector<CommonPair>& pairs, double metric,
                           const LinkingPlan& plan, const Latent& fresh, const Latent& base, bool slope_fixed,
                           const std::vector<LinkingConstants>& starts) {
    CurveCriterion criterion(method, pairs, metric, plan, fresh, base);
    std::optional<LinkingConstants> best;
    for (auto start : starts) {
        start = LinkingConstants{.method = method, .slope = start.slope, .intercept = start.intercept};
        const auto found = descend(criterion, start, slope_fixed);
        const bool better = !best || (found.converged && !best->converged) ||
                            (found.converged == best->converged && *found.criterion < *best->criterion);
        if (better) {
            best = found;
        }
    }
    if (best->converged) {
        add_errors(criterion, pairs, slope_fixed, *best);
    }
    return *best;
}

}  // namespace psychometrics
