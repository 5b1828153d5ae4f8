#include "draft.hpp"

#include <base/must.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace psychometrics {

Draft::Draft(const AssemblyProblem& p, Draws& draws)
    : p_(p),
      items_(p.items.size()),
      movable_(p.length - p.anchors.size()),
      at_(p.forms),
      on_(p.forms * p.items.size(), 0),
      anchor_(p.items.size(), false),
      enemies_(p.items.size()),
      in_ranges_(p.items.size()),
      in_sets_(p.items.size()),
      sums_(p.forms * p.ranges.size(), 0),
      set_counts_(p.forms * p.sets.size(), 0),
      uses_(p.items.size(), 0),
      shared_(p.forms * p.forms, 0),
      deviation_(p.forms * p.thetas.size()) {
    MUST(p.length >= p.anchors.size() && p.items.size() >= p.length && p.forms > 0);
    for (const auto& [a, b] : p.enemies) {
        enemies_[a].push_back(b);
        enemies_[b].push_back(a);
    }
    for (std::size_t r = 0; r < p.ranges.size(); ++r) {
        double heaviest = 0;
        for (std::size_t i = 0; i < items_; ++i) {
            if (p.ranges[r].weight[i] != 0) {
                in_ranges_[i].emplace_back(r, p.ranges[r].weight[i]);
                heaviest = std::max(heaviest, std::abs(p.ranges[r].weight[i]));
            }
        }
        scale_.push_back(heaviest > 0 ? 1 / heaviest : 1);
    }
    for (std::size_t s = 0; s < p.sets.size(); ++s) {
        for (const std::size_t i : p.sets[s].items) {
            in_sets_[i].push_back(s);
        }
    }
    for (const std::size_t i : p.anchors) {
        anchor_[i] = true;
    }
    for (std::size_t f = 0; f < p.forms; ++f) {
        for (std::size_t k = 0; k < p.thetas.size(); ++k) {
            deviation_[f * p.thetas.size() + k] = -p.target[k];
        }
    }
    fill(draws);
}

void Draft::put(std::size_t form, std::size_t item, int sign) {
    on_[form * items_ + item] = sign > 0;
    for (const auto& [range, weight] : in_ranges_[item]) {
        sums_[form * p_.ranges.size() + range] += sign * weight;
    }
    for (const std::size_t set : in_sets_[item]) {
        set_counts_[form * p_.sets.size() + set] += sign;
    }
    const std::size_t thetas = p_.thetas.size();
    for (std::size_t k = 0; k < thetas; ++k) {
        deviation_[form * thetas + k] += sign * p_.information[item * thetas + k];
    }
    if (anchor_[item]) {
        return;
    }
    if (uses_[item] > (sign < 0 ? 1 : 0)) {
        for (std::size_t other = 0; other < p_.forms; ++other) {
            if (other != form && holds(other, item)) {
                shared_[form * p_.forms + other] += sign;
                shared_[other * p_.forms + form] += sign;
            }
        }
    }
    uses_[item] += sign;
}

// Places one after the other, each with the best of a few items drawn: an assembly to begin with.
void Draft::fill(Draws& draws) {
    constexpr int looked_at = 24;
    for (std::size_t f = 0; f < p_.forms; ++f) {
        for (const std::size_t i : p_.anchors) {
            put(f, i, 1);
        }
    }
    for (std::size_t place = 0; place < movable_; ++place) {
        for (std::size_t f = 0; f < p_.forms; ++f) {
            std::size_t best = items_;
            double lowest = std::numeric_limits<double>::infinity();
            for (int n = 0; n < looked_at || best == items_; ++n) {
                const std::size_t i = draws.below(items_);
                if (holds(f, i)) {
                    continue;
                }
                double cost = use_cost(i, uses_[i] + 1) - use_cost(i, uses_[i]);
                for (const std::size_t e : enemies_[i]) {
                    cost += holds(f, e);
                }
                for (const auto& [range, weight] : in_ranges_[i]) {
                    // What is full already: what is still short of its least is short until the form is full.
                    const double sum = sums_[f * p_.ranges.size() + range];
                    cost += std::max(0.0, sum + weight - p_.ranges[range].most) * scale_[range];
                    cost -= sum < p_.ranges[range].least ? 0.1 : 0;
                }
                if (cost < lowest) {
                    lowest = cost;
                    best = i;
                }
            }
            at_[f].push_back(best);
            put(f, best, 1);
        }
    }
    for (auto& form : at_) {
        form.insert(form.end(), p_.anchors.begin(), p_.anchors.end());
    }
}

double Draft::range_cost(std::size_t form, std::size_t range, double more) const {
    const double sum = sums_[form * p_.ranges.size() + range] + more;
    const auto& r = p_.ranges[range];
    constexpr double rounding = 1e-9;
    const double off = std::max({0.0, r.least - sum, sum - r.most});
    return off > rounding ? off * scale_[range] : 0;
}

double Draft::ranges_change(std::size_t form, std::size_t out, std::size_t in) const {
    double sum = 0;
    // Both lists ascend by range: a range both are in changes by the difference.
    auto a = in_ranges_[out].begin(), a_end = in_ranges_[out].end();
    auto b = in_ranges_[in].begin(), b_end = in_ranges_[in].end();
    while (a != a_end || b != b_end) {
        std::size_t range = 0;
        double more = 0;
        if (b == b_end || (a != a_end && a->first <= b->first)) {
            range = a->first;
            more -= a->second;
            if (b != b_end && b->first == range) {
                more += (b++)->second;
            }
            ++a;
        } else {
            range = b->first;
            more += (b++)->second;
        }
        if (more != 0) {
            sum += range_cost(form, range, more) - range_cost(form, range, 0);
        }
    }
    return sum;
}

double Draft::set_cost(std::size_t set, std::int64_t count) const {
    const ItemSet& s = p_.sets[set];
    return count == 0        ? 0
           : count < s.least ? double(std::min(count, s.least - count))
           : count > s.most  ? double(count - s.most)
                             : 0;
}

double Draft::sets_change(std::size_t form, std::size_t out, std::size_t in) const {
    double sum = 0;
    const auto count = [&](std::size_t set) { return set_counts_[form * p_.sets.size() + set]; };
    for (const std::size_t set : in_sets_[out]) {
        const bool both = std::ranges::find(in_sets_[in], set) != in_sets_[in].end();
        sum += both ? 0 : set_cost(set, count(set) - 1) - set_cost(set, count(set));
    }
    for (const std::size_t set : in_sets_[in]) {
        const bool both = std::ranges::find(in_sets_[out], set) != in_sets_[out].end();
        sum += both ? 0 : set_cost(set, count(set) + 1) - set_cost(set, count(set));
    }
    return sum;
}

double Draft::use_cost(std::size_t item, std::int64_t uses) const {
    return double(std::max<std::int64_t>({0, uses - p_.uses_most[item], p_.uses_least[item] - uses}));
}

double Draft::overlap_change(std::size_t form, std::size_t out, std::size_t in) const {
    if (uses_[out] <= 1 && uses_[in] == 0) {
        return 0;
    }
    double sum = 0;
    const auto most = std::int64_t(p_.overlap_most);
    for (std::size_t other = 0; other < p_.forms; ++other) {
        if (other == form) {
            continue;
        }
        const std::int64_t now = shared_[form * p_.forms + other];
        const std::int64_t then = now - holds(other, out) + holds(other, in);
        sum += double(std::max<std::int64_t>(0, then - most) - std::max<std::int64_t>(0, now - most));
    }
    return sum;
}

double Draft::information_change(std::size_t form, std::size_t out, std::size_t in) const {
    const std::size_t thetas = p_.thetas.size();
    double sum = 0;
    for (std::size_t k = 0; k < thetas; ++k) {
        const double d = deviation_[form * thetas + k];
        const double step = p_.information[in * thetas + k] - p_.information[out * thetas + k];
        sum += step * (2 * d + step);
    }
    return sum;
}

double Draft::change(std::size_t form, std::size_t place, std::size_t in) const {
    const std::size_t out = at_[form][place];
    double enemies = 0;
    for (const std::size_t e : enemies_[in]) {
        enemies += e != out && holds(form, e);
    }
    for (const std::size_t e : enemies_[out]) {
        enemies -= holds(form, e);
    }
    const double uses = use_cost(out, uses_[out] - 1) - use_cost(out, uses_[out]) +
                        use_cost(in, uses_[in] + 1) - use_cost(in, uses_[in]);
    return penalty * (enemies + uses + ranges_change(form, out, in) + sets_change(form, out, in) +
                      overlap_change(form, out, in)) +
           information_change(form, out, in);
}

void Draft::swap(std::size_t form, std::size_t place, std::size_t in) {
    put(form, at_[form][place], -1);
    put(form, in, 1);
    at_[form][place] = in;
}

double Draft::change_between(std::size_t form, std::size_t place, std::size_t other,
                             std::size_t other_place) {
    const std::size_t mine = at_[form][place], theirs = at_[other][other_place];
    const double first = change(form, place, theirs);
    swap(form, place, theirs);
    const double second = change(other, other_place, mine);
    swap(form, place, mine);
    return first + second;
}

void Draft::swap_between(std::size_t form, std::size_t place, std::size_t other, std::size_t other_place) {
    const std::size_t mine = at_[form][place], theirs = at_[other][other_place];
    swap(form, place, theirs);
    swap(other, other_place, mine);
}

double Draft::violation() const {
    double sum = 0;
    for (std::size_t f = 0; f < p_.forms; ++f) {
        for (std::size_t r = 0; r < p_.ranges.size(); ++r) {
            sum += range_cost(f, r, 0);
        }
        for (std::size_t s = 0; s < p_.sets.size(); ++s) {
            sum += set_cost(s, set_counts_[f * p_.sets.size() + s]);
        }
        for (std::size_t g = 0; g < f; ++g) {
            sum +=
                double(std::max<std::int64_t>(0, shared_[f * p_.forms + g] - std::int64_t(p_.overlap_most)));
        }
        for (const auto& [a, b] : p_.enemies) {
            sum += holds(f, a) && holds(f, b);
        }
    }
    for (std::size_t i = 0; i < items_; ++i) {
        sum += anchor_[i] ? 0 : use_cost(i, uses_[i]);
    }
    return sum;
}

std::size_t Draft::furthest_form() const {
    const auto furthest = std::ranges::max_element(deviation_, {}, [](double d) { return std::abs(d); });
    return std::size_t(furthest - deviation_.begin()) / p_.thetas.size();
}

double Draft::largest_deviation() const {
    double out = 0;
    for (const double d : deviation_) {
        out = std::max(out, std::abs(d));
    }
    return out;
}

std::vector<std::vector<std::size_t>> Draft::sorted() const {
    auto out = at_;
    for (auto& form : out) {
        std::ranges::sort(form);
    }
    return out;
}

}  // namespace psychometrics
