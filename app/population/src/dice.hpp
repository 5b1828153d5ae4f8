// Chance of one person, for one purpose: the same seed gives the same person whoever else there is, on every
// machine (the library's own distributions are not the same everywhere).
#pragma once
#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace population {

class Dice {
  public:
    Dice(std::uint64_t seed, std::string_view purpose, std::uint64_t number = 0);
    double unit();  // [0, 1)
    bool happens(double share) { return unit() < share; }
    std::int64_t between(std::int64_t least, std::int64_t most);  // both included
    double normal(double mean, double sd);
    double around(double median, double spread);  // lognormal
    std::size_t pick(std::span<const double> weights);
    template <class T>
    const T& one_of(const std::vector<T>& all) {
        return all[std::size_t(between(0, std::int64_t(all.size()) - 1))];
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace population
