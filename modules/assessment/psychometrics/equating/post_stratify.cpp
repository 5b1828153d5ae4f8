#include "distribution_methods.hpp"

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

// Totals of `own` as they would be with the anchor distribution of the synthetic population.
ScoreFrequencies reweigh(const ScoreFrequencies& own, const ScoreFrequencies& other, double own_weight,
                         double persons, double& lost) {
    const ScoreFrequencies own_anchors = anchors_of(own), other_anchors = anchors_of(other);
    const double n = own.persons(), m = other.persons();
    std::vector<double> factor(std::size_t(own.anchors), 0);
    lost = 0;
    for (std::int64_t c = 0; c < own.anchors; ++c) {
        const double mine = own_anchors.at(c) / n, theirs = other_anchors.at(c) / m;
        if (mine > 0) {
            factor[std::size_t(c)] = (own_weight + (1 - own_weight) * theirs / mine) / n * persons;
        } else {
            lost += (1 - own_weight) * theirs;
        }
    }
    ScoreFrequencies out = totals_of(own);
    for (std::int64_t r = 0; r < own.totals; ++r) {
        double sum = 0;
        for (std::int64_t c = 0; c < own.anchors; ++c) {
            sum += own.at(r, c) * factor[std::size_t(c)];
        }
        out.counts[std::size_t(r)] = sum;
    }
    return out;
}

}  // namespace

Synthetic post_stratify(const ScoreFrequencies& x, const ScoreFrequencies& y, double ws) {
    const double persons = ws * x.persons() + (1 - ws) * y.persons();
    Synthetic out;
    out.x = reweigh(x, y, ws, persons, out.lost_x);
    out.y = reweigh(y, x, 1 - ws, persons, out.lost_y);
    return out;
}

}  // namespace psychometrics
