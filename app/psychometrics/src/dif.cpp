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

void append(Notices& to, const Notices& from) {
    for (const auto& n : from) {
        if (std::ranges::none_of(to, [&](const Notice& t) {
                return t.code == n.code && t.item == n.item && t.detail == n.detail;
            })) {
            to.push_back(n);
        }
    }
}

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
            out_.problems.push_back(
                {found.error().code, "", fmt::format("{}: {}", name, found.error().detail)});
            return {};
        }
        append(out_.problems, found->procedure.problems);
        for (const auto& item : found->items) {
            if (item.flag.value_or(false)) {
                flag(item.item, name);
            }
        }
        into = std::move(*found);
        any_ = true;
        return {};
    }

    // The first refusal where no method gave anything.
    Done end() const { return any_ ? Done{} : std::unexpected(refused_.value()); }

  private:
    void flag(const std::string& item, const std::string& method) {
        auto at = std::ranges::find(out_.flagged, item, &FlaggedItem::item);
        if (at == out_.flagged.end()) {
            at = out_.flagged.insert(at, {item, {}});
        }
        at->methods.push_back(method);
    }
    const DifOptions& options_;
    DifReply& out_;
    std::optional<Failure> refused_;
    bool any_ = false;
};

Result<DifReply> Dif::reply() {
    DifReply out;
    const Loaded loaded = TRY(input_.load());
    append(out.problems, loaded.notices);
    out.data_hash = loaded.hash;
    const Responses responses = settle(loaded.responses, blanks_.blanks());
    ParameterDifPlan plan = TRY(options_.plan());
    plan.dif.minimum_binds = loaded.recorded();
    const auto pretest = TRY(pretest_.items(loaded));
    append(out.problems, TRY(match_without(pretest, responses, plan.dif)));

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
    TRY(running.run("lord", out.lord, [&] { return lord_dif(responses, plan); }));
    TRY(running.run("raju", out.raju, [&] { return raju_dif(responses, plan); }));
    TRY(running.end());
    return out;
}

}  // namespace

std::unique_ptr<Command> dif_command() { return std::make_unique<Dif>(); }
}  // namespace psychometrics::commands
