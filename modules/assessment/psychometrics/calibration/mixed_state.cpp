#include "mixed_state.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics::mixed {

Layout layout_of(State& state, const std::vector<FreeGroup>& free) {
    Layout out;
    Eigen::Index shared = -1;
    for (std::size_t i = 0; i < state.items.size(); ++i) {
        Item& item = state.items[i];
        auto& places = out.items.emplace_back();
        if (item.fixed) {
            continue;
        }
        for (Eigen::Index l = 0; l < item.size(); ++l) {
            if (item.model == Model::one_pl && l == 0) {
                if (shared < 0) {
                    shared = out.size++;
                    out.shared_prior = item.priors.a;
                }
                item.priors.a.reset();
                out.shared.push_back(i);
                places.push_back(shared);
            } else {
                places.push_back(out.size++);
            }
        }
    }
    for (const Item& item : state.items) {
        // A sum of many known slopes makes a small sd large.
        out.sd_min =
            std::min(out.sd_min, item.slopes() == 0 ? 0.01 / double(item.categories - 1) : out.sd_min);
    }
    for (const FreeGroup& group : free) {
        out.mean.push_back(group.mean ? out.size++ : -1);
        out.sd.push_back(group.sd ? out.size++ : -1);
    }
    return out;
}

Eigen::VectorXd pack(const State& state, const Layout& layout) {
    Eigen::VectorXd out(layout.size);
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        for (std::size_t l = 0; l < layout.items[i].size(); ++l) {
            out[layout.items[i][l]] = state.items[i].at[Eigen::Index(l)];
        }
    }
    for (std::size_t g = 0; g < layout.mean.size(); ++g) {
        if (layout.mean[g] >= 0) {
            out[layout.mean[g]] = state.groups[g].mean;
        }
        if (layout.sd[g] >= 0) {
            out[layout.sd[g]] = std::log(state.groups[g].sd);
        }
    }
    return out;
}

bool unpack(const Eigen::VectorXd& x, const Layout& layout, State& state) {
    constexpr double log_sd_max = 7,
                     mean_max = 1000;  // far outside of any scale: an extrapolation gone astray
    if (!x.allFinite()) {
        return false;
    }
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        for (std::size_t l = 0; l < layout.items[i].size(); ++l) {
            state.items[i].at[Eigen::Index(l)] = x[layout.items[i][l]];
        }
        const Item& item = state.items[i];
        if (item.fixed) {
            continue;
        }
        for (Eigen::Index l = 0; l < item.size(); ++l) {
            if (std::abs(item.at[l]) > bound_of(item, l)) {
                return false;
            }
        }
        if (item.model == Model::grm && !graded::allowed(item.at)) {
            return false;
        }
    }
    for (std::size_t g = 0; g < layout.mean.size(); ++g) {
        if (layout.mean[g] >= 0) {
            state.groups[g].mean = x[layout.mean[g]];
        }
        if (layout.sd[g] >= 0) {
            if (x[layout.sd[g]] > log_sd_max || x[layout.sd[g]] < std::log(layout.sd_min) - 1e-9) {
                return false;
            }
            state.groups[g].sd = std::exp(x[layout.sd[g]]);
        }
        if (std::abs(state.groups[g].mean) > mean_max) {
            return false;
        }
    }
    return true;
}

LogDensity shared_density(const State& state, const Layout& layout) {
    if (layout.shared.empty() || !layout.shared_prior) {
        return {};
    }
    const Item& first = state.items[layout.shared[0]];
    if (!(first.at[0] > 0)) {
        return {.value = -std::numeric_limits<double>::infinity()};
    }
    LogDensity f = lognormal_log_density(*layout.shared_prior, first.at[0] / first.metric);
    f.slope /= first.metric;
    f.bend /= first.metric * first.metric;
    return f;
}

namespace {

double shared_height(const State& state, const Layout& layout, const Expected& expected) {
    double out = shared_density(state, layout).value;
    for (const auto i : layout.shared) {
        out += height(state.items[i], expected.items[i], expected.grid.nodes);
    }
    return out;
}

// The items' intercepts given the slope are free of each other, so Newton's step for the slope takes what is
// left of its information after theirs (the Schur complement), and each intercept follows.
void improve_shared(State& state, const Layout& layout, const Expected& expected) {
    constexpr int steps = 3, halvings = 30;
    for (int n = 0; n < steps; ++n) {
        const LogDensity prior = shared_density(state, layout);
        double slope = prior.slope, information = std::max(-prior.bend, 0.0);
        std::vector<Hill> hills;
        for (const auto i : layout.shared) {
            const Hill& h = hills.emplace_back(hill(state.items[i], expected.items[i], expected.grid.nodes));
            const double share = h.information(0, 1) / h.information(1, 1);
            slope += h.gradient[0] - share * h.gradient[1];
            information += h.information(0, 0) - share * h.information(0, 1);
        }
        double step = slope / information;
        const double now = state.items[layout.shared[0]].at[0];
        step = std::clamp(now + step, -slope_max, slope_max) - now;
        if (!std::isfinite(step)) {
            return;
        }
        const State before = state;
        const double from = shared_height(state, layout, expected);
        double share = 1;
        for (int k = 0;; ++k, share /= 2) {
            if (k == halvings) {
                state = before;
                return;
            }
            for (std::size_t j = 0; j < layout.shared.size(); ++j) {
                const Eigen::VectorXd& at = before.items[layout.shared[j]].at;
                const double d =
                    (hills[j].gradient[1] - hills[j].information(0, 1) * step) / hills[j].information(1, 1);
                state.items[layout.shared[j]].at = at + share * Eigen::Vector2d(step, d);
            }
            if (shared_height(state, layout, expected) >= from - 1e-12 * std::abs(from)) {
                break;
            }
        }
    }
}

struct Moments {
    double persons, mean, variance;  // about the mean given
};
Moments moments(const Eigen::ArrayXd& present, const Eigen::ArrayXd& nodes, double mean) {
    const double persons = present.sum();
    return {persons, (present * nodes).sum() / persons, (present * (nodes - mean).square()).sum() / persons};
}

}  // namespace

double log_prior(const State& state, const Layout& layout) {
    double out = shared_density(state, layout).value;
    for (const Item& item : state.items) {
        if (!item.fixed && !add_prior(item, out, nullptr, nullptr, false)) {
            return -std::numeric_limits<double>::infinity();
        }
    }
    return out;
}

Eigen::VectorXd gradient(const State& state, const Layout& layout, const Expected& expected) {
    Eigen::VectorXd out = Eigen::VectorXd::Zero(layout.size);
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        if (!layout.items[i].empty()) {
            const Hill h = hill(state.items[i], expected.items[i], expected.grid.nodes);
            for (std::size_t l = 0; l < layout.items[i].size(); ++l) {
                out[layout.items[i][l]] += h.gradient[Eigen::Index(l)];
            }
        }
    }
    if (!layout.shared.empty()) {
        out[layout.items[layout.shared[0]][0]] += shared_density(state, layout).slope;
    }
    for (std::size_t g = 0; g < layout.mean.size(); ++g) {
        const double sd = state.groups[g].sd;
        const Moments m = moments(expected.present[g], expected.grid.nodes, state.groups[g].mean);
        if (layout.mean[g] >= 0) {
            out[layout.mean[g]] = m.persons * (m.mean - state.groups[g].mean) / (sd * sd);
        }
        if (layout.sd[g] >= 0) {
            const double slope = m.persons * (m.variance / (sd * sd) - 1);  // by log sd
            out[layout.sd[g]] = sd <= layout.sd_min * (1 + 1e-9) ? std::max(slope, 0.0) : slope;
        }
    }
    return out;
}

void maximise(State& state, const Layout& layout, const Expected& expected) {
    for (std::size_t i = 0; i < state.items.size(); ++i) {
        if (!layout.items[i].empty() && state.items[i].model != Model::one_pl) {
            improve(state.items[i], expected.items[i], expected.grid.nodes);
        }
    }
    if (!layout.shared.empty()) {
        improve_shared(state, layout, expected);
    }
    for (std::size_t g = 0; g < layout.mean.size(); ++g) {
        if (layout.mean[g] >= 0) {
            state.groups[g].mean = moments(expected.present[g], expected.grid.nodes, 0).mean;
        }
        if (layout.sd[g] >= 0) {
            const double variance =
                moments(expected.present[g], expected.grid.nodes, state.groups[g].mean).variance;
            state.groups[g].sd = std::max(std::sqrt(variance), layout.sd_min);
        }
    }
}

}  // namespace psychometrics::mixed
