// The first fence: allowed tags alone, each closed where it must be, never deeper than `html_depth_max`. What
// comes out is small work for any parser, whatever went in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

inline constexpr std::size_t html_depth_max = 64;

// Adds the names of what was taken out, each once.
std::string balanced(std::string_view html, std::vector<std::string>& removed);
void add_name(std::vector<std::string>& removed, std::string_view name);

}  // namespace exchange
