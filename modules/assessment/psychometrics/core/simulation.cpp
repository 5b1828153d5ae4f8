#include <base/must.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/distributions.hpp>
#include <psychometrics/simulation.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {

double Draws::uniform() { return (double(engine_() >> 11) + 0.5) * 0x1p-53; }

// By the quantile of one draw: a draw always costs one number, whatever the compiler's library does.
double Draws::normal() { return normal_quantile(uniform()); }

std::uint64_t Draws::below(std::uint64_t bound) {
    MUST(bound > 0);
    const std::uint64_t unfair = -bound % bound;  // numbers below it would favour the low ones
    std::uint64_t drawn = engine_();
    while (drawn < unfair) {
        drawn = engine_();
    }
    return drawn % bound;
}

Responses simulate(const ParameterSet& set, std::span<const double> thetas, Draws& draws) {
    Responses out;
    std::size_t most = 2;
    for (const auto& item : set.items) {
        out.items.push_back(item.item);
        most = std::max(most, categories_of(item));
    }
    out.scores.reserve(thetas.size() * set.items.size());
    std::vector<double> p(most);
    for (const double theta : thetas) {
        for (const auto& item : set.items) {
            const std::size_t categories = categories_of(item);
            probabilities(item, set.metric, theta, std::span(p).first(categories));
            double left = draws.uniform();
            std::size_t score = 0;
            while (score + 1 < categories && left > p[score]) {
                left -= p[score++];
            }
            out.scores.push_back(std::uint8_t(score));
        }
    }
    return out;
}

std::vector<double> normal_thetas(std::size_t count, const Latent& latent, Draws& draws) {
    std::vector<double> out(count);
    for (auto& theta : out) {
        theta = latent.mean + latent.sd * draws.normal();
    }
    return out;
}

namespace {
ItemParameters plausible(Model model, std::size_t scores, Draws& draws) {
    ItemParameters item;
    item.model = model;
    const bool common = model == Model::rasch || model == Model::one_pl || model == Model::pcm;
    item.a = common ? 1 : std::exp(0.3 * draws.normal());
    item.b = draws.normal();
    if (model == Model::three_pl) {
        item.c = 0.1 + 0.2 * (draws.uniform() + draws.uniform()) / 2;
    }
    if (is_dichotomous(model)) {
        return item;
    }
    if (model == Model::nrm) {
        item.slopes = {0};
        item.intercepts = {0};
        for (std::size_t k = 1; k <= scores; ++k) {
            item.slopes.push_back(item.slopes.back() + 0.5 + 0.5 * draws.uniform());
            item.intercepts.push_back(draws.normal());
        }
        item.a = item.b = 0;
        return item;
    }
    for (std::size_t k = 0; k < scores; ++k) {
        item.steps.push_back(item.b + 1.2 * (double(k) - 0.5 * double(scores - 1)) + 0.2 * draws.normal());
    }
    std::sort(item.steps.begin(), item.steps.end());
    item.b = 0;
    for (const double step : item.steps) {
        item.b += step / double(scores);
    }
    return item;
}
}  // namespace

ParameterSet plausible_items(Model model, std::size_t count, Draws& draws, std::size_t scores) {
    ParameterSet out{std::string(name_of(model)), 1, {}};
    for (std::size_t i = 0; i < count; ++i) {
        out.items.push_back(plausible(model, scores, draws));
        out.items.back().item = "item" + std::to_string(i + 1);
    }
    return out;
}

}  // namespace psychometrics
