// What kind of file it is, by what is inside; a name's ending decides nothing.
#pragma once
#include <exchange/intake.hpp>

namespace exchange {

// Nothing for what is none of the formats. A package's manifest counts as `qti_package`.
std::optional<Format> format_of(std::string_view bytes);
// Of a package: a cartridge with QTI 1.2, or QTI of today.
Format format_of_package(const qti::Files&);

}  // namespace exchange
