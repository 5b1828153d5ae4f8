#include "moodle_slices.hpp"

#include <algorithm>

namespace exchange {

std::vector<Slice> slices_of(std::string_view text) {
    constexpr std::string_view opening = "<question", closing = "</question>";
    const auto begin_after = [&](std::size_t at) {
        for (at = text.find(opening, at); at != std::string_view::npos; at = text.find(opening, at + 1)) {
            const std::string_view next = text.substr(at + opening.size(), 1);
            if (next == " " || next == ">" || next == "\n" || next == "\r" || next == "\t") {
                return at;
            }
        }
        return at;
    };
    std::vector<Slice> slices;
    std::int64_t lines = 0;
    std::size_t counted = 0;
    for (std::size_t at = begin_after(0); at != std::string_view::npos;) {
        const std::size_t next = begin_after(at + opening.size());
        const std::size_t close = text.find(closing, at);
        const std::size_t end = close < next ? close + closing.size() : std::min(next, text.size());
        lines += std::ranges::count(text.substr(counted, at - counted), '\n');
        counted = at;
        slices.push_back({lines, text.substr(at, end - at)});
        at = next;
    }
    return slices;
}

}  // namespace exchange
