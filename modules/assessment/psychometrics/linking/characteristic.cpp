#include "characteristic.hpp"

#include <psychometrics/curves.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace psychometrics {
namespace {

// One scale on which the curves are compared. On the base scale the new items move: their curves are taken at
// x = (theta - B) / A; on the new scale the base items do, at x = A theta + B.
struct Side {
    bool on_base = true;
    Quadrature nodes;
};
// x at a node, and its derivatives by A and B.
struct Moved {
    double x, by_a, by_b, by_aa, by_ab;
};
Moved moved(bool on_base, double theta, double a, double b) {
    if (on_base) {
        const double x = (theta - b) / a;
        return {x, -x / a, -1 / a, 2 * x / (a * a), 1 / (a * a)};
    }
    return {a * theta + b, theta, 1, 0, 0};
}

// What one item gives at one node: the squared differences of its curves and their first two derivatives by x
// (each halved), and the difference of its expected scores with its derivatives.
struct Terms {
    double squares = 0, first = 0, second = 0;
    double score = 0, score_first = 0, score_second = 0;
};
constexpr std::size_t room = score_max_of_item + 1;

Terms terms_of(const ItemParameters& moving, const ItemParameters& still, double metric, double x,
               double theta) {
    std::array<double, room> p, slope, bend, q;
    const std::size_t n = categories_of(moving);
    curves(moving, metric, x, std::span(p).first(n), std::span(slope).first(n), std::span(bend).first(n));
    probabilities(still, metric, theta, std::span(q).first(n));
    Terms out;
    for (std::size_t k = 0; k < n; ++k) {
        const double off = p[k] - q[k];
        out.squares += off * off;
        out.first += off * slope[k];
        out.second += slope[k] * slope[k] + off * bend[k];
        out.score += double(k) * off;
        out.score_first += double(k) * slope[k];
        out.score_second += double(k) * bend[k];
    }
    return out;
}

struct Level {
    double value = 0;
    double g_a = 0, g_b = 0;              // gradient
    double h_aa = 0, h_ab = 0, h_bb = 0;  // Hessian
};

class Criterion {
  public:
    Criterion(LinkingMethod method, const std::vector<Pair>& pairs, double metric, const LinkingPlan& plan,
              const Latent& fresh, const Latent& base)
        : test_curves_(method == LinkingMethod::stocking_lord), pairs_(pairs), metric_(metric) {
        if (plan.direction != LinkingDirection::base_to_new) {
            sides_.push_back({true, nodes_of(plan, base)});
        }
        if (plan.direction != LinkingDirection::new_to_base) {
            sides_.push_back({false, nodes_of(plan, fresh)});
        }
    }

    Level at(double a, double b) const {
        Level out;
        each_node(a, b, [&](const Side&, double, double w, const Moved& m, const Terms& sum) {
            const auto [value, c1, c2] = parts(sum);
            out.value += w * value;
            out.g_a += 2 * w * c1 * m.by_a;
            out.g_b += 2 * w * c1 * m.by_b;
            out.h_aa += 2 * w * (c2 * m.by_a * m.by_a + c1 * m.by_aa);
            out.h_ab += 2 * w * (c2 * m.by_a * m.by_b + c1 * m.by_ab);
            out.h_bb += 2 * w * c2 * m.by_b * m.by_b;
        });
        return out;
    }

    // The change of the gradient by a parameter of one pair, from the pair with the parameter a little above
    // and below.
    struct Change {
        double g_a = 0, g_b = 0;
    };
    using Perturbed = std::array<Pair, 2>;
    std::vector<Change> changes(double a, double b, std::size_t pair, const std::vector<Perturbed>& perturbed,
                                const std::vector<double>& widths) const {
        std::vector<Change> out(perturbed.size());
        std::size_t node = 0;
        each(a, b, [&](const Side& side, double theta, double w, const Moved& m) {
            const Terms& sum = sums_[node++];
            const Terms own = at_node(pairs_[pair], side, m.x, theta);
            for (std::size_t k = 0; k < perturbed.size(); ++k) {
                const double up = with(sum, own, at_node(perturbed[k][0], side, m.x, theta));
                const double down = with(sum, own, at_node(perturbed[k][1], side, m.x, theta));
                const double d = 2 * w * (up - down) / widths[k];
                out[k].g_a += d * m.by_a;
                out[k].g_b += d * m.by_b;
            }
        });
        return out;
    }
    // Keeps the sums over items at each node, which changes() needs.
    void remember(double a, double b) {
        sums_.clear();
        each_node(a, b,
                  [&](const Side&, double, double, const Moved&, const Terms& s) { sums_.push_back(s); });
    }

  private:
    struct Parts {
        double value, c1, c2;
    };
    Parts parts(const Terms& t) const {
        if (test_curves_) {
            return {t.score * t.score, t.score * t.score_first,
                    t.score_first * t.score_first + t.score * t.score_second};
        }
        return {t.squares, t.first, t.second};
    }
    // c1 at a node where one item's terms are others.
    double with(const Terms& sum, const Terms& own, const Terms& other) const {
        if (test_curves_) {
            return (sum.score - own.score + other.score) *
                   (sum.score_first - own.score_first + other.score_first);
        }
        return sum.first - own.first + other.first;
    }
    Terms at_node(const Pair& p, const Side& side, double x, double theta) const {
        return side.on_base ? terms_of(p.fresh, p.base, metric_, x, theta)
                            : terms_of(p.base, p.fresh, metric_, x, theta);
    }
    template <class Visit>
    void each(double a, double b, const Visit& visit) const {
        for (const auto& side : sides_) {
            for (std::size_t q = 0; q < side.nodes.nodes.size(); ++q) {
                const double theta = side.nodes.nodes[q];
                visit(side, theta, side.nodes.weights[q], moved(side.on_base, theta, a, b));
            }
        }
    }
    template <class Visit>
    void each_node(double a, double b, const Visit& visit) const {
        each(a, b, [&](const Side& side, double theta, double w, const Moved& m) {
            Terms sum;
            for (const auto& p : pairs_) {
                const Terms t = at_node(p, side, m.x, theta);
                sum.squares += t.squares;
                sum.first += t.first;
                sum.second += t.second;
                sum.score += t.score;
                sum.score_first += t.score_first;
                sum.score_second += t.score_second;
            }
            visit(side, theta, w, m, sum);
        });
    }

    bool test_curves_;
    const std::vector<Pair>& pairs_;
    double metric_;
    std::vector<Side> sides_;
    std::vector<Terms> sums_;
};

// Newton steps of the exact Hessian, damped until they lead down (Levenberg 1944).
LinkingConstants descend(const Criterion& criterion, LinkingConstants from, bool slope_fixed) {
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
void add_errors(Criterion& criterion, const std::vector<Pair>& pairs, bool slope_fixed,
                LinkingConstants& out) {
    const double width = 1e-5;
    const Level here = criterion.at(out.slope, out.intercept);
    const double h_ab = slope_fixed ? 0 : here.h_ab;
    const double determinant = here.h_aa * here.h_bb - h_ab * h_ab;
    if (!(here.h_bb > 0) || (!slope_fixed && !(determinant > 0))) {
        return;
    }
    criterion.remember(out.slope, out.intercept);
    Errors errors;
    for (const bool fresh : {true, false}) {
        const bool shared = share_slope(pairs, fresh);
        double slope_a = 0, slope_b = 0;
        std::optional<double> slope_se;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto side = fresh ? &Pair::fresh : &Pair::base;
            const auto free = free_parameters(pairs[i].*side);
            if (std::any_of(free.begin(), free.end(), [](const Free& f) { return !f.se; })) {
                return;
            }
            std::vector<Criterion::Perturbed> perturbed;
            for (const auto& f : free) {
                perturbed.push_back({pairs[i], pairs[i]});
                f.of(perturbed.back()[0].*side) += width;
                f.of(perturbed.back()[1].*side) -= width;
            }
            const auto changes = criterion.changes(out.slope, out.intercept, i, perturbed,
                                                   std::vector<double>(free.size(), 2 * width));
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

LinkingConstants by_curves(LinkingMethod method, const std::vector<Pair>& pairs, double metric,
                           const LinkingPlan& plan, const Latent& fresh, const Latent& base, bool slope_fixed,
                           const std::vector<LinkingConstants>& starts) {
    Criterion criterion(method, pairs, metric, plan, fresh, base);
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
