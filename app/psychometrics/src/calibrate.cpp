// `assay psychometrics calibrate`: item parameters from responses.
#include "command.hpp"

#include <psychometrics/calibration.hpp>

#include <fmt/format.h>
#include <ctime>

namespace psychometrics::commands {
namespace {

// CPU seconds of this process, all threads.
double cpu_seconds() {
    std::timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

class Calibrate final : public Replying<Calibration> {
    std::string name() const override { return "calibrate"; }
    std::string summary() const override { return "Item parameters by marginal maximum likelihood"; }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        blanks_.add_options(app);
        app.add_option(
            "--model", model_,
            "rasch, 1pl, 2pl, 3pl, grm, pcm, gpcm or nrm for all items, or a CSV file with the columns item "
            "and model (default 2pl)");
        app.add_option("--models", models_,
                       "CSV file with the columns item and model, for items of another model than --model");
        app.add_option("--nodes", plan_.nodes, "Nodes of the quadrature, 3 to 1001 (default 61)");
        app.add_option("--reach", plan_.reach,
                       "The nodes lie within that many standard deviations of theta (default 6)");
        app.add_option("--tol", plan_.tol,
                       "Converged when a cycle changes no parameter by more (default 0.000001)");
        app.add_option("--cycles", plan_.cycles_max, "Cycles of EM at most (default 5000)");
        app.add_flag("--se", plan_.standard_errors, "Standard errors too, from the observed information");
        app.add_option("--priors", priors_,
                       "JSON file with a, b, c, each {family, mean, sd}, or none (default: 3PL a "
                       "lognormal(0, 0.5), logit of "
                       "c normal(-1.1, 2); others none)");
        app.add_option("--fixed", fixed_,
                       "Parameters of items that are held (what calibrate prints, or CSV): the others come "
                       "out on their scale");
        app.add_option("--metric", plan_.metric,
                       "D of the parameters: 1 logistic, 1.7 normal ogive (default 1)");
        app.add_option(
            "--minimum", minimum_,
            "Responses an item needs (default 200 for Rasch and 1PL, 500 for 2PL, 1000 for the others)");
        app.add_flag("--portable", plan_.portable, "Without instructions that only some processors have");
    }
    Result<Calibration> reply() override;

    Done choose_models();
    Done add_models(const std::string& path);

    ResponsesInput input_;
    BlanksInput blanks_;
    CalibrationPlan plan_;
    std::string model_ = "2pl", models_, priors_, fixed_;
    std::optional<std::int64_t> minimum_;
};

Done Calibrate::add_models(const std::string& path) {
    const Table table = TRY(read_table_file(path));
    const auto item = table.column("item"), model = table.column("model");
    if (!item || !model) {
        return refuse("column_missing", path + " must have the columns item and model.");
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto named = model_named(table.rows[row][*model]);
        if (!named) {
            return refuse("model_unknown",
                          fmt::format("{}, row {}: the model is one of rasch, 1pl, 2pl, 3pl, grm, pcm, "
                                      "gpcm and nrm.",
                                      path, row + 1));
        }
        plan_.models.push_back({table.rows[row][*item], *named});
    }
    return {};
}

Done Calibrate::choose_models() {
    if (const auto named = model_named(model_)) {
        plan_.model = *named;
    } else if (model_.find('.') != std::string::npos || model_.find('/') != std::string::npos) {
        TRY(add_models(model_));
    } else {
        return refuse(
            "model_unknown",
            "--model is rasch, 1pl, 2pl, 3pl, grm, pcm, gpcm or nrm, or a CSV file with the columns "
            "item and model.");
    }
    return models_.empty() ? Done{} : add_models(models_);
}

Result<Priors> read_priors(const std::string& path) {
    if (path == "none") {
        return Priors{};
    }
    boost::system::error_code failed;
    const json::value v = json::parse(TRY(read_text_file(path)), failed);
    Priors out;
    Problems problems;
    if (failed || !v.is_object()) {
        return refuse("priors_malformed", path + " is no JSON object with members a, b and c.");
    }
    schema::read(v, out, "", problems);
    if (!problems.empty()) {
        return std::unexpected(Failure{
            Why::invalid, "priors_malformed",
            fmt::format("{}: {} {}", path, problems[0].pointer, problems[0].detail), std::move(problems)});
    }
    return out;
}

Result<Calibration> Calibrate::reply() {
    TRY(choose_models());
    if (!priors_.empty()) {
        plan_.priors = TRY(read_priors(priors_));
    }
    if (!fixed_.empty()) {
        plan_.fixed = TRY(read_parameters(fixed_, plan_.metric));
    }
    plan_.minimum = minimum_;
    Loaded loaded = TRY(input_.load());
    plan_.refuse_below_minimum = loaded.recorded();
    const double begun = cpu_seconds();
    const Responses responses = settle(std::move(loaded.responses), blanks_.blanks());
    Calibration out = TRY(calibrate(responses, plan_));
    out.cpu_s = cpu_seconds() - begun;
    out.data_hash = loaded.hash;
    out.problems.insert(out.problems.begin(), loaded.notices.begin(), loaded.notices.end());
    tell(fmt::format("{} after {} cycles, {:.3f} s", out.converged ? "converged" : "not converged",
                     out.cycles, out.cpu_s));
    return out;
}

}  // namespace

std::unique_ptr<Command> calibrate_command() { return std::make_unique<Calibrate>(); }
}  // namespace psychometrics::commands
