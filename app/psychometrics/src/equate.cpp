#include "equate_forms.hpp"

#include <psychometrics/irt_equating.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics::commands {
namespace {

struct EquateReply {
    std::string method, design;
    std::optional<double> ws{};
    std::optional<AnchorKind> anchor{};
    EquatingCoefficients coefficients{};
    std::vector<EquatedScore> table{};
    std::optional<EquatingMoments> moments{};
    std::vector<SmoothingChosen> smoothing{};
    std::vector<std::optional<double>> percent_relative_error{};
    std::optional<Bootstrapped> bootstrap{};
    std::optional<IrtEquating> irt{};
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(EquateReply, (),
                      (method, design, ws, anchor, coefficients, table, moments, smoothing,
                       percent_relative_error, bootstrap, irt, problems))

std::vector<std::string> method_names() {
    std::vector<std::string> out{"irt_true", "irt_observed"};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<EquatingMethod>>(
        [&](auto d) { out.emplace_back(d.name); });
    return out;
}

Result<std::vector<ScalePoint>> read_scale(const std::string& path) {
    std::vector<ScalePoint> out;
    if (path.empty()) {
        return out;
    }
    const Table t = TRY(read_table_file(path));
    const auto score = t.column("score"), scale = t.column("scale");
    if (!score || !scale || t.rows.empty()) {
        return refuse("column_missing",
                      fmt::format("The file {} needs the columns score and scale, and a row.", path));
    }
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        out.push_back({TRY(number_of(t, r, *score)), TRY(number_of(t, r, *scale))});
    }
    return out;
}

// Scores the scale's table does not reach have the value of its nearest end: said.
void tell_scale(const std::vector<EquatedScore>& table, const std::vector<ScalePoint>& scale,
                Notices& problems) {
    std::optional<double> lowest, highest;
    for (const EquatedScore& s : table) {
        if (!scale.empty() &&
            (s.equated < scale.front().score - 1e-9 || s.equated > scale.back().score + 1e-9)) {
            lowest = std::min(lowest.value_or(s.equated), s.equated);
            highest = std::max(highest.value_or(s.equated), s.equated);
        }
    }
    if (lowest) {
        problems.push_back(
            {"scale_too_short", "",
             fmt::format("The scale holds no equated scores such as {:.4g} (the lowest it lacks) and {:.4g} "
                         "(the highest); they have the value of its nearest end.",
                         *lowest, *highest)});
    }
}

class Equate final : public Replying<EquateReply> {
    std::string name() const override { return "equate"; }
    std::string summary() const override {
        return "Scores of form X on the scale of form Y, with standard errors";
    }

    void add_options(CLI::App& app) override {
        forms_.add_options(app);
        app.add_option(
               "--design", design_,
               "equivalent_groups, single_group, anchor or irt (default: irt for an irt_ method, anchor with "
               "--anchor, a method that needs one, or two forms of an exam that share items, else "
               "equivalent_groups)")
            ->check(CLI::IsMember({"equivalent_groups", "single_group", "anchor", "irt"}));
        app.add_option("--method", method_, "How (default: linear; with an anchor tucker; irt: irt_true)")
            ->check(CLI::IsMember(method_names()));
        app.add_option("--ws", ws_, "Weight of X's group in the synthetic population, 0 to 1 (default: 1)")
            ->check(CLI::Range(0.0, 1.0));
        add_smoothing_options(app);
        app.add_option("--arc", arc_, "Circle-arc: simplified (default), or full, which is symmetric")
            ->check(CLI::IsMember({"simplified", "full"}));
        app.add_option("--middle", middle_,
                       "Chained circle-arc: the middle by a linear chain (default) or a mean one")
            ->check(CLI::IsMember({"linear", "mean"}));
        app.add_option("--bandwidth-x", bandwidth_x_,
                       "Kernel: the bandwidth of X (default: the lowest penalty's)");
        app.add_option("--bandwidth-y", bandwidth_y_,
                       "Kernel: the bandwidth of Y (default: the lowest penalty's)");
        app.add_option("--second-penalty", second_penalty_,
                       "Kernel: the weight of turning densities (default: 0)")
            ->check(CLI::Range(0.0, 1000.0));
        app.add_option("--bootstrap", bootstrap_,
                       "Replications for standard errors, 0 for none (default: 1000)")
            ->check(CLI::Range(std::int64_t(0), bootstrap_max));
        app.add_option("--seed", seed_, "What the bootstrap's draws start from (default: 1)");
        app.add_flag("--truncate", truncate_,
                     "Equated scores outside Y's scale become its ends (default: they stay)");
        app.add_option("--scale", scale_,
                       "CSV with the columns score and scale: what a score of Y is reported as");
        app.add_option("--nodes", nodes_, "irt: nodes of the ability distribution (default: 61)");
        app.add_option("--metric", metric_, "irt: the metric D of a file that does not say (default: 1)");
    }

    void add_smoothing_options(CLI::App& app) {
        app.add_option("--smooth", smooth_,
                       "Log-linear presmoothing: a degree, auto or none (default: none)");
        app.add_option("--smooth-y", smooth_y_, "The same for Y where it differs (default: as --smooth)");
        app.add_option("--smooth-anchor", smooth_anchor_,
                       "The degree of the anchor scores (default: as --smooth)");
        app.add_option("--cross", cross_, "The degree of the cross moments of total and anchor (default: 1)");
        app.add_option("--smooth-max", smooth_max_, "auto: the highest degree compared (default: 8)")
            ->check(CLI::Range(std::int64_t(1), smoothing_degree_max));
        app.add_option("--choose", choose_, "auto: chosen by aic (default), bic or likelihood_ratio")
            ->check(CLI::IsMember({"aic", "bic", "likelihood_ratio"}));
        app.add_flag("--possible-only", possible_only_,
                     "Smooth no cell an internal anchor cannot have, such as more points on it than in all");
    }

    Result<EquateReply> reply() override {
        if (design_ == "irt" || method_.starts_with("irt_")) {
            return by_irt();
        }
        EquatingDesign design = design_of();
        // Two forms of an exam mostly share items, and nobody drew lots for who got which: the anchor is used
        // where there is one.
        const bool open = !forms_.exam.empty() && design_.empty() && method_.empty() && forms_.anchor.empty();
        auto read = read_forms(forms_, open ? EquatingDesign::anchor : design);
        if (open && (read || read.error().code != "disconnected_anchor")) {
            design = EquatingDesign::anchor;
        } else if (open) {
            read = read_forms(forms_, design);
        }
        FormsRead forms = TRY(std::move(read));
        EquatingPlan plan = TRY(plan_of(design));
        Equating done = TRY(design == EquatingDesign::single_group ? equate_single_group(forms.x, plan)
                                                                   : equate(forms.x, forms.y, design, plan));
        EquateReply out;
        out.method = schema::name_of(done.method);
        out.design = schema::name_of(done.design);
        out.ws = done.ws;
        out.anchor = done.anchor;
        out.coefficients = done.coefficients;
        out.table = std::move(done.table);
        out.moments = std::move(done.moments);
        out.smoothing = std::move(done.smoothing);
        out.percent_relative_error = std::move(done.percent_relative_error);
        out.bootstrap = done.bootstrap;
        out.problems = std::move(forms.problems);
        out.problems.insert(out.problems.end(), done.problems.begin(), done.problems.end());
        tell_scale(out.table, plan.scale, out.problems);
        return out;
    }

    EquatingDesign design_of() const {
        if (!design_.empty()) {
            return *schema::value_of<EquatingDesign>(design_);
        }
        const auto method = schema::value_of<EquatingMethod>(method_);
        const bool anchored =
            method ? !fits(*method, EquatingDesign::equivalent_groups) : !forms_.anchor.empty();
        return anchored || !forms_.anchor.empty() ? EquatingDesign::anchor
                                                  : EquatingDesign::equivalent_groups;
    }

    Result<std::optional<SmoothingPlan>> smoothing(const std::string& word) const {
        if (word.empty() || word == "none") {
            return std::optional<SmoothingPlan>();
        }
        SmoothingPlan out;
        if (word != "auto") {
            const bool digits = word.size() <= 2 && std::all_of(word.begin(), word.end(),
                                                                [](char c) { return c >= '0' && c <= '9'; });
            if (!digits) {
                return refuse("smoothing_unknown", "--smooth is a degree such as 6, auto or none.");
            }
            out.degree = std::stoll(word);
        }
        out.anchor_degree = smooth_anchor_;
        out.cross_degree = cross_;
        out.degree_max = smooth_max_;
        out.choose_by = *schema::value_of<ChooseBy>(choose_);
        out.possible_only = possible_only_;
        return std::optional(out);
    }

    Result<EquatingPlan> plan_of(EquatingDesign design) const {
        EquatingPlan out;
        out.method = design == EquatingDesign::anchor ? EquatingMethod::tucker : EquatingMethod::linear;
        if (!method_.empty()) {
            out.method = *schema::value_of<EquatingMethod>(method_);
        }
        out.ws = ws_;
        out.anchor = forms_.external ? AnchorKind::external : AnchorKind::internal;
        out.arc = *schema::value_of<ArcKind>(arc_);
        out.middle = *schema::value_of<ChainedMiddle>(middle_);
        out.smoothing = TRY(smoothing(smooth_));
        out.smoothing_y = TRY(smoothing(smooth_y_));
        out.kernel = {bandwidth_x_, bandwidth_y_, second_penalty_};
        out.truncate = truncate_;
        out.bootstrap = bootstrap_;
        out.seed = seed_;
        out.scale = TRY(read_scale(scale_));
        out.few_persons = forms_.minimum;
        return out;
    }

    // Item parameters instead of scores: the tables of irt_equating.hpp in the form of the others.
    Result<EquateReply> by_irt() {
        if (!method_.empty() && !method_.starts_with("irt_")) {
            return refuse("design_mismatch",
                          "The design irt goes with the methods irt_true and irt_observed.");
        }
        if (!design_.empty() && design_ != "irt") {
            return refuse("design_mismatch", "The methods irt_true and irt_observed go with the design irt.");
        }
        if (forms_.x.empty() || forms_.y.empty()) {
            return refuse("forms_missing",
                          "Name the parameters of form X and of form Y, on one scale: what calibrate or "
                          "link prints.");
        }
        const ParameterSet x = TRY(read_parameters(forms_.x, metric_)),
                           y = TRY(read_parameters(forms_.y, metric_));
        IrtEquating irt = TRY(equate_by_irt(x, y, {x.latent, y.latent, ws_, nodes_}));
        const auto scale = TRY(read_scale(scale_));
        if (!std::is_sorted(scale.begin(), scale.end(),
                            [](auto& a, auto& b) { return a.score <= b.score; })) {
            return refuse("scale_unordered",
                          "The scores of the scale must be numbers that ascend, each once.");
        }
        EquateReply out;
        out.method = method_ == "irt_observed" ? "irt_observed" : "irt_true";
        out.design = "irt";
        out.ws = ws_;
        for (const auto& c : irt.conversions) {
            EquatedScore s;
            s.score = c.score;
            s.equated = out.method == "irt_true" ? c.true_score : c.observed_score;
            if (truncate_) {
                s.equated = std::clamp(s.equated, 0.0, double(irt.y.highest_score));
            }
            s.rounded = std::int64_t(std::floor(s.equated + 0.5));
            if (!scale.empty()) {
                s.scaled = scaled(s.equated, scale);
            }
            out.table.push_back(s);
        }
        out.problems = irt.problems;
        tell_scale(out.table, scale, out.problems);
        out.irt = std::move(irt);
        return out;
    }

    EquateForms forms_;
    std::string design_, method_, arc_ = "simplified", middle_ = "linear";
    std::string smooth_, smooth_y_, choose_ = "aic", scale_;
    std::optional<std::int64_t> smooth_anchor_;
    std::int64_t cross_ = 1, smooth_max_ = 8, bootstrap_ = 1000, nodes_ = 61;
    std::optional<double> bandwidth_x_, bandwidth_y_;
    double ws_ = 1, second_penalty_ = 0, metric_ = 1;
    std::int64_t seed_ = 1;
    bool truncate_ = false, possible_only_ = false;
};

}  // namespace

std::unique_ptr<Command> equate_command() { return std::make_unique<Equate>(); }

}  // namespace psychometrics::commands
