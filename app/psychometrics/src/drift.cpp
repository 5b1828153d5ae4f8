#include "link_options.hpp"

#include <psychometrics/drift.hpp>

#include <fmt/format.h>

namespace psychometrics::commands {
namespace {

class DriftCommand final : public Replying<Drift> {
    std::string name() const override { return "drift"; }
    std::string summary() const override {
        return "Which common items changed between two calibrations, and the line without them";
    }
    void add_options(CLI::App& app) override {
        link_.add_options(app, "mean_sigma");
        app.add_option(
               "--rule", rule_,
               "What drift is: controlled (default: an adjusted p at most alpha), robust_z (|z| above its "
               "limit), displacement (|d_b| above its limit) or displacement_and_z")
            ->check(CLI::IsMember(names_of<DriftRule>()));
        app.add_option(
               "--control", control_,
               "How p is adjusted for the number of anchors: holm (default), benjamini_hochberg or none")
            ->check(CLI::IsMember(names_of<Multiplicity>()));
        app.add_option("--alpha", plan_.alpha, "The limit of p, above 0 and below 1 (default: 0.05)");
        app.add_option("--z", plan_.z_limit, "The limit of |z| (default: 1.645; 1.96 is used as well)");
        app.add_option("--displacement", plan_.displacement_limit,
                       "The limit of |d_b|, in units of the base scale (default: 0.3)");
        app.add_flag("--keep", keep_,
                     "Judge once, keep every anchor (default: remove the worst and link again until none "
                     "drifts)");
        app.add_option("--minimum-anchors", plan_.minimum_anchors,
                       "How many anchors must be left, at least 4 (default: 5)");
    }
    Result<Drift> reply() override {
        plan_.linking = TRY(link_.plan());
        plan_.rule = *schema::value_of<DriftRule>(rule_);
        plan_.control = *schema::value_of<Multiplicity>(control_);
        plan_.remove = !keep_;
        const auto sets = TRY(link_.sets());
        Drift out = TRY(drift(sets.fresh, sets.base, plan_));
        link_.tell_places(sets, out.problems);
        for (const auto& round : out.rounds) {
            tell(fmt::format(
                "round {}: {} anchors, A = {:.6g}, B = {:.6g}, {}", round.round, round.anchors, round.slope,
                round.intercept,
                round.removed ? "without " + *round.removed + " from here on" : "nothing removed"));
        }
        return out;
    }

    LinkOptions link_;
    DriftPlan plan_;
    std::string rule_ = "controlled", control_ = "holm";
    bool keep_ = false;
};
}  // namespace

std::unique_ptr<Command> drift_command() { return std::make_unique<DriftCommand>(); }
}  // namespace psychometrics::commands
