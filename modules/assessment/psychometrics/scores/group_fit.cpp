#include "group_fit.hpp"

#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace psychometrics {
namespace {

// What the group says of the items, the easiest first.
struct Group {
    std::vector<std::size_t> easiest_first;
    std::vector<double> right;                            // per item, how many persons
    std::vector<double> share, logit;                     // of the items in that order
    std::vector<double> shares_so_far, logits_so_far;     // sums of the first k, k = 0..n
    double information = 0, of_logit = 0, of_logit2 = 0;  // sums of pq, pq w, pq w^2
    double total = 0, logit_mean = 0;                     // sums of p, p w
};

Group group_of(const Responses& r) {
    const std::size_t n = r.item_count();
    const auto persons = double(r.person_count());
    Group g;
    g.right.assign(n, 0);
    for (std::size_t at = 0; at < r.scores.size(); ++at) {
        g.right[at % n] += r.scores[at];
    }
    g.easiest_first.resize(n);
    std::iota(g.easiest_first.begin(), g.easiest_first.end(), std::size_t{0});
    std::ranges::stable_sort(g.easiest_first, std::ranges::greater{},
                             [&](std::size_t i) { return g.right[i]; });
    g.shares_so_far = g.logits_so_far = {0};
    for (const std::size_t item : g.easiest_first) {
        const double p = g.right[item] / persons;
        const double w =
            std::log(p / (1 - p));  // infinite where all are right or wrong: u3 has no value then
        g.share.push_back(p);
        g.logit.push_back(w);
        g.shares_so_far.push_back(g.shares_so_far.back() + p);
        g.logits_so_far.push_back(g.logits_so_far.back() + w);
        g.information += p * (1 - p);
        g.of_logit += p * (1 - p) * w;
        g.of_logit2 += p * (1 - p) * w * w;
        g.total += p;
        g.logit_mean += p * w;
    }
    return g;
}

std::optional<double> finite(double x) { return std::isfinite(x) ? std::optional(x) : std::nullopt; }

void add_person(const Group& g, std::span<const std::uint8_t> row, PersonFit& into) {
    const std::size_t n = row.size();
    double errors = 0, wrong_so_far = 0, share = 0, logit = 0;
    std::size_t r = 0;
    for (std::size_t at = 0; at < n; ++at) {
        if (row[g.easiest_first[at]] == 1) {
            errors += wrong_so_far;
            share += g.share[at];
            logit += g.logit[at];
            ++r;
        } else {
            wrong_so_far += 1;
        }
    }
    into.guttman_errors = errors;
    if (r == 0 || r == n) {
        return;
    }
    const auto right = double(r), all = double(n);
    into.guttman_share = errors / (right * (all - right));
    into.conformity = 1 - 2 * *into.guttman_share;
    const auto between = [&](const std::vector<double>& sums, double own) {
        const double best = sums[r], worst = sums[n] - sums[n - r];
        return finite((best - own) / (best - worst));
    };
    into.caution = between(g.shares_so_far, share);
    into.u3 = between(g.logits_so_far, logit);
    // The weighted score given the number right, by its regression (van der Flier 1982, eqs. 4 and 5).
    const double best = g.logits_so_far[r], worst = g.logits_so_far[n] - g.logits_so_far[n - r];
    const double mean = g.logit_mean + g.of_logit / g.information * (right - g.total);
    const double variance = g.of_logit2 - g.of_logit * g.of_logit / g.information;
    into.z_u3 =
        into.u3 && variance > 1e-12
            ? finite((*into.u3 - (best - mean) / (best - worst)) / (std::sqrt(variance) / (best - worst)))
            : std::nullopt;
    std::vector<double> own;
    for (const std::size_t item : g.easiest_first) {
        own.push_back(row[item]);
    }
    into.point_biserial = correlation_of(own, g.share);
}

// Covariances with all others by the items' totals; their highest possible sum by persons sorted by
// proportion right.
void add_scalability(const Group& g, const Responses& r, std::vector<PersonFit>& persons) {
    const auto n = double(r.item_count());
    std::vector<double> share;
    for (const auto& one : persons) {
        share.push_back(double(one.raw) / n);
    }
    std::vector<double> sorted = share;
    std::ranges::sort(sorted);
    std::vector<double> below(sorted.size() + 1, 0);
    std::partial_sum(sorted.begin(), sorted.end(), below.begin() + 1);
    const double total = below.back();
    for (std::size_t person = 0; person < persons.size(); ++person) {
        const double own = share[person];
        if (own <= 0 || own >= 1) {
            continue;
        }
        double with_others = 0;
        const auto row = r.row(person);
        for (std::size_t i = 0; i < row.size(); ++i) {
            with_others += row[i] == 1 ? g.right[i] - 1 : 0;
        }
        const double covariance = with_others / n - own * (total - own);
        // The smaller of own (1 - other) and other (1 - own): the latter where the other is lower.
        const auto lower = std::size_t(std::ranges::upper_bound(sorted, own) - sorted.begin());
        const double higher = double(sorted.size() - lower), of_higher = total - below[lower];
        const double most = below[lower] * (1 - own) + own * (higher - of_higher) - own * (1 - own);
        persons[person].ht = most > 1e-12 ? finite(covariance / most) : std::nullopt;
    }
}

}  // namespace

bool has_group_figures(const Responses& r) {
    return r.item_count() > 1 && r.person_count() > 1 &&
           std::ranges::all_of(r.scores, [](std::uint8_t score) { return score <= 1; });
}

void add_group_figures(const Responses& r, std::vector<PersonFit>& persons) {
    const Group g = group_of(r);
    for (std::size_t person = 0; person < persons.size(); ++person) {
        add_person(g, r.row(person), persons[person]);
    }
    add_scalability(g, r, persons);
}

}  // namespace psychometrics
