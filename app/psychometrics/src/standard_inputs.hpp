// What `standard` reads beside the panels' files the library knows.
#pragma once
#include "consistency_inputs.hpp"

#include <string>
#include <vector>

namespace psychometrics::commands {

// Of each of these items its p, from the columns item and p; told as item_without_p where there is none.
Result<std::vector<std::optional<double>>> p_of_items(const Table&, const std::vector<std::string>& items,
                                                      Notices&);

struct BorderlineScores {
    std::vector<double> borderline, all;
};
// Columns score and rating; the borderline persons are those with this rating.
Result<BorderlineScores> read_borderline(const Table&, const std::string& rating);
struct Rated {
    std::vector<double> scores, ratings;
};
// Columns score and rating, a number.
Result<Rated> read_rated(const Table&);
Result<double> borderline_number(const std::string&);
struct Groups {
    std::vector<double> masters, others;
};
// Columns score and group: master or nonmaster, pass or fail, 1 or 0.
Result<Groups> read_groups(const Table&);

}  // namespace psychometrics::commands
