// SQUAREM (Varadhan and Roland 2008, scheme S3): two cycles give a step r and its change v; the next point is
// x - 2 s r + s^2 v with s = -|r| / |v|.
#include <acceleration.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

class Run {
  public:
    Run(const Em& em, const AccelerationPlan& plan) : em_(em), plan_(plan) {}

    bool at(Eigen::VectorXd x) {
        x_ = std::move(x);
        cycle_ = em_(x_);
        ++cycles_;
        return std::isfinite(cycle_.objective) && cycle_.next.allFinite();
    }
    bool converged() const {
        return x_.size() == 0 || ((cycle_.next - x_).lpNorm<Eigen::Infinity>() <= plan_.change &&
                                  cycle_.gradient <= plan_.gradient);
    }
    bool over() const { return converged() || cycles_ >= plan_.cycles_max; }
    const Eigen::VectorXd& x() const { return x_; }
    const Cycle& cycle() const { return cycle_; }
    Accelerated result() const { return {x_, cycle_.objective, cycle_.gradient, cycles_, converged()}; }

  private:
    const Em& em_;
    const AccelerationPlan& plan_;
    Eigen::VectorXd x_;
    Cycle cycle_;
    std::int64_t cycles_ = 0;
};

}  // namespace

Accelerated accelerate(const Em& em, Eigen::VectorXd start, const AccelerationPlan& plan) {
    Run run(em, plan);
    run.at(std::move(start));
    while (!run.over()) {
        const Eigen::VectorXd x0 = run.x();
        const Eigen::VectorXd r = run.cycle().next - x0;
        run.at(run.cycle().next);
        if (run.over()) {
            break;
        }
        const double before = run.cycle().objective;
        const Eigen::VectorXd x2 = run.cycle().next;
        const Eigen::VectorXd v = (x2 - run.x()) - r;
        const double s = v.norm() > 0 ? -r.norm() / v.norm() : -1;
        if (s >= -1) {
            run.at(x2);
            continue;
        }
        const double slack = 1e-10 * std::max(1.0, std::abs(before));  // rounding of a sum over many persons
        if (!run.at(x0 - 2 * s * r + s * s * v) || run.cycle().objective < before - slack) {
            run.at(x2);
        }
    }
    return run.result();
}

}  // namespace psychometrics
