// The E step by tables: for any dichotomous items, and any that are missing.
#include <tables.hpp>

#include <algorithm>

namespace psychometrics {
namespace {

class ByTables final : public Expectation {
  public:
    ByTables(const Screened& s, const CalibrationPlan& plan)
        : tables_(s, plan),
          buffer_(Tables::block_max * tables_.stride()),
          bins_(tables_.table_size()),
          sum_(tables_.stride()) {}

    void at(const Point& point, Expected& out) override {
        const std::size_t nodes = tables_.nodes(), items = tables_.items();
        out.columns = tables_.groups() * nodes;
        out.theta.resize(out.columns);
        out.persons.resize(out.columns);
        out.right_at.assign(items * out.columns, 0.0);
        out.presented.assign(tables_.complete() ? 0 : items * out.columns, 0.0);
        out.log_likelihood = 0;
        auto block = tables_.blocks().begin();
        for (std::size_t g = 0; g < tables_.groups(); ++g) {
            tables_.prepare(point, g);
            std::ranges::fill(bins_, 0.0);
            std::ranges::fill(sum_, 0.0);
            for (; block != tables_.blocks().end() && block->group == g; ++block) {
                out.log_likelihood += tables_.posterior(*block, buffer_.data(), sum_.data());
                tables_.kernel().scatter({tables_.rows_of(*block), buffer_.data(), bins_.data(), 0, nullptr});
                tables_.follow(*block);
            }
            std::ranges::copy(tables_.quadrature().nodes, out.theta.begin() + std::ptrdiff_t(g * nodes));
            std::copy_n(sum_.begin(), nodes, out.persons.begin() + std::ptrdiff_t(g * nodes));
            tables_.fold(bins_.data(), 1, out.right_at.data() + g * nodes, out.columns);
            if (!tables_.complete()) {
                tables_.fold(bins_.data(), 0, out.presented.data() + g * nodes, out.columns);
            }
        }
        sums(out);
    }

  private:
    void sums(Expected& out) const {
        for (std::size_t i = 0; i < out.presented.size(); ++i) {
            out.presented[i] += out.right_at[i];
        }
        out.right.assign(tables_.items(), 0.0);
        out.right_theta.assign(tables_.items(), 0.0);
        for (std::size_t j = 0; j < tables_.items(); ++j) {
            const double* right = out.right_at.data() + j * out.columns;
            for (std::size_t q = 0; q < out.columns; ++q) {
                out.right[j] += right[q];
                out.right_theta[j] += right[q] * out.theta[q];
            }
        }
    }

    Tables tables_;
    std::vector<double> buffer_, bins_, sum_;
};

}  // namespace

std::unique_ptr<Expectation> expectation_by_tables(const Screened& s, const CalibrationPlan& plan) {
    return std::make_unique<ByTables>(s, plan);
}

}  // namespace psychometrics
