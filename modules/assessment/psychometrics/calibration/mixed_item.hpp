// One item inside the mixed engine: its working parameters, its curves on a grid, and what raises its
// likelihood.
//
// Working parameters are slopes and intercepts on the logistic metric (D = 1), which keeps every likelihood
// smooth:
//   linear   rasch, 1pl, 2pl, pcm, gpcm, nrm   P(k) proportional to exp(s_k theta + c_k), s_0 = c_0 = 0
//            at = (slopes, c_1..c_K); s_k = k D for rasch and pcm (no slope in `at`), k a for 1pl, 2pl and
//            gpcm (one), s_k itself for nrm (K of them)
//   graded   grm    P(score >= k) = logistic(a theta + d_k)           at = (a, d_1..d_K), d descending
//   guessed  3pl    P(1) = c + (1 - c) logistic(a theta + d)          at = (a, d, logit c)
#pragma once
#include <psychometrics/parameters.hpp>

#include <Eigen/Core>

#include <string>
#include <vector>

namespace psychometrics::mixed {

enum class Shape { linear, graded, guessed };
Shape shape_of(Model);

struct Item {
    std::string id;
    Model model = Model::two_pl;
    std::size_t categories = 2;  // scores it has after recoding, 0 included
    double metric = 1;           // D of the parameters outside, not of `at`
    Priors priors{};             // on the parameters outside
    bool fixed = false;          // stays as it is
    Eigen::VectorXd at;

    std::size_t slopes() const;  // how many of `at` are slopes
    Eigen::Index size() const { return at.size(); }
};

// Where free parameters stop, on the logistic metric: beyond, the responses are a step to any grid, or the
// curve is flat wherever there are persons, and the likelihood says nothing of how far. What wants to go
// further is settled there. Infinity: nowhere.
constexpr double slope_max = 20, intercept_max = 60, logit_max = 15;  // the last two of 3PL alone
double bound_of(const Item&, Eigen::Index place);
bool is_bound(const Item&, Eigen::Index place);

// Expected counts of one item over the nodes. Linear items need only what is sufficient for them: how many
// chose a category, and the sum of the expected thetas of those who did. The others need the cells.
struct Counts {
    Eigen::ArrayXd persons;         // at each node, of all who were presented the item
    Eigen::ArrayXd chosen, moment;  // per category
    Eigen::ArrayXXd cells;          // nodes x categories; not for linear items unless asked
};

// The item's curves at the nodes: log chances = slope_k theta + intercept_k - norm for linear ones, `log_p`
// for others.
struct Table {
    Eigen::ArrayXd slope, intercept, norm;
    Eigen::ArrayXXd log_p;  // nodes x categories
};
void tabulate(const Item&, const Eigen::ArrayXd& nodes, Table&);
Eigen::ArrayXXd log_chances(const Item&, const Eigen::ArrayXd& nodes);

// The expected log-likelihood with the prior at item.at, its gradient, and its information: exact, or one
// that is never negative (Fisher's; for linear items both are the same but for the prior). Near the peak
// Newton's steps by the exact one end there; Fisher's can circle around it for ever where c is badly
// determined.
enum class Curvature { exact, safe };
struct Hill {
    double value = 0;
    Eigen::VectorXd gradient;
    Eigen::MatrixXd information;
};
double height(const Item&, const Counts&,
              const Eigen::ArrayXd& nodes);  // -infinity where `at` is not allowed
// A parameter at its bound that wants further has no gradient.
Hill hill(const Item&, const Counts&, const Eigen::ArrayXd& nodes, Curvature = Curvature::safe);
// Moves item.at by `step`, halved until the height does not fall. False where no part of the step helps.
bool climb(Item&, const Counts&, const Eigen::ArrayXd& nodes, const Eigen::VectorXd& step);
// A few of Newton's steps, by the exact curvature where it has a peak.
void improve(Item&, const Counts&, const Eigen::ArrayXd& nodes, int steps = 3);
// information^-1 gradient, with a little added to the diagonal where the matrix is singular.
Eigen::VectorXd newton_step(const Hill&);

// Derivatives for standard errors: first of log P by `at`, per category (nodes x parameters); and the sum
// over the cells of r / P times the second derivative of P.
std::vector<Eigen::MatrixXd> scores(const Item&, const Eigen::ArrayXd& nodes);
Eigen::MatrixXd second(const Item&, const Counts&, const Eigen::ArrayXd& nodes);

// The log prior of `at` and its derivatives, added to what stands there. `exact`: the true second derivative,
// which may have either sign; else one that is never positive, for climbing. False where `at` has no chance.
bool add_prior(const Item&, double& value, Eigen::VectorXd* gradient, Eigen::MatrixXd* information,
               bool exact);

// Between what is written down and what is worked with. `outside_slope` is the derivative of the parameters
// outside, in the order (a, b | steps..., c) or (slopes 1..K, intercepts 1..K), by `at`; rows of a for fixed
// slopes are left out.
bool is_flat(const Item&);     // no slope at all: no theta is the place of its steps, which are stated as 0
double slope_of(const Item&);  // a D; not for nrm
Eigen::VectorXd boundaries(
    const Item&);  // -slope times each step; for pcm and gpcm differences of intercepts
Eigen::VectorXd working(const ItemParameters&, double metric);
ItemParameters outside(const Item&);
Eigen::MatrixXd outside_slope(const Item&);

// The families, each in its own file.
namespace linear {
void tabulate(const Item&, const Eigen::ArrayXd& nodes, Table&);
Eigen::ArrayXXd chances(const Item&, const Eigen::ArrayXd& nodes);
void add(const Item&, const Counts&, const Eigen::ArrayXd& nodes, Hill&, bool derivatives);
std::vector<Eigen::MatrixXd> scores(const Item&, const Eigen::ArrayXd& nodes);
Eigen::MatrixXd second(const Item&, const Counts&, const Eigen::ArrayXd& nodes);
}  // namespace linear
namespace graded {
bool allowed(const Eigen::VectorXd& at);
Eigen::ArrayXXd log_chances(const Item&, const Eigen::ArrayXd& nodes);
void add(const Item&, const Counts&, const Eigen::ArrayXd& nodes, Hill&, Curvature);
std::vector<Eigen::MatrixXd> scores(const Item&, const Eigen::ArrayXd& nodes);
Eigen::MatrixXd second(const Item&, const Counts&, const Eigen::ArrayXd& nodes);
}  // namespace graded
namespace guessed {
Eigen::ArrayXXd log_chances(const Item&, const Eigen::ArrayXd& nodes);
void add(const Item&, const Counts&, const Eigen::ArrayXd& nodes, Hill&, Curvature);
std::vector<Eigen::MatrixXd> scores(const Item&, const Eigen::ArrayXd& nodes);
Eigen::MatrixXd second(const Item&, const Counts&, const Eigen::ArrayXd& nodes);
}  // namespace guessed

}  // namespace psychometrics::mixed
