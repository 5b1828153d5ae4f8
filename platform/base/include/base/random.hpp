// Chance and identity come in from outside: secure in production, seeded in tests and simulations.
#pragma once
#include <base/id.hpp>
#include <base/time.hpp>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <random>
#include <span>
#include <string>

class Random {
  public:
    Random() = default;  // the operating system's
    explicit Random(std::uint64_t seed) : seeded_(true), engine_(seed) {}

    void fill(std::span<std::byte>);
    std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound), bound > 0
    std::string token();                       // 256 bits, base64url, for secrets in links
    template <class T>
    Id<T> id(Instant now) {
        return Id<T>(uuid7(now));
    }
    std::string uuid7(Instant now);  // RFC 9562, version 7: sorts by time

  private:
    bool seeded_ = false;
    std::mt19937_64 engine_{};
    std::mutex mutex_;
};
