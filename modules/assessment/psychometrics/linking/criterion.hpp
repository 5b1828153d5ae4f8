// The squared differences of the common items' curves, as a function of A and B, with its derivatives.
#pragma once
#include "anchors.hpp"

#include <array>

namespace psychometrics {

// One scale on which the curves are compared. On the base scale the new items move: their curves are taken at
// x = (theta - B) / A; on the new scale the base items do, at x = A theta + B.
struct Side {
    bool on_base = true;
    Quadrature nodes;
};
// What one item gives at one node: the squared differences of its curves and their first two derivatives by x
// (each halved), and the difference of its expected scores with its derivatives.
struct Terms {
    double squares = 0, first = 0, second = 0;
    double score = 0, score_first = 0, score_second = 0;
};
// The criterion at a line: its value, gradient and Hessian.
struct Level {
    double value = 0;
    double g_a = 0, g_b = 0;              // gradient
    double h_aa = 0, h_ab = 0, h_bb = 0;  // Hessian
};

class CurveCriterion {
  public:
    // haebara or stocking_lord; the pairs must outlive it.
    CurveCriterion(LinkingMethod, const std::vector<CommonPair>&, double metric, const LinkingPlan&,
                   const Latent& fresh, const Latent& base);
    Level at(double a, double b) const;
    // Keeps the sums over items at each node, which changes() needs.
    void remember(double a, double b);
    // The change of the gradient by parameters of one pair, each from the pair with the parameter a little
    // above and a little below; `width` is the distance of the two.
    struct Change {
        double g_a = 0, g_b = 0;
    };
    using Perturbed = std::array<CommonPair, 2>;
    std::vector<Change> changes(double a, double b, std::size_t pair, const std::vector<Perturbed>&,
                                double width) const;

  private:
    struct Parts {
        double value, c1, c2;
    };
    Parts parts(const Terms&) const;
    // c1 at a node where one item's terms are others.
    double with(const Terms& sum, const Terms& own, const Terms& other) const;
    Terms at_node(const CommonPair&, const Side&, double x, double theta) const;
    template <class Visit>
    void each(double a, double b, const Visit&) const;
    template <class Visit>
    void each_node(double a, double b, const Visit&) const;

    bool test_curves_;
    const std::vector<CommonPair>& pairs_;
    double metric_;
    std::vector<Side> sides_;
    std::vector<Terms> sums_;
};

}  // namespace psychometrics
