#include "purification.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

struct Table {
    double a, b, c, d;  // right and wrong of the reference, of the focal group
    double n_reference() const { return a + b; }
    double right() const { return a + c; }
    double all() const { return a + b + c + d; }
};

std::vector<Table> tables_of(const Strata& strata) {
    std::vector<Table> out;
    for (const Stratum& k : strata.list) {
        // The lowest and the highest score are all wrong and all right but for rounded proportions: Penfield
        // leaves them out.
        if (k.score > 0 && k.score < strata.highest && k.informative()) {
            out.push_back(
                {double(k.reference[1]), double(k.reference[0]), double(k.focal[1]), double(k.focal[0])});
        }
    }
    return out;
}

// The expected A where a table with these margins has the odds ratio alpha: the root of
// E (n_focal - right + E) = alpha (n_reference - E)(right - E) between its bounds.
double expected(const Table& t, double alpha) {
    const double low = std::max(0.0, t.right() - (t.c + t.d)), high = std::min(t.n_reference(), t.right());
    const double p = alpha * (t.n_reference() + t.right()) + (t.c + t.d) - t.right();
    const double q = std::sqrt(std::max(0.0, p * p - 4 * alpha * (alpha - 1) * t.n_reference() * t.right()));
    // The root written so that it neither cancels nor divides by alpha - 1; p + q > 0 for every alpha > 0.
    const double root = 2 * alpha * t.n_reference() * t.right() / (p + q);
    return std::clamp(root, low, high);
}

void estimate(const Strata& strata, BreslowDayItem& item, Notices& notices) {
    const auto tables = tables_of(strata);
    double for_reference = 0, for_focal = 0;
    for (const Table& t : tables) {
        for_reference += t.a * t.d / t.all();
        for_focal += t.b * t.c / t.all();
    }
    if (tables.size() < 2 || !(for_reference > 0 && for_focal > 0)) {
        notices.push_back(
            {tables.size() < 2 ? "no_common_strata" : "odds_ratio_unbounded", item.item,
             tables.size() < 2
                 ? "Fewer than two matching scores have persons of both groups and both answers."
                 : "In every stratum one group is all right or all wrong: there is no common odds ratio."});
        return;
    }
    const double alpha = for_reference / for_focal;
    double chi_squared = 0, apart = 0, variance = 0;
    for (const Table& t : tables) {
        const double e = expected(t, alpha);
        const double other = t.n_reference() - e, focal = t.right() - e, rest = t.d - t.a + e;
        if (!(e > 0 && other > 0 && focal > 0 && rest > 0)) {
            continue;
        }
        const double v = 1 / (1 / e + 1 / other + 1 / focal + 1 / rest);
        ++item.strata;
        chi_squared += (t.a - e) * (t.a - e) / v;
        apart += t.a - e;
        variance += v;
    }
    if (item.strata < 2) {
        notices.push_back({"no_common_strata", item.item, "Fewer than two matching scores can be compared."});
        return;
    }
    item.df = item.strata - 1;
    item.chi_squared = chi_squared;
    item.p = chi_squared_tail(chi_squared, double(item.df));
    item.chi_squared_tarone = std::max(0.0, chi_squared - apart * apart / variance);
    item.p_tarone = chi_squared_tail(*item.chi_squared_tarone, double(item.df));
}

}  // namespace

Result<BreslowDayDif> breslow_day_dif(const Responses& responses, const DifPlan& plan) {
    BreslowDayDif out;
    out.tarone = plan.tarone;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    out.items = tested<BreslowDayItem>(
        groups, plan, out.procedure, TestedScores::dichotomous,
        [](const Strata& strata, std::size_t, BreslowDayItem& item, Notices& notices) {
            estimate(strata, item, notices);
        },
        [&](std::vector<BreslowDayItem>& items) {
            conclude_by_p(groups, plan, items,
                          [&](const BreslowDayItem& i) { return plan.tarone ? i.p_tarone : i.p; });
        });
    return out;
}

}  // namespace psychometrics
