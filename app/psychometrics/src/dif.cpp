// `assay psychometrics dif`: does an item behave differently for two groups of equal ability?
#include "dif_options.hpp"
#include "pretest_option.hpp"

#include <psychometrics/dif.hpp>
#include <psychometrics/dif_parameters.hpp>

#include <fmt/format.h>
#include <algorithm>

namespace psychometrics::commands {
namespace {

struct FlaggedItem {
    std::string item;
    std::vector<std::string> methods;
};
BOOST_DESCRIBE_STRUCT(FlaggedItem, (), (item, methods))

struct DifReply {
    std::string data_hash;
    std::vector<FlaggedItem> flagged;  // by any of the methods asked for
    std::optional<MantelHaenszelDif> mantel_haenszel{};
    std::optional<MantelDif> mantel{};
    std::optional<StandardisationDif> standardisation{};
    std::optional<LogisticDif> logistic{};
    std::optional<BreslowDayDif> breslow_day{};
    std::optional<SibtestDif> sibtest{};
    std::optional<DeltaDif> delta{};
    std::optional<LordDif> lord{};
    std::optional<RajuDif> raju{};
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(DifReply, (),
                      (data_hash, flagged, mantel_haenszel, mantel, standardisation, logistic, breslow_day,
                       sibtest, delta, lord, raju, problems))

class Dif final : public Replying<DifReply> {
    std::string name() const override { return "dif"; }
    std::string summary() const override {
        return "Differential item functioning: does an item behave differently for two groups of equal "
               "ability";
    }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        blanks_.add_options(app);
        pretest_.add_options(app);
        options_.add_options(app);
    }
    Result<DifReply> reply() override;

    ResponsesInput input_;
    BlanksInput blanks_;
    PretestInput pretest_;
    DifOptions options_;
};

// Runs the methods asked for. Of all of them a refusal of one is a problem; of a single one it is the answer.
class Running {
  public:
    Running(const DifOptions& options, DifReply& out) : options_(options), out_(out) {}
    template <class Found, class Method>
    Done run(const std::string& name, std::optional<Found>& into, Method method) {
        if (!options_.asks_for(name)) {
            return {};
        }
        tell(name);
        Result<Found> found = method();
        if (!found) {
            if (options_.method != "all") {
                return std::unexpected(found.error());
            }
            if (!refused_) {
                refused_ = found.error();
            }
            told_.push_back({{found.error().code, "", found.error().detail}, {name}});
            return {};
        }
        for (const Notice& notice : found->procedure.problems) {
            tell_of(notice, name);
        }
        for (const auto& item : found->items) {
            if (item.flag.value_or(false)) {
                flag(item.item, name);
            }
        }
        into = std::move(*found);
        any_ = true;
        return {};
    }

    // The problems into the reply: with the method's name where only one of several has it. The first refusal
    // where no method gave anything.
    Done end() {
        if (!any_) {
            return std::unexpected(refused_.value());
        }
        for (auto& [notice, methods] : told_) {
            if (options_.method == "all" && methods.size() == 1) {
                notice.detail = fmt::format("{}: {}", methods[0], notice.detail);
            }
            out_.problems.push_back(notice);
        }
        return {};
    }

  private:
    struct Told {
        Notice notice;
        std::vector<std::string> methods;
    };
    void tell_of(const Notice& n, const std::string& method) {
        for (auto& t : told_) {
            if (t.notice.code == n.code && t.notice.item == n.item && t.notice.detail == n.detail) {
                t.methods.push_back(method);
                return;
            }
        }
        told_.push_back({n, {method}});
    }
    void flag(const std::string& item, const std::string& method) {
        auto at = std::ranges::find(out_.flagged, item, &FlaggedItem::item);
        if (at == out_.flagged.end()) {
            at = out_.flagged.insert(at, {item, {}});
        }
        at->methods.push_back(method);
    }
    const DifOptions& options_;
    DifReply& out_;
    std::vector<Told> told_;
    std::optional<Failure> refused_;
    bool any_ = false;
};

Result<DifReply> Dif::reply() {
    DifReply out;
    const Loaded loaded = TRY(input_.load());
    out.problems = loaded.notices;
    out.data_hash = loaded.hash;
    const Responses responses = settle(loaded.responses, blanks_.blanks());
    ParameterDifPlan plan = TRY(options_.plan());
    plan.dif.minimum_binds = loaded.recorded();
    const auto pretest = TRY(pretest_.items(loaded));
    const Notices unmatched = TRY(match_without(pretest, responses, plan.dif));
    out.problems.insert(out.problems.end(), unmatched.begin(), unmatched.end());

    Running running(options_, out);
    TRY(running.run("mantel_haenszel", out.mantel_haenszel,
                    [&] { return mantel_haenszel_dif(responses, plan.dif); }));
    TRY(running.run("mantel", out.mantel, [&] { return mantel_dif(responses, plan.dif); }));
    TRY(running.run("standardisation", out.standardisation,
                    [&] { return standardisation_dif(responses, plan.dif); }));
    TRY(running.run("logistic", out.logistic, [&] { return logistic_dif(responses, plan.dif); }));
    TRY(running.run("breslow_day", out.breslow_day, [&] { return breslow_day_dif(responses, plan.dif); }));
    TRY(running.run("sibtest", out.sibtest, [&] { return sibtest_dif(responses, plan.dif); }));
    TRY(running.run("delta", out.delta, [&] { return delta_dif(responses, plan.dif); }));
    std::optional<DifCalibrations> calibrations;  // made once for both
    const auto calibrated = [&]() -> Result<DifCalibrations> {
        if (!calibrations) {
            calibrations = TRY(calibrate_groups(responses, plan));
        }
        return *calibrations;
    };
    const auto lord = [&]() -> Result<LordDif> { return lord_dif(responses, TRY(calibrated()), plan); };
    const auto raju = [&]() -> Result<RajuDif> { return raju_dif(responses, TRY(calibrated()), plan); };
    TRY(running.run("lord", out.lord, lord));
    TRY(running.run("raju", out.raju, raju));
    TRY(running.end());
    return out;
}

}  // namespace

std::unique_ptr<Command> dif_command() { return std::make_unique<Dif>(); }
}  // namespace psychometrics::commands
