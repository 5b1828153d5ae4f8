#include "pair_moments.hpp"

namespace psychometrics {
namespace {

template <class Visit>
void each_cell(const ScoreFrequencies& f, Visit visit) {
    for (std::int64_t r = 0; r < f.totals; ++r) {
        for (std::int64_t c = 0; c < f.columns(); ++c) {
            if (const double n = f.at(r, c); n > 0) {
                visit(double(f.lowest + r), f.anchors > 0 ? double(f.anchor_lowest + c) : 0.0, n);
            }
        }
    }
}

}  // namespace

TotalAnchorMoments pair_moments(const ScoreFrequencies& f) {
    TotalAnchorMoments out;
    const double n = f.persons();
    each_cell(f, [&](double total, double anchor, double count) {
        out.mean += count * total / n;
        out.anchor_mean += count * anchor / n;
    });
    each_cell(f, [&](double total, double anchor, double count) {
        const double t = total - out.mean, a = anchor - out.anchor_mean;
        out.variance += count * t * t / (n - 1);
        out.covariance += count * t * a / (n - 1);
        out.anchor_variance += count * a * a / (n - 1);
    });
    return out;
}

PairVariation pair_variation(const ScoreFrequencies& f, const TotalAnchorMoments& m) {
    PairVariation out;
    const double n = f.persons();
    // A person's part in each of the five; their covariance matrix over n is that of the moments.
    each_cell(f, [&](double total, double anchor, double count) {
        const double t = total - m.mean, a = anchor - m.anchor_mean;
        const FiveMoments part{t, a, t * t - m.variance, t * a - m.covariance, a * a - m.anchor_variance};
        out.general += count / (n * n) * part * part.transpose();
    });
    const double tt = m.variance, ta = m.covariance, aa = m.anchor_variance;
    out.normal.topLeftCorner<2, 2>() << tt, ta, ta, aa;
    out.normal.bottomRightCorner<3, 3>() << 2 * tt * tt, 2 * tt * ta, 2 * ta * ta,  //
        2 * tt * ta, tt * aa + ta * ta, 2 * ta * aa,                                //
        2 * ta * ta, 2 * ta * aa, 2 * aa * aa;
    out.normal /= n;
    return out;
}

}  // namespace psychometrics
