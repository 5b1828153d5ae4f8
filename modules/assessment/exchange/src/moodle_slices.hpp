// The questions of a file that is no well-formed XML as a whole.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace exchange {

// Where each question begins, and the text up to its end, found without understanding what is in between.
struct Slice {
    std::int64_t lines_before;
    std::string_view text;
};
std::vector<Slice> slices_of(std::string_view text);

}  // namespace exchange
