#include "histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace load {

std::size_t Histogram::bucket_of(std::uint64_t value) {
    if (value < (1U << exact_bits)) {
        return std::size_t(value);
    }
    const int doubling = std::bit_width(value) - exact_bits;  // from 1
    const std::uint64_t top = value >> doubling;              // 64 to 127
    const std::size_t bucket =
        (1U << exact_bits) + std::size_t(doubling - 1) * half + std::size_t(top - half);
    return std::min(bucket, buckets - 1);
}

std::int64_t Histogram::middle_of(std::size_t bucket) {
    if (bucket < (1U << exact_bits)) {
        return std::int64_t(bucket);
    }
    const std::size_t above = bucket - (1U << exact_bits);
    const int doubling = int(above / half) + 1;
    const std::int64_t low = std::int64_t(half + above % half) << doubling;
    return low + (std::int64_t(1) << doubling) / 2;
}

void Histogram::add(std::int64_t microseconds) {
    const std::int64_t value = std::max<std::int64_t>(microseconds, 0);
    ++counts_[bucket_of(std::uint64_t(value))];
    ++count_;
    sum_ += double(value);
    highest_ = std::max(highest_, value);
}

void Histogram::add(const Histogram& other) {
    for (std::size_t i = 0; i < buckets; ++i) {
        counts_[i] += other.counts_[i];
    }
    count_ += other.count_;
    sum_ += other.sum_;
    highest_ = std::max(highest_, other.highest_);
}

std::int64_t Histogram::quantile(double share) const {
    const auto wanted = std::int64_t(std::ceil(share * double(count_)));
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
        seen += counts_[i];
        if (counts_[i] != 0 && seen >= wanted) {
            return std::min(middle_of(i), highest_);
        }
    }
    return 0;
}

}  // namespace load
