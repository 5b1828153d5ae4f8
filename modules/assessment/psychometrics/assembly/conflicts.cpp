#include "draft.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace psychometrics {
namespace {

bool counts_items(const FormRange& r) {
    return std::ranges::all_of(r.weight, [](double w) { return w == 0 || w == 1; });
}
bool share_items(const FormRange& a, const FormRange& b) {
    for (std::size_t i = 0; i < a.weight.size(); ++i) {
        if (a.weight[i] != 0 && b.weight[i] != 0) {
            return true;
        }
    }
    return false;
}

class Counting {
  public:
    explicit Counting(const AssemblyProblem& p) : p_(p) {}
    std::vector<Conflict> found() {
        items();
        anchors();
        for (const auto& range : p_.ranges) {
            one_form(range);
            all_forms(range);
        }
        quotas();
        return std::move(out_);
    }

  private:
    void say(std::vector<std::string> constraints, std::string why) {
        out_.push_back({true, std::move(constraints), std::move(why)});
    }
    bool is_anchor(std::size_t item) const { return std::ranges::find(p_.anchors, item) != p_.anchors.end(); }
    // On how many forms it can be.
    double uses(std::size_t item) const {
        return double(is_anchor(item) ? std::int64_t(p_.forms)
                                      : std::min<std::int64_t>(p_.uses_most[item], std::int64_t(p_.forms)));
    }

    void items() {
        double places = 0, wanted = 0;
        for (std::size_t i = 0; i < p_.items.size(); ++i) {
            places += uses(i);
            wanted += double(is_anchor(i) ? 0 : p_.uses_least[i]);
        }
        const double needed = double(p_.forms * p_.length);
        if (places < needed) {
            say({"length", "uses"},
                fmt::format("{} forms of {} items have {} places; the items may fill {} of them.", p_.forms,
                            p_.length, needed, places));
        }
        if (wanted > needed - double(p_.forms * p_.anchors.size())) {
            say({"length", "least uses"}, "The items have to be used more often than the forms have places.");
        }
    }
    void anchors() {
        for (const auto& [a, b] : p_.enemies) {
            if (is_anchor(a) && is_anchor(b)) {
                say({"anchors", "enemies"},
                    fmt::format("The anchors {} and {} are enemies.", p_.items[a], p_.items[b]));
            }
        }
        for (const auto& range : p_.ranges) {
            double sum = 0;
            for (const std::size_t i : p_.anchors) {
                sum += range.weight[i];
            }
            const bool only_more = std::ranges::all_of(range.weight, [](double w) { return w >= 0; });
            if (only_more && sum > range.most) {
                say({"anchors", range.name},
                    fmt::format("The anchors alone have {} of {}, which may be at most {}.", sum, range.name,
                                range.most));
            }
        }
    }
    // The lightest and the heaviest form there could be.
    void one_form(const FormRange& range) {
        auto sorted = range.weight;
        std::ranges::sort(sorted);
        const auto length = std::ptrdiff_t(p_.length);
        const double lightest = std::accumulate(sorted.begin(), sorted.begin() + length, 0.0);
        const double heaviest = std::accumulate(sorted.end() - length, sorted.end(), 0.0);
        if (heaviest < range.least) {
            say({"length", range.name},
                fmt::format("No {} items have more than {} of {}; at least {} are asked for.", p_.length,
                            heaviest, range.name, range.least));
        }
        if (lightest > range.most) {
            say({"length", range.name},
                fmt::format("Every {} items have at least {} of {}; at most {} are allowed.", p_.length,
                            lightest, range.name, range.most));
        }
    }
    void all_forms(const FormRange& range) {
        if (!counts_items(range) || p_.forms == 1) {
            return;
        }
        double supply = 0;
        for (std::size_t i = 0; i < p_.items.size(); ++i) {
            supply += range.weight[i] * uses(i);
        }
        const double needed = double(p_.forms) * range.least;
        if (supply < needed) {
            say({range.name, "uses"}, fmt::format("{} forms need {} items of {}; there are {}.", p_.forms,
                                                  needed, range.name, supply));
        }
    }
    // Quotas that no item shares add up.
    void quotas() {
        std::vector<const FormRange*> apart;
        for (const auto& range : p_.ranges) {
            if (counts_items(range) &&
                std::ranges::none_of(apart, [&](const auto* other) { return share_items(*other, range); })) {
                apart.push_back(&range);
            }
        }
        double least = 0, most = 0;
        std::vector<std::string> names{"length"};
        std::vector<bool> covered(p_.items.size(), false);
        for (const auto* range : apart) {
            least += range->least;
            most += range->most;
            names.push_back(range->name);
            for (std::size_t i = 0; i < covered.size(); ++i) {
                covered[i] = covered[i] || range->weight[i] != 0;
            }
        }
        if (least > double(p_.length)) {
            say(names, fmt::format("The quotas ask for at least {} items; a form has {}.", least, p_.length));
        }
        if (!apart.empty() && most < double(p_.length) && std::ranges::all_of(covered, std::identity{})) {
            say(names, fmt::format("The quotas allow at most {} items; a form has {}.", most, p_.length));
        }
    }

    const AssemblyProblem& p_;
    std::vector<Conflict> out_;
};

// A constraint that can be left out.
struct Part {
    std::string name;
    std::function<void(AssemblyProblem&)> leave_out;
};
std::vector<Part> parts_of(const AssemblyProblem& p) {
    std::vector<Part> out;
    for (std::size_t r = 0; r < p.ranges.size(); ++r) {
        out.push_back({p.ranges[r].name, [r](AssemblyProblem& q) {
                           q.ranges[r].least = -std::numeric_limits<double>::infinity();
                           q.ranges[r].most = std::numeric_limits<double>::infinity();
                       }});
    }
    for (std::size_t s = 0; s < p.sets.size(); ++s) {
        out.push_back({"set " + p.sets[s].name, [s](AssemblyProblem& q) { q.sets[s].items.clear(); }});
    }
    if (!p.enemies.empty()) {
        out.push_back({"enemies", [](AssemblyProblem& q) { q.enemies.clear(); }});
    }
    if (p.forms > 1) {
        out.push_back(
            {"uses", [](AssemblyProblem& q) { q.uses_most.assign(q.items.size(), std::int64_t(q.forms)); }});
        out.push_back({"overlap", [](AssemblyProblem& q) { q.overlap_most = q.length; }});
    }
    if (std::ranges::any_of(p.uses_least, [](auto least) { return least > 0; })) {
        out.push_back({"least uses", [](AssemblyProblem& q) { q.uses_least.assign(q.items.size(), 0); }});
    }
    return out;
}

}  // namespace

std::vector<Conflict> conflicts_of(const AssemblyProblem& p, const AssemblySearch& search, Draws& draws) {
    auto counted = Counting(p).found();
    if (!counted.empty()) {
        return counted;
    }
    // The deletion filter (Chinneck and Dravnieks 1991), with the search in place of a proof: what is not
    // needed for the conflict goes, one constraint after the other.
    AssemblySearch quick = search;
    quick.good_enough = std::numeric_limits<double>::infinity();
    quick.tries = 2;
    AssemblyProblem left = p;
    std::vector<std::string> needed;
    for (const Part& part : parts_of(p)) {
        AssemblyProblem without = left;
        part.leave_out(without);
        if (assemble(without, quick, draws).keeps_all) {
            needed.push_back(part.name);
        } else {
            left = std::move(without);
        }
    }
    const std::string why =
        needed.empty() ? "No forms were found, and leaving out any one constraint did not help."
                       : "No forms were found that keep all of these together; without any one of them "
                         "there are forms.";
    return {{false, needed, why}};
}

}  // namespace psychometrics
