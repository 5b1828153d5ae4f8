// `assay psychometrics fit`: do the items, the whole, pairs of items and persons behave as the model says?
#include "ability_options.hpp"

#include <psychometrics/fit.hpp>
#include <psychometrics/person_fit.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace psychometrics::commands {
namespace {

struct PersonFitSummary {
    ScoreMethod method = ScoreMethod::wle;
    std::int64_t judged = 0;   // with an lz*
    std::int64_t below_5 = 0;  // lz* below -1.645: 5 in 100 by chance
    std::int64_t below_1 = 0;  // lz* below -2.326: 1 in 100 by chance
};
BOOST_DESCRIBE_STRUCT(PersonFitSummary, (), (method, judged, below_5, below_1))

struct PairSummary {
    std::int64_t pairs = 0, flagged = 0;
    std::optional<double> q3_mean, q3_flag_above;
};
BOOST_DESCRIBE_STRUCT(PairSummary, (), (pairs, flagged, q3_mean, q3_flag_above))

struct FitReply {
    std::string data_hash;
    std::string model;
    double metric = 1;
    Latent latent;
    ParametersFrom parameters = ParametersFrom::these_responses;
    std::int64_t persons = 0;
    std::vector<ItemFit> items;
    ModelFit whole;
    PairSummary pair_summary;
    std::vector<PairFit> pairs;  // the flagged ones, then by Q3, as many as --pairs
    PersonFitSummary person_summary;
    std::vector<PersonFit> person_fit;  // the lowest lz*, as many as --persons
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(FitReply, (),
                      (data_hash, model, metric, latent, parameters, persons, items, whole, pair_summary,
                       pairs, person_summary, person_fit, problems))

class Fit final : public Replying<FitReply> {
    std::string name() const override { return "fit"; }
    std::string summary() const override {
        return "Does the model fit: S-X2, infit and outfit of items, M2, Q3 of pairs, lz* of persons";
    }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        blanks_.add_options(app);
        ability_.add_options(app);
        app.add_option(
               "--parameters", parameters_,
               "these_responses: estimated from them, so degrees of freedom are taken off; elsewhere: not; "
               "auto: "
               "by the data hash of the parameter file, and these_responses where it has none (default auto)")
            ->check(CLI::IsMember({"auto", "these_responses", "elsewhere"}));
        app.add_option("--pairs", pairs_, "Pairs of items to list at most, flagged ones first (default 50)");
        app.add_option("--persons", persons_, "Persons to list at most, the lowest lz* first (default 0)");
        app.add_option("--person-method", method_,
                       "The theta a person's pattern is judged at: eap, map, ml or wle (default wle)")
            ->check(CLI::IsMember({"eap", "map", "ml", "wle"}));
        app.add_option("--least-expected", least_expected_,
                       "Cells of S-X2 are merged until they expect this many persons (default 1)");
        app.add_option("--minimum", minimum_, "Persons below which nothing is flagged (default 200)");
    }
    Result<FitReply> reply() override;
    FitPlan plan_for(const ParameterSet&, const Loaded&) const;
    Done add_pairs(const Aligned&, const FitPlan&, FitReply&) const;
    Done add_persons(const Aligned&, const FitPlan&, FitReply&) const;

    ResponsesInput input_;
    BlanksInput blanks_;
    AbilityInput ability_;
    std::string parameters_ = "auto", method_ = "wle";
    std::size_t pairs_ = 50, persons_ = 0;
    double least_expected_ = 1;
    std::int64_t minimum_ = FitPlan{}.minimum;
};

// Of parameters calibrated for several groups: the mean and sd of all their persons together.
Latent of_all_groups(const std::vector<GroupLatent>& groups) {
    double persons = 0, mean = 0, square = 0;
    for (const GroupLatent& g : groups) {
        const auto n = double(std::max<std::int64_t>(g.persons, 1));
        persons += n;
        mean += n * g.mean;
        square += n * (g.sd * g.sd + g.mean * g.mean);
    }
    mean /= persons;
    return {mean, std::sqrt(square / persons - mean * mean)};
}

FitPlan Fit::plan_for(const ParameterSet& set, const Loaded& loaded) const {
    FitPlan plan;
    const bool same = set.data_hash.empty() || set.data_hash == loaded.hash;
    plan.parameters = parameters_ == "these_responses" || (parameters_ == "auto" && same)
                          ? ParametersFrom::these_responses
                          : ParametersFrom::elsewhere;
    plan.latent = ability_.latent(set);
    if (set.groups.size() > 1 && !ability_.mean && !ability_.sd) {
        plan.latent = of_all_groups(set.groups);
    }
    plan.nodes = ability_.nodes;
    plan.reach = ability_.reach;
    plan.least_expected = least_expected_;
    plan.minimum = minimum_;
    return plan;
}

Done Fit::add_pairs(const Aligned& data, const FitPlan& plan, FitReply& out) const {
    auto found = pair_fit(data, plan);
    if (!found && found.error().code == "too_many_items") {
        out.problems.push_back({found.error().code, "", found.error().detail});
        return {};
    }
    PairsFit pairs = TRY(std::move(found));
    add_problems(out.problems, pairs.problems);
    out.pair_summary = {std::int64_t(pairs.pairs.size()),
                        std::ranges::count_if(pairs.pairs, &PairFit::flagged), pairs.q3_mean,
                        pairs.q3_flag_above};
    std::ranges::stable_sort(pairs.pairs, [](const PairFit& a, const PairFit& b) {
        return std::pair(a.flagged, a.q3.value_or(-2)) > std::pair(b.flagged, b.q3.value_or(-2));
    });
    pairs.pairs.resize(std::min(pairs.pairs.size(), pairs_));
    out.pairs = std::move(pairs.pairs);
    return {};
}

Done Fit::add_persons(const Aligned& data, const FitPlan& plan, FitReply& out) const {
    const ScoreMethod method = schema::value_of<ScoreMethod>(method_).value_or(ScoreMethod::wle);
    PersonsFit found = TRY(person_fit(data, {.method = method, .prior = plan.latent, .thetas = {}}));
    add_problems(out.problems, found.problems);
    out.person_summary.method = method;
    for (const PersonFit& one : found.persons) {
        out.person_summary.judged += one.lz_star ? 1 : 0;
        out.person_summary.below_5 += one.lz_star.value_or(0) < -1.644854 ? 1 : 0;
        out.person_summary.below_1 += one.lz_star.value_or(0) < -2.326348 ? 1 : 0;
    }
    std::ranges::stable_sort(found.persons, {},
                             [](const PersonFit& one) { return one.lz_star.value_or(1e300); });
    found.persons.resize(std::min(found.persons.size(), persons_));
    out.person_fit = std::move(found.persons);
    return {};
}

Result<FitReply> Fit::reply() {
    FitReply out;
    const ParameterSet set = TRY(ability_.load());
    const Loaded loaded = TRY(input_.load());
    add_problems(out.problems, loaded.notices);
    const Aligned data = TRY(align(set, settle(loaded.responses, blanks_.blanks())));
    const FitPlan plan = plan_for(set, loaded);
    out.data_hash = loaded.hash;
    out.model = set.model;
    out.metric = set.metric;
    out.latent = *plan.latent;
    out.parameters = plan.parameters;
    out.persons = std::int64_t(data.responses.person_count());
    if (set.groups.size() > 1) {
        out.problems.push_back(
            {"several_populations", "",
             "The parameters are of several groups; fit is judged in one normal population with the "
             "mean and sd of all. For one group, give its responses, --mean and --sd."});
    }
    if (out.persons < minimum_) {
        const auto words =
            fmt::format("{} persons are fewer than {}: fit is not judged by so few.", out.persons, minimum_);
        if (loaded.recorded()) {
            return refuse("few_responses", words);
        }
        out.problems.push_back({"few_responses", "", words + " The numbers are given without flags."});
    }
    tell("items");
    ItemsFit items = TRY(item_fit(data, plan));
    add_problems(out.problems, items.problems);
    out.items = std::move(items.items);
    tell("the whole model");
    out.whole = TRY(model_fit(data, plan));
    add_problems(out.problems, out.whole.problems);
    tell("pairs of items");
    CHECK(add_pairs(data, plan, out));
    tell("persons");
    CHECK(add_persons(data, plan, out));
    return out;
}

}  // namespace

std::unique_ptr<Command> fit_command() { return std::make_unique<Fit>(); }
}  // namespace psychometrics::commands
