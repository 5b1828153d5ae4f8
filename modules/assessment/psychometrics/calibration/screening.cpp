#include <fmt/format.h>
#include <prior.hpp>
#include <screening.hpp>
#include <tally.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace psychometrics {
namespace {

Done check(const CalibrationPlan& plan) {
    const auto positive = [](double x) { return std::isfinite(x) && x > 0; };
    if (plan.nodes < 3 || plan.nodes > calibration_nodes_max) {
        return refuse("bad_plan", fmt::format("Choose 3 to {} nodes.", calibration_nodes_max));
    }
    if (!positive(plan.reach) || !positive(plan.tol) || !positive(plan.metric) || plan.cycles_max < 1) {
        return refuse("bad_plan", "Reach, tolerance, metric and the number of cycles must be above 0.");
    }
    return plan.priors ? psychometrics::check(*plan.priors) : Done{};
}

using Places = std::unordered_map<std::string, std::size_t>;

Places places_of(const std::vector<std::string>& names) {
    Places out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        out.emplace(names[i], i);
    }
    return out;
}

// Per item of the data: its model, and its parameters where they are held.
struct Wanted {
    std::vector<Model> models;
    std::vector<std::optional<ItemParameters>> held;
    bool anchored = false;
};

Result<Wanted> wanted_of(const Responses& data, const CalibrationPlan& plan) {
    Wanted out{std::vector<Model>(data.item_count(), plan.model), {}, false};
    out.held.resize(data.item_count());
    const Places places = places_of(data.items);
    for (const ItemModel& m : plan.models) {
        const auto at = places.find(m.item);
        if (at == places.end()) {
            return refuse("unknown_item",
                          "There is a model for " + m.item + ", which has no column of responses.");
        }
        out.models[at->second] = m.model;
    }
    if (!plan.fixed) {
        return out;
    }
    if (const Notices faults = faults_of(*plan.fixed); !faults.empty()) {
        return refuse("faulty_parameters", faults[0].item + ": " + faults[0].detail);
    }
    for (const ItemParameters& item : in_metric(*plan.fixed, plan.metric).items) {
        if (const auto at = places.find(item.item); at != places.end()) {
            out.models[at->second] = item.model;
            out.held[at->second] = item;
            out.anchored = true;
        }
    }
    if (!out.anchored) {
        return refuse("unknown_item", "None of the fixed items has a column of responses. Compare the ids.");
    }
    return out;
}

std::size_t highest_allowed(const ItemParameters& item) {
    return is_dichotomous(item.model) ? 1
           : item.model == Model::nrm ? item.intercepts.size() - 1
                                      : item.steps.size();
}

void few(const Screened& s, const CalibrationPlan& plan, Notices& problems) {
    for (std::size_t j = 0; j < s.items.size(); ++j) {
        const std::int64_t minimum = plan.minimum.value_or(minimum_responses(s.models[j]));
        if (!s.held[j] && s.responses[j] < minimum) {
            problems.push_back({"few_responses", s.data->items[s.items[j]],
                                fmt::format("It has {} responses; {} are needed for estimates to rely on.",
                                            s.responses[j], minimum)});
        }
    }
}

// Which items take part, and what is said of the others.
Result<Screened> with_items_chosen(const Responses& data, Wanted wanted, const Tally& tally) {
    Screened s;
    s.data = &data;
    s.anchored = wanted.anchored;
    for (std::size_t j = 0; j < data.item_count(); ++j) {
        const std::string& item = data.items[j];
        const std::size_t allowed = wanted.held[j]                     ? highest_allowed(*wanted.held[j])
                                    : is_dichotomous(wanted.models[j]) ? 1
                                                                       : score_max;
        if (tally.presented[j] == 0) {
            s.problems.push_back({"item_not_presented", item, "Nobody was presented it; it is left out."});
            continue;
        }
        if (tally.highest[j] > allowed) {
            return refuse(
                "score_too_high",
                fmt::format("{} has a score of {}, and its model allows {}. Choose another model for it.",
                            item, tally.highest[j], allowed));
        }
        if (!wanted.held[j] && tally.lowest[j] == tally.highest[j]) {
            s.problems.push_back(
                {"item_constant", item,
                 fmt::format("Everybody has the score {} on it, which says nothing about its "
                             "difficulty; it is left out.",
                             tally.lowest[j])});
            continue;
        }
        s.items.push_back(std::uint32_t(j));
        s.models.push_back(wanted.models[j]);
        s.highest.push_back(std::uint8_t(wanted.held[j] ? allowed : tally.highest[j]));
        s.responses.push_back(tally.presented[j]);
        s.held.push_back(std::move(wanted.held[j]));
    }
    return s;
}

void choose_persons(Screened& s, const Tally& tally) {
    const Responses& data = *s.data;
    s.complete = true;
    for (const std::uint32_t j : s.items) {
        s.complete = s.complete && tally.presented[j] == std::int64_t(data.person_count());
    }
    s.persons.reserve(data.person_count());
    for (std::size_t n = 0; n < data.person_count(); ++n) {
        const auto row = data.row(n);
        if (s.complete ||
            std::ranges::any_of(s.items, [&](std::uint32_t j) { return row[j] != not_presented; })) {
            s.persons.push_back(std::uint32_t(n));
        }
    }
    if (const std::size_t without = data.person_count() - s.persons.size(); without > 0) {
        s.problems.push_back(
            {"person_without_responses", "",
             fmt::format("{} of {} persons have no response to an item that takes part; they are "
                         "left out.",
                         without, data.person_count())});
    }
    s.groups = std::max<std::size_t>(1, data.groups.size());
    s.group_sizes.assign(s.groups, 0);
    for (const std::uint32_t n : s.persons) {
        ++s.group_sizes[s.group_of(n)];
    }
}

// A mean and an sd of their own take persons: of one or two the likelihood has its top at an sd of 0, which
// EM creeps towards for thousands of cycles.
Result<void> check_group_sizes(const Screened& s) {
    constexpr std::int64_t persons_min = 10;
    for (std::size_t g = 0; s.groups > 1 && g < s.groups; ++g) {
        if (s.group_sizes[g] < persons_min) {
            return refuse("group_too_small",
                          fmt::format("The group {} has {} persons; a mean and an sd take at least {}. Join "
                                      "it with another group, or calibrate without groups.",
                                      s.data->groups[g], s.group_sizes[g], persons_min));
        }
    }
    return {};
}

}  // namespace

Priors default_priors(Model m) {
    if (m != Model::three_pl) {
        return {};
    }
    return {.a = Prior{"lognormal", 0, 0.5}, .b = std::nullopt, .c = Prior{"logit_normal", -1.1, 2}};
}

std::int64_t minimum_responses(Model m) {
    return m == Model::rasch || m == Model::one_pl ? 200 : m == Model::two_pl ? 500 : 1000;
}

Priors priors_of(const Screened& s, Model m) { return s.asked ? *s.asked : default_priors(m); }

Result<Screened> screen(const Responses& data, const CalibrationPlan& plan) {
    TRY(check(plan));
    if (data.items.empty()) {
        return refuse("no_items", "There is no item in the responses.");
    }
    if (data.person_count() == 0) {
        return refuse("no_persons", "There is no person in the responses.");
    }
    Wanted wanted = TRY(wanted_of(data, plan));
    const Tally tally = tally_of(data);
    if (std::ranges::any_of(tally.highest, [](std::uint8_t x) { return x > score_max; })) {
        return refuse("not_settled", "Say what omitted and not reached responses count as first.");
    }
    Screened s = TRY(with_items_chosen(data, std::move(wanted), tally));
    if (s.items.empty()) {
        return refuse("no_items", "No item is left: " + (s.problems.empty() ? "" : s.problems[0].detail));
    }
    choose_persons(s, tally);
    s.asked = plan.priors;
    for (const Model m : s.models) {
        const Priors p = priors_of(s, m);
        s.priors = p.a || p.b || p.c ? p : s.priors;
    }
    for (std::size_t g = 0; g < s.groups; ++g) {
        if (s.group_sizes[g] == 0) {
            return refuse("no_persons",
                          "Nobody in the group " + data.groups[g] + " has a response. Leave it out.");
        }
    }
    TRY(check_group_sizes(s));
    TRY(connect(s));
    Notices lacking;
    few(s, plan, lacking);
    if (plan.refuse_below_minimum && !lacking.empty()) {
        return refuse("few_responses", lacking[0].item + ": " + lacking[0].detail);
    }
    s.problems.insert(s.problems.end(), lacking.begin(), lacking.end());
    return s;
}

Calibration reply_of(const Screened& s, const CalibrationPlan& plan) {
    Calibration out;
    const bool one = std::ranges::all_of(s.models, [&](Model m) { return m == s.models[0]; });
    out.model = one ? name_of(s.models[0]) : "mixed";
    out.metric = plan.metric;
    for (std::size_t g = 0; g < s.data->groups.size(); ++g) {
        out.groups.push_back({s.data->groups[g], s.group_sizes[g], 0, 1, {}, {}});
    }
    out.priors = s.priors;
    out.persons = std::int64_t(s.persons.size());
    out.nodes = plan.nodes;
    out.reach = plan.reach;
    out.tol = plan.tol;
    out.problems = s.problems;
    return out;
}

}  // namespace psychometrics
