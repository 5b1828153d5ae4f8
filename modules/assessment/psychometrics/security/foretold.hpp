// What a person's answers to the other items foretell of the compromised ones.
#pragma once
#include <psychometrics/quadrature.hpp>
#include <psychometrics/scores.hpp>

#include <cstdint>
#include <vector>

namespace psychometrics {

struct Halves {
    std::vector<std::size_t> compromised, others;  // places of items
};

class Foretold {
  public:
    Foretold(const Aligned&, Halves, const Latent&);
    struct Count {
        std::int64_t seen = 0;
        double expected = 0;
        double p = 1;  // of so many points or more
    };
    // The posterior of theta given the other items, and the distribution of the sum over the compromised ones
    // at each theta (Lord and Wingersky 1984).
    Count of(std::size_t person);

  private:
    struct Sum {
        std::vector<double> mean;               // per node
        std::vector<std::vector<double>> tail;  // per node: the chance of so many points or more
    };
    void add_up(const std::vector<std::size_t>& items);
    const Aligned& data_;
    Halves halves_;
    Quadrature theta_;
    std::vector<std::vector<double>> log_chance_;  // per item: nodes x scores
    std::vector<std::size_t> met_;                 // the compromised items sum_ is of
    Sum sum_;
};

}  // namespace psychometrics
