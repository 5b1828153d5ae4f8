// Raw points to the reported scale. The table is made once for a form and kept with it: a later change of the
// pass mark or of this code changes no result that was already announced.
#pragma once
#include <base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace scoring {

inline constexpr int scale_floor = 100;
inline constexpr int scale_top = 1000;

struct Conversion {
    int cut = 0;                // raw points that earn the pass mark
    int pass_mark = 0;          // on the scale
    std::vector<int> scaled{};  // index: raw points, 0 up to all right

    int all_right() const { return int(scaled.size()) - 1; }
    bool operator==(const Conversion&) const = default;
};

// A straight line through (cut, pass mark) and (all right, 1000), to the nearest whole number, never below
// 100. A raw score below the cut is at most pass mark - 1, however it rounds; one at the cut or above is
// never below it. Refuses a cut outside 1 .. all right - 1 and a pass mark outside 101 .. 999.
Result<Conversion> straight_line(int cut, int all_right, int pass_mark);

struct Scaled {
    int scaled = scale_floor;
    bool passed = false;
    bool operator==(const Scaled&) const = default;
};
Scaled convert(const Conversion&, int raw);  // raw must be 0 .. all right

// The table as it is kept: {"cut":34,"pass_mark":700,"scaled":[100,…]}.
std::string to_json(const Conversion&);
Result<Conversion> conversion_from_json(std::string_view);

}  // namespace scoring
