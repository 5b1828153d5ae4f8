// assay psychometrics standard: the cut of an exam from a panel's file, by the method named.
#include "command.hpp"
#include "standard_inputs.hpp"

#include <psychometrics/bookmark.hpp>
#include <psychometrics/judged_persons.hpp>

#include <algorithm>
#include <functional>
#include <map>

namespace psychometrics::commands {
namespace {

// One of the reports is there: that of the method.
struct StandardReply {
    std::string method;
    double cut = 0;  // raw points
    std::int64_t required_score = 0;
    std::optional<double> se{};
    std::optional<AngoffReport> angoff{};
    std::optional<BookmarkReport> bookmark{};
    std::optional<CompromiseReport> hofstee{}, beuk{};
    std::optional<EbelReport> ebel{};
    std::optional<BorderlineGroupReport> borderline_group{};
    std::optional<BorderlineRegressionReport> borderline_regression{};
    std::optional<ContrastingReport> contrasting{};
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(StandardReply, (),
                      (method, cut, required_score, se, angoff, bookmark, hofstee, beuk, ebel,
                       borderline_group, borderline_regression, contrasting, problems))

class StandardCommand final : public Replying<StandardReply> {
    std::string name() const override { return "standard"; }
    std::string summary() const override {
        return "The cut of an exam from a panel's judgements, with its error";
    }
    void add_options(CLI::App& app) override;
    Result<StandardReply> reply() override;

    // A report's head into the reply's, and the report into its place.
    template <class Report>
    static void keep(StandardReply& out, std::optional<Report>& place, Report report) {
        out.cut = report.cut;
        out.required_score = report.required_score;
        out.se = report.se;
        out.problems.insert(out.problems.end(), report.problems.begin(), report.problems.end());
        place = std::move(report);
    }
    Result<void> read(const Table&, StandardReply&);
    Result<void> angoff_of(const Table&, StandardReply&);
    Result<void> bookmark_of(const Table&, StandardReply&);
    Result<void> judged(const Table&, StandardReply&);

    std::string file_, method_ = "angoff", scale_ = "proportion", p_file_, scores_file_, items_file_,
                       guessing_ = "in_probability", mark_ = "marked_page", centre_ = "median",
                       base_rate_ = "observed", borderline_;
    std::optional<double> highest_, sem_;
    double metric_ = 1, rp_ = 2.0 / 3, loss_ratio_ = 1, disagreement_sd_ = AngoffPlan{}.disagreement_sd,
           far_from_p_ = AngoffPlan{}.far_from_p;
    Resampling resampling_;
    ImpactPlan impact_;
};

void StandardCommand::add_options(CLI::App& app) {
    app.add_option("file", file_,
                   "CSV with the judgements; its columns are those of the method (see the documentation)")
        ->required();
    app.add_option(
           "--method", method_,
           "angoff (default), bookmark, hofstee, beuk, ebel, borderline (group), regression (borderline), "
           "contrasting")
        ->check(CLI::IsMember(
            {"angoff", "bookmark", "hofstee", "beuk", "ebel", "borderline", "regression", "contrasting"}));
    app.add_option(
           "--scale", scale_,
           "How shares are written: proportion (0 to 1, default), percent, or yes_no (Angoff: 0 and 1)")
        ->check(CLI::IsMember({"proportion", "percent", "yes_no"}));
    app.add_option("--scores", scores_file_,
                   "CSV with a column score (and count): persons the pass rates are counted on; Hofstee and "
                   "Beuk need it");
    app.add_option("--sem", sem_,
                   "Standard error of measurement in raw points: the cut's steps of 1 and 2 SEM");
    app.add_option("--p", p_file_,
                   "Angoff: CSV with the columns item and p, the share of candidates who answer right");
    app.add_option(
        "--disagreement-sd", disagreement_sd_,
        "Angoff: flag items on which the judges' standard deviation is above this (default: 0.15)");
    app.add_option("--far-from-p", far_from_p_,
                   "Angoff: flag items whose mean rating is this far from p (default: 0.25)");
    app.add_option("--items", items_file_, "Bookmark: item parameters, what calibrate prints, or CSV");
    app.add_option("--metric", metric_, "With --items: D of a file that does not say (default: 1)");
    app.add_option("--rp", rp_, "Bookmark: the response probability that orders the booklet (default: 2/3)");
    app.add_option("--guessing", guessing_,
                   "Bookmark: in_probability (P = RP, default) or taken_out ((P - c) / (1 - c) = RP)")
        ->check(CLI::IsMember({"in_probability", "taken_out"}));
    app.add_option("--mark", mark_,
                   "Bookmark: a mark means the marked_page (default), the page_before, or between")
        ->check(CLI::IsMember({"marked_page", "page_before", "between"}));
    app.add_option("--centre", centre_, "Bookmark: the judges' median (default) or mean")
        ->check(CLI::IsMember({"median", "mean"}));
    app.add_option("--highest", highest_, "Hofstee and Beuk: the highest score of the form");
    app.add_option(
        "--borderline", borderline_,
        "The rating that means borderline: a word for borderline (default: borderline), a number for "
        "regression");
    app.add_option("--loss-ratio", loss_ratio_,
                   "Contrasting: how many times worse a false pass is (default: 1)");
    app.add_option("--base-rate", base_rate_,
                   "Contrasting: groups as large as observed (default), or equal: where the densities cross")
        ->check(CLI::IsMember({"observed", "equal"}));
    app.add_option("--replications", resampling_.replications,
                   "Bootstrap replications (default: 1000; 0: none)")
        ->check(CLI::Range(std::int64_t(0), replications_max));
    app.add_option("--seed", resampling_.seed, "Seed of the bootstrap (default: 1)");
}

Result<void> StandardCommand::angoff_of(const Table& table, StandardReply& out) {
    const Ratings ratings = TRY(read_ratings(table, *schema::value_of<RatingScale>(scale_)));
    AngoffPlan plan{{}, disagreement_sd_, far_from_p_, impact_};
    if (!p_file_.empty()) {
        const Table p = TRY(read_table_file(p_file_));
        plan.p = TRY(p_of_items(p, ratings.items, out.problems));
    }
    keep(out, out.angoff, TRY(angoff(ratings, plan)));
    return {};
}

Result<void> StandardCommand::bookmark_of(const Table& table, StandardReply& out) {
    if (items_file_.empty()) {
        return refuse("items_missing",
                      "The bookmark method needs item parameters: --items FILE, what calibrate prints.");
    }
    const ParameterSet set = TRY(read_parameters(items_file_, metric_));
    const BookmarkPlan plan{rp_, *schema::value_of<Guessing>(guessing_), *schema::value_of<MarkMeans>(mark_),
                            *schema::value_of<PanelCentre>(centre_), impact_};
    const auto marks = TRY(read_marks(table));
    keep(out, out.bookmark, TRY(bookmark(set, marks, plan)));
    return {};
}

Result<void> StandardCommand::judged(const Table& table, StandardReply& out) {
    if (method_ == "borderline") {
        const auto scores = TRY(read_borderline(table, borderline_.empty() ? "borderline" : borderline_));
        ImpactPlan impact = impact_;
        if (impact.scores.empty()) {
            impact.scores = scores.all;
        }
        keep(out, out.borderline_group, TRY(borderline_group(scores.borderline, impact, resampling_)));
    } else if (method_ == "regression") {
        const auto rated = TRY(read_rated(table));
        const double at = TRY(borderline_number(borderline_));
        auto report = TRY(borderline_regression(rated.scores, rated.ratings, at, impact_, resampling_));
        keep(out, out.borderline_regression, std::move(report));
    } else {
        const auto groups = TRY(read_groups(table));
        const ContrastingPlan plan{loss_ratio_, *schema::value_of<BaseRate>(base_rate_), impact_,
                                   resampling_};
        keep(out, out.contrasting, TRY(contrasting_groups(groups.masters, groups.others, plan)));
    }
    return {};
}

Result<void> StandardCommand::read(const Table& table, StandardReply& out) {
    const ShareUnit unit = scale_ == "percent" ? ShareUnit::percent : ShareUnit::proportion;
    if (method_ == "angoff") {
        return angoff_of(table, out);
    }
    if (scale_ == "yes_no") {
        return refuse("scale_unfit", "--scale yes_no is for Angoff's method.");
    }
    if (method_ == "bookmark") {
        return bookmark_of(table, out);
    }
    if (method_ == "ebel") {
        const auto cells = TRY(read_ebel(table, unit));
        keep(out, out.ebel, TRY(ebel(cells, impact_)));
        return {};
    }
    if (method_ != "hofstee" && method_ != "beuk") {
        return judged(table, out);
    }
    if (!highest_ || impact_.scores.empty()) {
        return refuse("scores_missing",
                      "Hofstee's and Beuk's methods need --scores FILE and --highest, the highest score.");
    }
    if (method_ == "hofstee") {
        const auto judges = TRY(read_hofstee(table, unit));
        keep(out, out.hofstee, TRY(hofstee(judges, impact_.scores, *highest_, impact_, resampling_)));
    } else {
        const auto judges = TRY(read_beuk(table, unit));
        keep(out, out.beuk, TRY(beuk(judges, impact_.scores, *highest_, impact_, resampling_)));
    }
    return {};
}

Result<StandardReply> StandardCommand::reply() {
    StandardReply out{.method = method_};
    if (sem_ && !(*sem_ >= 0)) {
        return refuse("sem_outside", "The standard error of measurement must be 0 or above.");
    }
    impact_.sem = sem_;
    if (!scores_file_.empty()) {
        const Table scores = TRY(read_table_file(scores_file_));
        impact_.scores = TRY(read_scores(scores));
    }
    const Table table = TRY(read_table_file(file_));
    CHECK(read(table, out));
    return out;
}

}  // namespace

std::unique_ptr<Command> standard_command() { return std::make_unique<StandardCommand>(); }
}  // namespace psychometrics::commands
