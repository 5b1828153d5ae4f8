#include <psychometrics/presmoothing.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace psychometrics {
namespace {

struct Ends {
    std::int64_t lowest, highest;
};

Result<Ends> ends_of(std::span<const std::int64_t> scores, std::optional<std::int64_t> lowest,
                     std::optional<std::int64_t> highest, const std::string& what) {
    const auto [least, most] = std::minmax_element(scores.begin(), scores.end());
    const Ends ends{lowest.value_or(*least), highest.value_or(*most)};
    if (*least < ends.lowest || *most > ends.highest) {
        return refuse(
            "score_outside_range",
            fmt::format("{} of {} to {} were seen, but the range asked for is {} to {}. Give a range that "
                        "holds every score, or leave out the persons outside it.",
                        what, *least, *most, ends.lowest, ends.highest));
    }
    // Without the difference itself, which could overflow.
    if (ends.lowest < -1'000'000'000 || ends.highest > 1'000'000'000 ||
        ends.highest - ends.lowest >= score_points_max) {
        return refuse("scores_too_wide",
                      fmt::format("{} go from {} to {}; at most {} score points can be equated.", what,
                                  ends.lowest, ends.highest, score_points_max));
    }
    return ends;
}

}  // namespace

double ScoreFrequencies::persons() const { return std::accumulate(counts.begin(), counts.end(), 0.0); }

Result<ScoreFrequencies> tabulate(std::span<const std::int64_t> totals, std::span<const std::int64_t> anchors,
                                  const ScoreRange& range) {
    if (totals.empty()) {
        return refuse("no_persons", "There is no score to count. Give at least one person a group.");
    }
    if (!anchors.empty() && anchors.size() != totals.size()) {
        return refuse("anchor_length",
                      fmt::format("There are {} totals but {} anchor scores; give one of each a person.",
                                  totals.size(), anchors.size()));
    }
    ScoreFrequencies out;
    const Ends of_totals = TRY(ends_of(totals, range.lowest, range.highest, "Total scores"));
    out.lowest = of_totals.lowest;
    out.totals = of_totals.highest - of_totals.lowest + 1;
    if (!anchors.empty()) {
        const Ends of_anchors =
            TRY(ends_of(anchors, range.anchor_lowest, range.anchor_highest, "Anchor scores"));
        out.anchor_lowest = of_anchors.lowest;
        out.anchors = of_anchors.highest - of_anchors.lowest + 1;
    }
    if (out.totals * out.columns() > score_cells_max) {
        return refuse("scores_too_wide",
                      fmt::format("{} totals by {} anchor scores are more than {} cells; narrow the range.",
                                  out.totals, out.anchors, score_cells_max));
    }
    out.counts.assign(std::size_t(out.totals * out.columns()), 0);
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const std::int64_t column = anchors.empty() ? 0 : anchors[i] - out.anchor_lowest;
        out.counts[std::size_t((totals[i] - out.lowest) * out.columns() + column)] += 1;
    }
    return out;
}

Result<ScoreFrequencies> frequencies_of(std::vector<double> counts, std::int64_t lowest) {
    if (std::int64_t(counts.size()) > score_points_max || std::abs(lowest) > 1'000'000'000) {
        return refuse("scores_too_wide",
                      fmt::format("At most {} score points can be equated.", score_points_max));
    }
    double all = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!(counts[i] >= 0) || !std::isfinite(counts[i])) {
            return refuse("negative_count",
                          fmt::format("The count of score {} must be 0 or more.", lowest + std::int64_t(i)));
        }
        all += counts[i];
    }
    if (!(all > 0)) {
        return refuse("no_persons", "All counts are 0. Give at least one person a group.");
    }
    ScoreFrequencies out;
    out.lowest = lowest;
    out.totals = std::int64_t(counts.size());
    out.counts = std::move(counts);
    return out;
}

ScoreFrequencies totals_of(const ScoreFrequencies& f) {
    ScoreFrequencies out;
    out.lowest = f.lowest;
    out.totals = f.totals;
    out.counts.assign(std::size_t(f.totals), 0);
    for (std::int64_t r = 0; r < f.totals; ++r) {
        for (std::int64_t c = 0; c < f.columns(); ++c) {
            out.counts[std::size_t(r)] += f.at(r, c);
        }
    }
    return out;
}

ScoreFrequencies anchors_of(const ScoreFrequencies& f) {
    ScoreFrequencies out;
    out.lowest = f.anchor_lowest;
    out.totals = f.anchors;
    out.counts.assign(std::size_t(f.anchors), 0);
    for (std::int64_t r = 0; r < f.totals; ++r) {
        for (std::int64_t c = 0; c < f.anchors; ++c) {
            out.counts[std::size_t(c)] += f.at(r, c);
        }
    }
    return out;
}

ScoreMoments moments_of(const ScoreFrequencies& f) {
    ScoreMoments out;
    out.persons = f.persons();
    out.lowest = f.lowest;
    out.highest = f.lowest;
    bool seen = false;
    for (std::int64_t r = 0; r < f.totals; ++r) {
        if (f.at(r) > 0) {
            out.mean += f.at(r) * double(f.lowest + r);
            out.highest = f.lowest + r;
            out.lowest = seen ? out.lowest : f.lowest + r;
            seen = true;
        }
    }
    if (out.persons <= 0) {
        return out;
    }
    out.mean /= out.persons;
    double second = 0, third = 0, fourth = 0;
    for (std::int64_t r = 0; r < f.totals; ++r) {
        const double d = double(f.lowest + r) - out.mean;
        second += f.at(r) * d * d;
        third += f.at(r) * d * d * d;
        fourth += f.at(r) * d * d * d * d;
    }
    if (out.persons > 1 && out.highest > out.lowest) {
        const double variance = second / (out.persons - 1);
        out.sd = std::sqrt(variance);
        out.skewness = third / out.persons / (variance * out.sd);
        out.kurtosis = fourth / out.persons / (variance * variance);
    }
    return out;
}

}  // namespace psychometrics
