#include "ability_options.hpp"

#include <algorithm>

namespace psychometrics::commands {

void AbilityInput::add_options(CLI::App& app) {
    app.add_option("--items", parameters,
                   "Item parameters: the JSON that calibrate prints, or CSV with the columns item, a, b, c")
        ->required();
    app.add_option("--metric", metric, "D of a parameter file that does not say (default 1)");
    app.add_option("--mean", mean, "Mean of theta (default: that of the parameter file, or 0)");
    app.add_option("--sd", sd, "Standard deviation of theta (default: that of the parameter file, or 1)");
    app.add_option("--nodes", nodes,
                   "Points that stand for the distribution of theta, 3 to 1001 (default 61)");
    app.add_option("--reach", reach, "How many standard deviations the points reach, 1 to 20 (default 6)");
}

Result<ParameterSet> AbilityInput::load() const {
    if (!(metric > 0 && metric < 100)) {
        return refuse("metric_faulty", "The metric D is a number above 0: 1, or 1.7 for the normal metric.");
    }
    return read_parameters(parameters, metric);
}

Latent AbilityInput::latent(const ParameterSet& set) const {
    return {mean.value_or(set.latent.mean), sd.value_or(set.latent.sd)};
}

void add_problems(Notices& to, const Notices& from) {
    for (const Notice& one : from) {
        if (std::ranges::none_of(to, [&](const Notice& told) {
                return told.code == one.code && told.item == one.item && told.detail == one.detail;
            })) {
            to.push_back(one);
        }
    }
}

}  // namespace psychometrics::commands
