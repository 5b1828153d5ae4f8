// SVG as a picture in a page: nothing in it may run or fetch.
#pragma once
#include <files/files.hpp>

namespace files {

bool looks_like_svg(std::string_view);
// Well-formed, within limits, with no script, handler, foreign object, animation of links, style that loads,
// entity, processing instruction, or address other than "#…" and small pictures inside the file.
bool is_safe_svg(std::string_view);
std::optional<Picture> size_of_svg(std::string_view);  // whole pixels, where it says so

}  // namespace files
