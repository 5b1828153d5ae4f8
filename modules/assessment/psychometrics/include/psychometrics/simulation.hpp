// Chance with a seed, the same on every machine, and responses made of known parameters.
#pragma once
#include <psychometrics/parameters.hpp>
#include <psychometrics/responses.hpp>

#include <cstdint>
#include <random>
#include <span>

namespace psychometrics {

class Draws {
  public:
    explicit Draws(std::uint64_t seed) : engine_(seed) {}
    double uniform();                          // in (0, 1)
    double normal();                           // mean 0, sd 1
    std::uint64_t below(std::uint64_t bound);  // 0 to bound - 1, bound > 0
    template <class T>
    void shuffle(std::vector<T>& v) {
        for (std::size_t i = v.size(); i > 1; --i) {
            std::swap(v[i - 1], v[below(i)]);
        }
    }

  private:
    std::mt19937_64 engine_;
};

// A row of responses for each theta, nothing missing.
Responses simulate(const ParameterSet&, std::span<const double> thetas, Draws&);
std::vector<double> normal_thetas(std::size_t count, const Latent&, Draws&);
// A set of one model like a real exam's: a lognormal(0, 0.3) (1 for Rasch, common for 1PL), b normal(0, 1), c
// beta-like around 0.2 (3PL), `scores` above 0 for polytomous ones.
ParameterSet plausible_items(Model, std::size_t count, Draws&, std::size_t scores = 3);

}  // namespace psychometrics
