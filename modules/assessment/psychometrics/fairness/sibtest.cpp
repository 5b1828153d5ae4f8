#include "sibtest.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr double moderate = 0.059, large = 0.088;  // Roussos and Stout 1996

// One matching score in use.
struct Compared {
    double score = 0, weight = 0;
    double difference = 0;  // Y* of the reference group less that of the focal one
    double variance = 0;    // of the difference
};

// The true score a group's regression gives a score of the anchor, less what is the same for both groups.
double true_score(const AnchorReliability& group, double score) {
    return group.mean + group.alpha * (score - group.mean);
}

// The slope of the item's mean on the true score at one stratum, from the nearest strata on both sides that
// have persons of the group. At the end of the group's range it takes the stratum itself for the missing
// side.
double slope_at(const std::vector<Stratum>& strata, std::size_t at, bool focal,
                const AnchorReliability& group, EmptyNeighbour empty) {
    const auto n = [&](std::size_t k) { return focal ? strata[k].n_focal : strata[k].n_reference; };
    const auto mean = [&](std::size_t k) {
        return mean_score(focal ? strata[k].focal : strata[k].reference, n(k));
    };
    if (empty == EmptyNeighbour::as_zero) {
        const auto score = double(strata[at].score);
        const auto beside = [&](std::size_t k, double wanted) {
            return k < strata.size() && double(strata[k].score) == wanted && n(k) > 0 ? mean(k) : 0;
        };
        return (beside(at + 1, score + 1) - beside(at - 1, score - 1)) /
               (true_score(group, score + 1) - true_score(group, score - 1));
    }
    std::size_t below = at, above = at;
    for (std::size_t k = at; k-- > 0 && below == at;) {
        below = n(k) > 0 ? k : at;
    }
    for (std::size_t k = at + 1; k < strata.size() && above == at; ++k) {
        above = n(k) > 0 ? k : at;
    }
    const double apart =
        true_score(group, double(strata[above].score)) - true_score(group, double(strata[below].score));
    if (apart <= 0) {
        return 0;
    }
    return (mean(above) - mean(below)) / apart;
}

double sample_variance(const std::vector<std::int64_t>& by_score, std::int64_t n) {
    return variance_of_score(by_score, n) * double(n) / double(n - 1);
}

std::vector<Compared> compared(const Strata& strata, SibtestItem& item, const AnchorReliability& reference,
                               const AnchorReliability& focal, const DifPlan& plan) {
    std::vector<Compared> out;
    double all = 0;
    const auto& list = strata.list;
    for (std::size_t at = 1; at + 1 < list.size(); ++at) {
        const Stratum& k = list[at];
        const std::int64_t least = std::max<std::int64_t>(plan.sibtest_more_than, 1);
        if (k.n_reference <= least || k.n_focal <= least) {
            continue;
        }
        const double vr = sample_variance(k.reference, k.n_reference),
                     vf = sample_variance(k.focal, k.n_focal);
        if (vr <= 0 || vf <= 0) {
            continue;
        }
        const double score = double(k.score);
        const double tr = true_score(reference, score), tf = true_score(focal, score), middle = (tr + tf) / 2;
        const double yr = mean_score(k.reference, k.n_reference) +
                          slope_at(list, at, false, reference, plan.sibtest_neighbour) * (middle - tr);
        const double yf = mean_score(k.focal, k.n_focal) +
                          slope_at(list, at, true, focal, plan.sibtest_neighbour) * (middle - tf);
        out.push_back({score, double(k.all()), yr - yf, vr / double(k.n_reference) + vf / double(k.n_focal)});
        all += double(k.all());
    }
    for (Compared& c : out) {
        c.weight /= all;
    }
    item.strata = std::int64_t(out.size());
    item.share_used = all / double(item.persons_reference + item.persons_focal);
    return out;
}

// Where the line through the differences, weighted by persons, meets 0; nothing where they do not lie on a
// slope.
std::optional<double> crossing_of(const std::vector<Compared>& strata) {
    double x = 0, y = 0, xx = 0, xy = 0;
    for (const Compared& c : strata) {
        x += c.weight * c.score;
        y += c.weight * c.difference;
    }
    for (const Compared& c : strata) {
        xx += c.weight * (c.score - x) * (c.score - x);
        xy += c.weight * (c.score - x) * (c.difference - y);
    }
    return xx > 0 && xy != 0 ? std::optional(x - y * xx / xy) : std::nullopt;
}

struct Part {
    double beta = 0, variance = 0;
    double chi_squared() const { return variance > 0 ? beta * beta / variance : 0; }
};

void cross(const std::vector<Compared>& strata, SibtestItem& item) {
    const auto at = crossing_of(strata);
    if (!at) {
        return;
    }
    Part below, above;
    for (const Compared& c : strata) {
        Part& part = c.score <= *at ? below : above;
        part.beta += c.weight * c.difference;
        part.variance += c.weight * c.weight * c.variance;
    }
    item.crossing_df = int(below.variance > 0) + int(above.variance > 0);
    if (item.crossing_df == 2) {
        item.crosses_at = at;
    }
    item.crossing_beta = below.beta - above.beta;
    item.crossing_chi_squared = below.chi_squared() + above.chi_squared();
    item.crossing_p = chi_squared_tail(*item.crossing_chi_squared, double(item.crossing_df));
}

void estimate(const std::vector<Compared>& strata, const DifPlan& plan, bool enough, SibtestItem& item) {
    Part all;
    for (const Compared& c : strata) {
        all.beta += c.weight * c.difference;
        all.variance += c.weight * c.weight * c.variance;
    }
    item.beta = all.beta;
    item.se = std::sqrt(all.variance);
    item.chi_squared = all.chi_squared();
    item.p = chi_squared_tail(*item.chi_squared, 1);
    if (enough) {
        item.size_class = class_of(*item.beta, moderate, large, *item.p, plan.alpha);
    }
    if (strata.size() > 1) {
        cross(strata, item);
    }
}

void conclude(const TwoGroups& groups, const DifPlan& plan, std::vector<SibtestItem>& items) {
    conclude_by_p(groups, plan, items, [](const SibtestItem& i) { return i.p; });
    std::vector<std::optional<double>> p;
    for (const auto& item : items) {
        p.push_back(item.crossing_p);
    }
    p = adjusted(p, plan.adjustment);
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].crossing_p_adjusted = p[i];
        if (plan.sibtest_crossing) {
            items[i].flag = flag_of(p[i], plan, groups.enough(i));
        }
    }
}

}  // namespace

Result<SibtestDif> sibtest_dif(const Responses& responses, const DifPlan& given) {
    SibtestDif out;
    out.crossing = given.sibtest_crossing;
    DifPlan plan = given;
    plan.missing = DifMatching::restricted;  // alpha of an anchor needs the same items for all
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    const auto chosen = testable(groups, TestedScores::ordered, out.procedure.problems);
    out.items = purified(groups, plan, out.procedure, [&](const Anchor& anchor, Notices& notices) {
        Matcher matcher(groups, anchor, plan.missing);
        auto items = blank_items<SibtestItem>(groups);
        for (const std::size_t i : chosen) {
            SibtestItem& item = items[i];
            const auto of = reliabilities(groups, matcher.common_with(i), i);
            if (!of) {
                notices.push_back(
                    {"anchor_too_short", item.item,
                     "Fewer than two anchor items that vary in both groups are left to match on: left out."});
                continue;
            }
            const auto strata =
                compared(matcher.strata(i, Own::stays_out), item, of->reference, of->focal, plan);
            if (strata.empty()) {
                notices.push_back({"no_common_strata", item.item,
                                   "No matching score has enough persons of both groups and both answers."});
                continue;
            }
            estimate(strata, plan, groups.enough(i), item);
        }
        conclude(groups, plan, items);
        out.procedure.matching = DifMatching::rest;
        if (!matcher.everybody_has_all()) {
            notices.push_back({"matched_on_common_items", "",
                               "Persons have different items. Each item is matched on the sum of those "
                               "anchor items that all "
                               "persons with it have."});
        }
        return items;
    });
    return out;
}

}  // namespace psychometrics
