// Latencies in buckets that grow with the value: any value is told to within 1 %, in a few kilobytes.
#pragma once
#include <array>
#include <cstdint>

namespace load {

class Histogram {
  public:
    void add(std::int64_t microseconds);
    void add(const Histogram&);
    std::int64_t count() const { return count_; }
    std::int64_t highest() const { return highest_; }
    double mean() const { return count_ == 0 ? 0 : sum_ / double(count_); }
    // The value that this share of all values does not exceed, in microseconds; 0 when there are none.
    std::int64_t quantile(double share) const;

  private:
    // Below 128 each value has a bucket of its own; above, each doubling has 64 of them.
    static constexpr int exact_bits = 7, half = 64, doublings = 34;
    static constexpr std::size_t buckets = (1U << exact_bits) + std::size_t(doublings) * half;
    static std::size_t bucket_of(std::uint64_t value);
    static std::int64_t middle_of(std::size_t bucket);

    std::array<std::int64_t, buckets> counts_{};
    std::int64_t count_ = 0, highest_ = 0;
    double sum_ = 0;
};

}  // namespace load
