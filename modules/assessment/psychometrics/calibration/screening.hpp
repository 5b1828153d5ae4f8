// What the data allow: which items and persons take part in a calibration, and why the others do not.
#pragma once
#include <psychometrics/calibration.hpp>

namespace psychometrics {

// A view: the responses stay where they are, and must outlive it.
struct Screened {
    const Responses* data = nullptr;
    std::vector<std::uint32_t> items{};  // places of those that take part, in the data's order
    std::vector<std::uint32_t>
        persons{};                // places of those with a response to one of them, in the data's order
    std::vector<Model> models{};  // per item of `items`
    std::vector<std::uint8_t> highest{};  // its highest score: seen, or that a held item's parameters allow
    // Per item, the parameters that are held, in the plan's metric; nothing: it is estimated.
    std::vector<std::optional<ItemParameters>> held{};
    std::vector<std::int64_t> responses{};  // per item
    std::size_t groups = 1;                 // at least one
    std::vector<std::int64_t> group_sizes{};
    bool complete = false;          // nothing is missing among those items and persons
    std::optional<Priors> asked{};  // the plan's
    Priors priors{};                // those, or the models' own: what the reply says
    bool anchored = false;          // there are held items: every group's mean and sd are free
    Notices problems{};

    std::size_t group_of(std::size_t person) const {  // of a place in data
        return data->group_of.empty() ? 0 : data->group_of[person];
    }
};
// What applies to an item of that model: without the plan's, a 2PL item beside 3PL ones has no prior on its
// slope.
Priors priors_of(const Screened&, Model);
Result<Screened> screen(const Responses&, const CalibrationPlan&);

// What is the same in every reply: plan, priors, groups by name and size. Numbers are the estimator's.
Calibration reply_of(const Screened&, const CalibrationPlan&);

// Where every item that takes part is dichotomous: Rasch, 1PL, 2PL, 3PL.
Result<Calibration> calibrate_dichotomous(const Screened&, const CalibrationPlan&);
// Any other set of models.
Result<Calibration> calibrate_mixed(const Screened&, const CalibrationPlan&);

}  // namespace psychometrics
