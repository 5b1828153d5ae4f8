#include "histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace load {

TEST(Histogram, HasNothingToSayOfNothing) {
    const Histogram h;
    EXPECT_EQ(h.count(), 0);
    EXPECT_EQ(h.quantile(0.99), 0);
}

TEST(Histogram, TellsEveryValueToWithinOnePercent) {
    for (std::int64_t value = 1; value < 3'600'000'000; value += 1 + value / 7) {
        Histogram h;
        h.add(value);
        h.add(4 * value);  // so that the highest value does not mend the first
        EXPECT_LE(std::abs(double(h.quantile(0.5) - value)), 0.01 * double(value)) << value;
    }
}

TEST(Histogram, AgreesWithTheSortedValues) {
    std::mt19937_64 chance(7);
    std::lognormal_distribution<double> latency(8, 1.5);
    Histogram h, other;
    std::vector<std::int64_t> all;
    for (int n = 0; n < 50'000; ++n) {
        const auto value = std::int64_t(latency(chance));
        all.push_back(value);
        (n % 2 == 0 ? h : other).add(value);
    }
    h.add(other);
    std::ranges::sort(all);
    EXPECT_EQ(h.count(), std::int64_t(all.size()));
    EXPECT_EQ(h.highest(), all.back());
    for (const double share : {0.01, 0.5, 0.95, 0.99, 0.999, 1.0}) {
        const auto exact = double(all[std::size_t(std::ceil(share * double(all.size()))) - 1]);
        EXPECT_NEAR(double(h.quantile(share)), exact, 0.01 * exact + 1) << share;
    }
}

TEST(Histogram, TakesWhatIsOutOfItsRange) {
    Histogram h;
    h.add(-5);
    h.add(INT64_MAX);
    EXPECT_EQ(h.quantile(0.5), 0);
    EXPECT_EQ(h.highest(), INT64_MAX);
    EXPECT_GT(h.quantile(1.0), 3'600'000'000);
}

}  // namespace load
