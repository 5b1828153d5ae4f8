// The options of `assay psychometrics dif`, and the plan they make.
#pragma once
#include "command.hpp"

#include <psychometrics/dif_parameters.hpp>

namespace psychometrics::commands {

struct DifOptions {
    std::string focal, reference, method = "mh", adjust = "bh", match, missing = "proportion",
                                  weights = "focal";
    std::string test = "both", model = "rasch", population = "free";
    bool purify = false, uncorrected = false, without_tarone = false, crossing = false, empty_as_zero = false;
    std::int64_t purify_max = 10;
    double alpha = 0.05, standardisation_threshold = 0.10, delta_threshold = 1.5;
    std::int64_t minimum_group = 200, sibtest_more_than = 5;

    void add_options(CLI::App&);
    // `name` is that of the reply: mantel_haenszel, …
    bool asks_for(const std::string& name) const;
    // Refused: file_unreadable and what read_table refuses, for a file of items to match on.
    Result<ParameterDifPlan> plan() const;
};

// Takes pretest items out of the matching score, and says so. Refused: nothing_to_match_on.
Result<Notices> match_without(const std::vector<std::string>& pretest, const Responses&, DifPlan&);

}  // namespace psychometrics::commands
