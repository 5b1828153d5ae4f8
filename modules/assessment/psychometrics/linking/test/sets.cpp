#include "sets.hpp"

#include <psychometrics/csv.hpp>

#include <agreement.hpp>
#include <algorithm>
#include <cmath>
#include <fstream>

namespace sets {
using namespace psychometrics;

ParameterSet kb36(const std::string& form) {
    std::ifstream in(agreement::reference_path("data/KB36_form" + form + "_3pl.csv"));
    const Table table = read_table(in).value();
    ParameterSet out{.model = "3pl", .metric = 1.7, .items = {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out.items.push_back({.item = std::to_string(row + 1),
                             .model = Model::three_pl,
                             .a = number_of(table, row, 0).value(),
                             .b = number_of(table, row, 1).value(),
                             .c = number_of(table, row, 2).value()});
    }
    return out;
}

std::vector<CommonItem> every_third() {
    std::vector<CommonItem> out;
    for (int i = 3; i <= 36; i += 3) {
        out.push_back({std::to_string(i), std::to_string(i)});
    }
    return out;
}

ParameterSet seen_from(const ParameterSet& base, double slope, double intercept) {
    ParameterSet out = transformed(base, 1 / slope, -intercept / slope);
    out.latent = base.latent;
    return out;
}

ParameterSet with_errors(ParameterSet set, double se_b, double se_ln_a, Draws& draws) {
    for (auto& item : set.items) {
        if (item.model == Model::nrm) {
            continue;
        }
        if (item.steps.empty()) {
            item.b += se_b * draws.normal();
            item.se_b = se_b;
        }
        for (double& step : item.steps) {
            step += se_b * draws.normal();
        }
        if (item.model == Model::grm) {
            std::sort(item.steps.begin(), item.steps.end());
        }
        item.se_steps.assign(item.steps.size(), se_b);
        if (item.model != Model::rasch && item.model != Model::pcm) {
            item.se_a = item.a * se_ln_a;
            item.a *= std::exp(se_ln_a * draws.normal());
        }
    }
    return set;
}

ParameterSet renamed(ParameterSet set, const std::string& prefix) {
    for (auto& item : set.items) {
        item.item = prefix + item.item;
    }
    return set;
}

const LinkingConstants* by(const Linking& linking, LinkingMethod method) {
    const auto found = std::find_if(linking.constants.begin(), linking.constants.end(),
                                    [&](const LinkingConstants& c) { return c.method == method; });
    return found == linking.constants.end() ? nullptr : &*found;
}

}  // namespace sets
