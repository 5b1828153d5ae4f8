// Item parameters from responses, by marginal maximum likelihood.
#pragma once
#include <base/result.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/parameters.hpp>
#include <psychometrics/responses.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psychometrics {

struct ItemModel {
    std::string item;
    Model model = Model::two_pl;
};
BOOST_DESCRIBE_STRUCT(ItemModel, (), (item, model))

// A score nobody has cannot be estimated: it counts as the next lower one that occurs. `scores`: per score of
// the responses, from 0, the one it counts as; parameters are of the new scores.
struct Recoding {
    std::string item;
    std::vector<std::int64_t> scores;
};
BOOST_DESCRIBE_STRUCT(Recoding, (), (item, scores))

struct CalibrationPlan {
    Model model = Model::two_pl;
    std::vector<ItemModel> models{};  // items of another model than that
    std::int64_t nodes =
        61;  // equally spaced over reach standard deviations of theta on both sides of its mean
    double reach = 6;
    double tol = 1e-6;               // largest change of a parameter in a cycle, and more: see calibrate()
    std::int64_t cycles_max = 5000;  // E steps
    bool standard_errors = false;
    std::optional<Priors> priors{};  // none: those of default_priors(); an empty set: no priors
    std::optional<ParameterSet>
        fixed{};        // items whose parameters are held; then the persons' mean and sd are free
    double metric = 1;  // D
    // Responses an item must have; none: 200 for Rasch and 1PL, 500 for 2PL, 1000 for 3PL and the others.
    // Below it the item is told (`few_responses`), or all is refused.
    std::optional<std::int64_t> minimum{};
    bool refuse_below_minimum = false;
    bool portable = false;  // without what only some processors have: the same numbers but for rounding
};
constexpr std::int64_t calibration_nodes_max = 1001;

struct Calibration {
    std::string model;  // that of all items, or "mixed"
    double metric = 1;
    bool converged = false;
    std::int64_t cycles = 0;    // E steps
    double log_likelihood = 0;  // marginal, natural logarithm
    double objective = 0;  // log_likelihood and the logarithms of the prior densities, with their constants
    double gradient_norm = 0;  // largest absolute entry of the objective's gradient at the estimates
    double cpu_s = 0;  // whoever has a clock fills it in: from the responses in memory to the estimates
    std::vector<ItemParameters> items{};
    Latent latent{};                    // of the only population, or of the first group
    std::vector<GroupLatent> groups{};  // empty where the responses have none
    Priors priors{};
    std::string data_hash{};  // of the responses; the caller's
    std::int64_t persons = 0;
    std::int64_t nodes = 0;
    double reach = 0, tol = 0;
    std::vector<Recoding> recoded{};  // polytomous items with a score nobody has
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(Calibration, (),
                      (model, metric, converged, cycles, log_likelihood, objective, gradient_norm, cpu_s,
                       items, latent, groups, priors, data_hash, persons, nodes, reach, tol, recoded,
                       problems))

ParameterSet parameters_of(const Calibration&);
// 3PL: a lognormal(0, 0.5), logit of c normal(-1.1, 2), as its c is not determined by data alone. The others:
// none.
Priors default_priors(Model);
// Responses an item needs for its model (Rasch and 1PL 200, 2PL 500, others 1000).
std::int64_t minimum_responses(Model);

// Marginal maximum likelihood (Bock and Aitkin 1981), with accelerated EM: the objective never falls. Scores
// are settled. A population is normal; the first group is the reference, with mean 0 and sd 1 (Rasch and PCM:
// sd free), the others' mean and sd are free (Bock and Zimowski 1997). With `fixed` items every mean and sd
// is free and their prior follows the estimates each cycle (Kim 2006, MWU-MEM), so that new items come out on
// the scale of the fixed ones. It has converged when a cycle changes no parameter by more than tol and the
// largest entry of the gradient is at most tol * 10 * sqrt(persons). Standard errors: the observed
// information (Louis 1982; equal to Oakes 1999), b by the delta method. Refused: no_items, no_persons,
// not_settled, bad_plan, unknown_item, faulty_parameters, disconnected (a group without a path of common
// items to the reference group or a fixed item), few_responses where the plan refuses, group_too_small (one
// of several with fewer than 10 persons). Problems: item_constant, item_not_presented (both dropped),
// person_without_responses, few_responses, category_empty (see Recoding), disconnected (one population,
// blocks of items nobody was presented together), slope_runs_away, slope_negative, slope_zero,
// difficulty_runs_away, theta_without_spread, not_converged, no_standard_error.
Result<Calibration> calibrate(const Responses&, const CalibrationPlan& = {});

}  // namespace psychometrics
