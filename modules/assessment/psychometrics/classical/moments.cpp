#include "moments.hpp"

#include <algorithm>
#include <bit>

namespace psychometrics::classical {
namespace {

// One bit of the scores of one item: a word for 64 persons.
struct Planes {
    std::vector<std::size_t> first;                 // per item, its first plane; one more at the end
    std::vector<std::vector<std::uint64_t>> words;  // per plane
};

std::vector<std::size_t> complete_persons(const Responses& r, std::span<const std::size_t> items) {
    std::vector<std::size_t> out;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        const auto row = r.row(p);
        if (std::ranges::all_of(items, [&](std::size_t i) { return row[i] <= score_max; })) {
            out.push_back(p);
        }
    }
    return out;
}

Planes planes_of(const Responses& r, std::span<const std::size_t> items,
                 std::span<const std::size_t> persons) {
    const auto highest = highest_scores(r);
    Planes out;
    for (const std::size_t i : items) {
        out.first.push_back(out.words.size());
        const auto bits = std::size_t(std::bit_width(highest[i]));
        out.words.resize(out.words.size() + bits, std::vector<std::uint64_t>((persons.size() + 63) / 64));
    }
    out.first.push_back(out.words.size());
    for (std::size_t n = 0; n < persons.size(); ++n) {
        const auto row = r.row(persons[n]);
        for (std::size_t i = 0; i < items.size(); ++i) {
            std::uint64_t score = row[items[i]];
            for (std::size_t plane = out.first[i]; plane < out.first[i + 1]; ++plane, score >>= 1) {
                out.words[plane][n / 64] |= (score & 1) << (n % 64);
            }
        }
    }
    return out;
}

std::int64_t both(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::int64_t count = 0;
    for (std::size_t w = 0; w < a.size(); ++w) {
        count += std::popcount(a[w] & b[w]);
    }
    return count;
}

// Sum over persons of item i's score times item j's.
std::int64_t product(const Planes& planes, std::size_t i, std::size_t j) {
    std::int64_t sum = 0;
    for (std::size_t a = planes.first[i]; a < planes.first[i + 1]; ++a) {
        for (std::size_t b = planes.first[j]; b < planes.first[j + 1]; ++b) {
            sum += both(planes.words[a], planes.words[b]) << (a - planes.first[i] + b - planes.first[j]);
        }
    }
    return sum;
}

}  // namespace

Moments moments_of(const Responses& r, std::span<const std::size_t> items) {
    Moments out;
    const std::size_t k = items.size();
    out.sums.assign(k, 0);
    out.covariance.setZero(Eigen::Index(k), Eigen::Index(k));
    if (k == 0) {
        return out;
    }
    out.persons = complete_persons(r, items);
    for (const std::size_t p : out.persons) {
        const auto row = r.row(p);
        std::int64_t total = 0;
        for (std::size_t i = 0; i < k; ++i) {
            total += row[items[i]];
            out.sums[i] += row[items[i]];
        }
        out.totals.push_back(total);
    }
    const auto n = double(out.persons.size());
    if (n < 2) {
        return out;
    }
    const Planes planes = planes_of(r, items, out.persons);
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            // n sum xy - sum x sum y in whole numbers, so that what does not vary has no variance of 1e-20
            const __int128 cross =
                __int128(out.persons.size()) * product(planes, i, j) - __int128(out.sums[i]) * out.sums[j];
            out.covariance(Eigen::Index(i), Eigen::Index(j)) = double(cross) / n / (n - 1);
            out.covariance(Eigen::Index(j), Eigen::Index(i)) =
                out.covariance(Eigen::Index(i), Eigen::Index(j));
        }
    }
    return out;
}

std::optional<double> alpha_of(const Eigen::MatrixXd& c) {
    const auto k = double(c.rows());
    const double total = c.sum();
    // A sum of covariances that should cancel leaves rounding behind: measured against its parts.
    if (k < 2 || !(total > 1e-12 * c.cwiseAbs().sum())) {
        return std::nullopt;
    }
    return k / (k - 1) * (1 - c.trace() / total);
}

}  // namespace psychometrics::classical
