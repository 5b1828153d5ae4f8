// Where the mixed engine stands: items and groups, the vector of what is free among them, and one M-step.
#pragma once
#include "mixed_expect.hpp"
#include "prior.hpp"

#include <optional>
#include <vector>

namespace psychometrics::mixed {

struct State {
    std::vector<Item> items;
    std::vector<Latent> groups;
};
struct FreeGroup {
    bool mean = false, sd = false;
};

// Places of the free parameters in one vector. 1PL items share the place of their slope; held items have
// none. A group's sd stands there as its logarithm where the vector is one to move in, and as itself for
// standard errors.
struct Layout {
    std::vector<std::vector<Eigen::Index>> items;
    std::vector<Eigen::Index> mean, sd;  // per group; -1: not free
    std::vector<std::size_t> shared;     // 1PL items that are free
    std::optional<Prior> shared_prior;   // on their slope, counted once
    Eigen::Index size = 0;
    double sd_min = 0.01;  // persons who differ less do not differ: a free sd stops here
};
// Takes the prior on the slope away from the 1PL items of the state, and keeps it once.
Layout layout_of(State&, const std::vector<FreeGroup>&);
Eigen::VectorXd pack(const State&, const Layout&);
// False where the vector is no state: steps of a graded item out of order, a number that is none.
bool unpack(const Eigen::VectorXd&, const Layout&, State&);

// The log prior of the 1PL items' slope, by the working slope.
LogDensity shared_density(const State&, const Layout&);
// Logarithm of the prior density with its constants; -infinity where a parameter has none.
double log_prior(const State&, const Layout&);
// Of the objective (log-likelihood and log prior) by the vector, at the state the counts were taken (Fisher's
// identity).
Eigen::VectorXd gradient(const State&, const Layout&, const Expected&);
void maximise(State&, const Layout&, const Expected&);

// Minus the second derivative of the objective by the vector, sd as itself (Louis 1982; the same matrix as by
// Oakes 1999). Nothing where it would take unreasonable time: items with hundreds of categories.
std::optional<Eigen::MatrixXd> observed_information(const Patterns&, const State&, const Layout&,
                                                    const Spacing&);

}  // namespace psychometrics::mixed
