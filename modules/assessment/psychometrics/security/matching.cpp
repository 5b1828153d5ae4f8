#include "matching.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace psychometrics {
namespace {

constexpr std::uint8_t nothing = 0xff;       // not presented
constexpr std::uint8_t right_answer = 0xfe;  // in the row of wrong answers

// Bytes that are equal in both words and below 0x80, one bit each.
std::uint64_t equal_bytes(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t x = a ^ b;
    constexpr std::uint64_t low = 0x7f7f7f7f7f7f7f7fULL;
    const std::uint64_t differs = ((x & low) + low) | x;  // the high bit of a byte: it is not 0
    return ~differs & ~a & 0x8080808080808080ULL;
}
std::uint64_t word_at(const std::uint8_t* at) {
    std::uint64_t out = 0;
    std::memcpy(&out, at, 8);
    return out;
}

}  // namespace

Sheets::Sheets(const Choices& c, const std::vector<std::vector<std::size_t>>& rights,
               const OptionCurves& curves)
    : curves_(&curves),
      persons_(c.codes.person_count()),
      items_(c.codes.item_count()),
      stride_((items_ + 7) / 8 * 8),
      given_(persons_ * stride_, nothing),
      wrong_(persons_ * stride_, nothing),
      key_(items_ * curves.options_most, 0),
      wrong_count_(persons_, 0),
      level_(curves.level_of) {
    for (std::size_t i = 0; i < items_; ++i) {
        for (const std::size_t option : rights[i]) {
            key_[i * curves.options_most + option] = 1;
        }
    }
    for (std::size_t p = 0; p < persons_; ++p) {
        for (std::size_t i = 0; i < items_; ++i) {
            const std::uint8_t code = c.codes.at(p, i);
            if (code == not_presented) {
                complete_ = false;
                continue;
            }
            const auto option = std::uint8_t(code <= score_max ? code : curves.options[i] - 1);
            const bool is_right = key_[i * curves.options_most + option] != 0;
            given_[p * stride_ + i] = option;
            wrong_[p * stride_ + i] = is_right ? right_answer : option;
            wrong_count_[p] += !is_right;
        }
    }
    if (complete_) {
        const std::size_t levels = curves.levels;
        table_.resize(levels * levels);
        for (std::size_t q = 0; q < levels; ++q) {
            for (std::size_t r = 0; r <= q; ++r) {
                table_[q * levels + r] = table_[r * levels + q] = summed(q, r, {}, {});
            }
        }
    }
}

Sheets::Matches Sheets::compare(std::size_t a, std::size_t b) const {
    Matches out;
    const std::uint8_t *ga = given_.data() + a * stride_, *gb = given_.data() + b * stride_;
    const std::uint8_t *wa = wrong_.data() + a * stride_, *wb = wrong_.data() + b * stride_;
    for (std::size_t at = 0; at < stride_; at += 8) {
        out.all += __builtin_popcountll(equal_bytes(word_at(ga + at), word_at(gb + at)));
        out.wrong += __builtin_popcountll(equal_bytes(word_at(wa + at), word_at(wb + at)));
    }
    out.items = std::int64_t(items_);
    if (!complete_) {
        out.items = 0;
        for (std::size_t i = 0; i < items_; ++i) {
            out.items += ga[i] != nothing && gb[i] != nothing;
        }
    }
    return out;
}

Sheets::Expected Sheets::summed(std::size_t q, std::size_t r, std::span<const std::uint8_t> skip_a,
                                std::span<const std::uint8_t> skip_b) const {
    Expected out;
    const double *pa = row(q), *pb = row(r);
    for (std::size_t i = 0; i < items_; ++i) {
        if (!skip_a.empty() && (skip_a[i] == nothing || skip_b[i] == nothing)) {
            continue;
        }
        double right = 0, wrong = 0;
        const std::size_t at = i * curves_->options_most;
        for (std::size_t k = 0; k < curves_->options[i]; ++k) {
            (key_[at + k] != 0 ? right : wrong) += pa[at + k] * pb[at + k];
        }
        const double all = right + wrong;
        out.all += all;
        out.all_variance += all * (1 - all);
        out.wrong += wrong;
        out.wrong_variance += wrong * (1 - wrong);
        out.covariance -= right * wrong;
    }
    return out;
}

Sheets::Expected Sheets::expected(std::size_t a, std::size_t b) const {
    if (complete_) {
        return table_[level_[a] * curves_->levels + level_[b]];
    }
    return summed(level_[a], level_[b], std::span(given_).subspan(a * stride_, items_),
                  std::span(given_).subspan(b * stride_, items_));
}

void Sheets::chances(std::size_t a, std::size_t b, std::vector<double>& right,
                     std::vector<double>& wrong) const {
    right.clear();
    wrong.clear();
    const double *pa = row(level_[a]), *pb = row(level_[b]);
    for (std::size_t i = 0; i < items_; ++i) {
        if (!presented(a, i) || !presented(b, i)) {
            continue;
        }
        double same[2] = {0, 0};
        const std::size_t at = i * curves_->options_most;
        for (std::size_t k = 0; k < curves_->options[i]; ++k) {
            same[key_[at + k]] += pa[at + k] * pb[at + k];
        }
        right.push_back(same[1]);
        wrong.push_back(same[0]);
    }
}

Sheets::Copying Sheets::copying(std::size_t copier, std::size_t source) const {
    Copying out;
    const double* p = row(level_[copier]);
    const std::uint8_t *mine = given_.data() + copier * stride_, *theirs = given_.data() + source * stride_;
    for (std::size_t i = 0; i < items_; ++i) {
        if (mine[i] != nothing && theirs[i] != nothing) {
            const double same = p[i * curves_->options_most + theirs[i]];
            out.mean += same;
            out.variance += same * (1 - same);
        }
    }
    return out;
}

std::vector<Sheets::Copying> Sheets::copying_by_level(std::size_t source) const {
    std::vector<std::size_t> at(items_);
    for (std::size_t i = 0; i < items_; ++i) {
        at[i] = i * curves_->options_most + option(source, i);
    }
    std::vector<Copying> out(curves_->levels);
    for (std::size_t q = 0; q < out.size(); ++q) {
        const double* p = row(q);
        double squares = 0;
        for (const std::size_t place : at) {
            out[q].mean += p[place];
            squares += p[place] * p[place];
        }
        out[q].variance = out[q].mean - squares;
    }
    return out;
}

void Sheets::copying_chances(std::size_t copier, std::size_t source, std::vector<double>& out) const {
    out.clear();
    const double* p = row(level_[copier]);
    for (std::size_t i = 0; i < items_; ++i) {
        if (presented(copier, i) && presented(source, i)) {
            out.push_back(p[i * curves_->options_most + option(source, i)]);
        }
    }
}

double at_least(std::span<const double> chances, std::int64_t least) {
    if (least <= 0) {
        return 1;
    }
    std::vector<double> count(chances.size() + 1, 0);
    count[0] = 1;
    for (std::size_t i = 0; i < chances.size(); ++i) {
        for (std::size_t k = i + 1; k > 0; --k) {
            count[k] = count[k] * (1 - chances[i]) + count[k - 1] * chances[i];
        }
        count[0] *= 1 - chances[i];
    }
    double sum = 0;  // from the small end, to keep its digits
    for (std::size_t k = count.size(); k-- > std::size_t(least);) {
        sum += count[k];
    }
    return std::min(sum, 1.0);
}

double unlikely_together(std::span<const double> right, std::span<const double> wrong,
                         std::int64_t rights_seen, std::int64_t wrongs_seen) {
    const std::size_t n = right.size(), width = n + 1;
    std::vector<double> f(width * width, 0);  // right matches x wrong matches
    f[0] = 1;
    double expected = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double none = 1 - right[i] - wrong[i];
        expected += right[i] + wrong[i];
        for (std::size_t r = i + 2; r-- > 0;) {
            double* here = f.data() + r * width;
            const double* less = r > 0 ? here - width : nullptr;
            for (std::size_t w = i + 2 - r; w-- > 0;) {
                double next = here[w] * none;
                next += w > 0 ? here[w - 1] * wrong[i] : 0;
                next += less != nullptr ? less[w] * right[i] : 0;
                here[w] = next;
            }
        }
    }
    const double seen = f[std::size_t(rights_seen) * width + std::size_t(wrongs_seen)];
    double sum = 0;
    for (std::size_t r = 0; r <= n; ++r) {
        for (std::size_t w = 0; r + w <= n; ++w) {
            sum += double(r + w) > expected && f[r * width + w] <= seen * (1 + 1e-12) ? f[r * width + w] : 0;
        }
    }
    return double(rights_seen + wrongs_seen) > expected ? std::min(sum, 1.0) : 1;
}

}  // namespace psychometrics
