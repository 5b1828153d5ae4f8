#include <base/must.hpp>
#include <base/random.hpp>
#include <base/text.hpp>

#include <sodium.h>
#include <array>
#include <cstring>

void Random::fill(std::span<std::byte> out) {
    if (!seeded_) {
        randombytes_buf(out.data(), out.size());
        return;
    }
    const std::lock_guard lock(mutex_);
    for (std::byte& b : out) {
        b = std::byte(engine_() & 0xFF);
    }
}

std::uint64_t Random::below(std::uint64_t bound) {
    MUST(bound > 0);
    // Rejecting the uneven rest keeps every value equally likely.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t n = 0;
    do {
        fill(std::as_writable_bytes(std::span(&n, 1)));
    } while (n >= limit);
    return n % bound;
}

std::string Random::token() {
    std::array<char, 32> bytes{};
    fill(std::as_writable_bytes(std::span(bytes)));
    return base64url({bytes.data(), bytes.size()});
}

std::string Random::uuid7(Instant now) {
    std::array<unsigned char, 16> b{};
    fill(std::as_writable_bytes(std::span(b)));
    const auto ms = std::uint64_t(micros(now) / 1000);
    for (int i = 0; i < 6; ++i) {
        b[std::size_t(i)] = static_cast<unsigned char>(ms >> (40 - 8 * i));
    }
    // The 12 bits after the time hold its fraction of a millisecond, so ids made one after the other sort.
    const auto fraction = std::uint64_t(micros(now) % 1000) * 4096 / 1000;
    b[6] = static_cast<unsigned char>(0x70 | (fraction >> 8));
    b[7] = static_cast<unsigned char>(fraction & 0xFF);
    b[8] = static_cast<unsigned char>(0x80 | (b[8] & 0x3F));
    const std::string h = hex({reinterpret_cast<const char*>(b.data()), b.size()});
    return h.substr(0, 8) + "-" + h.substr(8, 4) + "-" + h.substr(12, 4) + "-" + h.substr(16, 4) + "-" +
           h.substr(20);
}
