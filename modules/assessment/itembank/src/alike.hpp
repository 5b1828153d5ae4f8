// How alike two stems read. Pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace itembank {

struct Stem {
    std::string name, text;
};
struct Alike {
    std::size_t index = 0;  // into the list
    std::int64_t percent = 0;
};
inline constexpr std::size_t alike_max = 10;
inline constexpr std::int64_t alike_percent_min = 30;  // less is chance

// The stems most like `text`, the most alike first; at most `alike_max`, none below `alike_percent_min`.
// Compared are the runs of three characters of each text in `search_key` form (Dice's coefficient), so that
// a changed word or another order of words counts little.
std::vector<Alike> alike(std::string_view text, const std::vector<Stem>&);

}  // namespace itembank
