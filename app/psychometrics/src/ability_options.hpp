// What score and fit have in common: where the parameters are, and the distribution of theta.
#pragma once
#include "command.hpp"

#include <psychometrics/scores.hpp>

#include <optional>

namespace psychometrics::commands {

struct AbilityInput {
    std::string parameters;
    double metric = 1;
    std::optional<double> mean, sd;
    std::size_t nodes = 61;
    double reach = 6;
    void add_options(CLI::App&);
    Result<ParameterSet> load() const;
    // The set's latent distribution with what was asked for instead.
    Latent latent(const ParameterSet&) const;
};

// Each told once.
void add_problems(Notices& to, const Notices& from);

}  // namespace psychometrics::commands
