#include "machine.hpp"

#include <numbers>
#include <numeric>

namespace qti {
namespace {

// Sums, products and the like of two; nothing when they leave the range of their type.
std::optional<Number> joined(Op op, const Number& a, const Number& b) {
    const auto real = [](double x) {
        return std::isfinite(x) ? std::optional(Number{false, 0, x}) : std::nullopt;
    };
    if (!a.whole || !b.whole) {
        switch (op) {
            case Op::sum:
                return real(a.real + b.real);
            case Op::product:
                return real(a.real * b.real);
            case Op::most:
                return real(std::max(a.real, b.real));
            case Op::least:
                return real(std::min(a.real, b.real));
            case Op::subtract:
                return real(a.real - b.real);
            default:
                return std::nullopt;  // gcd and lcm are for whole numbers
        }
    }
    const auto whole = [](std::int64_t i) { return std::optional(Number{true, i, static_cast<double>(i)}); };
    std::int64_t out = 0;
    bool over = false;
    switch (op) {
        case Op::sum:
            over = __builtin_add_overflow(a.integer, b.integer, &out);
            break;
        case Op::product:
            over = __builtin_mul_overflow(a.integer, b.integer, &out);
            break;
        case Op::subtract:
            over = __builtin_sub_overflow(a.integer, b.integer, &out);
            break;
        case Op::most:
            out = std::max(a.integer, b.integer);
            break;
        case Op::least:
            out = std::min(a.integer, b.integer);
            break;
        case Op::gcd:
        case Op::lcm: {
            constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
            if (a.integer == lowest || b.integer == lowest) {
                return std::nullopt;
            }
            const std::int64_t divisor = std::gcd(a.integer, b.integer);
            out = divisor;
            if (op == Op::lcm) {
                over = divisor != 0 &&
                       __builtin_mul_overflow(std::abs(a.integer) / divisor, std::abs(b.integer), &out);
            }
            break;
        }
        default:
            return std::nullopt;
    }
    return over ? std::nullopt : whole(out);
}

// A float as a whole number, where one can hold it.
std::optional<std::int64_t> whole_of(double x) {
    return x >= -0x1p63 && x < 0x1p63 ? std::optional(static_cast<std::int64_t>(x)) : std::nullopt;
}

// Up where the fraction is a half: 6.5 to 7 and -6.5 to -6, as the specification's examples have it.
double nearest(double x) {
    const double below = std::floor(x);
    return x - below >= 0.5 ? below + 1 : below;
}

}  // namespace

const Value& Machine::folded(const Expression& e) {
    std::optional<Number> total;
    const bool whole_only = e.op == Op::gcd || e.op == Op::lcm;
    for (std::size_t i = 0; i < e.count; ++i) {
        const Value& v = operand(e, i);
        if (is_null(v) || !spend(v.items.size() / 8)) {
            return nothing();
        }
        for (const Single& s : v.items) {
            const auto n = number_of(s);
            if (!n || (whole_only && !n->whole)) {
                return wrong(e, whole_only ? "whole numbers" : "numbers");
            }
            total = total ? joined(e.op, *total, *n) : whole_only ? joined(e.op, *n, *n) : n;
            if (!total) {
                return nothing();
            }
        }
    }
    // Largest and smallest of mixed numbers are floats whichever it was; a sum of one is what it was.
    return total ? number(e, *total) : nothing();
}

const Value& Machine::arithmetic(const Expression& e) {
    const auto a = number_in(e, operand(e, 0));
    const auto b = e.count > 1 ? number_in(e, operand(e, 1)) : a;
    if (!a || !b) {
        return nothing();
    }
    switch (e.op) {
        case Op::subtract: {
            const auto difference = joined(Op::subtract, *a, *b);
            return difference ? number(e, *difference) : nothing();
        }
        case Op::divide:
            return b->real == 0 ? nothing() : number(e, a->real / b->real);
        case Op::power:
            return number(e, std::pow(a->real, b->real));
        case Op::integer_divide:
        case Op::integer_modulus: {
            if (!a->whole || !b->whole) {
                return wrong(e, "whole numbers");
            }
            if (b->integer == 0 ||
                (b->integer == -1 && a->integer == std::numeric_limits<std::int64_t>::min())) {
                return nothing();
            }
            // Rounded down, not towards zero: -7 by 2 is -4, and leaves 1.
            const std::int64_t rest = a->integer % b->integer;
            const bool down = rest != 0 && (rest < 0) != (b->integer < 0);
            return e.op == Op::integer_divide ? number(e, a->integer / b->integer - (down ? 1 : 0))
                                              : number(e, rest + (down ? b->integer : 0));
        }
        case Op::truncate:
        case Op::round: {
            if (a->whole) {
                return number(e, a->integer);
            }
            const auto whole = whole_of(e.op == Op::truncate ? std::trunc(a->real) : nearest(a->real));
            return whole ? number(e, *whole) : nothing();
        }
        case Op::round_to: {
            const auto figures = whole_amount(extra(e).first);
            const auto how = static_cast<Rounding>(e.variant);
            if (!figures || *figures < (how == Rounding::significant_figures ? 1 : 0)) {
                return nothing();
            }
            return number(e, rounded(a->real, how, *figures));
        }
        default:
            return number(e, a->real);  // integer_to_float
    }
}

const Value& Machine::mathematics(const Expression& e) {
    const auto first = number_in(e, operand(e, 0));
    const auto second = e.count > 1 ? number_in(e, operand(e, 1)) : first;
    if (!first || !second) {
        return nothing();
    }
    const double x = first->real;
    const auto whole = [&](double y) -> const Value& {
        const auto i = whole_of(y);
        return i ? number(e, *i) : nothing();
    };
    switch (static_cast<MathName>(e.variant)) {
        case MathName::sin:
            return number(e, std::sin(x));
        case MathName::cos:
            return number(e, std::cos(x));
        case MathName::tan:
            return number(e, std::tan(x));
        case MathName::sec:
            return number(e, 1 / std::cos(x));
        case MathName::csc:
            return number(e, 1 / std::sin(x));
        case MathName::cot:
            return number(e, 1 / std::tan(x));
        case MathName::asin:
            return number(e, std::asin(x));
        case MathName::acos:
            return number(e, std::acos(x));
        case MathName::atan:
            return number(e, std::atan(x));
        case MathName::atan2:
            return number(e, std::atan2(x, second->real));
        case MathName::asec:
            return x == 0 ? nothing() : number(e, std::acos(1 / x));
        case MathName::acsc:
            return x == 0 ? nothing() : number(e, std::asin(1 / x));
        case MathName::acot:
            return number(e, x == 0 ? std::numbers::pi / 2 : std::atan(1 / x));
        case MathName::sinh:
            return number(e, std::sinh(x));
        case MathName::cosh:
            return number(e, std::cosh(x));
        case MathName::tanh:
            return number(e, std::tanh(x));
        case MathName::sech:
            return number(e, 1 / std::cosh(x));
        case MathName::csch:
            return number(e, 1 / std::sinh(x));
        case MathName::coth:
            return number(e, 1 / std::tanh(x));
        case MathName::log:
            return number(e, std::log10(x));
        case MathName::ln:
            return number(e, std::log(x));
        case MathName::exp:
            return number(e, std::exp(x));
        case MathName::abs:
            if (!first->whole) {
                return number(e, std::abs(x));
            }
            return first->integer == std::numeric_limits<std::int64_t>::min()
                       ? nothing()
                       : number(e, std::abs(first->integer));
        case MathName::signum:
            return number(e, std::int64_t{x > 0 ? 1 : x < 0 ? -1 : 0});
        case MathName::floor:
            return first->whole ? number(e, first->integer) : whole(std::floor(x));
        case MathName::ceil:
            return first->whole ? number(e, first->integer) : whole(std::ceil(x));
        case MathName::to_degrees:
            return number(e, x * (180 / std::numbers::pi));
        case MathName::to_radians:
            return number(e, x * (std::numbers::pi / 180));
    }
    return nothing();
}

const Value& Machine::statistics(const Expression& e) {
    const Value& v = operand(e, 0);
    if (is_null(v) || !spend(v.items.size() / 4)) {
        return nothing();
    }
    double sum = 0;
    const auto count = static_cast<double>(v.items.size());
    for (const Single& s : v.items) {
        const auto n = number_of(s);
        if (!n) {
            return wrong(e, "a container of numbers");
        }
        sum += n->real;
    }
    const double mean = sum / count;
    double squares = 0;
    for (const Single& s : v.items) {
        const double off = number_of(s)->real - mean;
        squares += off * off;
    }
    switch (static_cast<StatisticsName>(e.variant)) {
        case StatisticsName::mean:
            return number(e, mean);
        case StatisticsName::sample_variance:
            return number(e, squares / (count - 1));  // of one: NULL
        case StatisticsName::sample_sd:
            return number(e, std::sqrt(squares / (count - 1)));
        case StatisticsName::population_variance:
            return number(e, squares / count);
        case StatisticsName::population_sd:
            return number(e, std::sqrt(squares / count));
    }
    return nothing();
}

}  // namespace qti
