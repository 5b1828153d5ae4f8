#include <kernels.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>

// Vectors are parameters only of functions that are always inlined, so that no calling convention is
// concerned.
#pragma GCC diagnostic ignored "-Wpsabi"
#define INLINED [[gnu::always_inline]] inline

namespace psychometrics::kernels {
namespace {

using Two = double __attribute__((vector_size(16)));
using Four = double __attribute__((vector_size(32)));
using Eight = double __attribute__((vector_size(64)));

template <class V>
constexpr std::size_t lanes_of = sizeof(V) / sizeof(double);
template <class V>
struct Whole;
template <>
struct Whole<Two> {
    using Type = long long __attribute__((vector_size(16)));
};
template <>
struct Whole<Four> {
    using Type = long long __attribute__((vector_size(32)));
};
template <>
struct Whole<Eight> {
    using Type = long long __attribute__((vector_size(64)));
};

template <class V>
INLINED V load(const double* from) {
    V v;
    std::memcpy(&v, from, sizeof v);
    return v;
}
template <class V>
INLINED void store(double* to, const V& v) {
    std::memcpy(to, &v, sizeof v);
}
template <class V>
INLINED V max(const V& x, const V& y) {
    return x > y ? x : y;
}
template <class V>
INLINED V all(double x) {
    return x - V{};
}

// exp for x <= 0, to 2e-16 of the result or so: x = k log 2 + r, a Taylor polynomial of r (|r| <= 0.35),
// times 2^k. Below -690 the result is not 0 but about 1e-300, which no sum notices.
template <class V>
INLINED V exp_below_zero(const V& at) {
    using W = typename Whole<V>::Type;
    const V x = max(at, all<V>(-690.0));
    const V shifted = x * 1.4426950408889634 + 6755399441055744.0;  // 1.5 * 2^52: its low bits hold k
    const V k = shifted - 6755399441055744.0;
    const V r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10;
    V p = r * (1.0 / 6227020800) + 1.0 / 479001600;
    p = p * r + 1.0 / 39916800;
    p = p * r + 1.0 / 3628800;
    p = p * r + 1.0 / 362880;
    p = p * r + 1.0 / 40320;
    p = p * r + 1.0 / 5040;
    p = p * r + 1.0 / 720;
    p = p * r + 1.0 / 120;
    p = p * r + 1.0 / 24;
    p = p * r + 1.0 / 6;
    p = p * r + 0.5;
    p = p * r + 1.0;
    p = p * r + 1.0;
    W bits, power;
    std::memcpy(&bits, &shifted, sizeof bits);
    power = (bits + 1023) << 52;
    V scale;
    std::memcpy(&scale, &power, sizeof scale);
    return p * scale;
}

// A product of numbers of at least 1 as its logarithm, with a logarithm for many of them only.
struct LogProduct {
    double product = 1, log = 0;
    INLINED void times(double x) {
        product *= x;
        if (product > 1e200) {
            log += std::log(product);
            product = 1;
        }
    }
    double value() const { return log + std::log(product); }
};

// Into out[0..n vectors): prior and the sum of the rows of a person's codes.
template <class V, int n>
INLINED void sum_rows(const Posterior& t, const std::uint8_t* codes, std::size_t at, double* out) {
    const std::size_t group = t.rows.patterns * t.rows.stride;
    V sum[n];
    for (int v = 0; v < n; ++v) {
        sum[v] = load<V>(t.log_prior + at + v * lanes_of<V>);
    }
    const double* table = t.table + at;
    for (std::size_t g = 0; g < t.rows.groups; ++g, table += group) {
        const double* row = table + codes[g] * t.rows.stride;
        for (int v = 0; v < n; ++v) {
            sum[v] += load<V>(row + v * lanes_of<V>);
        }
    }
    for (int v = 0; v < n; ++v) {
        store(out + v * lanes_of<V>, sum[v]);
    }
}

template <class V>
INLINED void posterior(Posterior& t) {
    constexpr std::size_t step = lanes_of<V>;
    const std::size_t width = t.rows.width;
    LogProduct likelihood;
    double tops = 0;
    double* out = t.out;
    const std::uint8_t* codes = t.rows.codes;
    for (std::size_t n = 0; n < t.rows.persons; ++n, out += width, codes += t.rows.groups) {
        std::size_t at = 0;
        for (; at + 4 * step <= width; at += 4 * step) {
            sum_rows<V, 4>(t, codes, t.rows.from + at, out + at);
        }
        switch ((width - at) / step) {
            case 3:
                sum_rows<V, 3>(t, codes, t.rows.from + at, out + at);
                break;
            case 2:
                sum_rows<V, 2>(t, codes, t.rows.from + at, out + at);
                break;
            case 1:
                sum_rows<V, 1>(t, codes, t.rows.from + at, out + at);
                break;
            default:
                break;
        }
        V highest = load<V>(out);
        for (std::size_t q = step; q < width; q += step) {
            highest = max(highest, load<V>(out + q));
        }
        double top = highest[0];
        for (std::size_t i = 1; i < step; ++i) {
            top = highest[i] > top ? highest[i] : top;
        }
        V sum = all<V>(0);
        for (std::size_t q = 0; q < width; q += step) {
            const V e = exp_below_zero<V>(load<V>(out + q) - top);
            sum += e;
            store(out + q, e);
        }
        double total = sum[0];
        for (std::size_t i = 1; i < step; ++i) {
            total += sum[i];
        }
        tops += top;
        likelihood.times(total);
        const double scale = 1 / total;
        for (std::size_t q = 0; q < width; q += step) {
            const V p = load<V>(out + q) * scale;
            store(out + q, p);
            store(t.highest + q, max(load<V>(t.highest + q), p));
            store(t.sum + t.rows.from + q, load<V>(t.sum + t.rows.from + q) + p);
        }
    }
    t.log_likelihood += tops + likelihood.value();
}

template <class V, int n>
INLINED void scatter_row(const Scatter& t, const std::uint8_t* codes, const double* in, std::size_t at) {
    const std::size_t group = t.rows.patterns * t.rows.stride;
    V p[n];
    for (int v = 0; v < n; ++v) {
        p[v] = load<V>(in + v * lanes_of<V>);
    }
    double* bins = t.bins + at + t.first_group * group;
    for (std::size_t g = t.first_group; g < t.rows.groups; ++g, bins += group) {
        double* row = bins + codes[g] * t.rows.stride;
        for (int v = 0; v < n; ++v) {
            store(row + v * lanes_of<V>, load<V>(row + v * lanes_of<V>) + p[v]);
        }
    }
}

template <class V>
INLINED void scatter(const Scatter& t) {
    constexpr std::size_t step = lanes_of<V>;
    const std::size_t width = t.rows.width;
    for (std::size_t i = 0; i < t.rows.persons; ++i) {
        const std::size_t n = t.which == nullptr ? i : t.which[i];
        const double* in = t.in + n * width;
        const std::uint8_t* codes = t.rows.codes + n * t.rows.groups;
        std::size_t at = 0;
        for (; at + 4 * step <= width; at += 4 * step) {
            scatter_row<V, 4>(t, codes, in + at, t.rows.from + at);
        }
        switch ((width - at) / step) {
            case 3:
                scatter_row<V, 3>(t, codes, in + at, t.rows.from + at);
                break;
            case 2:
                scatter_row<V, 2>(t, codes, in + at, t.rows.from + at);
                break;
            case 1:
                scatter_row<V, 1>(t, codes, in + at, t.rows.from + at);
                break;
            default:
                break;
        }
    }
}

// A block of 4 rows by two vectors stays in registers over all of the inner dimension.
template <class V>
INLINED void product(const Product& t) {
    constexpr std::size_t step = lanes_of<V>;
    for (std::size_t i = 0; i < t.rows; i += 4) {
        for (std::size_t j = t.upper ? i / lanes * lanes : 0; j < t.columns; j += 2 * step) {
            const std::size_t other = j + step < t.columns ? step : 0;
            V sum[4][2] = {};
            const double* left = t.left + i * t.left_row;
            const double* right = t.right + j;
            for (std::size_t k = 0; k < t.inner; ++k, left += t.left_column, right += t.right_row) {
                const V first = load<V>(right), second = load<V>(right + other);
                for (std::size_t r = 0; r < 4; ++r) {
                    const double x = left[r * t.left_row];
                    sum[r][0] += x * first;
                    sum[r][1] += x * second;
                }
            }
            for (std::size_t r = 0; r < 4; ++r) {
                double* to = t.out + (i + r) * t.columns + j;
                store(to, load<V>(to) + sum[r][0]);
                if (other > 0) {
                    store(to + step, load<V>(to + step) + sum[r][1]);
                }
            }
        }
    }
}

template <class V>
constexpr Set plain{"portable", [](Posterior& t) { posterior<V>(t); },
                    [](const Scatter& t) { scatter<V>(t); }, [](const Product& t) { product<V>(t); }};

#if defined(__x86_64__)
#define AVX2 [[gnu::target("avx2,fma")]]
#define AVX512 [[gnu::target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")]]
AVX2 void posterior_avx2(Posterior& t) { posterior<Four>(t); }
AVX2 void scatter_avx2(const Scatter& t) { scatter<Four>(t); }
AVX2 void product_avx2(const Product& t) { product<Four>(t); }
AVX512 void posterior_avx512(Posterior& t) { posterior<Eight>(t); }
AVX512 void scatter_avx512(const Scatter& t) { scatter<Eight>(t); }
AVX512 void product_avx512(const Product& t) { product<Eight>(t); }
constexpr Set avx2{"avx2", posterior_avx2, scatter_avx2, product_avx2};
constexpr Set avx512{"avx512", posterior_avx512, scatter_avx512, product_avx512};
#endif

}  // namespace

std::vector<const Set*> runnable() {
    std::vector<const Set*> out{&plain<Two>};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        out.push_back(&avx2);
    }
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) {
        out.push_back(&avx512);
    }
#endif
    return out;
}
const Set& portable() { return plain<Two>; }
const Set& best() {
    static const Set& set = *runnable().back();
    return set;
}

}  // namespace psychometrics::kernels
