#include <base/must.hpp>
#include <psychometrics/distributions.hpp>
#include <psychometrics/similarity.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace psychometrics {
namespace {

bool is_right(const std::vector<std::size_t>& rights, std::uint8_t code) {
    return std::ranges::find(rights, std::size_t(code)) != rights.end();
}

// The share right of what was presented, in whole thousandths.
std::vector<int> shares_of(const Choices& c, const std::vector<std::vector<std::size_t>>& rights) {
    std::vector<int> out;
    for (std::size_t p = 0; p < c.codes.person_count(); ++p) {
        double presented = 0, right = 0;
        for (std::size_t i = 0; i < c.codes.item_count(); ++i) {
            const std::uint8_t code = c.codes.at(p, i);
            presented += code != not_presented;
            right += code <= score_max && is_right(rights[i], code);
        }
        out.push_back(presented > 0 ? int(std::lround(1000 * right / presented)) : 0);
    }
    return out;
}

// Persons of one level share a mean rank, as a normal quantile.
struct Levels {
    std::vector<double> share, quantile;  // per level
    std::vector<double> persons;
    std::vector<std::size_t> of;  // per person
};
Levels levels_of(const std::vector<int>& shares) {
    std::map<int, double> count;
    for (const int s : shares) {
        count[s] += 1;
    }
    Levels out;
    std::map<int, std::size_t> place;
    double before = 0;
    const double n = double(shares.size());
    for (const auto& [share, persons] : count) {
        place[share] = out.share.size();
        out.share.push_back(share / 1000.0);
        out.persons.push_back(persons);
        out.quantile.push_back(normal_quantile((before + persons / 2) / n));
        before += persons;
    }
    for (const int s : shares) {
        out.of.push_back(place[s]);
    }
    return out;
}

// The odds of right answers times one number, so that the mean chance of a right answer is `share`.
void tilt(std::span<double> chance, const OptionCurves& c,
          const std::vector<std::vector<std::size_t>>& rights, double share) {
    const std::size_t items = c.options.size();
    std::vector<double> right(items, 0);
    for (std::size_t i = 0; i < items; ++i) {
        for (const std::size_t k : rights[i]) {
            right[i] += chance[i * c.options_most + k];
        }
        right[i] = std::clamp(right[i], 1e-9, 1 - 1e-9);
    }
    const double target = std::clamp(share, 0.5 / double(items), 1 - 0.5 / double(items)) * double(items);
    const auto tilted = [&](double by) {
        double sum = 0;
        for (const double p : right) {
            sum += 1 / (1 + (1 - p) / p * std::exp(-by));
        }
        return sum - target;
    };
    double lo = -20, hi = 20;
    while (hi - lo > 1e-9) {
        const double middle = (lo + hi) / 2;
        (tilted(middle) < 0 ? lo : hi) = middle;
    }
    for (std::size_t i = 0; i < items; ++i) {
        const double p = right[i], next = 1 / (1 + (1 - p) / p * std::exp(-lo));
        for (std::size_t k = 0; k < c.options[i]; ++k) {
            const bool is_key = std::ranges::find(rights[i], k) != rights[i].end();
            chance[i * c.options_most + k] *= is_key ? next / p : (1 - next) / (1 - p);
        }
    }
}

}  // namespace

OptionCurves smoothed_curves(const Choices& c, const std::vector<std::vector<std::size_t>>& rights) {
    const std::size_t n = c.codes.person_count(), items = c.codes.item_count();
    MUST(rights.size() == items && n > 0);
    const Levels levels = levels_of(shares_of(c, rights));
    OptionCurves out;
    out.levels = levels.share.size();
    out.level_of = levels.of;
    for (const auto& labels : c.labels) {
        out.options.push_back(labels.size() + 1);
        out.options_most = std::max(out.options_most, labels.size() + 1);
    }
    const std::size_t row = items * out.options_most;
    // How often each option was taken, and each item met, at each level.
    std::vector<double> taken(out.levels * row, 0), met(out.levels * items, 0);
    for (std::size_t p = 0; p < n; ++p) {
        for (std::size_t i = 0; i < items; ++i) {
            const std::uint8_t code = c.codes.at(p, i);
            if (code != not_presented) {
                taken[levels.of[p] * row + i * out.options_most +
                      (code <= score_max ? code : out.options[i] - 1)] += 1;
                met[levels.of[p] * items + i] += 1;
            }
        }
    }
    const double width = 1.1 * std::pow(double(n), -0.2);
    out.chance.assign(out.levels * row, 0);
    for (std::size_t q = 0; q < out.levels; ++q) {
        const std::span<double> chance(out.chance.data() + q * row, row);
        std::vector<double> total(items, 0);
        for (std::size_t l = 0; l < out.levels; ++l) {
            const double near =
                std::exp(-0.5 * std::pow((levels.quantile[l] - levels.quantile[q]) / width, 2));
            for (std::size_t at = 0; near > 1e-8 && at < row; ++at) {
                chance[at] += near * taken[l * row + at];
            }
            for (std::size_t i = 0; near > 1e-8 && i < items; ++i) {
                total[i] += near * met[l * items + i];
            }
        }
        for (std::size_t i = 0; i < items; ++i) {
            // Nothing is impossible: half a person, spread over the options.
            const double prior = 0.5 / double(out.options[i]);
            for (std::size_t k = 0; k < out.options[i]; ++k) {
                double& p = chance[i * out.options_most + k];
                p = (p + prior) / (total[i] + 0.5);
            }
        }
        tilt(chance, out, rights, levels.share[q]);
    }
    return out;
}

}  // namespace psychometrics
