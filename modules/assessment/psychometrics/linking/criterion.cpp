#include "criterion.hpp"

#include <psychometrics/curves.hpp>

namespace psychometrics {
namespace {

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

void add(Terms& sum, const Terms& t) {
    sum.squares += t.squares;
    sum.first += t.first;
    sum.second += t.second;
    sum.score += t.score;
    sum.score_first += t.score_first;
    sum.score_second += t.score_second;
}

}  // namespace

CurveCriterion::CurveCriterion(LinkingMethod method, const std::vector<CommonPair>& pairs, double metric,
                               const LinkingPlan& plan, const Latent& fresh, const Latent& base)
    : test_curves_(method == LinkingMethod::stocking_lord), pairs_(pairs), metric_(metric) {
    if (plan.direction != LinkingDirection::base_to_new) {
        sides_.push_back({true, nodes_of(plan, base)});
    }
    if (plan.direction != LinkingDirection::new_to_base) {
        sides_.push_back({false, nodes_of(plan, fresh)});
    }
}

template <class Visit>
void CurveCriterion::each(double a, double b, const Visit& visit) const {
    for (const auto& side : sides_) {
        for (std::size_t q = 0; q < side.nodes.nodes.size(); ++q) {
            const double theta = side.nodes.nodes[q];
            visit(side, theta, side.nodes.weights[q], moved(side.on_base, theta, a, b));
        }
    }
}

template <class Visit>
void CurveCriterion::each_node(double a, double b, const Visit& visit) const {
    each(a, b, [&](const Side& side, double theta, double w, const Moved& m) {
        Terms sum;
        for (const auto& p : pairs_) {
            add(sum, at_node(p, side, m.x, theta));
        }
        visit(w, m, sum);
    });
}

CurveCriterion::Parts CurveCriterion::parts(const Terms& t) const {
    if (test_curves_) {
        return {t.score * t.score, t.score * t.score_first,
                t.score_first * t.score_first + t.score * t.score_second};
    }
    return {t.squares, t.first, t.second};
}

double CurveCriterion::with(const Terms& sum, const Terms& own, const Terms& other) const {
    if (test_curves_) {
        return (sum.score - own.score + other.score) *
               (sum.score_first - own.score_first + other.score_first);
    }
    return sum.first - own.first + other.first;
}

Terms CurveCriterion::at_node(const CommonPair& p, const Side& side, double x, double theta) const {
    return side.on_base ? terms_of(p.fresh, p.base, metric_, x, theta)
                        : terms_of(p.base, p.fresh, metric_, x, theta);
}

Level CurveCriterion::at(double a, double b) const {
    Level out;
    each_node(a, b, [&](double w, const Moved& m, const Terms& sum) {
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

void CurveCriterion::remember(double a, double b) {
    sums_.clear();
    each_node(a, b, [&](double, const Moved&, const Terms& sum) { sums_.push_back(sum); });
}

std::vector<CurveCriterion::Change> CurveCriterion::changes(double a, double b, std::size_t pair,
                                                            const std::vector<Perturbed>& perturbed,
                                                            double width) const {
    std::vector<Change> out(perturbed.size());
    std::size_t node = 0;
    each(a, b, [&](const Side& side, double theta, double w, const Moved& m) {
        const Terms& sum = sums_[node++];
        const Terms own = at_node(pairs_[pair], side, m.x, theta);
        for (std::size_t k = 0; k < perturbed.size(); ++k) {
            const double up = with(sum, own, at_node(perturbed[k][0], side, m.x, theta));
            const double down = with(sum, own, at_node(perturbed[k][1], side, m.x, theta));
            const double d = 2 * w * (up - down) / width;
            out[k].g_a += d * m.by_a;
            out[k].g_b += d * m.by_b;
        }
    });
    return out;
}

}  // namespace psychometrics
