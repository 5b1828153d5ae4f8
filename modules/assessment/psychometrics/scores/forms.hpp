// Which items persons were presented.
#pragma once
#include <psychometrics/responses.hpp>

#include <vector>

namespace psychometrics {

// The persons who were presented exactly the same items.
struct PresentedForm {
    std::vector<std::size_t> items;    // ascending
    std::vector<std::size_t> persons;  // ascending
};
// The largest first; of equal ones the one met first. Persons who were presented nothing are in none.
std::vector<PresentedForm> forms_of(const Responses&);

}  // namespace psychometrics
