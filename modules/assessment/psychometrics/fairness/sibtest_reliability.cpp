#include "sibtest.hpp"

namespace psychometrics {

namespace {

std::optional<AnchorReliability> of_group(const TwoGroups& groups, const std::vector<std::size_t>& anchor,
                                          std::size_t item, int group) {
    // Whole numbers, so that sums are exact and the order of persons makes no difference.
    std::vector<std::int64_t> sums(anchor.size(), 0), squares(anchor.size(), 0);
    std::int64_t n = 0, sum = 0, square = 0;
    for (std::size_t p = 0; p < groups.focal.size(); ++p) {
        const auto row = groups.responses.row(p);
        if (int(groups.focal[p]) != group || row[item] > score_max) {
            continue;
        }
        ++n;
        std::int64_t total = 0;
        for (std::size_t i = 0; i < anchor.size(); ++i) {
            const std::int64_t score = row[anchor[i]];
            total += score;
            sums[i] += score;
            squares[i] += score * score;
        }
        sum += total;
        square += total * total;
    }
    const auto variance = [&](std::int64_t s, std::int64_t ss) {
        return (double(ss) - double(s) * double(s) / double(n)) / double(n - 1);
    };
    if (n < 2 || variance(sum, square) <= 0) {
        return std::nullopt;
    }
    double of_items = 0;
    for (std::size_t i = 0; i < anchor.size(); ++i) {
        of_items += variance(sums[i], squares[i]);
    }
    const double k = double(anchor.size());
    return AnchorReliability{double(sum) / double(n), k / (k - 1) * (1 - of_items / variance(sum, square))};
}

}  // namespace

std::optional<BothReliabilities> reliabilities(const TwoGroups& groups,
                                               const std::vector<std::size_t>& anchor, std::size_t item) {
    if (anchor.size() < anchor_items_min) {
        return std::nullopt;
    }
    const auto reference = of_group(groups, anchor, item, 0), focal = of_group(groups, anchor, item, 1);
    if (!reference || !focal) {
        return std::nullopt;
    }
    return BothReliabilities{*reference, *focal};
}

}  // namespace psychometrics
