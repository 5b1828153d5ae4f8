#include <psychometrics/curves.hpp>
#include <psychometrics/scores.hpp>

#include <fmt/format.h>

#include <unordered_map>

namespace psychometrics {

Result<Aligned> align(const ParameterSet& set, const Responses& responses) {
    if (const Notices faults = faults_of(set); !faults.empty()) {
        return refuse("parameters_faulty", fmt::format("The parameters cannot be used: {} {}",
                                                       faults.front().item, faults.front().detail));
    }
    if (responses.item_count() > 0 && responses.person_count() == 0) {
        return refuse("no_persons",
                      "There are no persons in the responses. Give a file with at least one row.");
    }
    std::unordered_map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        place.emplace(set.items[i].item, i);
    }
    Aligned out{set, {}, {}};
    out.set.items.clear();
    std::vector<std::size_t> columns;
    std::vector<bool> met(set.items.size());
    for (std::size_t i = 0; i < responses.item_count(); ++i) {
        const auto found = place.find(responses.items[i]);
        if (found == place.end()) {
            out.problems.push_back({"item_without_parameters", responses.items[i],
                                    "The item has no parameters and is left out. Calibrate it first."});
            continue;
        }
        met[found->second] = true;
        columns.push_back(i);
        out.set.items.push_back(set.items[found->second]);
    }
    for (std::size_t i = 0; i < met.size(); ++i) {
        if (!met[i]) {
            out.problems.push_back({"item_without_responses", set.items[i].item,
                                    "The responses have no such item; its parameters are not used."});
        }
    }
    if (columns.empty()) {
        return refuse("no_common_items",
                      "No item of the responses has parameters. Compare the ids of the items.");
    }
    out.responses =
        settle(columns.size() == responses.item_count() ? responses : with_items(responses, columns));
    const auto highest = highest_scores(out.responses);
    for (std::size_t i = 0; i < highest.size(); ++i) {
        if (highest[i] >= categories_of(out.set.items[i])) {
            return refuse(
                "score_too_high",
                fmt::format("Item {} has a score of {}, and its parameters end at {}. Score the responses "
                            "as they were when the item was calibrated.",
                            out.responses.items[i], highest[i], categories_of(out.set.items[i]) - 1));
        }
    }
    return out;
}

}  // namespace psychometrics
