#include <psychometrics/bookmark.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/optimise.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

// Where a score of `score` or more has the probability; dichotomous items in closed form.
std::optional<double> location_of(const ItemParameters& item, double metric, std::size_t score,
                                  const BookmarkPlan& plan) {
    const double rp = plan.response_probability;
    if (is_dichotomous(item.model)) {
        const double without = plan.guessing == Guessing::taken_out ? rp : (rp - item.c) / (1 - item.c);
        if (!(without > 0)) {
            return std::nullopt;
        }
        return item.b + std::log(without / (1 - without)) / (metric * item.a);
    }
    std::vector<double> p(categories_of(item));
    const auto reached = [&](double theta) {
        probabilities(item, metric, theta, p);
        double sum = 0;
        for (std::size_t k = score; k < p.size(); ++k) {
            sum += p[k];
        }
        return sum - rp;
    };
    return root_of(reached, -40, 40);
}

}  // namespace

Result<Booklet> booklet(const ParameterSet& set, const BookmarkPlan& plan) {
    if (set.items.empty()) {
        return refuse("no_items", "There are no items with parameters.");
    }
    if (const Notices faults = faults_of(set); !faults.empty()) {
        return refuse("faulty_parameters", faults.front().item + ": " + faults.front().detail);
    }
    if (!(plan.response_probability > 0 && plan.response_probability < 1)) {
        return refuse("response_probability_outside",
                      "The response probability must be above 0 and below 1.");
    }
    Booklet out;
    for (const ItemParameters& item : set.items) {
        // A nominal item's scores have no order that the model knows of.
        const std::size_t scores = item.model == Model::nrm ? 1 : categories_of(item);
        for (std::size_t score = 1; score < std::max<std::size_t>(scores, 2); ++score) {
            const auto found = scores == 1 ? std::nullopt : location_of(item, set.metric, score, plan);
            if (found) {
                out.pages.push_back({0, item.item, std::int64_t(score), *found});
            } else {
                out.problems.push_back(
                    {"item_without_location", item.item,
                     fmt::format("No theta gives the score {} the probability {:.3f}; the item is not in "
                                 "the booklet.",
                                 score, plan.response_probability)});
            }
        }
    }
    std::ranges::stable_sort(out.pages, {}, &BookletPage::location);
    for (std::size_t i = 0; i < out.pages.size(); ++i) {
        out.pages[i].page = std::int64_t(i) + 1;
    }
    return out;
}

}  // namespace psychometrics
