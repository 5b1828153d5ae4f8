// The modes of likelihoods: ML, MAP and Warm's weighted likelihood, from the best of a grid.
#pragma once
#include "grid.hpp"

#include <psychometrics/scores.hpp>

#include <span>
#include <vector>

namespace psychometrics {

// What the responses say at a theta. With l the log-likelihood: its slope l' and bend l''; Fisher information
// I; Warm's J, the sum of P' P'' / P over what was presented.
struct Pull {
    double slope = 0, bend = 0, information = 0, warm = 0;
};
Pull pull_of(const ParameterSet&, std::span<const std::uint8_t> row, double theta);

struct Mode {
    std::optional<double> theta, se;
};

class ModeFinder {
  public:
    ModeFinder(const ParameterSet&, const ScorePlan&, const Latent& prior);
    // No theta where the likelihood rises without end.
    Mode find(std::span<const std::uint8_t> row);

  private:
    double equation(const Pull&, double theta) const;
    double root(std::span<const std::uint8_t> row, double lo, double hi) const;
    std::optional<double> beyond(std::span<const std::uint8_t> row, bool above) const;
    std::optional<double> se_at(std::span<const std::uint8_t> row, double theta) const;
    void add_warm(std::span<const std::uint8_t> row);

    const ParameterSet& set_;
    const ScorePlan& plan_;
    Latent prior_;
    double unit_ = 1;  // of theta: one by the items' slopes, so that grids fit any scale
    std::vector<double> nodes_;
    Grid grid_;
    std::vector<double> information_, warm_;  // items x nodes, for wle
    std::vector<double> objective_, i_, j_;
};

}  // namespace psychometrics
