#include "mixed_start.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics::mixed {
namespace {

std::string listed(const std::vector<int>& scores) {
    constexpr std::size_t most = 8;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, scores.size()); ++i) {
        out += (i == 0 ? "" : ", ") + std::to_string(scores[i]);
    }
    return scores.size() > most ? fmt::format("{} and {} more", out, scores.size() - most) : out;
}

// Chosen counts of an item's raw scores.
std::vector<double> seen_of(const Screened& screened, std::size_t i) {
    std::vector<double> seen(std::size_t(screened.highest[i]) + 1);
    for (const auto person : screened.persons) {
        const std::uint8_t score = screened.data->at(person, screened.items[i]);
        if (score != not_presented) {
            seen[score] += 1;
        }
    }
    return seen;
}

// From the share of persons in each category, at a slope that spreads the scores about as an ability of sd 1
// does.
Eigen::VectorXd rough(const Item& item, const std::vector<double>& chosen) {
    const std::size_t steps = item.categories - 1;
    const double slope = item.slopes() == 0 ? item.metric : 2.0 / double(item.categories);
    std::vector<double> share;
    double total = 0;
    for (const double n : chosen) {
        share.push_back(n + 0.5);
        total += n + 0.5;
    }
    const auto logit = [](double p) { return std::log(p / (1 - p)); };
    std::vector<double> at;
    if (item.model == Model::nrm) {
        for (std::size_t k = 1; k <= steps; ++k) {
            at.push_back(slope * double(k));
        }
    } else if (item.slopes() > 0) {
        at.push_back(shape_of(item.model) == Shape::linear ? slope : 1);
    }
    double above = 1;
    for (std::size_t k = 1; k <= steps; ++k) {
        above -= share[k - 1] / total;
        switch (shape_of(item.model)) {
            case Shape::linear:
                at.push_back(std::log(share[k] / share[0]));
                break;
            case Shape::graded:
                at.push_back(1.2 * logit(above));
                break;
            case Shape::guessed:
                at.push_back(1.2 * logit(std::clamp((above - 0.2) / 0.8, 0.05, 0.95)));
                at.push_back(logit(0.2));
        }
    }
    return Eigen::Map<const Eigen::VectorXd>(at.data(), Eigen::Index(at.size()));
}

}  // namespace

Start start_of(const Screened& screened, const CalibrationPlan& plan) {
    Start out;
    out.responses = with_persons(
        with_items(*screened.data, std::vector<std::size_t>(screened.items.begin(), screened.items.end())),
        std::vector<std::size_t>(screened.persons.begin(), screened.persons.end()));
    out.state.groups.assign(screened.groups, {});
    const std::size_t items = screened.items.size();
    for (std::size_t i = 0; i < items; ++i) {
        Item item{.id = screened.data->items[screened.items[i]],
                  .model = screened.models[i],
                  .metric = plan.metric};
        std::vector<double> chosen = seen_of(screened, i);
        if (screened.held[i]) {
            // Any slope may be held, also one of a model that has none to estimate.
            item.model = item.model == Model::rasch || item.model == Model::one_pl ? Model::two_pl
                         : item.model == Model::pcm                                ? Model::gpcm
                                                                                   : item.model;
            item.fixed = true;
            item.categories = chosen.size();
            ItemParameters held = *screened.held[i];
            held.model = item.model;
            item.at = working(held, plan.metric);
            out.state.items.push_back(std::move(item));
            continue;
        }
        std::vector<int> empty;
        std::vector<std::int64_t> now;
        std::vector<double> used;
        for (std::size_t k = 0; k < chosen.size(); ++k) {
            if (chosen[k] > 0) {
                used.push_back(chosen[k]);
            } else {
                empty.push_back(int(k));
            }
            now.push_back(std::max<std::int64_t>(0, std::int64_t(used.size()) - 1));
        }
        if (!empty.empty()) {
            for (std::size_t p = 0; p < out.responses.person_count(); ++p) {
                std::uint8_t& score = out.responses.scores[p * items + i];
                score = score == not_presented ? score : std::uint8_t(now[score]);
            }
            out.problems.push_back({"category_empty", item.id,
                                    fmt::format("Nobody has the score {} on it, so nothing can be estimated "
                                                "there: it counts as the next "
                                                "lower score that occurs, and its {} scores are numbered 0 "
                                                "to {} here. The new scores stand "
                                                "under recoded.",
                                                listed(empty), used.size(), used.size() - 1)});
            out.recoded.push_back({item.id, std::move(now)});
        }
        item.categories = used.size();
        item.priors = priors_of(screened, item.model);
        item.at = rough(item, used);
        out.state.items.push_back(std::move(item));
    }
    return out;
}

}  // namespace psychometrics::mixed
