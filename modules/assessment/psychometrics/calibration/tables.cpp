#include <tables.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr double nothing = 1e-10;  // of a posterior: what a window leaves out
constexpr double noticed = 1e-6;   // at the window's edge: it was too narrow
constexpr double impossible = -1e30;
constexpr std::size_t keys = 512;  // shares of right responses told apart

std::size_t rounded_up(std::size_t n, std::size_t to) { return (n + to - 1) / to * to; }

// log P(right) and log P(wrong).
std::pair<double, double> log_chances(const Curve& curve, double c, double theta) {
    const double z = curve.a * theta + curve.d;
    const double e = std::exp(-std::abs(z)), l = std::log1p(e);
    const double wrong = z > 0 ? -z - l : -l;
    if (c == 0) {
        return {z > 0 ? -l : z - l, wrong};
    }
    const double logistic = z > 0 ? 1 / (1 + e) : e / (1 + e);
    return {std::log(c + (1 - c) * logistic), std::log1p(-c) + wrong};
}

}  // namespace

Tables::Tables(const Screened& s, const CalibrationPlan& plan)
    : items_(s.items.size()),
      nodes_(std::size_t(plan.nodes)),
      stride_(rounded_up(nodes_, kernels::lanes)),
      groups_(s.groups),
      code_groups_((items_ + (s.complete ? 3 : 2)) / (s.complete ? 4 : 3)),
      patterns_(s.complete ? 16 : 27),
      reach_(plan.reach),
      complete_(s.complete),
      kernel_(plan.portable ? &kernels::portable() : &kernels::best()),
      table_(table_size()),
      log_prior_(stride_, impossible),
      highest_(stride_) {
    for (int pattern = 0; pattern < 27; ++pattern) {
        digits_[pattern][0] = pattern % 3;
        digits_[pattern][1] = pattern / 3 % 3;
        digits_[pattern][2] = pattern / 9;
    }
    encode(s);
}

void Tables::encode(const Screened& s) {
    const std::size_t persons = s.persons.size();
    const auto key_of = [&](std::uint32_t person) {
        const std::uint8_t* row = s.data->scores.data() + person * s.data->item_count();
        std::size_t right = 0, seen = 0;
        for (const std::uint32_t j : s.items) {
            right += row[j] == 1;
            seen += row[j] != not_presented;
        }
        return s.group_of(person) * keys + right * (keys - 1) / seen;
    };
    std::vector<std::uint32_t> key(persons);
    std::vector<std::size_t> start(groups_ * keys + 1, 0);
    for (std::size_t n = 0; n < persons; ++n) {
        key[n] = std::uint32_t(key_of(s.persons[n]));
        ++start[key[n] + 1];
    }
    for (std::size_t k = 1; k < start.size(); ++k) {
        start[k] += start[k - 1];
    }
    std::vector<std::size_t> group_ends;
    for (std::size_t g = 0; g < groups_; ++g) {
        group_ends.push_back(start[(g + 1) * keys]);
    }
    codes_.resize(persons * code_groups_);
    const std::size_t each = per_code();
    for (std::size_t n = 0; n < persons; ++n) {
        const std::uint8_t* row = s.data->scores.data() + s.persons[n] * s.data->item_count();
        std::uint8_t* codes = codes_.data() + start[key[n]]++ * code_groups_;
        for (std::size_t g = 0, j = 0; g < code_groups_; ++g) {
            unsigned code = 0, unit = 1;
            for (std::size_t i = 0; i < each && j < items_; ++i, ++j, unit *= complete_ ? 2 : 3) {
                const std::uint8_t x = row[s.items[j]];
                code += unit * (x == not_presented ? 2U : x);
            }
            codes[g] = std::uint8_t(code);
        }
    }
    divide(group_ends);
}

void Tables::divide(const std::vector<std::size_t>& group_ends) {
    std::size_t from = 0;
    for (std::size_t g = 0; g < group_ends.size(); ++g) {
        while (from < group_ends[g]) {
            const std::size_t to = std::min(from + block_max, group_ends[g]);
            blocks_.push_back({from, to, g, 0, stride_});
            from = to;
        }
    }
}

kernels::Rows Tables::rows_of(const Block& b) const {
    return {codes_of(b.from), b.to - b.from, code_groups_, patterns_, stride_, b.low, b.width};
}

void Tables::prepare(const Point& point, std::size_t group) {
    quadrature_ = normal_quadrature(nodes_, point.latent[group], reach_);
    for (std::size_t q = 0; q < nodes_; ++q) {
        log_prior_[q] = std::max(impossible, std::log(quadrature_.weights[q]));
    }
    std::vector<double> logs(2 * nodes_ * per_code());  // item of the group, right or wrong, node
    for (std::size_t g = 0; g < code_groups_; ++g) {
        const std::size_t in_group = std::min(per_code(), items_ - g * per_code());
        for (std::size_t i = 0; i < in_group; ++i) {
            const Curve& curve = point.curves[g * per_code() + i];
            const double c = curve.c();
            for (std::size_t q = 0; q < nodes_; ++q) {
                const auto [right, wrong] = log_chances(curve, c, quadrature_.nodes[q]);
                logs[(2 * i) * nodes_ + q] = wrong;
                logs[(2 * i + 1) * nodes_ + q] = right;
            }
        }
        for (std::size_t pattern = 0; pattern < patterns_; ++pattern) {
            double* row = table_.data() + (g * patterns_ + pattern) * stride_;
            std::fill_n(row, stride_, 0.0);
            for (std::size_t i = 0; i < in_group; ++i) {
                if (const int x = response_in(pattern, i); x < 2) {
                    const double* from = logs.data() + (2 * i + std::size_t(x)) * nodes_;
                    for (std::size_t q = 0; q < nodes_; ++q) {
                        row[q] += from[q];
                    }
                }
            }
        }
    }
}

double Tables::posterior(Block& b, double* out, double* sum) {
    while (true) {
        std::fill_n(highest_.data(), b.width, 0.0);
        std::vector<double> kept;
        const bool whole = b.width == stride_;
        if (!whole) {
            kept.assign(sum + b.low, sum + b.low + b.width);
        }
        kernels::Posterior task{rows_of(b), table_.data(), log_prior_.data(), out, sum, highest_.data(), 0};
        kernel_->posterior(task);
        const bool cut = (b.low > 0 && highest_[0] > noticed) ||
                         (b.low + b.width < stride_ && highest_[b.width - 1] > noticed);
        if (whole || !cut) {
            return task.log_likelihood;
        }
        std::ranges::copy(kept, sum + b.low);
        b.low = 0;
        b.width = stride_;
    }
}

void Tables::follow(Block& b) const {
    std::size_t first = 0, last = b.width;
    while (first + 1 < last && highest_[first] <= nothing) {
        ++first;
    }
    while (last > first + 1 && highest_[last - 1] <= nothing) {
        --last;
    }
    // Two nodes to spare; more where the posterior goes up to the edge.
    const std::size_t below = first == 0 ? 4 : 2, above = last == b.width ? 4 : 2;
    const std::size_t low = b.low + first > below ? b.low + first - below : 0;
    const std::size_t high = std::min(stride_, b.low + last + above);
    b.width = rounded_up(high - low, kernels::lanes);
    b.low = std::min(low, stride_ - b.width);
}

void Tables::fold(const double* bins, int response, double* to, std::size_t to_stride) const {
    for (std::size_t j = 0; j < items_; ++j) {
        const double* group = bins + j / per_code() * patterns_ * stride_;
        double* out = to + j * to_stride;
        for (std::size_t pattern = 0; pattern < patterns_; ++pattern) {
            if (response_in(pattern, j % per_code()) == response) {
                const double* row = group + pattern * stride_;
                for (std::size_t q = 0; q < nodes_; ++q) {
                    out[q] += row[q];
                }
            }
        }
    }
}

}  // namespace psychometrics
