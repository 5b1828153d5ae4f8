// Response times from a file, as `times` and `preknowledge` take them.
#pragma once
#include "command.hpp"

#include <psychometrics/times.hpp>

namespace psychometrics::commands {

// A header with the items' ids, a row a person; a column person, person_id or candidate, and a column group.
// Seconds; empty: not presented. Refused: not_a_number with its place, no_items, person_twice,
// too_many_groups, and what read_table refuses.
Result<Times> read_times(const std::string& path, const std::string& person_column,
                         const std::string& group_column, const std::vector<std::string>& leave_out);
// The persons of `ids`, in that order: those without times have no time at all.
Times in_order(const Times&, const std::vector<std::string>& ids);

}  // namespace psychometrics::commands
