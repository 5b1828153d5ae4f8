#include <base/must.hpp>
#include <psychometrics/regression.hpp>

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <cmath>

namespace psychometrics {
namespace {

struct Fit {
    double deviance = 0, log_likelihood = 0;
};

double times_log(double x, double ratio) { return x > 0 ? x * std::log(ratio) : 0; }

Fit fit_of(Family family, const Eigen::VectorXd& y, const Eigen::VectorXd& weights,
           const Eigen::VectorXd& fitted) {
    Fit out;
    for (Eigen::Index i = 0; i < y.size(); ++i) {
        const double mu = fitted[i], w = weights[i];
        if (family == Family::poisson) {
            out.deviance += 2 * w * (times_log(y[i], y[i] / mu) - (y[i] - mu));
            out.log_likelihood += w * ((y[i] > 0 ? y[i] * std::log(mu) : 0) - mu - std::lgamma(y[i] + 1));
        } else {
            const double one = times_log(y[i], mu), none = times_log(1 - y[i], 1 - mu);
            out.log_likelihood += w * (one + none);
            out.deviance += 2 * w * (times_log(y[i], y[i]) + times_log(1 - y[i], 1 - y[i]) - one - none);
        }
    }
    return out;
}

Eigen::VectorXd fitted_of(Family family, const Eigen::VectorXd& eta) {
    if (family == Family::poisson) {
        return eta.array().min(500).max(-500).exp();
    }
    return (1 + (-eta.array().min(500).max(-500)).exp()).inverse();
}

// Of the mean by the linear predictor: also the variance of one trial.
Eigen::ArrayXd slope_of(Family family, const Eigen::VectorXd& mu) {
    if (family == Family::poisson) {
        return mu.array();
    }
    return mu.array() * (1 - mu.array());
}

}  // namespace

Regression regress(Family family, const Eigen::MatrixXd& design, const Eigen::VectorXd& y,
                   const Eigen::VectorXd& given_weights, double within, int cycles_max) {
    MUST(design.rows() == y.size() && design.rows() > 0 && design.cols() > 0);
    const Eigen::VectorXd weights =
        given_weights.size() == 0 ? Eigen::VectorXd::Ones(y.size()) : Eigen::VectorXd(given_weights);
    MUST(weights.size() == y.size());
    // Unit columns: powers of scores differ by many orders of magnitude.
    Eigen::VectorXd scale = design.colwise().norm();
    for (auto& s : scale) {
        s = s > 0 ? s : 1;
    }
    const Eigen::MatrixXd x = design * scale.cwiseInverse().asDiagonal();

    Regression out;
    Eigen::VectorXd mu = family == Family::poisson
                             ? Eigen::VectorXd(y.array() + 0.1)
                             : Eigen::VectorXd((weights.array() * y.array() + 0.5) / (weights.array() + 1));
    Eigen::VectorXd eta = family == Family::poisson ? Eigen::VectorXd(mu.array().log())
                                                    : Eigen::VectorXd((mu.array() / (1 - mu.array())).log());
    Eigen::VectorXd beta = Eigen::VectorXd::Zero(x.cols());
    double before = std::numeric_limits<double>::infinity();
    Eigen::VectorXd last = beta;
    for (; out.cycles < cycles_max; ++out.cycles) {
        const Eigen::ArrayXd slope = slope_of(family, mu);
        const Eigen::ArrayXd safe = slope.max(1e-300);
        const Eigen::VectorXd root = (weights.array() * safe).sqrt();
        const Eigen::VectorXd working = eta.array() + (y - mu).array() / safe;
        const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(root.asDiagonal() * x);
        out.singular = qr.rank() < x.cols();
        beta = qr.solve(root.asDiagonal() * working);
        eta = x * beta;
        mu = fitted_of(family, eta);
        double deviance = fit_of(family, y, weights, mu).deviance;
        // Never uphill: half the step where a full one overshoots.
        for (int h = 0; h < 30 && !(deviance <= before * (1 + 1e-10) + 1e-10) && out.cycles > 0; ++h) {
            beta = 0.5 * (beta + last);
            eta = x * beta;
            mu = fitted_of(family, eta);
            deviance = fit_of(family, y, weights, mu).deviance;
        }
        last = beta;
        const bool settled = std::abs(before - deviance) <= within * (std::abs(deviance) + 0.1);
        before = deviance;
        if (settled) {
            out.converged = true;
            break;
        }
    }
    // Where the data are separated the coefficients grow without end while the deviance stands still. A
    // count's mean may well be all but 0.
    if (family == Family::poisson ? eta.maxCoeff() > 100 : eta.cwiseAbs().maxCoeff() > 30) {
        out.converged = false;
    }
    const Eigen::ArrayXd slope = slope_of(family, mu);
    const Eigen::MatrixXd information = x.transpose() * (weights.array() * slope).matrix().asDiagonal() * x;
    const Eigen::MatrixXd inverse =
        Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd>(information).pseudoInverse();
    out.coefficients = scale.cwiseInverse().asDiagonal() * beta;
    out.covariance = scale.cwiseInverse().asDiagonal() * inverse * scale.cwiseInverse().asDiagonal();
    out.fitted = mu;
    const Fit fit = fit_of(family, y, weights, mu);
    out.deviance = fit.deviance;
    out.log_likelihood = fit.log_likelihood;
    return out;
}

}  // namespace psychometrics
