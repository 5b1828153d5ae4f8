// Hofstee and Beuk: a line of the judges crosses a curve of the candidates.
#include "panel.hpp"

#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace psychometrics {
namespace {
using standards::drawn_again;
using standards::resampled;
using standards::Spread;

// The share below a cut: a line from one whole score to the next.
class FailCurve {
  public:
    FailCurve(std::span<const double> scores, double highest)
        : below_(std::size_t(std::ceil(highest)) + 2, 0.0) {
        for (const double x : scores) {
            below_[std::size_t(std::floor(x)) + 1] += 1 / double(scores.size());
        }
        for (std::size_t k = 1; k < below_.size(); ++k) {
            below_[k] += below_[k - 1];
        }
    }
    double at(double cut) const {
        const double place = std::clamp(cut, 0.0, double(below_.size() - 1));
        const std::size_t k = std::min(std::size_t(place), below_.size() - 2);
        return below_[k] + (place - double(k)) * (below_[k + 1] - below_[k]);
    }

  private:
    std::vector<double> below_;  // at each whole score from 0
};

struct Crossing {
    double cut;
    bool crossed;
};
// Where `above`, which never falls, is 0 between lo and hi; it is straight between whole scores. Else the
// nearer end.
template <class F>
Crossing crossing(const F& above, double lo, double hi) {
    if (above(lo) > 0) {
        return {lo, false};
    }
    if (above(hi) < 0) {
        return {hi, false};
    }
    double a = lo;
    while (a < hi) {
        const double b = std::min(hi, std::floor(a) + 1), at_a = above(a), at_b = above(b);
        if (at_b >= 0) {
            return {at_b > at_a ? a + (b - a) * -at_a / (at_b - at_a) : a, true};
        }
        a = b;
    }
    return {hi, true};
}

struct Box {
    double lowest_cut = 0, highest_cut = 0, lowest_fail = 0, highest_fail = 0;
};
Box mean_box(const std::vector<HofsteeJudgement>& judges) {
    const auto mean = [&](double HofsteeJudgement::* part) {
        double sum = 0;
        for (const auto& j : judges) {
            sum += j.*part;
        }
        return sum / double(judges.size());
    };
    using J = HofsteeJudgement;
    return {mean(&J::lowest_cut), mean(&J::highest_cut), mean(&J::lowest_fail), mean(&J::highest_fail)};
}
Crossing hofstee_cut(const Box& b, const FailCurve& curve) {
    const double width = b.highest_cut - b.lowest_cut;
    const auto above = [&](double cut) {
        const double along = width > 0 ? (cut - b.lowest_cut) / width : 0.5;
        return curve.at(cut) - (b.highest_fail + along * (b.lowest_fail - b.highest_fail));
    };
    if (!(width > 0)) {
        const double fail = curve.at(b.lowest_cut);
        return {b.lowest_cut, fail >= b.lowest_fail && fail <= b.highest_fail};
    }
    return crossing(above, b.lowest_cut, b.highest_cut);
}

struct BeukLine {
    double mean_cut, mean_pass, sd_cut, sd_pass;
};
BeukLine beuk_line(const std::vector<BeukJudgement>& judges) {
    std::vector<double> cuts, passes;
    for (const auto& j : judges) {
        cuts.push_back(j.cut);
        passes.push_back(j.pass_rate);
    }
    return {mean_of(cuts), mean_of(passes), sd_of(cuts), sd_of(passes)};
}
Crossing beuk_cut(const BeukLine& l, const FailCurve& curve, double highest) {
    if (!(l.sd_cut > 0)) {
        return {l.mean_cut, true};  // the line stands upright
    }
    const double slope = l.sd_pass / l.sd_cut;
    return crossing(
        [&](double cut) { return l.mean_pass + slope * (cut - l.mean_cut) - (1 - curve.at(cut)); }, 0,
        highest);
}

template <class Judgement>
Result<void> look_at(const std::vector<Judgement>& judges, std::span<const double> scores, double highest) {
    if (judges.empty()) {
        return refuse("no_ratings", "There are no judgements.");
    }
    if (!(highest > 0 && highest <= 1e6)) {
        return refuse("score_outside", "Say the highest score of the form, above 0.");
    }
    if (scores.size() < 2) {
        return refuse("too_few_persons", "Scores of at least 2 persons are needed.");
    }
    for (const double x : scores) {
        if (!(x >= 0 && x <= highest)) {
            return refuse("score_outside", fmt::format("The score {} is not between 0 and {}.", x, highest));
        }
    }
    std::set<std::string> seen;
    for (const auto& j : judges) {
        if (!seen.insert(j.judge).second) {
            return refuse("judge_twice", fmt::format("Judge {} is there twice.", j.judge));
        }
    }
    return {};
}

bool is_share(double x) { return x >= 0 && x <= 1; }

template <class Judgement>
std::vector<Judgement> drawn(const std::vector<Judgement>& from, Draws& draws) {
    std::vector<Judgement> out;
    for (std::size_t i = 0; i < from.size(); ++i) {
        out.push_back(from[draws.below(from.size())]);
    }
    return out;
}

void finish(CompromiseReport& out, const Crossing& found, const FailCurve& curve,
            std::optional<Spread> spread, const ImpactPlan& plan, std::span<const double> scores) {
    out.cut = found.cut;
    out.crossed = found.crossed;
    out.required_score = required_score(found.cut);
    out.fail_rate = curve.at(found.cut);
    // Resamples of one judge know nothing of how judges scatter.
    if (spread && out.judges >= 2) {
        out.se = spread->se;
        out.low = spread->low;
        out.high = spread->high;
    }
    ImpactPlan impact = plan;
    if (impact.scores.empty()) {
        impact.scores.assign(scores.begin(), scores.end());
    }
    out.impact = impact_of(out.cut, out.se, impact);
    for (Notice& n : panel_problems(std::size_t(out.judges), rounds_min)) {
        out.problems.push_back(std::move(n));
    }
}

}  // namespace

Result<CompromiseReport> hofstee(const std::vector<HofsteeJudgement>& judges, std::span<const double> scores,
                                 double highest, const ImpactPlan& impact, const Resampling& resampling) {
    CHECK(look_at(judges, scores, highest));
    for (const auto& j : judges) {
        if (!(j.lowest_cut >= 0 && j.highest_cut <= highest) || !is_share(j.lowest_fail) ||
            !is_share(j.highest_fail)) {
            return refuse("rating_outside",
                          fmt::format("Judge {}: cuts are 0 to {}, fail rates 0 to 1.", j.judge, highest));
        }
        if (j.lowest_cut > j.highest_cut || j.lowest_fail > j.highest_fail) {
            return refuse("range_reversed",
                          fmt::format("Judge {}: the lowest is above the highest.", j.judge));
        }
    }
    const Box box = mean_box(judges);
    const FailCurve curve(scores, highest);
    CompromiseReport out{.judges = std::int64_t(judges.size()), .persons = std::int64_t(scores.size())};
    out.lowest_cut = box.lowest_cut;
    out.highest_cut = box.highest_cut;
    out.lowest_fail = box.lowest_fail;
    out.highest_fail = box.highest_fail;
    const Crossing found = hofstee_cut(box, curve);
    if (!found.crossed) {
        const bool few = curve.at(found.cut) < box.lowest_fail;
        out.problems.push_back(
            {"no_crossing", "",
             fmt::format("The line does not cross the candidates' curve: {}; the {} acceptable cut is "
                         "taken.",
                         few ? "fewer fail than is acceptable even at the highest cut"
                             : "more fail than is acceptable even at the lowest cut",
                         few ? "highest" : "lowest")});
    }
    auto spread = resampled(resampling, [&](Draws& d) {
        return std::optional(
            hofstee_cut(mean_box(drawn(judges, d)), FailCurve(drawn_again(scores, d), highest)).cut);
    });
    const bool alike = std::ranges::all_of(judges, [&](const HofsteeJudgement& j) {
        return j.lowest_cut == judges[0].lowest_cut && j.highest_cut == judges[0].highest_cut &&
               j.lowest_fail == judges[0].lowest_fail && j.highest_fail == judges[0].highest_fail;
    });
    if (alike && !found.crossed) {
        spread.reset();  // the end of one range, drawn again and again
    }
    finish(out, found, curve, spread, impact, scores);
    return out;
}

Result<CompromiseReport> beuk(const std::vector<BeukJudgement>& judges, std::span<const double> scores,
                              double highest, const ImpactPlan& impact, const Resampling& resampling) {
    CHECK(look_at(judges, scores, highest));
    for (const auto& j : judges) {
        if (!(j.cut >= 0 && j.cut <= highest) || !is_share(j.pass_rate)) {
            return refuse("rating_outside",
                          fmt::format("Judge {}: cuts are 0 to {}, pass rates 0 to 1.", j.judge, highest));
        }
    }
    const BeukLine line = beuk_line(judges);
    const FailCurve curve(scores, highest);
    CompromiseReport out{.judges = std::int64_t(judges.size()), .persons = std::int64_t(scores.size())};
    out.mean_cut = line.mean_cut;
    out.mean_pass_rate = line.mean_pass;
    out.sd_cut = line.sd_cut;
    out.sd_pass_rate = line.sd_pass;
    if (line.sd_cut > 0) {
        out.slope = line.sd_pass / line.sd_cut;
    } else {
        out.problems.push_back({"no_spread", "", "All judges give the same cut, which is taken as it is."});
    }
    const Crossing found = beuk_cut(line, curve, highest);
    if (!found.crossed) {
        out.problems.push_back(
            {"no_crossing", "",
             "The judges' line does not meet the candidates' curve inside the scale; the nearer end is "
             "taken. Look at the judgements again."});
    }
    const auto spread = resampled(resampling, [&](Draws& d) {
        return std::optional(
            beuk_cut(beuk_line(drawn(judges, d)), FailCurve(drawn_again(scores, d), highest), highest).cut);
    });
    finish(out, found, curve, spread, impact, scores);
    return out;
}

}  // namespace psychometrics
