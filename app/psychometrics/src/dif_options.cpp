#include "dif_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <filesystem>

namespace psychometrics::commands {
namespace {

// The enumerator of that name; options are checked before.
template <class E>
E named(const std::string& name) {
    E out{};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (name == d.name) {
            out = d.value;
        }
    });
    return out;
}

std::string full_name(const std::string& method) { return method == "mh" ? "mantel_haenszel" : method; }

Result<std::vector<std::string>> items_named(const std::string& given) {
    std::vector<std::string> out;
    if (given.empty()) {
        return out;
    }
    std::error_code failed;
    if (std::filesystem::is_regular_file(given, failed)) {
        const Table t = TRY(read_table_file(given));
        const std::size_t column = t.column("item").value_or(0);
        // A plain list has no header: its first line is an item too.
        if (!t.column("item") && !t.header.empty()) {
            out.push_back(t.header[0]);
        }
        for (const auto& row : t.rows) {
            out.push_back(row[column]);
        }
        return out;
    }
    for (std::size_t from = 0; from <= given.size();) {
        const std::size_t to = std::min(given.find(',', from), given.size());
        if (to > from) {
            out.push_back(given.substr(from, to - from));
        }
        from = to + 1;
    }
    return out;
}

}  // namespace

void DifOptions::add_options(CLI::App& app) {
    app.add_option("--focal", focal, "The group an item might harm, as the group column writes it")
        ->required();
    app.add_option("--reference", reference, "The group it is compared with (default: everybody else)");
    app.add_option("--method", method,
                   "mh, mantel (ordered scores), standardisation, logistic, breslow_day, sibtest, lord, "
                   "raju, delta or all "
                   "(default mh)")
        ->check(CLI::IsMember({"mh", "mantel_haenszel", "mantel", "standardisation", "logistic",
                               "breslow_day", "sibtest", "lord", "raju", "delta", "all"}));
    app.add_flag("--purify", purify,
                 "Take flagged items out of the matching score and test again, until it is stable");
    app.add_option("--purify-max", purify_max, "Passes of purification at most (default 10)")
        ->check(CLI::Range(std::int64_t(1), std::int64_t(1000)));
    app.add_option("--alpha", alpha, "Level of the tests, between 0 and 1 (default 0.05)");
    app.add_option("--adjust", adjust,
                   "How p is adjusted for the number of items: bh (Benjamini-Hochberg), holm or none; flags "
                   "use the adjusted p "
                   "(default bh)")
        ->check(CLI::IsMember({"holm", "bh", "none"}));
    app.add_option("--match", match,
                   "Items the matching score may use: ids separated by commas, or a file with an id a line "
                   "or a column item "
                   "(default: all but pretest items)");
    app.add_option("--missing", missing,
                   "Persons with different items are matched on their proportion, or restricted to the items "
                   "all of them have "
                   "(default proportion)")
        ->check(CLI::IsMember({"proportion", "restricted"}));
    app.add_option("--minimum-group", minimum_group,
                   "Persons a group needs before an item gets a class or a flag (default 200)")
        ->check(CLI::Range(std::int64_t(1), std::int64_t(1'000'000'000)));
    app.add_flag("--uncorrected", uncorrected,
                 "Mantel-Haenszel: flag by the chi-squared without continuity correction");
    app.add_option("--weights", weights,
                   "Standardisation and mantel: whose distribution weights the strata, focal, reference or "
                   "both (default "
                   "focal)")
        ->check(CLI::IsMember({"focal", "reference", "both"}));
    app.add_option("--standardisation-threshold", standardisation_threshold,
                   "Standardisation: flag from this difference of proportions (default 0.10)")
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--test", test,
                   "Logistic: the test that flags, both, uniform or nonuniform (default both)")
        ->check(CLI::IsMember({"both", "uniform", "nonuniform"}));
    app.add_flag("--without-tarone", without_tarone,
                 "Breslow-Day: flag by the statistic without Tarone's correction");
    app.add_flag(
        "--empty-as-zero", empty_as_zero,
        "SIBTEST: where nobody of a group has a neighbouring score, its mean there is 0, as difR and mirt "
        "have it (default: the nearest score that some have)");
    app.add_flag("--crossing", crossing, "SIBTEST: flag by the crossing statistic");
    app.add_option(
           "--sibtest-more-than", sibtest_more_than,
           "SIBTEST: a matching score is used with more persons of either group than this (default 5)")
        ->check(CLI::Range(std::int64_t(1), std::int64_t(1'000'000)));
    app.add_option("--delta-threshold", delta_threshold,
                   "Delta: flag beyond this distance from the axis (default 1.5)")
        ->check(CLI::Range(0.0, 100.0));
    app.add_option("--model", model, "Lord and Raju: the model of the items, rasch or 2pl (default rasch)")
        ->check(CLI::IsMember({"rasch", "2pl"}));
    app.add_option("--population", population,
                   "Lord and Raju, Rasch: the groups' standard deviations are free, or held at 1 as in difR "
                   "(standard) (default "
                   "free)")
        ->check(CLI::IsMember({"free", "standard"}));
}

bool DifOptions::asks_for(const std::string& name) const {
    return method == "all" || full_name(method) == name;
}

Result<ParameterDifPlan> DifOptions::plan() const {
    ParameterDifPlan out;
    out.model = *model_named(model);
    out.population = named<DifPopulation>(population);
    out.dif = {.focal = focal,
               .reference = reference,
               .alpha = alpha,
               .adjustment = named<DifAdjustment>(adjust),
               .match = TRY(items_named(match)),
               .purify = purify,
               .purifications_max = purify_max,
               .minimum_group = minimum_group,
               .missing = named<DifMatching>(missing),
               .continuity_correction = !uncorrected,
               .weights = named<DifWeights>(weights),
               .standardisation_threshold = standardisation_threshold,
               .logistic_test = named<DifTest>(test),
               .tarone = !without_tarone,
               .sibtest_crossing = crossing,
               .sibtest_neighbour = empty_as_zero ? EmptyNeighbour::as_zero : EmptyNeighbour::nearest,
               .sibtest_more_than = sibtest_more_than,
               .delta_threshold = delta_threshold};
    return out;
}

Result<Notices> match_without(const std::vector<std::string>& pretest, const Responses& responses,
                              DifPlan& plan) {
    const auto is_pretest = [&](const std::string& id) {
        return std::ranges::find(pretest, id) != pretest.end();
    };
    if (plan.match.empty() && std::ranges::any_of(responses.items, is_pretest)) {
        plan.match = responses.items;
    }
    std::vector<std::string> left_out;
    std::erase_if(plan.match, [&](const std::string& id) {
        if (is_pretest(id)) {
            left_out.push_back(id);
        }
        return is_pretest(id);
    });
    if (left_out.empty()) {
        return Notices{};
    }
    if (plan.match.empty()) {
        return refuse("nothing_to_match_on",
                      "All items to match on are pretest items. Name others with --match.");
    }
    return Notices{{"pretest_not_matched", "",
                    fmt::format("Pretest items are tested, but never enter the matching score: {}.",
                                fmt::join(left_out, ", "))}};
}

}  // namespace psychometrics::commands
