// The observed information without guessing. The scores of a slope and an intercept are (x - P) theta and x -
// P, so that the covariance of two of them given a person's responses is made of covariances of theta, P and
// theta P: smooth functions of the sum of slopes of the person's right items, known at the points of its
// scale.
#include <information.hpp>
#include <kernels.hpp>
#include <sums.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr std::size_t block_max = 256;  // persons

std::size_t rounded_up(std::size_t n, std::size_t to) { return (n + to - 1) / to * to; }

class Information {
  public:
    Information(const Screened& s, const CalibrationPlan& plan, const Layout& layout, const Point& point,
                Forms forms)
        : plan_(plan),
          layout_(layout),
          point_(point),
          forms_(std::move(forms)),
          kernel_(plan.portable ? kernels::portable() : kernels::best()),
          items_(s.items.size()),
          nodes_(std::size_t(plan.nodes)),
          wide_(forms_.bytes * 8),
          bits_(256 * 8),
          out_(Eigen::MatrixXd::Zero(layout.size, layout.size)) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            for (std::size_t i = 0; i < 8; ++i) {
                bits_[byte * 8 + i] = byte >> i & 1;
            }
        }
    }

    Eigen::MatrixXd run() {
        for (const Form& form : forms_.forms) {
            scale(form);
            columns(form);
            persons(form);
            assemble(form);
        }
        return out_;
    }

  private:
    // A parameter: its score is [x theta^power] - f(theta), f a column of `by_node_`.
    struct Own {
        int place;
        std::size_t item;  // or items_: a population's
        bool slope;
    };

    void scale(const Form& form) {
        quadrature_ = normal_quadrature(nodes_, point_.latent[form.group], plan_.reach);
        chance_.assign(items_ * nodes_, 0.0);
        std::vector<double> log_weight(nodes_);
        double low = 0, high = 0;
        for (std::size_t q = 0; q < nodes_; ++q) {
            log_weight[q] = std::max(-1e30, std::log(quadrature_.weights[q]));
        }
        for (const std::uint32_t j : form.items) {
            const Curve& curve = point_.curves[j];
            (curve.a < 0 ? low : high) += curve.a;
            for (std::size_t q = 0; q < nodes_; ++q) {
                const double z = curve.a * quadrature_.nodes[q] + curve.d, e = std::exp(-std::abs(z));
                log_weight[q] -= std::max(z, 0.0) + std::log1p(e);
                chance_[j * nodes_ + q] = z > 0 ? 1 / (1 + e) : e / (1 + e);
            }
        }
        scale_.set(low, high, quadrature_.nodes, log_weight);
    }

    void columns(const Form& form) {
        own_.clear();
        for (const std::uint32_t j : form.items) {
            const Layout::Item& item = layout_.items[j];
            if (item.a != Layout::held) {
                own_.push_back({item.a, j, true});
            }
            if (item.d != Layout::held) {
                own_.push_back({item.d, j, false});
            }
        }
        const Layout::Group& group = layout_.groups[form.group];
        own_.push_back({group.mean, items_, false});
        own_.push_back({group.log_sd, items_, false});
        count_ = rounded_up(own_.size(), kernels::lanes);
        by_node_.assign(nodes_ * count_, 0.0);
        for (std::size_t q = 0; q < nodes_; ++q) {
            const double theta = quadrature_.nodes[q];
            for (std::size_t p = 0; p + 2 < own_.size(); ++p) {
                by_node_[q * count_ + p] = chance_[own_[p].item * nodes_ + q] * (own_[p].slope ? theta : 1);
            }
            const PopulationScores s = population_scores(point_.latent[form.group], theta);
            by_node_[q * count_ + own_.size() - 2] = -s.score[0];
            by_node_[q * count_ + own_.size() - 1] = -s.score[1];
        }
    }

    // Masses at the points of the scale, of all persons and of those right on each item, and for each pair of
    // items the variances of theta of those right on both.
    void persons(const Form& form) {
        const std::size_t points = rounded_up(scale_.points(), 4);
        mass_.assign(points, 0.0);
        item_mass_.assign(points * wide_, 0.0);
        both_.assign(wide_ * wide_, 0.0);
        std::vector<double> slope_of(forms_.bytes * 256, 0.0), variance(points, 0.0);
        for (std::size_t b = 0; b < forms_.bytes; ++b) {
            for (std::size_t byte = 0; byte < 256; ++byte) {
                for (std::size_t i = 0; i < 8 && b * 8 + i < items_; ++i) {
                    slope_of[b * 256 + byte] += byte >> i & 1 ? point_.curves[b * 8 + i].a : 0;
                }
            }
        }
        for (std::size_t i = 0; i < scale_.points(); ++i) {
            for (std::size_t q = 0; q < nodes_; ++q) {
                const double off = quadrature_.nodes[q] - scale_.expected()[i];
                variance[i] += scale_.posterior(i)[q] * off * off;
            }
        }
        std::vector<double> right(block_max * wide_), weighted(block_max * wide_);
        for (std::size_t from = form.from; from < form.to; from += block_max) {
            const std::size_t to = std::min(form.to, from + block_max);
            for (std::size_t n = from; n < to; ++n) {
                person(forms_.bits.data() + n * forms_.bytes, slope_of, variance,
                       right.data() + (n - from) * wide_, weighted.data() + (n - from) * wide_);
            }
            kernel_.product({right.data(), 1, wide_, weighted.data(), wide_, wide_, to - from, wide_,
                             both_.data(), true});
        }
    }

    void person(const std::uint8_t* row, const std::vector<double>& slope_of,
                const std::vector<double>& variance, double* right, double* weighted) {
        double a = 0;
        for (std::size_t b = 0; b < forms_.bytes; ++b) {
            a += slope_of.data()[b * 256 + row[b]];
            std::copy_n(bits_.data() + row[b] * 8, 8, right + b * 8);
        }
        const SumScale::Place at = scale_.place(a);
        double v = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const double w = at.weight[i];
            mass_.data()[at.first + i] += w;
            v += w * variance.data()[at.first + i];
            double* __restrict to = item_mass_.data() + (at.first + i) * wide_;
            for (std::size_t j = 0; j < wide_; ++j) {
                to[j] += w * right[j];
            }
        }
        for (std::size_t j = 0; j < wide_; ++j) {
            weighted[j] = v * right[j];
        }
    }

    // Expectations of the columns at the points, and their covariances with theta.
    void moments(std::vector<double>& mean, std::vector<double>& with_theta) const {
        const std::size_t points = mass_.size();
        std::vector<double> posterior(points * nodes_, 0.0), columns(by_node_);
        std::copy_n(scale_.posterior(0), scale_.points() * nodes_, posterior.begin());
        mean.assign(points * count_, 0.0);
        with_theta.assign(points * count_, 0.0);
        kernel_.product({posterior.data(), nodes_, 1, columns.data(), count_, points, nodes_, count_,
                         mean.data(), false});
        for (std::size_t q = 0; q < nodes_; ++q) {
            for (std::size_t p = 0; p < count_; ++p) {
                columns[q * count_ + p] *= quadrature_.nodes[q];
            }
        }
        kernel_.product({posterior.data(), nodes_, 1, columns.data(), count_, points, nodes_, count_,
                         with_theta.data(), false});
        for (std::size_t i = 0; i < scale_.points(); ++i) {
            for (std::size_t p = 0; p < count_; ++p) {
                with_theta[i * count_ + p] -= scale_.expected()[i] * mean[i * count_ + p];
            }
        }
    }

    void assemble(const Form& form) {
        const std::size_t points = mass_.size();
        std::vector<double> mean, with_theta, expected(nodes_, 0.0);
        moments(mean, with_theta);
        for (std::size_t i = 0; i < scale_.points(); ++i) {
            for (std::size_t q = 0; q < nodes_; ++q) {
                expected[q] += mass_[i] * scale_.posterior(i)[q];
            }
        }
        // Sum over persons of the products of the columns, less the products of their means.
        std::vector<double> covariance(count_ * count_, 0.0), some(by_node_), x_theta(wide_ * count_, 0.0);
        for (std::size_t q = 0; q < nodes_; ++q) {
            for (std::size_t p = 0; p < count_; ++p) {
                some[q * count_ + p] *= expected[q];
            }
        }
        kernel_.product({some.data(), 1, count_, by_node_.data(), count_, count_, nodes_, count_,
                         covariance.data(), true});
        some = mean;
        for (std::size_t i = 0; i < points; ++i) {
            for (std::size_t p = 0; p < count_; ++p) {
                some[i * count_ + p] *= -mass_[i];
            }
        }
        kernel_.product(
            {some.data(), 1, count_, mean.data(), count_, count_, points, count_, covariance.data(), true});
        kernel_.product({item_mass_.data(), 1, wide_, with_theta.data(), count_, wide_, points, count_,
                         x_theta.data(), false});
        for (std::size_t p = 0; p < own_.size(); ++p) {
            for (std::size_t r = 0; r < own_.size(); ++r) {
                if (own_[p].place == Layout::held || own_[r].place == Layout::held) {
                    continue;
                }
                double missing = covariance[std::min(p, r) * count_ + std::max(p, r)];
                missing -= own_[p].slope ? x_theta[own_[p].item * count_ + r] : 0;
                missing -= own_[r].slope ? x_theta[own_[r].item * count_ + p] : 0;
                if (own_[p].slope && own_[r].slope) {
                    const auto [j, k] = std::minmax(own_[p].item, own_[r].item);
                    missing += both_[j * wide_ + k];
                }
                out_(own_[p].place, own_[r].place) +=
                    complete(own_[p], own_[r], form.group, expected) - missing;
            }
        }
    }

    // Complete-data information of two parameters of one item, or of the population.
    double complete(const Own& p, const Own& r, std::size_t group,
                    const std::vector<double>& expected) const {
        double out = 0;
        if (p.item != r.item) {
            return 0;
        }
        for (std::size_t q = 0; q < nodes_; ++q) {
            const double theta = quadrature_.nodes[q];
            if (p.item == items_) {
                const PopulationScores s = population_scores(point_.latent[group], theta);
                out -=
                    expected[q] *
                    s.bend[p.place == layout_.groups[group].log_sd][r.place == layout_.groups[group].log_sd];
            } else {
                const double chance = chance_[p.item * nodes_ + q];
                out += expected[q] * chance * (1 - chance) * (p.slope ? theta : 1) * (r.slope ? theta : 1);
            }
        }
        return out;
    }

    const CalibrationPlan& plan_;
    const Layout& layout_;
    const Point& point_;
    Forms forms_;
    const kernels::Set& kernel_;
    std::size_t items_, nodes_, wide_, count_ = 0;
    std::vector<double> bits_;
    Eigen::MatrixXd out_;
    Quadrature quadrature_;
    SumScale scale_;
    std::vector<Own> own_;
    std::vector<double> chance_, by_node_, mass_, item_mass_, both_;
};

}  // namespace

Eigen::MatrixXd information_by_sums(const Screened& s, const CalibrationPlan& plan, const Layout& layout,
                                    const Point& point, Forms forms) {
    return Information(s, plan, layout, point, std::move(forms)).run();
}

}  // namespace psychometrics
