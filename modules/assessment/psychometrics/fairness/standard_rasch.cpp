// P(1) = 1 / (1 + exp(b - theta)) with theta standard normal: marginal maximum likelihood of b alone. The sum
// score and the set of items a person had are sufficient, so persons alike in both are one row.
#include "parameters_linked.hpp"

#include <psychometrics/numbers.hpp>
#include <psychometrics/quadrature.hpp>

#include <Eigen/Cholesky>

#include <cmath>
#include <map>

namespace psychometrics {
namespace {

constexpr std::size_t nodes = 121;
constexpr int cycles_max = 5000;

struct Alike {
    std::vector<std::size_t> items;
    std::int64_t score = 0, persons = 0;
};

std::vector<Alike> alike(const Responses& r, std::vector<double>& right) {
    std::map<std::pair<std::vector<std::size_t>, std::int64_t>, std::int64_t> rows;
    right.assign(r.item_count(), 0);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        std::vector<std::size_t> items;
        std::int64_t score = 0;
        for (std::size_t i = 0; i < r.item_count(); ++i) {
            if (r.at(p, i) <= score_max) {
                items.push_back(i);
                score += r.at(p, i);
                right[i] += r.at(p, i);
            }
        }
        ++rows[{std::move(items), score}];
    }
    std::vector<Alike> out;
    for (const auto& [key, persons] : rows) {
        out.push_back({key.first, key.second, persons});
    }
    return out;
}

struct Step {
    Eigen::VectorXd gradient, curvature;  // of the complete data, by b
    Eigen::MatrixXd information;          // observed (Louis 1982), where it was asked for
};

class Fit {
  public:
    explicit Fit(const Responses& r) : q_(normal_quadrature(nodes)), items_(Eigen::Index(r.item_count())) {
        rows_ = alike(r, right_);
    }
    std::size_t items() const { return std::size_t(items_); }

    Step step(const Eigen::VectorXd& b, bool with_information) const {
        Step out{Eigen::VectorXd::Zero(items_), Eigen::VectorXd::Zero(items_), {}};
        if (with_information) {
            out.information = Eigen::MatrixXd::Zero(items_, items_);
        }
        Eigen::MatrixXd p(items_, nodes),
            wrong(items_, nodes);  // chance of right, log of the chance of wrong
        for (Eigen::Index k = 0; k < p.cols(); ++k) {
            for (Eigen::Index i = 0; i < items_; ++i) {
                const double z = q_.nodes[std::size_t(k)] - b[i];
                p(i, k) = 1 / (1 + std::exp(-z));
                wrong(i, k) = -(std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))));
            }
        }
        for (const Alike& row : rows_) {
            add(row, p, wrong, out);
        }
        for (Eigen::Index i = 0; i < items_; ++i) {
            out.gradient[i] -= right_[std::size_t(i)];
        }
        return out;
    }

  private:
    void add(const Alike& row, const Eigen::MatrixXd& p, const Eigen::MatrixXd& wrong, Step& out) const {
        std::vector<double> logs(nodes);
        for (std::size_t k = 0; k < nodes; ++k) {
            double log = std::log(q_.weights[k]) + double(row.score) * q_.nodes[k];
            for (const std::size_t i : row.items) {
                log += wrong(Eigen::Index(i), Eigen::Index(k));
            }
            logs[k] = log;
        }
        const double all = log_sum_exp(logs), n = double(row.persons);
        Eigen::VectorXd mean = Eigen::VectorXd::Zero(items_);
        Eigen::MatrixXd squares;
        if (out.information.size() > 0) {
            squares = Eigen::MatrixXd::Zero(items_, items_);
        }
        for (std::size_t k = 0; k < nodes; ++k) {
            const double posterior = std::exp(logs[k] - all);
            Eigen::VectorXd here = Eigen::VectorXd::Zero(items_);
            for (const std::size_t i : row.items) {
                const double chance = p(Eigen::Index(i), Eigen::Index(k));
                here[Eigen::Index(i)] = chance;
                out.curvature[Eigen::Index(i)] += n * posterior * chance * (1 - chance);
            }
            mean += posterior * here;
            if (squares.size() > 0) {
                squares += posterior * here * here.transpose();
                out.information.diagonal().array() += n * posterior * here.array() * (1 - here.array());
            }
        }
        out.gradient += n * mean;
        if (squares.size() > 0) {
            out.information -= n * (squares - mean * mean.transpose());
        }
    }

    Quadrature q_;
    Eigen::Index items_;
    std::vector<double> right_;
    std::vector<Alike> rows_;
};

}  // namespace

Result<DifEstimates> standard_rasch(const Responses& all, Notices& notices) {
    std::vector<std::size_t> vary;
    for (std::size_t i = 0; i < all.item_count(); ++i) {
        std::int64_t right = 0, persons = 0;
        for (std::size_t p = 0; p < all.person_count(); ++p) {
            right += all.at(p, i) == 1;
            persons += all.at(p, i) <= score_max;
        }
        if (right > 0 && right < persons) {
            vary.push_back(i);
        } else {
            notices.push_back(
                {"item_constant", all.items[i], "All right or all wrong: it has no finite difficulty."});
        }
    }
    DifEstimates out;
    if (vary.empty()) {
        return out;
    }
    const Responses responses = with_items(all, vary);
    const Fit fit(responses);
    Eigen::VectorXd b = Eigen::VectorXd::Zero(Eigen::Index(fit.items()));
    const double close = 1e-9 * std::max<double>(1, double(responses.person_count()));
    double apart = 1;
    for (int cycle = 0; cycle < cycles_max && apart > close; ++cycle) {
        const Step step = fit.step(b, false);
        apart = step.gradient.cwiseAbs().maxCoeff();
        // More right answers expected than seen: the item is harder than that.
        b += (step.gradient.array() / step.curvature.array()).matrix();
    }
    if (apart > close) {
        notices.push_back({"not_converged", "",
                           "The calibration did not settle; the figures are those of its last cycle."});
    }
    const Eigen::LLT<Eigen::MatrixXd> llt(fit.step(b, true).information);
    const Eigen::MatrixXd covariance = llt.solve(Eigen::MatrixXd::Identity(b.size(), b.size()));
    for (Eigen::Index i = 0; i < b.size(); ++i) {
        DifEstimate e{responses.items[std::size_t(i)], 1, b[i]};
        if (llt.info() == Eigen::Success) {
            e.se_b = std::sqrt(covariance(i, i));
        }
        out.items.push_back(std::move(e));
    }
    return out;
}

}  // namespace psychometrics
