#include "panel.hpp"
#include "panel_table.hpp"

#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
using standards::components;
using standards::median_of;
using standards::panel_table;
using standards::PanelTable;

// Values of two lists where both have one.
struct Pairs {
    std::vector<double> one, other;
    void add(double a, double b) {
        one.push_back(a);
        other.push_back(b);
    }
    std::optional<double> correlation() const {
        return one.size() < 3 ? std::nullopt : correlation_of(one, other);
    }
    std::optional<double> rmsd() const {
        double sum = 0;
        for (std::size_t i = 0; i < one.size(); ++i) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return one.empty() ? std::nullopt : std::optional(std::sqrt(sum / double(one.size())));
    }
    std::optional<double> mean_difference() const {
        return one.empty() ? std::nullopt : std::optional(mean_of(one) - mean_of(other));
    }
};

std::optional<double> p_of(const AngoffPlan& plan, std::size_t item) {
    return item < plan.p.size() ? plan.p[item] : std::nullopt;
}

bool given(const PanelTable& t, std::size_t j, std::size_t i) {
    return !std::isnan(t.given(Eigen::Index(j), Eigen::Index(i)));
}
double cell(const PanelTable& t, std::size_t j, std::size_t i) {
    return t.given(Eigen::Index(j), Eigen::Index(i));
}

JudgeRatings judge_of(const Ratings& r, const PanelTable& t, std::size_t j, const AngoffPlan& plan) {
    JudgeRatings out{.judge = r.judges[t.judges[j]]};
    out.cut = t.filled.row(Eigen::Index(j)).sum();
    Pairs others, p;
    for (std::size_t i = 0; i < t.items.size(); ++i) {
        if (!given(t, j, i)) {
            ++out.missing;
            continue;
        }
        ++out.rated;
        double sum = 0, n = 0;
        for (std::size_t k = 0; k < t.judges.size(); ++k) {
            if (k != j && given(t, k, i)) {
                sum += cell(t, k, i);
                ++n;
            }
        }
        if (n > 0) {
            others.add(cell(t, j, i), sum / n);
        }
        if (const auto known = p_of(plan, t.items[i])) {
            p.add(cell(t, j, i), *known);
        }
    }
    out.correlation_with_others = others.correlation();
    out.correlation_with_p = p.correlation();
    out.rmsd_from_p = p.rmsd();
    out.mean_difference_from_p = p.mean_difference();
    return out;
}

ItemRatings item_of(const Ratings& r, const PanelTable& t, std::size_t i, const AngoffPlan& plan) {
    std::vector<double> ratings;
    for (std::size_t j = 0; j < t.judges.size(); ++j) {
        if (given(t, j, i)) {
            ratings.push_back(cell(t, j, i));
        }
    }
    ItemRatings out{.item = r.items[t.items[i]], .judges = std::int64_t(ratings.size())};
    out.mean = mean_of(ratings);
    out.lowest = *std::ranges::min_element(ratings);
    out.highest = *std::ranges::max_element(ratings);
    if (ratings.size() > 1) {
        out.sd = sd_of(ratings);
    }
    out.judges_disagree = out.sd && *out.sd > plan.disagreement_sd;
    out.p = p_of(plan, t.items[i]);
    if (out.p) {
        out.difference_from_p = out.mean - *out.p;
        out.far_from_p = std::abs(*out.difference_from_p) > plan.far_from_p;
    }
    return out;
}

void add_agreement(AngoffRound& round, const PanelTable& t) {
    std::vector<double> correlations, distances;
    for (std::size_t j = 0; j < t.judges.size(); ++j) {
        for (std::size_t k = j + 1; k < t.judges.size(); ++k) {
            Pairs both;
            for (std::size_t i = 0; i < t.items.size(); ++i) {
                if (given(t, j, i) && given(t, k, i)) {
                    both.add(cell(t, j, i), cell(t, k, i));
                }
            }
            if (const auto c = both.correlation()) {
                correlations.push_back(*c);
            }
            if (const auto d = both.rmsd()) {
                distances.push_back(*d);
            }
        }
    }
    if (!correlations.empty()) {
        round.mean_judge_correlation = mean_of(correlations);
    }
    if (!distances.empty()) {
        round.mean_judge_rmsd = mean_of(distances);
    }
    Pairs p;
    for (const ItemRatings& item : round.items) {
        if (item.p) {
            p.add(item.mean, *item.p);
        }
    }
    round.correlation_with_p = p.correlation();
    round.rmsd_from_p = p.rmsd();
}

void tell_gaps(const Ratings& r, const PanelTable& t, std::int64_t round, Notices& problems) {
    for (std::size_t j = 0; j < r.judges.size(); ++j) {
        if (std::ranges::find(t.judges, j) == t.judges.end()) {
            problems.push_back({"judge_missing", r.judges[j],
                                fmt::format("Judge {} has no ratings in round {} and is not counted in it.",
                                            r.judges[j], round)});
        }
    }
    for (std::size_t i = 0; i < r.items.size(); ++i) {
        if (std::ranges::find(t.items, i) == t.items.end()) {
            problems.push_back({"item_unrated", r.items[i],
                                fmt::format("Nobody rated item {} in round {}: it adds nothing to that cut.",
                                            r.items[i], round)});
        }
    }
    if (t.missing > 0) {
        problems.push_back(
            {"rating_missing", "",
             fmt::format("Round {}: {} of {} ratings are missing and were filled in from the judge's and the "
                         "item's means.",
                         round, t.missing, t.given.size())});
    }
    if ((t.given.array() == t.given(0, 0)).all()) {
        problems.push_back(
            {"ratings_constant", "",
             fmt::format("Round {}: all ratings are the same, so nothing can be said about agreement.",
                         round)});
    }
}

AngoffRound round_of_ratings(const Ratings& r, const PanelTable& t, std::int64_t number,
                             const AngoffPlan& plan, Notices& problems) {
    AngoffRound round{.round = number};
    std::vector<double> cuts;
    for (std::size_t j = 0; j < t.judges.size(); ++j) {
        round.judges.push_back(judge_of(r, t, j, plan));
        cuts.push_back(round.judges.back().cut);
    }
    for (std::size_t i = 0; i < t.items.size(); ++i) {
        round.items.push_back(item_of(r, t, i, plan));
    }
    round.missing = t.missing;
    round.cut = mean_of(cuts);
    round.cut_share = round.cut / double(t.items.size());
    round.median_cut = median_of(cuts);
    round.lowest_cut = *std::ranges::min_element(cuts);
    round.highest_cut = *std::ranges::max_element(cuts);
    if (cuts.size() > 1) {
        round.sd = sd_of(cuts);
        round.se_judges = *round.sd / std::sqrt(double(cuts.size()));
    }
    round.gtheory = components(t, problems, number);
    add_agreement(round, t);
    return round;
}

RoundChange change_between(const Ratings& r, std::size_t before, AngoffRound& from, AngoffRound& to) {
    RoundChange out{.from = from.round, .to = to.round};
    Pairs all;
    std::vector<double> cuts_before, cuts_after;
    double changed = 0, moved = 0;
    for (JudgeRatings& after : to.judges) {
        const auto was = std::ranges::find(from.judges, after.judge, &JudgeRatings::judge);
        if (was == from.judges.end()) {
            continue;
        }
        ++out.judges;
        cuts_before.push_back(was->cut);
        cuts_after.push_back(after.cut);
        after.cut_change = after.cut - was->cut;
        const auto judge = std::size_t(std::ranges::find(r.judges, after.judge) - r.judges.begin());
        double own = 0, n = 0;
        for (std::size_t i = 0; i < r.items.size(); ++i) {
            const auto one = r.at(before, judge, i), two = r.at(before + 1, judge, i);
            if (one && two) {
                all.add(*one, *two);
                own += std::abs(*two - *one);
                ++n;
                changed += std::abs(*two - *one) > 1e-9;
            }
        }
        moved += own;
        if (n > 0) {
            after.mean_absolute_change = own / n;
        }
    }
    if (!all.one.empty()) {
        out.share_changed = changed / double(all.one.size());
        out.mean_absolute_change = moved / double(all.one.size());
        out.correlation = all.correlation();
    }
    out.cut_change = mean_of(cuts_after) - mean_of(cuts_before);
    if (const double sd = sd_of(cuts_before); sd > 0) {
        out.sd_ratio = sd_of(cuts_after) / sd;
    }
    return out;
}

void tell_flags(const AngoffRound& last, const AngoffPlan& plan, Notices& problems) {
    for (const ItemRatings& item : last.items) {
        if (item.judges_disagree) {
            problems.push_back(
                {"judges_disagree", item.item,
                 fmt::format("The judges' ratings spread by {:.2f}, above {:.2f}: talk about this item.",
                             *item.sd, plan.disagreement_sd)});
        }
        if (item.far_from_p) {
            problems.push_back({"far_from_p", item.item,
                                fmt::format("The mean rating {:.2f} is far from the {:.2f} who answer right.",
                                            item.mean, *item.p)});
        }
    }
}

}  // namespace

Result<AngoffReport> angoff(const Ratings& r, const AngoffPlan& plan) {
    if (r.rounds.empty() || r.cells.size() != r.rounds.size() * r.judges.size() * r.items.size()) {
        return refuse("no_ratings", "There are no ratings.");
    }
    AngoffReport out;
    out.judge_count = std::int64_t(r.judges.size());
    out.item_count = std::int64_t(r.items.size());
    out.round_count = std::int64_t(r.rounds.size());
    for (std::size_t k = 0; k < r.rounds.size(); ++k) {
        const PanelTable t = panel_table(r, k);
        if (t.judges.empty()) {
            return refuse("no_ratings", fmt::format("Round {} has no ratings.", r.rounds[k]));
        }
        if (!t.connected) {
            return refuse(
                "ratings_disconnected",
                fmt::format(
                    "In round {} the judges fall into groups that share no item, so their cuts cannot be "
                    "compared. Have some items rated by all.",
                    r.rounds[k]));
        }
        tell_gaps(r, t, r.rounds[k], out.problems);
        out.rounds.push_back(round_of_ratings(r, t, r.rounds[k], plan, out.problems));
        if (k > 0) {
            out.changes.push_back(change_between(r, k - 1, out.rounds[k - 1], out.rounds[k]));
        }
    }
    const AngoffRound& last = out.rounds.back();
    const Notices panel = panel_problems(last.judges.size(), r.rounds.size());
    out.problems.insert(out.problems.begin(), panel.begin(), panel.end());
    tell_flags(last, plan, out.problems);
    out.cut = last.cut;
    out.required_score = required_score(last.cut);
    out.se = last.se_judges;
    out.impact = impact_of(out.cut, out.se, plan.impact);
    return out;
}

}  // namespace psychometrics
