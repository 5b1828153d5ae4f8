// Equating by means and standard deviations: lines and circle-arcs.
#pragma once
#include "pair_moments.hpp"

#include <base/result.hpp>
#include <psychometrics/equating.hpp>

namespace psychometrics {

// Where the scales end: circle-arc goes through both ends.
struct ScaleEnds {
    double x_lowest = 0, x_highest = 0, y_lowest = 0, y_highest = 0;
    double anchor_highest = 0;  // nominal weights divide the highest total by it
};

bool uses_moments(EquatingMethod);
// Needs means, variances and covariance alone, of X and its anchor, of Y and its anchor. Refused:
// constant_scores, anchor_constant, anchor_uncorrelated, synthetic_variance, middle_outside_range
// (circle-arc).
Result<EquatingCoefficients> moment_coefficients(const EquatingPlan&, const TotalAnchorMoments& x,
                                                 const TotalAnchorMoments& y, const ScaleEnds&);
double equated_by_moments(const EquatingPlan&, const EquatingCoefficients&, const ScaleEnds&, double score);

// The arc's height above the line at x, through (low, 0), (middle, height) and (high, 0) where slope is 0;
// with the line's slope the circle is one of the plane of scores (Livingston and Kim 2009, methods 2 and 1).
double arc_height(double x, double low, double middle, double high, double height, double slope);

}  // namespace psychometrics
