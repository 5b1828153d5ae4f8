// Causes as they are kept: most are UUIDs, and a UUID is 16 bytes and not 36 letters.
#pragma once
#include <string>
#include <string_view>

namespace delivery {

// A UUID as it is usually written (lower case, hyphens) becomes its 16 bytes; every other text stays as it
// is, with a NUL behind it when it would be 16 bytes long.
std::string packed_cause(std::string_view);
std::string unpacked_cause(std::string_view);

}  // namespace delivery
