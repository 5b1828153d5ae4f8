// Marginal maximum likelihood by EM as a textbook has it: every person at every node with every item, no
// acceleration, the same priors and the same rule of what is a converged parameter.
#pragma once
#include <psychometrics/responses.hpp>

namespace naive {

struct Fit {
    double objective = 0;
    int cycles = 0;
};
// guessing: 3PL with the priors that calibrate() has for it; else 2PL. Complete data of one population.
Fit fit(const psychometrics::Responses&, bool guessing, int nodes, double tol, int cycles_max);

}  // namespace naive
