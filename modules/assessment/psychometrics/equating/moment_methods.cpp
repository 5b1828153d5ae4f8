#include "moment_methods.hpp"

#include <fmt/format.h>
#include <cmath>

namespace psychometrics {
namespace {

using enum EquatingMethod;

// Regression of the total on the anchor, or what stands for it: how much of the total a point of anchor is
// worth.
Result<double> gamma_of(EquatingMethod method, AnchorKind kind, const TotalAnchorMoments& m,
                        double total_points, double anchor_points, const char* form) {
    if (method == nominal_weights) {
        return total_points / anchor_points;  // number of points of the total by those of the anchor
    }
    if (!(m.anchor_variance > 0)) {
        return refuse("anchor_constant",
                      fmt::format("Every person of form {} has the same anchor score. Choose an "
                                  "anchor that varies, or another method.",
                                  form));
    }
    if (method == tucker || method == tucker_circle_arc) {
        return m.covariance / m.anchor_variance;
    }
    if (!(m.covariance > 1e-9 * std::sqrt(m.variance * m.anchor_variance))) {
        return refuse(
            "anchor_uncorrelated",
            fmt::format("Anchor and total of form {} do not go together (covariance {:.4g}); Levine's method "
                        "needs an anchor of the same kind as the total.",
                        form, m.covariance));
    }
    if (kind == AnchorKind::internal) {
        return m.variance / m.covariance;
    }
    return (m.variance + m.covariance) / (m.anchor_variance + m.covariance);
}

std::unexpected<Failure> constant(const char* form) {
    return refuse("constant_scores",
                  fmt::format("Every person of form {} has the same score, so there is no spread to "
                              "equate by. Use mean equating, or check the file.",
                              form));
}

void line_by_sd(EquatingCoefficients& c, double mean_x, double sd_x, double mean_y, double sd_y) {
    c.slope = sd_y / sd_x;
    c.intercept = mean_y - *c.slope * mean_x;
}

// KB chapter 4, with gammas in place of regression slopes.
Result<EquatingCoefficients> synthetic(const TotalAnchorMoments& x, const TotalAnchorMoments& y, double ws,
                                       EquatingCoefficients c) {
    const double w1 = ws, w2 = 1 - ws;
    const double d = x.anchor_mean - y.anchor_mean, dv = x.anchor_variance - y.anchor_variance;
    const double gx = *c.gamma_x, gy = *c.gamma_y;
    c.synthetic_mean_x = x.mean - w2 * gx * d;
    c.synthetic_mean_y = y.mean + w1 * gy * d;
    const double vx = x.variance - w2 * gx * gx * dv + w1 * w2 * gx * gx * d * d;
    const double vy = y.variance + w1 * gy * gy * dv + w1 * w2 * gy * gy * d * d;
    if (!(vx > 0) || !(vy > 0)) {
        return refuse("synthetic_variance",
                      "The anchor differs so much between the groups that the synthetic "
                      "population would have no spread. The groups are too unlike for this method.");
    }
    c.synthetic_sd_x = std::sqrt(vx);
    c.synthetic_sd_y = std::sqrt(vy);
    return c;
}

Result<EquatingCoefficients> anchored(const EquatingPlan& plan, const TotalAnchorMoments& x,
                                      const TotalAnchorMoments& y, double x_points, double y_points,
                                      double anchor_points) {
    EquatingCoefficients c;
    c.gamma_x = TRY(gamma_of(plan.method, plan.anchor, x, x_points, anchor_points, "X"));
    c.gamma_y = TRY(gamma_of(plan.method, plan.anchor, y, y_points, anchor_points, "Y"));
    if (plan.method == levine_true) {
        c.slope = *c.gamma_y / *c.gamma_x;
        c.intercept = y.mean + *c.gamma_y * (x.anchor_mean - y.anchor_mean) - *c.slope * x.mean;
        return c;
    }
    if (plan.method == nominal_weights || plan.method == tucker_circle_arc) {
        // Of means alone: the spread of the synthetic population does not matter.
        const double d = x.anchor_mean - y.anchor_mean;
        c.synthetic_mean_x = x.mean - (1 - plan.ws) * *c.gamma_x * d;
        c.synthetic_mean_y = y.mean + plan.ws * *c.gamma_y * d;
        c.slope = 1;
        c.intercept = *c.synthetic_mean_y - *c.synthetic_mean_x;
        return c;
    }
    c = TRY(synthetic(x, y, plan.ws, c));
    line_by_sd(c, *c.synthetic_mean_x, *c.synthetic_sd_x, *c.synthetic_mean_y, *c.synthetic_sd_y);
    return c;
}

Result<EquatingCoefficients> chained(const TotalAnchorMoments& x, const TotalAnchorMoments& y) {
    if (!(x.anchor_variance > 0) || !(y.anchor_variance > 0)) {
        return refuse("anchor_constant",
                      "Every person of a group has the same anchor score. Choose an anchor that varies.");
    }
    EquatingCoefficients c;
    const double to_anchor = std::sqrt(x.anchor_variance / x.variance);
    const double from_anchor = std::sqrt(y.variance / y.anchor_variance);
    c.slope = to_anchor * from_anchor;
    c.intercept = y.mean + from_anchor * (x.anchor_mean - y.anchor_mean - to_anchor * x.mean);
    return c;
}

Result<EquatingCoefficients> arc(double middle_x, double middle_y, const ScaleEnds& ends) {
    EquatingCoefficients c;
    c.middle_x = middle_x;
    c.middle_y = middle_y;
    if (!(ends.x_highest > ends.x_lowest) || !(ends.y_highest > ends.y_lowest)) {
        return refuse("constant_scores", "A circle-arc needs a scale with two ends; give --min and --max.");
    }
    if (!(middle_x > ends.x_lowest) || !(middle_x < ends.x_highest)) {
        return refuse("middle_outside_range", "The middle point of the arc is not inside the scale of X.");
    }
    c.slope = (ends.y_highest - ends.y_lowest) / (ends.x_highest - ends.x_lowest);
    c.intercept = ends.y_lowest - *c.slope * ends.x_lowest;
    return c;
}

Result<EquatingCoefficients> chained_arc(const EquatingPlan& plan, const TotalAnchorMoments& x,
                                         const TotalAnchorMoments& y, const ScaleEnds& ends) {
    double expand = 1;
    if (plan.middle == ChainedMiddle::linear) {
        if (!(y.anchor_variance > 0)) {
            return refuse("anchor_constant", "Every person of form Y has the same anchor score.");
        }
        expand = std::sqrt(y.variance / y.anchor_variance);
    }
    return arc(x.mean, y.mean + expand * (x.anchor_mean - y.anchor_mean), ends);
}

}  // namespace

bool uses_moments(EquatingMethod m) {
    return m == identity || m == EquatingMethod::mean || m == linear || m == circle_arc || m == tucker ||
           m == nominal_weights || m == levine_observed || m == levine_true || m == chained_mean ||
           m == chained_linear || m == tucker_circle_arc || m == chained_circle_arc;
}

Result<EquatingCoefficients> moment_coefficients(const EquatingPlan& plan, const TotalAnchorMoments& x,
                                                 const TotalAnchorMoments& y, const ScaleEnds& ends) {
    const bool needs_spread = plan.method == linear || plan.method == tucker ||
                              plan.method == levine_observed || plan.method == levine_true ||
                              plan.method == chained_linear;
    if (needs_spread && !(x.variance > 0)) {
        return constant("X");
    }
    if (needs_spread && !(y.variance > 0)) {
        return constant("Y");
    }
    EquatingCoefficients c;
    switch (plan.method) {
        case identity:
            c.slope = 1;
            c.intercept = 0;
            return c;
        case EquatingMethod::mean:
            c.slope = 1;
            c.intercept = y.mean - x.mean;
            return c;
        case linear:
            line_by_sd(c, x.mean, std::sqrt(x.variance), y.mean, std::sqrt(y.variance));
            return c;
        case chained_mean:
            c.slope = 1;
            c.intercept = y.mean - y.anchor_mean + x.anchor_mean - x.mean;
            return c;
        case chained_linear:
            return chained(x, y);
        case circle_arc:
            return arc(x.mean, y.mean, ends);
        case chained_circle_arc:
            return chained_arc(plan, x, y, ends);
        case tucker_circle_arc: {
            const auto middle = TRY(anchored(plan, x, y, 0, 0, 1));
            EquatingCoefficients out = TRY(arc(*middle.synthetic_mean_x, *middle.synthetic_mean_y, ends));
            out.gamma_x = middle.gamma_x;
            out.gamma_y = middle.gamma_y;
            return out;
        }
        default:
            return anchored(plan, x, y, ends.x_highest, ends.y_highest, ends.anchor_highest);
    }
}

double arc_height(double x, double low, double middle, double high, double height, double slope) {
    if (height == 0 || x <= low || x >= high) {
        return 0;
    }
    // The circle through both ends and the middle is (x - low)(x - high) + (y - y1)(y - y3) + k (y - line) =
    // 0. With t the height above the line, height * t^2 + b * t - height * c = 0, written so that a height
    // near 0 loses nothing.
    const double inside = (middle - low) * (high - middle), s = 1 + slope * slope;
    const double b = inside * s - height * height + 2 * height * slope * (x - middle);
    const double c = s * (x - low) * (high - x);
    const double root = std::sqrt(b * b + 4 * height * height * c);
    return b > 0 ? 2 * height * c / (b + root) : (root - b) / (2 * height);
}

double equated_by_moments(const EquatingPlan& plan, const EquatingCoefficients& c, const ScaleEnds& ends,
                          double score) {
    const double line = *c.intercept + *c.slope * score;
    if (!c.middle_x) {
        return line;
    }
    const double height = *c.middle_y - (*c.intercept + *c.slope * *c.middle_x);
    return line + arc_height(score, ends.x_lowest, *c.middle_x, ends.x_highest, height,
                             plan.arc == ArcKind::full ? *c.slope : 0);
}

}  // namespace psychometrics
