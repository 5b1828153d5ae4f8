// Text without the difference of upper and lower case, for the scripts that have it.
#pragma once
#include <string>
#include <string_view>

namespace qti {

// ASCII, Latin, Greek, Cyrillic and Armenian letters lowered; the same everywhere, whatever the locale.
std::string without_case(std::string_view utf8);

}  // namespace qti
