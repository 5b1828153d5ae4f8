#include "chance.hpp"

#include <base/random.hpp>

#include <cstdlib>

namespace faults {

std::uint64_t seed() {
    static const std::uint64_t value = [] {
        const char* told = std::getenv("FAULTS_SEED");
        return told != nullptr ? std::stoull(told) : Random().below(1'000'000);
    }();
    return value;
}

std::string Chance::uuid() {
    constexpr const char* digits = "0123456789abcdef";
    std::string out(36, '-');
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i != 8 && i != 13 && i != 18 && i != 23) {
            const auto value = std::size_t(between(0, 15));
            out[i] = i == 14 ? '4' : digits[i == 19 ? 8 | (value & 3U) : value];
        }
    }
    return out;
}

}  // namespace faults
