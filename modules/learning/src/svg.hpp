// Whether a picture is a plain drawing: well-formed SVG of listed elements and attributes, and nothing that
// runs, loads or refers outside itself. Pure.
#pragma once
#include <base/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace learning {

struct SvgFault {
    std::int64_t line;
    std::string message;
};
inline constexpr std::size_t svg_bytes_max = 512 * 1024;
inline constexpr std::size_t svg_depth_max = 32;
std::optional<SvgFault> fault_of_svg(std::string_view text);

}  // namespace learning
