// The E step by sums of slopes: sums over persons of x * E[theta | x] are all that the M step needs beside
// the expected persons at the nodes.
#include <expectation.hpp>
#include <forms.hpp>
#include <sums.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr std::size_t persons_least = 200;  // a form's own scale costs as much as that many persons by tables

class BySums final : public Expectation {
  public:
    BySums(Forms forms, const Screened& s, const CalibrationPlan& plan)
        : forms_(std::move(forms)),
          items_(s.items.size()),
          groups_(s.groups),
          nodes_(std::size_t(plan.nodes)),
          reach_(plan.reach),
          table_(forms_.bytes * 256),
          bins_(forms_.bytes * 256),
          right_(items_, 0.0) {
        // Right responses: a person's 1 in place of the expected theta.
        std::ranges::fill(bins_, 0.0);
        const std::size_t persons = forms_.bits.size() / forms_.bytes;
        for (std::size_t n = 0; n < persons; ++n) {
            for (std::size_t b = 0; b < forms_.bytes; ++b) {
                bins_[b * 256 + forms_.bits[n * forms_.bytes + b]] += 1;
            }
        }
        fold(right_);
    }

    void at(const Point& point, Expected& out) override {
        out.columns = groups_ * nodes_;
        out.theta.resize(out.columns);
        out.persons.assign(out.columns, 0.0);
        out.presented.assign(forms_.complete ? 0 : items_ * out.columns, 0.0);
        out.right = right_;
        out.right_theta.assign(items_, 0.0);
        out.log_likelihood = 0;
        fill_table(point);
        std::ranges::fill(bins_, 0.0);
        std::size_t group = groups_;
        for (const Form& form : forms_.forms) {
            if (form.group != group) {
                group = form.group;
                begin(point, group, out);
            }
            add(form, point, out);
        }
        fold(out.right_theta);
        for (std::size_t j = 0; j < items_; ++j) {
            out.log_likelihood += point.curves[j].d * right_[j];
        }
    }

  private:
    // For each byte of responses the sum of the slopes of its right items.
    void fill_table(const Point& point) {
        for (std::size_t b = 0; b < forms_.bytes; ++b) {
            double* table = table_.data() + b * 256;
            table[0] = 0;
            for (std::size_t i = 0; i < 8; ++i) {
                const std::size_t j = b * 8 + i, half = std::size_t(1) << i;
                const double a = j < items_ ? point.curves[j].a : 0;
                for (std::size_t byte = 0; byte < half; ++byte) {
                    table[half + byte] = table[byte] + a;
                }
            }
        }
    }

    // Bins of bytes as sums per item, added.
    void fold(std::vector<double>& to) const {
        for (std::size_t j = 0; j < items_; ++j) {
            const double* bins = bins_.data() + j / 8 * 256;
            for (std::size_t byte = 0; byte < 256; ++byte) {
                to[j] += byte >> (j % 8) & 1 ? bins[byte] : 0;
            }
        }
    }

    void begin(const Point& point, std::size_t group, Expected& out) {
        quadrature_ = normal_quadrature(nodes_, point.latent[group], reach_);
        std::ranges::copy(quadrature_.nodes, out.theta.begin() + std::ptrdiff_t(group * nodes_));
        odds_.resize(items_ * nodes_);
        for (std::size_t j = 0; j < items_; ++j) {
            for (std::size_t q = 0; q < nodes_; ++q) {
                odds_[j * nodes_ + q] =
                    std::exp(point.curves[j].a * quadrature_.nodes[q] + point.curves[j].d);
            }
        }
    }

    // log w - S at the nodes, S by products of 1 + exp(z) that are far from overflow.
    std::vector<double> log_weights(const Form& form, const Point& point) const {
        std::vector<double> out(nodes_), product(nodes_, 1.0);
        for (std::size_t q = 0; q < nodes_; ++q) {
            out[q] = std::max(-1e30, std::log(quadrature_.weights[q]));
        }
        for (const std::uint32_t j : form.items) {
            const double* odds = odds_.data() + j * nodes_;
            for (std::size_t q = 0; q < nodes_; ++q) {
                if (odds[q] > 1e15) {
                    out[q] -= point.curves[j].a * quadrature_.nodes[q] + point.curves[j].d;
                    continue;
                }
                product[q] *= 1 + odds[q];
                if (product[q] > 1e200) {
                    out[q] -= std::log(product[q]);
                    product[q] = 1;
                }
            }
        }
        for (std::size_t q = 0; q < nodes_; ++q) {
            out[q] -= std::log(product[q]);
        }
        return out;
    }

    void add(const Form& form, const Point& point, Expected& out) {
        double low = 0, high = 0;
        for (const std::uint32_t j : form.items) {
            (point.curves[j].a < 0 ? low : high) += point.curves[j].a;
        }
        scale_.set(low, high, quadrature_.nodes, log_weights(form, point));
        mass_.assign(scale_.points(), 0.0);
        persons(form);
        std::vector<double> expected(nodes_, 0.0);
        for (std::size_t i = 0; i < scale_.points(); ++i) {
            if (mass_[i] == 0) {
                continue;
            }
            out.log_likelihood += mass_[i] * scale_.log_normaliser()[i];
            const double* posterior = scale_.posterior(i);
            for (std::size_t q = 0; q < nodes_; ++q) {
                expected[q] += mass_[i] * posterior[q];
            }
        }
        const std::size_t at = form.group * nodes_;
        for (std::size_t q = 0; q < nodes_; ++q) {
            out.persons[at + q] += expected[q];
        }
        if (!forms_.complete) {
            for (const std::uint32_t j : form.items) {
                for (std::size_t q = 0; q < nodes_; ++q) {
                    out.presented[j * out.columns + at + q] += expected[q];
                }
            }
        }
    }

    // A person's mass goes to the points around its sum, its expected theta to its bytes.
    void persons(const Form& form) {
        const std::size_t bytes = forms_.bytes;
        const double* table = table_.data();
        const double* expected = scale_.expected();
        double *mass = mass_.data(), *bins = bins_.data();
        const std::uint8_t* row = forms_.bits.data() + form.from * bytes;
        for (std::size_t n = form.from; n < form.to; ++n, row += bytes) {
            double even = 0, odd = 0;
            std::size_t b = 0;
            for (; b + 1 < bytes; b += 2) {
                even += table[b * 256 + row[b]];
                odd += table[b * 256 + 256 + row[b + 1]];
            }
            if (b < bytes) {
                even += table[b * 256 + row[b]];
            }
            const SumScale::Place at = scale_.place(even + odd);
            double theta = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                mass[at.first + i] += at.weight[i];
                theta += at.weight[i] * expected[at.first + i];
            }
            for (b = 0; b < bytes; ++b) {
                bins[b * 256 + row[b]] += theta;
            }
        }
    }

    Forms forms_;
    std::size_t items_, groups_, nodes_;
    double reach_;
    std::vector<double> table_, bins_, right_, odds_, mass_;
    Quadrature quadrature_;
    SumScale scale_;
};

}  // namespace

std::unique_ptr<Expectation> expectation_by_sums(const Screened& s, const CalibrationPlan& plan) {
    const bool guessed = std::ranges::any_of(s.models, [](Model m) { return m == Model::three_pl; });
    if (guessed) {
        return nullptr;
    }
    std::optional<Forms> forms = forms_of(s, persons_least);
    return forms ? std::make_unique<BySums>(std::move(*forms), s, plan) : nullptr;
}

}  // namespace psychometrics
