// `assay psychometrics score`: what each person's answers say of theta, by known item parameters.
#include "ability_options.hpp"
#include "pretest_option.hpp"

#include <psychometrics/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace psychometrics::commands {
namespace {

struct ScoreSummary {
    std::int64_t persons = 0;
    std::int64_t scored = 0;  // with a finite score
    std::optional<double> mean, sd;
    std::optional<double> reliability;  // of these persons; its formula depends on the method
    double marginal_reliability = 0;    // of the items, over the distribution of theta
};
BOOST_DESCRIBE_STRUCT(ScoreSummary, (), (persons, scored, mean, sd, reliability, marginal_reliability))

struct ScoreReply {
    std::string data_hash;
    std::string model;
    double metric = 1;
    ScoreMethod method = ScoreMethod::eap;
    ErrorFrom errors = ErrorFrom::expected;
    Latent prior;
    std::int64_t items = 0;
    ScoreSummary summary;
    std::vector<PersonScore> persons;
    std::vector<SumScore> table;                // with --table
    std::vector<InformationPoint> information;  // with --information
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ScoreReply, (),
                      (data_hash, model, metric, method, errors, prior, items, summary, persons, table,
                       information, problems))

constexpr std::size_t points_max = 10'001;

class Score final : public Replying<ScoreReply> {
    std::string name() const override { return "score"; }
    std::string summary() const override {
        return "Scores of persons on the scale of the item parameters, with standard errors";
    }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        blanks_.add_options(app);
        pretest_.add_options(app);
        ability_.add_options(app);
        app.add_option("--method", method_, "eap, map, ml, wle or eapsum (default eap)")
            ->check(CLI::IsMember({"eap", "map", "ml", "wle", "eapsum"}));
        app.add_option(
               "--errors", errors_,
               "Standard errors of map, ml and wle from expected or observed information (default expected)")
            ->check(CLI::IsMember({"expected", "observed"}));
        app.add_option(
            "--bound", bound_,
            "ml: a score this many standard deviations from the mean where there is no finite one, marked "
            "at_bound (default: no score, and a problem)");
        app.add_flag("--table", table_, "Also what each sum score of all items says of theta (EAPsum)");
        app.add_flag("--information", information_, "Also the information curve of all items");
        app.add_option("--from", from_,
                       "First theta of the curve (default: 4 standard deviations below the mean)");
        app.add_option("--to", to_,
                       "Last theta of the curve (default: 4 standard deviations above the mean)");
        app.add_option("--points", points_, "Points of the curve, 2 to 10001 (default 33)");
    }
    Result<ScoreReply> reply() override;
    Done add_curves(const ParameterSet&, const Latent&, ScoreReply&) const;

    ResponsesInput input_;
    BlanksInput blanks_;
    PretestInput pretest_;
    AbilityInput ability_;
    std::string method_ = "eap", errors_ = "expected";
    std::optional<double> bound_, from_, to_;
    bool table_ = false, information_ = false;
    std::size_t points_ = 33;
};

// What the pretest items say never enters a score.
Responses without_pretest(const Responses& all, const std::vector<std::string>& pretest, Notices& problems) {
    std::vector<std::size_t> counted;
    for (std::size_t i = 0; i < all.item_count(); ++i) {
        if (std::ranges::find(pretest, all.items[i]) == pretest.end()) {
            counted.push_back(i);
        } else {
            problems.push_back({"pretest_left_out", all.items[i], "A pretest item counts towards no score."});
        }
    }
    return counted.size() == all.item_count() ? all : with_items(all, counted);
}

ScoreSummary summary_of(const Scores& scores) {
    ScoreSummary out;
    std::vector<double> thetas;
    for (const PersonScore& one : scores.persons) {
        if (one.theta) {
            thetas.push_back(*one.theta);
        }
    }
    out.persons = std::int64_t(scores.persons.size());
    out.scored = std::int64_t(thetas.size());
    if (!thetas.empty()) {
        out.mean = mean_of(thetas);
    }
    if (thetas.size() > 1) {
        out.sd = sd_of(thetas);
    }
    out.reliability = scores.reliability;
    return out;
}

Done Score::add_curves(const ParameterSet& set, const Latent& prior, ScoreReply& out) const {
    if (table_) {
        out.table = sum_score_table(set, prior, ability_.nodes, ability_.reach);
    }
    if (information_) {
        const double lo = from_.value_or(prior.mean - 4 * prior.sd),
                     hi = to_.value_or(prior.mean + 4 * prior.sd);
        if (!(lo < hi) || points_ < 2 || points_ > points_max) {
            return refuse("curve_faulty",
                          fmt::format("The curve needs --from below --to, and 2 to {} points.", points_max));
        }
        out.information = information_curve(set, lo, hi, points_);
    }
    return {};
}

Result<ScoreReply> Score::reply() {
    ScoreReply out;
    const ParameterSet set = TRY(ability_.load());
    const Loaded loaded = TRY(input_.load());
    add_problems(out.problems, loaded.notices);
    out.data_hash = loaded.hash;
    const auto pretest = TRY(pretest_.items(loaded));
    const Responses counted =
        without_pretest(settle(loaded.responses, blanks_.blanks()), pretest, out.problems);
    const Aligned data = TRY(align(set, counted));
    ScorePlan plan;
    plan.method = schema::value_of<ScoreMethod>(method_).value_or(ScoreMethod::eap);
    plan.errors = schema::value_of<ErrorFrom>(errors_).value_or(ErrorFrom::expected);
    plan.prior = ability_.latent(set);
    plan.nodes = ability_.nodes;
    plan.reach = ability_.reach;
    plan.bound = bound_;
    Scores scores = TRY(score(data, plan));
    add_problems(out.problems, scores.problems);
    out.model = set.model;
    out.metric = scores.metric;
    out.method = scores.method;
    out.errors = plan.errors;
    out.prior = scores.prior;
    out.items = std::int64_t(data.set.items.size());
    out.summary = summary_of(scores);
    out.summary.marginal_reliability = marginal_reliability(data.set, scores.prior);
    out.persons = std::move(scores.persons);
    CHECK(add_curves(data.set, scores.prior, out));
    return out;
}

}  // namespace

std::unique_ptr<Command> score_command() { return std::make_unique<Score>(); }
}  // namespace psychometrics::commands
