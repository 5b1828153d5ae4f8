#include "matching.hpp"

#include <algorithm>
#include <cmath>

namespace psychometrics {

bool Stratum::informative() const {
    int different = 0;
    for (std::size_t s = 0; s < reference.size(); ++s) {
        different += reference[s] + focal[s] > 0;
    }
    return n_reference > 0 && n_focal > 0 && different > 1;
}

double mean_score(std::span<const std::int64_t> by_score, std::int64_t n) {
    double sum = 0;
    for (std::size_t s = 0; s < by_score.size(); ++s) {
        sum += double(s) * double(by_score[s]);
    }
    return n > 0 ? sum / double(n) : 0;
}

double variance_of_score(std::span<const std::int64_t> by_score, std::int64_t n) {
    const double mean = mean_score(by_score, n);
    double sum = 0;
    for (std::size_t s = 0; s < by_score.size(); ++s) {
        sum += (double(s) - mean) * (double(s) - mean) * double(by_score[s]);
    }
    return n > 0 ? sum / double(n) : 0;
}

double weight_of(const Stratum& k, DifWeights weights) {
    return double(weights == DifWeights::focal       ? k.n_focal
                  : weights == DifWeights::reference ? k.n_reference
                                                     : k.all());
}

Matcher::Matcher(const TwoGroups& groups, const Anchor& anchor, DifMatching missing)
    : groups_(groups), anchor_(anchor), missing_(missing), sums_(groups.responses.person_count()) {
    for (std::size_t i = 0; i < groups.items(); ++i) {
        most_ += anchor[i] != 0 ? groups.highest[i] : 0;
        // An item nobody has belongs to nobody's score.
        const bool somebody = groups.persons_of[i][0] + groups.persons_of[i][1] > 0;
        complete_ =
            complete_ && (anchor[i] == 0 || !somebody ||
                          std::size_t(groups.persons_of[i][0] + groups.persons_of[i][1]) == sums_.size());
    }
    for (std::size_t p = 0; p < sums_.size(); ++p) {
        const auto row = groups.responses.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (anchor[i] != 0 && row[i] <= score_max) {
                sums_[p].score += row[i];
                sums_[p].most += groups.highest[i];
            }
        }
    }
}

Matcher::Sum Matcher::sum_of(std::size_t person, std::size_t item, Own own) const {
    Sum out = sums_[person];
    const std::uint8_t score = groups_.responses.at(person, item);
    if (anchor_[item] == 0 && own == Own::counts) {
        out.score += score;
        out.most += groups_.highest[item];
    } else if (anchor_[item] != 0 && own == Own::stays_out) {
        out.score -= score;
        out.most -= groups_.highest[item];
    }
    return out;
}

std::vector<std::size_t> Matcher::common_with(std::size_t item) const {
    std::vector<std::uint8_t> common(anchor_);
    common[item] = 0;
    for (std::size_t i = 0; i < groups_.items(); ++i) {
        if (groups_.persons_of[i][0] + groups_.persons_of[i][1] == 0) {
            common[i] = 0;
        }
    }
    if (!complete_) {
        for (std::size_t p = 0; p < sums_.size(); ++p) {
            const auto row = groups_.responses.row(p);
            if (row[item] > score_max) {
                continue;
            }
            for (std::size_t i = 0; i < row.size(); ++i) {
                common[i] &= std::uint8_t(row[i] <= score_max);
            }
        }
    }
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < common.size(); ++i) {
        if (common[i] != 0) {
            out.push_back(i);
        }
    }
    return out;
}

Strata Matcher::strata(std::size_t item, Own own) {
    const bool restricted = missing_ == DifMatching::restricted && !complete_;
    const auto common = restricted ? common_with(item) : std::vector<std::size_t>{};
    Strata out;
    if (restricted) {
        for (const std::size_t i : common) {
            out.highest += groups_.highest[i];
        }
        out.highest += own == Own::counts ? groups_.highest[item] : 0;
    } else {
        const int change = own == Own::counts ? int(anchor_[item] == 0) : -int(anchor_[item] != 0);
        out.highest = most_ + change * groups_.highest[item];
    }
    const std::size_t scores = std::size_t(groups_.highest[item]) + 1;
    std::vector<std::int32_t> place(std::size_t(out.highest) + 1, -1);
    for (std::size_t p = 0; p < sums_.size(); ++p) {
        const auto row = groups_.responses.row(p);
        if (row[item] > score_max) {
            continue;
        }
        std::int64_t score = 0;
        if (restricted) {
            for (const std::size_t i : common) {
                score += row[i];
            }
            score += own == Own::counts ? row[item] : 0;
        } else {
            const Sum sum = sum_of(p, item, own);
            if (sum.most == 0) {
                continue;
            }
            score = sum.score;
            if (sum.most != out.highest) {
                score = std::llround(double(sum.score) * double(out.highest) / double(sum.most));
                took_proportions_ = true;
            }
        }
        auto& at = place[std::size_t(score)];
        if (at < 0) {
            at = std::int32_t(out.list.size());
            Stratum& fresh = out.list.emplace_back();
            fresh.score = score;
            fresh.reference.assign(scores, 0);
            fresh.focal.assign(scores, 0);
        }
        Stratum& stratum = out.list[std::size_t(at)];
        ++(groups_.focal[p] != 0 ? stratum.focal : stratum.reference)[row[item]];
        ++(groups_.focal[p] != 0 ? stratum.n_focal : stratum.n_reference);
    }
    std::ranges::sort(out.list, {}, &Stratum::score);
    return out;
}

}  // namespace psychometrics
