#include "machine.hpp"

#include <array>
#include <charconv>

namespace qti {

std::uint64_t Draw::next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

std::uint64_t Draw::below(std::uint64_t bound) {
    if (bound <= 1) {
        return 0;
    }
    const std::uint64_t unfair = -bound % bound;  // so many of the lowest draws would come once too often
    for (;;) {
        if (const std::uint64_t drawn = next(); drawn >= unfair) {
            return drawn % bound;
        }
    }
}

double Draw::fraction() { return static_cast<double>(next() >> 11) * 0x1p-53; }

std::optional<Number> number_of(const Single& s) {
    if (const auto* i = std::get_if<std::int64_t>(&s)) {
        return Number{true, *i, static_cast<double>(*i)};
    }
    if (const auto* d = std::get_if<double>(&s); d != nullptr && std::isfinite(*d)) {
        return Number{false, 0, *d};
    }
    return std::nullopt;
}

double rounded(double x, Rounding how, std::int64_t figures) {
    // "-1.2345e+02": the shortest figures that read back as x.
    std::array<char, 40> room{};
    const auto end =
        std::to_chars(room.data(), room.data() + room.size(), x, std::chars_format::scientific).ptr;
    const std::string_view written(room.data(), end);
    const auto e = written.find('e');
    if (x == 0 || !std::isfinite(x) || e == std::string_view::npos) {
        return x;
    }
    std::string digits;
    for (const char c : written.substr(0, e)) {
        if (c >= '0' && c <= '9') {
            digits += c;
        }
    }
    std::int64_t power = 0;
    const auto exponent = written.substr(written[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    const std::int64_t kept = how == Rounding::significant_figures ? figures : power + 1 + figures;
    if (kept >= static_cast<std::int64_t>(digits.size())) {
        return x;
    }
    const bool up = kept >= 0 && digits[static_cast<std::size_t>(kept)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max<std::int64_t>(kept, 0)));
    if (up) {
        auto i = digits.size();
        while (i > 0 && digits[i - 1] == '9') {
            digits[--i] = '0';
        }
        if (i > 0) {
            ++digits[i - 1];
        } else {
            digits.insert(digits.begin(), '1');
            ++power;
        }
    }
    if (digits.empty()) {
        return 0;
    }
    digits = (x < 0 ? "-" : "") + digits + "e" +
             std::to_string(power + 1 - static_cast<std::int64_t>(digits.size()));
    double out = 0;
    return std::from_chars(digits.data(), digits.data() + digits.size(), out).ec == std::errc{} ? out : x;
}

}  // namespace qti
