// assay psychometrics consistency: how sure a pass is, by four methods, and the error at the cut.
#include "command.hpp"
#include "consistency_inputs.hpp"
#include "pretest_option.hpp"

#include <psychometrics/classical.hpp>
#include <psychometrics/scores.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics::commands {
namespace {

struct ConsistencyReply {
    std::string data_hash;
    std::int64_t persons = 0;
    std::optional<double> reliability{};
    std::optional<double> kr21{};
    std::vector<DecisionReport> methods;
    std::vector<ConditionalError> conditional_errors;  // at the cuts, then at each whole score
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ConsistencyReply, (),
                      (data_hash, persons, reliability, kr21, methods, conditional_errors, problems))

constexpr std::size_t thetas_few = 100;  // as of sum scores

class ConsistencyCommand final : public Replying<ConsistencyReply> {
    std::string name() const override { return "consistency"; }
    std::string summary() const override {
        return "Accuracy and consistency of pass and fail, and the standard error at the cut";
    }
    void add_options(CLI::App& app) override {
        responses_.add_options(app);
        blanks_.add_options(app);
        pretest_.add_options(app);
        app.add_option(
            "--scores", scores_file_,
            "Scores instead of responses: CSV with a column score, and count where rows stand for several "
            "persons");
        app.add_option("--lowest", lowest_, "With --scores: the lowest score the form can give (default: 0)");
        app.add_option("--highest", highest_, "With --scores: the highest score the form can give");
        app.add_option(
               "--cut", cuts_,
               "The lowest score that passes; several with commas (default with --exam: the forms' cuts)")
            ->delimiter(',');
        app.add_option("--theta-cut", theta_cuts_,
                       "Rudner: cuts as thetas (default: the thetas whose expected score is --cut)")
            ->delimiter(',');
        app.add_option("--reliability", reliability_,
                       "The reliability of the scores (default: alpha of the responses)");
        app.add_option(
               "--method", method_,
               "livingston_lewis (default), hanson_brennan, lee, rudner, or all that the input allows")
            ->check(CLI::IsMember({"livingston_lewis", "hanson_brennan", "lee", "rudner", "all"}));
        app.add_option("--items", items_file_,
                       "Item parameters, for lee and rudner: what calibrate prints, or CSV");
        app.add_option("--metric", metric_, "With --items: D of a file that does not say (default: 1)");
        app.add_option(
               "--averaged", averaged_,
               "Lee and rudner: over the distribution of theta (default) or over the persons' estimates")
            ->check(CLI::IsMember({"over_distribution", "over_persons"}));
        app.add_option("--estimates", estimates_,
                       "Over persons: eap (default), map, ml or wle from the responses")
            ->check(CLI::IsMember({"eap", "map", "ml", "wle"}));
        app.add_option("--thetas", thetas_file_,
                       "Over persons: CSV with the columns theta and, for rudner, se");
        app.add_option("--true-scores", true_scores_,
                       "Beta distribution: four_parameter (default), three_parameter or two_parameter")
            ->check(CLI::IsMember({"four_parameter", "three_parameter", "two_parameter"}));
        app.add_option("--lower", plan_.lower,
                       "Lower bound of true scores where it is not estimated (default: 0)");
        app.add_option("--upper", plan_.upper,
                       "Upper bound of true scores where it is not estimated (default: 1)");
        app.add_option("--positive", positive_,
                       "What sensitivity counts as positive: below_cut (default) or at_or_above_cut")
            ->check(CLI::IsMember({"below_cut", "at_or_above_cut"}));
        app.add_option("--second-cut", second_cut_,
                       "Livingston-Lewis: the second form's effective cut is rounded down (default, as "
                       "betafunctions) or "
                       "to the nearest, as the first's")
            ->check(CLI::IsMember({"down", "nearest"}));
        app.add_option("--conversion", conversion_file_,
                       "CSV with the columns raw and reported: errors in units of the reported score");
    }
    Result<ConsistencyReply> reply() override;

    bool wanted(const char* method) const { return method_ == method || method_ == "all"; }
    Result<void> take_observed(ConsistencyReply&);
    Result<void> take_thetas();
    void keep(ConsistencyReply&, Result<DecisionReport>, DecisionMethod);
    Result<void> add_errors(ConsistencyReply&) const;

    ResponsesInput responses_;
    BlanksInput blanks_;
    PretestInput pretest_;
    std::string scores_file_, items_file_, thetas_file_, conversion_file_,
        method_ = "livingston_lewis", averaged_ = "over_distribution", estimates_ = "eap",
        true_scores_ = "four_parameter", positive_ = "below_cut", second_cut_ = "down";
    double lowest_ = 0, metric_ = 1;
    std::optional<double> highest_, reliability_;
    std::vector<double> cuts_, theta_cuts_;
    DecisionPlan plan_;

    std::optional<ObservedScores> observed_;
    std::optional<Responses> settled_;
    bool points_are_items_ = true;
    std::optional<ParameterSet> set_;
    Thetas thetas_;
    std::optional<Failure> refused_;  // of the one method asked for
};

// Sum scores, their range and their reliability, from what was given.
Result<void> ConsistencyCommand::take_observed(ConsistencyReply& out) {
    if (!scores_file_.empty()) {
        if (!highest_) {
            return refuse("highest_missing", "Say the highest score the form can give with --highest.");
        }
        const Table table = TRY(read_table_file(scores_file_));
        observed_ = ObservedScores{TRY(read_scores(table)), lowest_, *highest_};
    } else if (!responses_.file.empty() || !responses_.exam.empty()) {
        Loaded loaded = TRY(responses_.load());
        out.data_hash = loaded.hash;
        out.problems = std::move(loaded.notices);
        const auto pretest = TRY(pretest_.items(loaded));
        loaded.responses = without(loaded.responses, pretest);
        if (loaded.record && plan_.cuts.empty()) {
            plan_.cuts.assign(loaded.record->cuts.begin(), loaded.record->cuts.end());
            std::ranges::sort(plan_.cuts);
            plan_.cuts.erase(std::ranges::unique(plan_.cuts).begin(), plan_.cuts.end());
        }
        settled_ = settle(std::move(loaded.responses), blanks_.blanks());
        const ItemAnalysis classical = TRY(analyse_items(*settled_));
        points_are_items_ = classical.test.points == classical.test.k;
        observed_ = ObservedScores{complete_sums(*settled_, out.problems), 0, double(classical.test.points)};
        if (!reliability_) {
            reliability_ = classical.test.alpha;
        }
    }
    if (observed_ && observed_->scores.size() > 1 && observed_->lowest == 0 && observed_->highest >= 2) {
        out.kr21 = kr21_of(*observed_);
    }
    out.persons = observed_ ? std::int64_t(observed_->scores.size()) : 0;
    out.reliability = reliability_;
    return {};
}

Result<void> ConsistencyCommand::take_thetas() {
    if (!thetas_file_.empty()) {
        const Table table = TRY(read_table_file(thetas_file_));
        thetas_ = TRY(read_thetas(table));
        return {};
    }
    if (averaged_ != "over_persons" || !set_ || !settled_) {
        return {};
    }
    const Aligned aligned = TRY(align(*set_, *settled_));
    ScorePlan plan;
    plan.method = *schema::value_of<ScoreMethod>(estimates_);
    for (const PersonScore& person : TRY(score(aligned, plan)).persons) {
        if (person.theta && person.se) {
            thetas_.theta.push_back(*person.theta);
            thetas_.se.push_back(*person.se);
        } else {
            ++thetas_.without;
        }
    }
    return {};
}

// A method's report, or why there is none: fatal where it alone was asked for.
void ConsistencyCommand::keep(ConsistencyReply& out, Result<DecisionReport> r, DecisionMethod method) {
    const std::string name(schema::name_of(method));
    if (!r) {
        out.problems.push_back({r.error().code, name, r.error().detail});
        refused_ = std::move(r).error();
        return;
    }
    for (const Notice& n : r->problems) {
        out.problems.push_back({n.code, name, n.detail});
    }
    out.methods.push_back(*std::move(r));
}

Result<void> ConsistencyCommand::add_errors(ConsistencyReply& out) const {
    double points = observed_ ? observed_->highest : 0;
    if (!observed_ && set_) {
        points = highest_sum(*set_);
    }
    if (points < 2 || points != std::floor(points) || (observed_ && observed_->lowest != 0)) {
        return {};
    }
    std::optional<Conversion> conversion;
    if (!conversion_file_.empty()) {
        const Table table = TRY(read_table_file(conversion_file_));
        conversion = TRY(read_conversion(table));
    }
    std::vector<double> at = plan_.cuts;
    std::erase_if(at, [&](double cut) { return cut < 0 || cut > points; });
    for (double x = 0; x <= points; x += 1) {
        at.push_back(x);
    }
    const bool fits = set_ && highest_sum(*set_) == points;
    if (set_ && !fits) {
        out.problems.push_back(
            {"items_do_not_fit", "",
             "The item parameters are of another highest score than the form's; errors by item "
             "response theory are left out."});
    }
    ConditionalErrorPlan plan{std::int64_t(points), reliability_, out.kr21, fits ? &*set_ : nullptr,
                              conversion ? &*conversion : nullptr};
    if (reliability_ && !(*reliability_ >= 0 && *reliability_ <= 1)) {
        plan.reliability.reset();
    }
    out.conditional_errors = TRY(psychometrics::conditional_errors(at, plan));
    return {};
}

Result<ConsistencyReply> ConsistencyCommand::reply() {
    ConsistencyReply out;
    plan_.cuts = cuts_;
    plan_.true_scores = *schema::value_of<TrueScoreModel>(true_scores_);
    plan_.positive = *schema::value_of<Positive>(positive_);
    plan_.second_cut = *schema::value_of<SecondCut>(second_cut_);
    CHECK(take_observed(out));
    if (!items_file_.empty()) {
        set_ = TRY(read_parameters(items_file_, metric_));
        if (settled_) {
            Aligned both = TRY(align(*set_, *settled_));
            out.problems.insert(out.problems.end(), both.problems.begin(), both.problems.end());
            set_ = std::move(both.set);
        }
    }
    CHECK(take_thetas());
    if (thetas_.without > 0) {
        out.problems.push_back(
            {"persons_without_theta", "",
             std::to_string(thetas_.without) + " persons have no estimate of theta and are left out."});
    }
    const bool all = method_ == "all", persons = averaged_ == "over_persons" || !thetas_file_.empty();
    if (!observed_ && !thetas_file_.empty()) {
        out.persons = std::int64_t(thetas_.theta.size());
        if (thetas_.theta.size() < thetas_few) {
            out.problems.push_back({"few_persons", "",
                                    std::to_string(thetas_.theta.size()) +
                                        " persons have an estimate of theta; below " +
                                        std::to_string(thetas_few) + " their average is uncertain."});
        }
    }
    if (!observed_ && !set_ && thetas_.theta.empty()) {
        return refuse("nothing_given", "Name a CSV file with responses, --scores, --items or --thetas.");
    }
    if (observed_ && !reliability_ && (wanted("livingston_lewis") || wanted("hanson_brennan"))) {
        const auto missing = refuse("reliability_missing",
                                    !responses_.exam.empty() && responses_.form.empty()
                                        ? "The exam's forms together give no reliability, since nobody had "
                                          "all of their items; name one form with --form."
                                        : "The responses give no reliability; say one with --reliability.");
        if (!all) {
            return missing;
        }
        out.problems.push_back({missing.error().code, "", missing.error().detail});
    }
    if (!observed_ && (method_ == "livingston_lewis" || method_ == "hanson_brennan")) {
        return refuse("no_responses", "This method needs a CSV file with responses, or --scores.");
    }
    if (!all && wanted("lee") && !set_) {
        return refuse("items_missing",
                      "Lee's method needs item parameters: --items FILE, what calibrate prints.");
    }
    if (!all && wanted("rudner") && !set_ && thetas_.se.empty()) {
        return refuse("items_missing",
                      "Rudner's method needs --items FILE, or --thetas FILE with theta and se.");
    }
    if (observed_ && reliability_ && wanted("livingston_lewis")) {
        keep(out, livingston_lewis(*observed_, *reliability_, plan_), DecisionMethod::livingston_lewis);
    }
    if (observed_ && reliability_ && wanted("hanson_brennan")) {
        keep(
            out,
            points_are_items_
                ? hanson_brennan(*observed_, *reliability_, plan_)
                : refuse("items_of_several_points",
                         "Hanson and Brennan's method takes items of one point; use Livingston and Lewis's."),
            DecisionMethod::hanson_brennan);
    }
    if (set_ && wanted("lee")) {
        keep(out, persons ? lee(*set_, thetas_.theta, plan_) : lee(*set_, plan_), DecisionMethod::lee);
    }
    if ((set_ || !thetas_.se.empty()) && wanted("rudner")) {
        DecisionPlan on_theta = plan_;
        on_theta.cuts = theta_cuts_;
        if (set_ && theta_cuts_.empty()) {
            for (const double cut : plan_.cuts) {
                if (const auto theta = theta_of_score(*set_, cut)) {
                    on_theta.cuts.push_back(*theta);
                } else {
                    out.problems.push_back({"cut_beyond_curve", "rudner",
                                            "No theta has the expected sum score of a cut; it is left out."});
                }
            }
        }
        keep(out, persons ? rudner(thetas_.theta, thetas_.se, on_theta) : rudner(*set_, on_theta),
             DecisionMethod::rudner);
    }
    if (out.methods.empty() && refused_) {
        return std::unexpected(*refused_);
    }
    CHECK(add_errors(out));
    return out;
}

}  // namespace

std::unique_ptr<Command> consistency_command() { return std::make_unique<ConsistencyCommand>(); }
}  // namespace psychometrics::commands
