// Person fit against the group, without a model (Karabatsos 2003 and Meijer and Sijtsma 2001 review them).
#pragma once
#include <psychometrics/person_fit.hpp>

namespace psychometrics {

// Whether the responses allow it: dichotomous, nothing missing, two items and persons at least.
bool has_group_figures(const Responses&);
// Fills the group's figures of each person; their order is that of the responses.
void add_group_figures(const Responses&, std::vector<PersonFit>&);

}  // namespace psychometrics
