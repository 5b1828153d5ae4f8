// Bytes written as letters, in XML and in addresses.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace exchange {

// Nothing where a character is none of base64 or the end is missing; blanks are passed over.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace exchange
