#include "dice.hpp"

#include <numbers>
#include <numeric>

namespace population {
namespace {
// FNV-1a, so that purposes are far apart.
std::uint64_t mixed(std::uint64_t seed, std::string_view purpose, std::uint64_t number) {
    std::uint64_t h = 1469598103934665603ULL ^ seed;
    const auto take = [&](unsigned char byte) { h = (h ^ byte) * 1099511628211ULL; };
    for (const char c : purpose) {
        take(static_cast<unsigned char>(c));
    }
    for (int i = 0; i < 8; ++i) {
        take(static_cast<unsigned char>(number >> (8 * i)));
    }
    return h;
}
}  // namespace

Dice::Dice(std::uint64_t seed, std::string_view purpose, std::uint64_t number)
    : engine_(mixed(seed, purpose, number)) {}

double Dice::unit() { return double(engine_() >> 11) * 0x1.0p-53; }

std::int64_t Dice::between(std::int64_t least, std::int64_t most) {
    return least + std::int64_t(unit() * double(most - least + 1));
}

double Dice::normal(double mean, double sd) {
    const double far = std::sqrt(-2 * std::log(1 - unit()));
    return mean + sd * far * std::cos(2 * std::numbers::pi * unit());
}

double Dice::around(double median, double spread) { return median * std::exp(normal(0, spread)); }

std::size_t Dice::pick(std::span<const double> weights) {
    double left = unit() * std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0) {
            return i;
        }
    }
    return weights.size() - 1;
}

}  // namespace population
