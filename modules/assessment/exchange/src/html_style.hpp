// What is kept of looks: direction and alignment, as classes and `dir`.
#pragma once
#include <string>
#include <string_view>

namespace exchange {

struct Written {
    std::string_view element, style, classes, align, direction;
};
struct Look {
    std::string classes;    // "align-right", "qti-writing-mode-vertical-rl", "language-cpp", "math"
    std::string direction;  // "ltr", "rtl", "auto"
    bool lost = false;      // it said more than that
};
Look look_of(const Written&);

bool is_count(std::string_view text);  // 1 to 9999
bool is_language(std::string_view tag);

}  // namespace exchange
