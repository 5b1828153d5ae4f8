#include "names.hpp"

#include <identity/identity.hpp>

namespace delivery {

std::string Names::operator()(const std::string& person) {
    if (person.empty()) {
        return "";
    }
    const auto [at, is_new] = known_.try_emplace(person);
    if (is_new) {
        const auto card = identity::card_of(reader_, identity::PersonId(person));
        at->second = card ? card->display_name : "";
    }
    return at->second;
}

}  // namespace delivery
