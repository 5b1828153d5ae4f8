// Where the interactions of an item are, and what each is made of.
#pragma once
#include <qti/item.hpp>

namespace qti {

// Calls `visit` with every element below `node`, in the order of the document.
void each_element(pugi::xml_node node, const std::function<void(pugi::xml_node)>& visit);

bool is_interaction(std::string_view local);  // "qti-choice-interaction"
// The identifiers of the elements of one of these names below an interaction, in the order of the document.
std::vector<std::string> identifiers_below(pugi::xml_node, std::initializer_list<std::string_view> names);
std::optional<std::int64_t> whole_number(pugi::xml_node, const char* attribute);
bool flag(pugi::xml_node, const char* attribute);
std::vector<std::string> words_of(std::string_view list);  // split at blanks

}  // namespace qti
