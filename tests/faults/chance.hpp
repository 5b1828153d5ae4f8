// Chance that can be had again: every program prints its seed, and FAULTS_SEED=N gives it the same once more.
// What the machine does in between (threads, disks, kernels) is not in the seed; the plan of the faults is.
#pragma once
#include <cstdint>
#include <random>
#include <string>

namespace faults {

std::uint64_t seed();

class Chance {
  public:
    explicit Chance(std::uint64_t of) : engine_(of) {}
    std::int64_t between(std::int64_t low, std::int64_t high) {  // both included
        return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
    }
    bool happens(double share) { return std::uniform_real_distribution<double>(0, 1)(engine_) < share; }
    std::string uuid();

  private:
    std::mt19937_64 engine_;
};

}  // namespace faults
