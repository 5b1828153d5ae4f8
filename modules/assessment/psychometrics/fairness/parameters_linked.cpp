#include "parameters_linked.hpp"

#include <fmt/format.h>
#include <psychometrics/calibration.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>

namespace psychometrics {
namespace {

std::vector<std::optional<DifEstimate>> by_place(const TwoGroups& groups, const DifEstimates& estimates) {
    std::vector<std::optional<DifEstimate>> out(groups.items());
    for (const DifEstimate& e : estimates.items) {
        const auto found = std::ranges::find(groups.responses.items, e.item);
        if (found != groups.responses.items.end()) {
            out[std::size_t(found - groups.responses.items.begin())] = e;
        }
    }
    return out;
}

bool has_errors(const DifEstimate& e, bool slopes) {
    return e.se_b && *e.se_b > 0 && (!slopes || (e.se_a && *e.se_a > 0));
}

Responses of_group(const TwoGroups& groups, std::uint8_t focal) {
    std::vector<std::size_t> persons;
    for (std::size_t p = 0; p < groups.focal.size(); ++p) {
        if (groups.focal[p] == focal) {
            persons.push_back(p);
        }
    }
    Responses out = with_persons(groups.responses, persons);
    out.groups.clear();
    out.group_of.clear();
    return out;
}

Result<DifEstimates> calibrate_group(const Responses& responses, const ParameterDifPlan& plan,
                                     Notices& notices) {
    if (plan.population == DifPopulation::standard && plan.model == Model::rasch) {
        return standard_rasch(responses, notices);
    }
    CalibrationPlan calibration{.model = plan.model, .standard_errors = true};
    // A minimum the caller set for the groups goes for their items too.
    if (plan.model == Model::rasch || plan.dif.minimum_group != DifPlan{}.minimum_group) {
        calibration.minimum = plan.dif.minimum_group;
    }
    const Calibration done = TRY(calibrate(responses, calibration));
    notices = done.problems;
    DifEstimates out{plan.model, done.metric, {}};
    for (const ItemParameters& i : done.items) {
        out.items.push_back({i.item, i.a, i.b, i.se_a, i.se_b, 0});
    }
    if (plan.model == Model::two_pl) {
        add_correlations(responses, done.latent, out);
    }
    return out;
}

}  // namespace

Pairs::Pairs(const TwoGroups& groups, const DifCalibrations& calibrations, Notices& notices)
    : reference_(by_place(groups, calibrations.reference)),
      focal_(by_place(groups, calibrations.focal)),
      slopes_(calibrations.reference.model != Model::rasch) {
    for (std::size_t i = 0; i < groups.items(); ++i) {
        const auto tell = [&](const std::string& code, const std::string& words) {
            notices.push_back({code, groups.responses.items[i], words});
        };
        if (!reference_[i] || !focal_[i]) {
            tell("item_not_estimated",
                 fmt::format("It has no estimate in the {} group, often because all are right or all "
                             "wrong there: left out.",
                             !reference_[i] ? "reference" : "focal"));
        } else if (!has_errors(*reference_[i], slopes_) || !has_errors(*focal_[i], slopes_)) {
            tell("no_standard_error",
                 "Its estimates have no standard errors in both groups: it is not tested.");
        }
    }
}

std::optional<DifLink> Pairs::link(const Anchor& anchor) const {
    std::vector<double> r, f;
    for (std::size_t i = 0; i < anchor.size(); ++i) {
        if (anchor[i] != 0 && reference_[i] && focal_[i]) {
            r.push_back(reference_[i]->b);
            f.push_back(focal_[i]->b);
        }
    }
    if (r.size() < anchor_items_min) {
        return std::nullopt;
    }
    DifLink out;
    if (slopes_) {
        if (sd_of(r) <= 0 || sd_of(f) <= 0) {
            return std::nullopt;
        }
        out.A = sd_of(r) / sd_of(f);
    }
    out.B = mean_of(r) - out.A * mean_of(f);
    return out;
}

std::optional<Pair> Pairs::pair(std::size_t item, const DifLink& link) const {
    if (!reference_[item] || !focal_[item] || !has_errors(*reference_[item], slopes_) ||
        !has_errors(*focal_[item], slopes_)) {
        return std::nullopt;
    }
    Pair out{*reference_[item], *focal_[item]};
    out.focal.b = link.A * out.focal.b + link.B;
    out.focal.a /= link.A;
    out.focal.se_b = *out.focal.se_b * link.A;
    if (out.focal.se_a) {
        out.focal.se_a = *out.focal.se_a / link.A;
    }
    return out;
}

Result<DifCalibrations> calibrate_groups(const Responses& responses, const ParameterDifPlan& plan) {
    if (plan.model != Model::rasch && plan.model != Model::two_pl) {
        return refuse("model_not_offered", "Item parameters are compared for the models rasch and 2pl.");
    }
    DifProcedure procedure;
    const TwoGroups groups = TRY(two_groups(responses, plan.dif, procedure));
    Notices unused;
    const auto chosen = testable(groups, TestedScores::dichotomous, unused);
    if (chosen.size() < anchor_items_min) {
        return refuse("too_few_items",
                      "Fewer than two items are scored 0 and 1 and vary: there is nothing to calibrate.");
    }
    DifCalibrations out;
    for (const std::uint8_t focal : {std::uint8_t(0), std::uint8_t(1)}) {
        Notices notices;
        (focal != 0 ? out.focal : out.reference) =
            TRY(calibrate_group(with_items(of_group(groups, focal), chosen), plan, notices));
        for (Notice& n : notices) {
            n.detail = fmt::format("In the {} group: {}", focal != 0 ? "focal" : "reference", n.detail);
            out.problems.push_back(std::move(n));
        }
    }
    return out;
}

}  // namespace psychometrics
