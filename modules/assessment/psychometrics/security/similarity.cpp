#include "groups.hpp"
#include "matching.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace psychometrics {
namespace {

constexpr std::size_t alike_max = 100'000;  // pairs whose exact chances are worked out

struct Found {
    std::size_t a = 0, b = 0;  // ordered: a copied from b
    double p = 1;
};
// Those that stay when the share of false ones among them is held at `rate`; what is not in the list has
// larger p-values.
double limit_of(std::vector<Found>& found, double all, double rate) {
    std::ranges::sort(found, {}, &Found::p);
    double limit = -1;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].p <= rate * double(i + 1) / all) {
            limit = found[i].p;
        }
    }
    return limit;
}

// The share of a source's wrong answers that persons with so many wrong answers of their own have in common
// with it: a parabola through the means of the groups, weighted by their sizes (the second of Sotaridona and
// Meijer's K's).
class WrongShare {
  public:
    WrongShare(const Sheets& sheets, std::size_t source, const std::vector<std::int64_t>& wrong_matches) {
        std::map<std::int64_t, std::pair<double, double>> groups;  // by number wrong: persons, sum of shares
        const double all = double(sheets.wrong_count(source));
        for (std::size_t p = 0; p < sheets.persons(); ++p) {
            if (p != source) {
                auto& [n, sum] = groups[sheets.wrong_count(p)];
                n += 1;
                sum += double(wrong_matches[p]) / all;
            }
        }
        Eigen::Matrix3d normal = Eigen::Matrix3d::Identity() * 1e-9;
        Eigen::Vector3d pull = Eigen::Vector3d::Zero();
        unit_ = 1 / double(sheets.items());
        for (const auto& [wrong, group] : groups) {
            const Eigen::Vector3d x(1, double(wrong) * unit_, std::pow(double(wrong) * unit_, 2));
            normal += group.first * x * x.transpose();
            pull += group.second * x;
        }
        line_ = normal.ldlt().solve(pull);
    }
    double at(std::int64_t wrong) const {
        const double q = double(wrong) * unit_;
        return std::clamp(line_[0] + line_[1] * q + line_[2] * q * q, 1e-4, 1 - 1e-4);
    }

  private:
    double unit_ = 0;
    Eigen::Vector3d line_;
};

double binomial_at_least(std::int64_t successes, std::int64_t trials, double p) {
    return successes <= 0 ? 1 : beta_below(p, double(successes), double(trials - successes + 1));
}

class Search {
  public:
    Search(const Sheets& sheets, const SimilarityPlan& plan) : s_(sheets), plan_(plan) {
        const double n = double(s_.persons());
        pairs_ = n * (n - 1) / 2;
        // Exact chances are worked out where the normal approximation is below this: far above what could be
        // flagged.
        gate_ = std::clamp(100 * plan.rate / pairs_, 1e-4, 1e-2);
        z_gate_ = -normal_quantile(gate_);
    }
    Done run() {
        std::vector<std::int64_t> wrong(s_.persons());
        std::vector<Sheets::Copying> by_level;
        for (std::size_t source = 0; source < s_.persons(); ++source) {
            if (s_.complete()) {
                by_level = s_.copying_by_level(source);
            }
            for (std::size_t p = 0; p < s_.persons(); ++p) {
                const auto m = p == source ? Sheets::Matches() : s_.compare(p, source);
                wrong[p] = m.wrong;
                if (p == source || m.items < std::int64_t(items_least)) {
                    continue;
                }
                if (p < source) {
                    ++compared_;
                    both_ways(p, source, m);
                }
                omega(p, source, m, s_.complete() ? by_level[s_.level(p)] : s_.copying(p, source));
            }
            k_index(source, wrong);
            if (gbt_.size() + m4_.size() > alike_max) {
                return refuse(
                    "too_many_alike",
                    fmt::format(
                        "More than {} pairs are alike beyond chance. Are rows there twice, or is the key "
                        "another form's?",
                        alike_max));
            }
        }
        limit_["gbt"] = limit_of(gbt_, pairs_, plan_.rate);
        limit_["m4"] = limit_of(m4_, pairs_, plan_.rate);
        limit_["omega"] = limit_of(omega_, 2 * pairs_, plan_.rate);
        limit_["k"] = limit_of(k_, 2 * pairs_, plan_.rate);
        return {};
    }
    std::vector<SimilarPair> flagged(const std::vector<std::string>& names) {
        std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> by;
        for (const auto& [name, list] :
             {std::pair{"gbt", &gbt_}, {"m4", &m4_}, {"omega", &omega_}, {"k", &k_}}) {
            for (const Found& f : *list) {
                auto& flags = by[std::minmax(f.a, f.b)];
                if (f.p <= limit_[name] && (flags.empty() || flags.back() != name)) {
                    flags.push_back(name);
                }
            }
        }
        std::vector<SimilarPair> out;
        for (auto& [pair, flags] : by) {
            if (!flags.empty()) {
                out.push_back(evidence(pair.first, pair.second, names));
                out.back().flagged_by = std::move(flags);
            }
        }
        std::ranges::sort(out, {},
                          [](const SimilarPair& p) { return std::tie(p.smallest, p.first, p.second); });
        return out;
    }
    std::int64_t pairs() const { return std::int64_t(pairs_); }
    std::int64_t compared() const { return compared_; }

  private:
    void both_ways(std::size_t a, std::size_t b, const Sheets::Matches& m) {
        const auto e = s_.expected(a, b);
        const double off = double(m.all) - e.all - 0.5;
        if (off > z_gate_ * std::sqrt(e.all_variance)) {
            gbt_.push_back({a, b, gbt_of(a, b, m)});
        }
        // How far right and wrong matches are from their means together, in the normal approximation.
        const double x = double(m.wrong) - e.wrong, y = double(m.all - m.wrong) - (e.all - e.wrong);
        const double right_variance = e.all_variance - e.wrong_variance - 2 * e.covariance;
        const double determinant = e.wrong_variance * right_variance - e.covariance * e.covariance;
        const double far =
            (x * x * right_variance - 2 * x * y * e.covariance + y * y * e.wrong_variance) / determinant;
        if (off > 0 && determinant > 0 && far > -2 * std::log(gate_)) {
            m4_.push_back({a, b, m4_of(a, b, m)});
        }
    }
    void omega(std::size_t copier, std::size_t source, const Sheets::Matches& m, const Sheets::Copying& e) {
        if (double(m.all) - e.mean - 0.5 > z_gate_ * std::sqrt(e.variance)) {
            omega_.push_back({copier, source, omega_of(copier, source, m).p});
        }
    }
    void k_index(std::size_t source, const std::vector<std::int64_t>& wrong) {
        const double all = double(s_.wrong_count(source));
        if (all == 0 || !s_.complete()) {
            return;  // nothing wrong to copy; and the index has no form for different sets of items
        }
        const WrongShare share(s_, source, wrong);
        for (std::size_t p = 0; p < s_.persons(); ++p) {
            const double chance = share.at(s_.wrong_count(p));
            if (p != source &&
                double(wrong[p]) - 0.5 > all * chance + z_gate_ * std::sqrt(all * chance * (1 - chance))) {
                const double tail = binomial_at_least(wrong[p], s_.wrong_count(source), chance);
                k_.push_back({p, source, tail});
                k_seen_[{p, source}] = tail;
            }
        }
    }

    double gbt_of(std::size_t a, std::size_t b, const Sheets::Matches& m) const {
        s_.chances(a, b, right_, wrong_);
        std::vector<double> both(right_.size());
        std::ranges::transform(right_, wrong_, both.begin(), std::plus<>());
        return at_least(both, m.all);
    }
    double m4_of(std::size_t a, std::size_t b, const Sheets::Matches& m) const {
        s_.chances(a, b, right_, wrong_);
        return unlikely_together(right_, wrong_, m.all - m.wrong, m.wrong);
    }
    // Wollack's z, and the exact chance of so many matches where the index takes the normal approximation of
    // the same sum.
    CopyIndex omega_of(std::size_t copier, std::size_t source, const Sheets::Matches& m) const {
        const auto e = s_.copying(copier, source);
        s_.copying_chances(copier, source, right_);
        return {e.variance > 0 ? (double(m.all) - e.mean) / std::sqrt(e.variance) : 0,
                at_least(right_, m.all)};
    }
    double k_of(std::size_t copier, std::size_t source) const {
        const auto seen = k_seen_.find({copier, source});
        return seen == k_seen_.end() ? 1 : seen->second;
    }
    SimilarPair evidence(std::size_t a, std::size_t b, const std::vector<std::string>& names) const {
        const auto m = s_.compare(a, b);
        const auto e = s_.expected(a, b);
        SimilarPair out{names[a], names[b], m.items, m.all, m.wrong, e.all, e.wrong};
        out.gbt = gbt_of(a, b, m);
        out.m4 = m4_of(a, b, m);
        out.omega_first = omega_of(a, b, m);
        out.omega_second = omega_of(b, a, m);
        out.k_first = k_of(a, b);
        out.k_second = k_of(b, a);
        const double least =
            std::min({out.gbt, out.m4, out.omega_first.p, out.omega_second.p, out.k_first, out.k_second});
        // Six looks at each of so many pairs.
        out.smallest = std::min(1.0, 6 * pairs_ * least);
        out.action = out.smallest < plan_.action_below;
        return out;
    }

    const Sheets& s_;
    const SimilarityPlan& plan_;
    double pairs_ = 0, gate_ = 0, z_gate_ = 0;
    std::int64_t compared_ = 0;
    std::vector<Found> gbt_, m4_, omega_, k_;
    std::map<std::pair<std::size_t, std::size_t>, double> k_seen_;
    std::map<std::string, double> limit_;
    mutable std::vector<double> right_, wrong_;
};

// A chain of persons who hang together, by union and find.
std::size_t root_of(std::vector<std::size_t>& parent, std::size_t p) {
    while (parent[p] != p) {
        p = parent[p] = parent[parent[p]];
    }
    return p;
}

std::vector<SimilarGroup> groups_of(const Responses& r, const std::vector<SimilarPair>& flagged,
                                    const std::vector<std::string>& names, double rate) {
    std::map<std::string, std::size_t> place;
    for (std::size_t p = 0; p < names.size(); ++p) {
        place[names[p]] = p;
    }
    std::vector<SimilarGroup> out;
    for (const auto& name : r.groups) {
        out.push_back({name});
    }
    std::vector<std::size_t> parent(names.size());
    std::iota(parent.begin(), parent.end(), 0U);
    std::set<std::size_t> persons;
    for (const auto& pair : flagged) {
        const std::size_t a = place[pair.first], b = place[pair.second];
        persons.insert({a, b});
        if (r.group_of[a] == r.group_of[b]) {
            auto& group = out[r.group_of[a]];
            ++group.pairs_within;
            const std::size_t from = root_of(parent, a), to = root_of(parent, b);
            group.links += from != to;
            parent[from] = to;
        }
    }
    std::vector<std::int64_t> sizes(out.size(), 0), links;
    for (const std::uint16_t g : r.group_of) {
        ++sizes[g];
    }
    for (const std::size_t p : persons) {
        ++out[r.group_of[p]].flagged_persons;
    }
    std::ranges::transform(out, std::back_inserter(links), &SimilarGroup::links);
    const auto p = chances_of(sizes, links);
    const auto adjusted = benjamini_hochberg(p);
    for (std::size_t g = 0; g < out.size(); ++g) {
        out[g].persons = sizes[g];
        out[g].p = p[g];
        out[g].adjusted = adjusted[g];
        out[g].flagged = adjusted[g] < rate;
    }
    return out;
}

}  // namespace

Result<Similarity> similar_answers(const Choices& c, const std::vector<std::vector<std::size_t>>& rights,
                                   const OptionCurves& curves, const SimilarityPlan& plan) {
    const std::size_t n = c.codes.person_count();
    if (n > similar_persons_max) {
        return refuse("too_many_persons",
                      fmt::format("At most {} persons are compared with each other.", similar_persons_max));
    }
    if (n < 30) {
        return refuse("few_persons", "Below 30 persons there is nothing to say what chance gives.");
    }
    if (c.codes.item_count() < items_least) {
        return refuse("few_items", fmt::format("Answers are compared over at least {} items.", items_least));
    }
    std::vector<std::string> names = c.codes.persons;
    for (std::size_t p = names.size(); p < n; ++p) {
        names.push_back(std::to_string(p + 1));
    }
    const Sheets sheets(c, rights, curves);
    Search search(sheets, plan);
    CHECK(search.run());
    Similarity out{
        std::int64_t(n), search.pairs(), search.compared(), plan.rate, plan.action_below, {}, 0, {}, {}};
    out.flagged = search.flagged(names);
    out.flagged_count = std::int64_t(out.flagged.size());
    if (!c.codes.groups.empty()) {
        out.groups = groups_of(c.codes, out.flagged, names, plan.rate);
    }
    if (!sheets.complete()) {
        out.problems.push_back(
            {"k_needs_one_form", "", "Persons had different items: the K index was left out."});
    }
    if (out.flagged.size() > plan.listed_most) {
        out.problems.push_back(
            {"list_cut", "", fmt::format("The {} least likely pairs are listed.", plan.listed_most)});
        out.flagged.resize(plan.listed_most);
    }
    return out;
}

}  // namespace psychometrics
