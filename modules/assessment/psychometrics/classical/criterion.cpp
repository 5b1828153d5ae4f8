#include "criterion.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_set>

namespace psychometrics::classical {

Criterion criterion_of(const Responses& r, const std::vector<std::string>& pretest, Notices& problems) {
    Criterion out;
    const std::size_t items = r.item_count();
    std::unordered_set<std::string> named(pretest.begin(), pretest.end());
    std::vector<char> presented(items, 0);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        const auto row = r.row(p);
        for (std::size_t i = 0; i < items; ++i) {
            presented[i] |= row[i] <= score_max;
        }
    }
    for (const std::uint8_t highest : highest_scores(r)) {
        out.points.push_back(std::max<std::int64_t>(1, highest));
    }
    for (std::size_t i = 0; i < items; ++i) {
        out.pretest.push_back(named.erase(r.items[i]) > 0);
        out.is_scored.push_back(!out.pretest[i] && presented[i]);
        if (out.is_scored[i]) {
            out.scored.push_back(i);
        }
        if (!presented[i]) {
            problems.push_back(
                {"item_not_presented", r.items[i], "Nobody has a score on this item; it was left out."});
        }
    }
    std::vector<std::string> unknown(named.begin(), named.end());
    std::ranges::sort(unknown);
    for (const auto& id : unknown) {
        problems.push_back(
            {"pretest_unknown", id, "This pretest item is not in the responses; check its id."});
    }
    if (out.scored.empty()) {
        problems.push_back(
            {"no_scored_items", "", "No item counts towards the score: there is nothing to correlate with."});
    }
    out.got.assign(r.person_count(), 0);
    out.could.assign(r.person_count(), 0);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        const auto row = r.row(p);
        for (const std::size_t i : out.scored) {
            if (row[i] <= score_max) {
                out.got[p] += row[i];
                out.could[p] += out.points[i];
            }
        }
    }
    return out;
}

Done check_plan(const Responses& r, const ClassicalPlan& plan) {
    if (r.item_count() == 0 || r.person_count() == 0) {
        return refuse("no_responses",
                      "There are no responses: give a file with a header of items and a row a person.");
    }
    if (!(plan.level >= 0.5 && plan.level <= 0.999)) {
        return refuse("level_out_of_range", "The level of an interval is between 0.5 and 0.999.");
    }
    if (plan.minimum < 0) {
        return refuse("minimum_negative", "The minimum number of persons is 0 or more.");
    }
    return {};
}

void tell_few(const std::vector<std::string>& items, const std::vector<std::int64_t>& persons,
              std::int64_t minimum, Notices& problems) {
    const auto few = [&](std::int64_t n) { return n < minimum; };
    if (!persons.empty() && std::ranges::all_of(persons, few)) {
        problems.push_back(
            {"few_responses", "",
             fmt::format("No item has {} persons: the figures are uncertain, and no item is flagged.",
                         minimum)});
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (few(persons[i])) {
            problems.push_back(
                {"few_responses", items[i],
                 fmt::format("{} persons, fewer than {}: the figures are uncertain, and the item "
                             "gets no flag.",
                             persons[i], minimum)});
        }
    }
}

}  // namespace psychometrics::classical
