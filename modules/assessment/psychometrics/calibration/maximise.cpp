#include <maximise.hpp>

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr double small = 1e-2;  // a Newton step of this size leaves an error of its square
constexpr int steps_max = 25;

constexpr double longest = 1.5;       // of a step, any entry
constexpr double slope_least = 1e-3;  // where a prior keeps it above 0

// The place of a parameter of an item: 0 a, 1 d, 2 g.
int place(const Layout::Item& item, int which) { return which == 0 ? item.a : which == 1 ? item.d : item.g; }

// Where an item's parameters end.
struct Bounds {
    Eigen::Vector3d low, high;
};
Bounds bounds_of(bool positive) {
    return {{positive ? slope_least : -slope_bound, -intercept_bound, -logit_bound},
            {slope_bound, intercept_bound, logit_bound}};
}
Eigen::Vector3d entries(const Curve& c) { return {c.a, c.d, std::isinf(c.g) ? 0 : c.g}; }

Curve moved(const Curve& from, const Eigen::Vector3d& step, const Bounds& bounds) {
    const Eigen::Vector3d to = (entries(from) + step).cwiseMax(bounds.low).cwiseMin(bounds.high);
    return {to[0], to[1], std::isinf(from.g) ? from.g : to[2]};
}

// As much of a step as stays within the bounds and is not too long, in the same direction: another one need
// not lead up.
Eigen::Vector3d shortened(const Curve& from, Eigen::Vector3d step, const Bounds& bounds) {
    step *= std::min(1.0, longest / std::max(longest, step.lpNorm<Eigen::Infinity>()));
    const Eigen::Vector3d at = entries(from);
    double share = 1;
    for (int i = 0; i < 3; ++i) {
        const double room = step[i] > 0 ? bounds.high[i] - at[i] : at[i] - bounds.low[i];
        if (std::abs(step[i]) > room) {
            share = std::min(share, room / std::abs(step[i]));
        }
    }
    return share * step;
}

// The equations of Newton's step, of the parameters that are free alone; at a bound that the slope points out
// of, one is not.
ItemTerms free_of(ItemTerms t, const Layout::Item& item, const Curve& curve, const Bounds& bounds) {
    const Eigen::Vector3d at = entries(curve);
    for (int i = 0; i < 3; ++i) {
        const bool out =
            (at[i] >= bounds.high[i] && t.slope[i] > 0) || (at[i] <= bounds.low[i] && t.slope[i] < 0);
        if (place(item, i) == Layout::held || out) {
            t.bend.row(i).setZero();
            t.bend.col(i).setZero();
            t.bend(i, i) = -1;
            t.slope[i] = 0;
        } else {
            t.bend(i, i) -= 1e-9 * (1 - t.bend(i, i));
        }
    }
    return t;
}

class Maximiser {
  public:
    Maximiser(const Layout& layout, const Expected& e, const ItemPriors& priors, const Eigen::VectorXd& from)
        : layout_(layout),
          e_(e),
          priors_(priors),
          start_(layout.point(from)),
          out_{from, Eigen::VectorXd::Zero(from.size())} {}

    Maximised run() {
        for (std::size_t j = 0; j < layout_.items.size(); ++j) {
            const Layout::Item& item = layout_.items[j];
            if (item.d != Layout::held && item.model != Model::one_pl) {
                own(j, item);
            }
        }
        if (layout_.common != Layout::held) {
            shared();
        }
        for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
            population(g);
        }
        return std::move(out_);
    }

  private:
    ItemTerms terms(std::size_t j, const Curve& curve, Bend bend) const {
        ItemTerms out = item_terms(curve, e_, j, bend);
        const ItemTerms more = priors_.terms(curve, layout_.items[j], bend);
        out.slope += more.slope;
        out.bend += more.bend;
        return out;
    }
    // Newton's own step where the second derivatives lead up, else that of scoring, which always does.
    Eigen::Vector3d step(std::size_t j, const Curve& curve, const ItemTerms& exact,
                         const Bounds& bounds) const {
        const Layout::Item& item = layout_.items[j];
        ItemTerms t = free_of(exact, item, curve, bounds);
        Eigen::LLT<Eigen::Matrix3d> root(-t.bend);
        if (root.info() != Eigen::Success) {
            t = free_of(terms(j, curve, Bend::scoring), item, curve, bounds);
            root.compute(-t.bend);
        }
        return root.solve(t.slope);
    }
    double value(std::size_t j, const Curve& curve) const {
        return item_value(curve, e_, j) + priors_.value(curve, layout_.items[j]);
    }
    void put(const Layout::Item& item, const Curve& curve) {
        out_.next[item.d] = curve.d;
        if (item.a != Layout::held) {
            out_.next[item.a] = curve.a;
        }
        if (item.g != Layout::held) {
            out_.next[item.g] = curve.g;
        }
    }

    // An item with parameters of its own.
    void own(std::size_t j, const Layout::Item& item) {
        Curve curve = start_.curves[j];
        const bool positive = std::isfinite(curve.a) && !std::isfinite(priors_.value({-1, 0, curve.g}, item));
        const Bounds bounds = bounds_of(positive);
        for (int n = 0; n < steps_max; ++n) {
            const ItemTerms t = terms(j, curve, Bend::exact);
            if (n == 0) {
                for (int i = 0; i < 3; ++i) {
                    if (place(item, i) != Layout::held) {
                        out_.gradient[place(item, i)] += t.slope[i];
                    }
                }
            }
            Eigen::Vector3d step = this->step(j, curve, t, bounds);
            if (step.lpNorm<Eigen::Infinity>() < small) {
                curve = moved(curve, step, bounds);
                break;
            }
            step = shortened(curve, step, bounds);
            const double before = value(j, curve);
            Curve next = moved(curve, step, bounds);
            for (int halved = 0; halved < 12 && !(value(j, next) >= before); ++halved) {
                step /= 2;
                next = moved(curve, step, bounds);
            }
            if (!(value(j, next) >= before)) {
                break;
            }
            curve = next;
        }
        put(item, curve);
    }

    // The items of 1PL: their intercepts and the slope they share, whose equations form an arrow.
    void shared() {
        double a = 0;
        std::vector<std::size_t> members;
        for (std::size_t j = 0; j < layout_.items.size(); ++j) {
            if (layout_.items[j].a == layout_.common) {
                a = start_.curves[j].a;
                members.push_back(j);
            }
        }
        std::vector<double> d, slope_d(members.size()), over(members.size()), down(members.size());
        for (const std::size_t j : members) {
            d.push_back(start_.curves[j].d);
        }
        const bool positive = !std::isfinite(priors_.common(-1, Bend::scoring)[0]);
        for (int n = 0; n < steps_max; ++n) {
            const auto prior = priors_.common(a, Bend::scoring);
            double slope = prior[1], bend = -prior[2], first = slope;
            for (std::size_t i = 0; i < members.size(); ++i) {
                const ItemTerms t = terms(members[i], {a, d[i], start_.curves[members[i]].g}, Bend::scoring);
                slope_d[i] = t.slope[1];
                over[i] = -t.bend(0, 1);
                down[i] = -t.bend(1, 1) + 1e-9;
                first += t.slope[0];
                slope += t.slope[0] - over[i] * slope_d[i] / down[i];
                bend += -t.bend(0, 0) - over[i] * over[i] / down[i];
            }
            if (n == 0) {
                out_.gradient[layout_.common] += first;
                for (std::size_t i = 0; i < members.size(); ++i) {
                    out_.gradient[layout_.items[members[i]].d] += slope_d[i];
                }
            }
            const double step = std::clamp(slope / std::max(bend, 1e-9), -0.5, 0.5);
            double size = std::abs(step);
            a = std::clamp(a + step, positive ? slope_least : -slope_bound, slope_bound);
            for (std::size_t i = 0; i < members.size(); ++i) {
                const double by = std::clamp((slope_d[i] - over[i] * step) / down[i], -longest, longest);
                d[i] = std::clamp(d[i] + by, -intercept_bound, intercept_bound);
                size = std::max(size, std::abs(by));
            }
            if (size < small) {
                break;
            }
        }
        out_.next[layout_.common] = a;
        for (std::size_t i = 0; i < members.size(); ++i) {
            out_.next[layout_.items[members[i]].d] = d[i];
        }
    }

    // The normal distribution of a group: its moments.
    void population(std::size_t g) {
        const Layout::Group& group = layout_.groups[g];
        const std::size_t nodes = e_.columns / layout_.groups.size();
        const Latent& at = start_.latent[g];
        double persons = 0, sum = 0, squares = 0;
        for (std::size_t q = g * nodes; q < (g + 1) * nodes; ++q) {
            const double off = e_.theta[q] - at.mean;
            persons += e_.persons[q];
            sum += e_.persons[q] * off;
            squares += e_.persons[q] * off * off;
        }
        const double shift = group.mean == Layout::held ? 0 : sum / persons;
        if (group.mean != Layout::held) {
            out_.gradient[group.mean] = sum / (at.sd * at.sd);
            out_.next[group.mean] = std::clamp(at.mean + shift, -mean_bound, mean_bound);
        }
        if (group.log_sd != Layout::held) {
            out_.gradient[group.log_sd] = squares / (at.sd * at.sd) - persons;
            const double variance = squares / persons - shift * shift;
            out_.next[group.log_sd] = std::clamp(0.5 * std::log(variance), -log_sd_bound, log_sd_bound);
        }
    }

    const Layout& layout_;
    const Expected& e_;
    const ItemPriors& priors_;
    Point start_;
    Maximised out_;
};

}  // namespace

Maximised maximise(const Layout& layout, const Eigen::VectorXd& from, const Expected& e,
                   const ItemPriors& priors) {
    return Maximiser(layout, e, priors, from).run();
}

}  // namespace psychometrics
