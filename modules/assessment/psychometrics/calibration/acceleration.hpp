// Fewer cycles of EM: each is a point x and where EM moves it, and a few of them tell where they lead.
#pragma once
#include <Eigen/Core>

#include <cstdint>
#include <functional>

namespace psychometrics {

struct Cycle {
    double objective = 0;  // at the point given
    double gradient = 0;   // largest absolute entry of the objective's gradient there
    Eigen::VectorXd next;  // where one cycle of EM leads
};
// The E and the M step from a point. A point it cannot evaluate has an objective that is not finite.
using Em = std::function<Cycle(const Eigen::VectorXd&)>;

struct AccelerationPlan {
    double change = 1e-6;    // stop: no entry of next - x is larger, and …
    double gradient = 1e-6;  // … no entry of the gradient is larger
    std::int64_t cycles_max = 5000;
};
struct Accelerated {
    Eigen::VectorXd at;
    double objective = 0, gradient = 0;
    std::int64_t cycles = 0;  // calls of the Em
    bool converged = false;
};
// The objective never falls: an extrapolated point that is lower than the one before it is given up for EM's
// own, which is not (Dempster, Laird and Rubin 1977). The last call of `em` is at the point that is returned,
// where it converged.
Accelerated accelerate(const Em& em, Eigen::VectorXd start, const AccelerationPlan&);

}  // namespace psychometrics
