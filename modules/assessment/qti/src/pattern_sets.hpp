// The sets of characters that patterns name.
#pragma once
#include "pattern.hpp"

namespace qti {

// "\d", "\W" and their like, by the letter. "\d" means the digits of any script.
std::optional<Pattern::Set> class_escape(char);
// "L", "Nd", …: those of Unicode's categories that are asked for, for the scripts that have many readers.
std::optional<Pattern::Set> category_named(std::string_view name, bool away);

}  // namespace qti
