// The M step: the point that is best given what the E step expects, and the gradient of the objective where
// it began.
#pragma once
#include <expectation.hpp>

#include <array>
#include <Eigen/Core>

namespace psychometrics {

// First and second derivatives by (a, d, g) of the expected log-likelihood of an item, or of its priors.
// `scoring`: the second ones are those of Fisher's scoring, and of a concave bound of the priors, so that a
// step always goes up.
enum class Bend { exact, scoring };
struct ItemTerms {
    Eigen::Vector3d slope = Eigen::Vector3d::Zero();
    Eigen::Matrix3d bend = Eigen::Matrix3d::Zero();
};
// Without the priors.
ItemTerms item_terms(const Curve&, const Expected&, std::size_t item, Bend);
double item_value(const Curve&, const Expected&, std::size_t item);

// Priors are stated for a of the metric asked for, which is the curve's divided by it, for b = -d / a and for
// the logit of c; those of parameters that are held say nothing. The common slope of 1PL is left out: its
// prior counts once.
class ItemPriors {
  public:
    ItemPriors(const Screened& s, double metric) : screened_(s), metric_(metric) {}
    ItemTerms terms(const Curve&, const Layout::Item&, Bend) const;
    double value(const Curve&, const Layout::Item&) const;
    // Of the common slope: value, first and second derivative.
    std::array<double, 3> common(double a, Bend) const;
    // Of all items; -infinity where a slope has no density.
    double value(const Layout&, const Point&) const;

  private:
    std::array<double, 3> on_slope(double a, Model, Bend) const;
    const Screened& screened_;
    double metric_;
};

struct Maximised {
    Eigen::VectorXd next;
    Eigen::VectorXd gradient;  // at the point where it began
};
Maximised maximise(const Layout&, const Eigen::VectorXd& from, const Expected&, const ItemPriors&);

}  // namespace psychometrics
