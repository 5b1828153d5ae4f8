#include "items.hpp"
#include "reliability.hpp"

#include <fmt/format.h>

namespace psychometrics {
namespace {
using classical::check_plan;
using classical::Correlation;
using classical::Counts;
using classical::counts_of;
using classical::Criterion;
using classical::criterion_of;
using classical::Direction;
using classical::extreme_of;
using classical::Moments;
using classical::moments_of;
using classical::persons_by;
using classical::Spread;
using classical::spread_of;
using classical::tell_few;
using classical::test_statistics;
using classical::underlying_factor;

// What all items of one analysis have in common.
struct Ground {
    const Responses& settled;
    const ClassicalPlan& plan;
    Criterion criterion;
    Moments moments;  // of the scored items
    std::vector<std::size_t> ascending, descending;
    std::vector<Counts> counts, settled_counts;
    std::vector<Correlation> whole, rest;  // per item
};

void correlate(Ground& g) {
    const std::size_t items = g.settled.item_count();
    g.whole.resize(items);
    g.rest.resize(items);
    for (std::size_t p = 0; p < g.settled.person_count(); ++p) {
        if (!g.criterion.known(p)) {
            continue;
        }
        const auto row = g.settled.row(p);
        const double share = g.criterion.share(p);
        for (std::size_t i = 0; i < items; ++i) {
            if (row[i] > score_max) {
                continue;
            }
            g.whole[i].add(row[i], share);
            if (const auto rest = g.criterion.share_without(p, i, row[i])) {
                g.rest[i].add(row[i], *rest);
            }
        }
    }
}

// alpha of the others: the total's variance less what the item brings to it.
std::vector<std::optional<double>> alphas_if_deleted(const Moments& m) {
    const auto k = m.covariance.rows();
    std::vector<std::optional<double>> out(std::size_t(k), std::nullopt);
    if (k < 3 || m.count() < 2) {
        return out;
    }
    const double total = m.covariance.sum(), trace = m.covariance.trace();
    const double least = 1e-12 * m.covariance.cwiseAbs().sum();
    for (Eigen::Index i = 0; i < k; ++i) {
        const double own = m.covariance(i, i), left = total - 2 * m.covariance.row(i).sum() + own;
        if (left > least) {
            const auto others = double(k - 1);
            out[std::size_t(i)] = others / (others - 1) * (1 - (trace - own) / left);
        }
    }
    return out;
}

void flag(ItemStatistics& item) {
    if (*item.p < p_min) {
        item.flags.push_back(ItemFlag::too_hard);
    }
    if (*item.p > p_max) {
        item.flags.push_back(ItemFlag::too_easy);
    }
    if (item.r_pbis_corrected && *item.r_pbis_corrected < point_biserial_min) {
        item.flags.push_back(ItemFlag::low_correlation);
    }
    if (item.r_pbis_corrected && *item.r_pbis_corrected < 0) {
        item.flags.push_back(ItemFlag::negative_correlation);
    }
}

void relate(const Ground& g, std::size_t i, ItemStatistics& out, Notices& problems) {
    out.r_pbis = g.whole[i].value();
    out.r_pbis_corrected = g.rest[i].value();
    if (out.r_pbis_corrected) {
        out.r_polyserial = *out.r_pbis_corrected * underlying_factor(g.settled_counts[i]);
        if (out.highest == 1) {
            out.r_bis_corrected = out.r_polyserial;  // the same formula, with one threshold
        }
        if (std::abs(*out.r_polyserial) > 1) {
            problems.push_back(
                {"correlation_beyond_one", out.item,
                 "The biserial correlation is beyond 1: the scores are far from normal, use the "
                 "point-biserial."});
        }
    }
    const auto low = extreme_of(g.settled, g.criterion, g.ascending, i);
    const auto high = extreme_of(g.settled, g.criterion, g.descending, i);
    if (low && high) {
        const auto points = double(g.criterion.points[i]);
        out.d27 = (high->in_order - low->in_order) / points;
        out.d27_shared = (high->shared - low->shared) / points;
    }
}

ItemStatistics item_of(const Ground& g, std::size_t i, Notices& problems) {
    const Counts& marks = g.counts[i];
    ItemStatistics out{.item = g.settled.items[i], .pretest = g.criterion.pretest[i]};
    out.presented = std::int64_t(g.settled.person_count()) - marks[not_presented];
    if (out.presented > 0) {
        out.omitted_rate = double(marks[omitted]) / double(out.presented);
        out.not_reached_rate = double(marks[not_reached]) / double(out.presented);
    }
    const Spread spread = spread_of(g.settled_counts[i]);
    out.n = spread.n;
    if (spread.n == 0) {
        return out;
    }
    for (std::int64_t s = 0; s <= score_max; ++s) {
        out.highest = g.settled_counts[i][std::size_t(s)] > 0 ? s : out.highest;
    }
    out.mean = spread.mean;
    out.p = spread.mean / double(g.criterion.points[i]);
    if (spread.n > 1) {
        out.sd = std::sqrt(spread.squares / double(spread.n - 1));
    }
    if (!(spread.squares > 0)) {
        problems.push_back({"item_constant", out.item,
                            "All persons have the same score on this item: it correlates with nothing."});
    }
    relate(g, i, out, problems);
    if (out.n >= g.plan.minimum) {
        flag(out);
    }
    return out;
}

void tell_incomplete(const TestStatistics& test, Notices& problems) {
    if (test.k == 0 || test.n == test.persons) {
        return;
    }
    if (test.n == 0) {
        problems.push_back(
            {"no_complete_persons", "",
             "Nobody has a score on every scored item: sum scores and reliability are not given. "
             "With several forms, name each person's form in a group column."});
        return;
    }
    problems.push_back(
        {"incomplete_persons", "",
         fmt::format("{} of {} persons lack a score on some scored item: sum scores and reliability "
                     "are of the other {}.",
                     test.persons - test.n, test.persons, test.n)});
}

}  // namespace

Result<ItemAnalysis> analyse_items(const Responses& responses, const ClassicalPlan& plan) {
    CHECK(check_plan(responses, plan));
    ItemAnalysis out;
    const Responses settled = settle(responses, plan.blanks);
    Ground g{.settled = settled, .plan = plan};
    g.counts = counts_of(responses);
    for (const auto& counts : g.counts) {
        g.settled_counts.push_back(classical::settled(counts, plan.blanks));
    }
    g.criterion = criterion_of(settled, plan.pretest, out.problems);
    g.moments = moments_of(settled, g.criterion.scored);
    g.ascending = persons_by(g.criterion, Direction::ascending);
    g.descending = persons_by(g.criterion, Direction::descending);
    correlate(g);

    std::vector<std::string> names;
    bool zero_one = true;
    std::int64_t points = 0;
    for (const std::size_t i : g.criterion.scored) {
        names.push_back(settled.items[i]);
        points += g.criterion.points[i];
        zero_one = zero_one && g.criterion.points[i] == 1;
    }
    out.test = test_statistics(g.moments, names, zero_one, plan.level, out.problems);
    out.test.persons = std::int64_t(settled.person_count());
    out.test.points = points;
    tell_incomplete(out.test, out.problems);

    std::vector<std::int64_t> persons;
    for (std::size_t i = 0; i < settled.item_count(); ++i) {
        out.items.push_back(item_of(g, i, out.problems));
        persons.push_back(out.items.back().n);
    }
    const auto alphas = alphas_if_deleted(g.moments);
    for (std::size_t at = 0; at < g.criterion.scored.size(); ++at) {
        out.items[g.criterion.scored[at]].alpha_if_deleted = alphas[at];
    }
    tell_few(settled.items, persons, plan.minimum, out.problems);
    return out;
}

}  // namespace psychometrics
