// What a score report says about a section (a domain of the outline).
#pragma once
#include <boost/describe.hpp>
#include <string_view>

namespace scoring {

// With n all-or-nothing items, the standard error of a section's share near a cut of about two thirds is
// sqrt(0.68 * 0.32 / n): 0.19 at six items, 0.165 at eight. Below eight, two items the other way would turn
// the statement for most candidates near the mark, so the report says that there is not enough evidence.
inline constexpr int section_items_min = 8;

BOOST_DEFINE_ENUM_CLASS(Feedback, meets, needs_improvement, not_enough_evidence)

struct Section {
    int items = 0;      // scored items of the section on this form
    int raw = 0;        // points earned on them
    int all_right = 0;  // points that could be earned on them
};

// A section meets competencies when its share of points is at least the cut's share of the whole form.
Feedback feedback_for(const Section&, int cut, int all_right);

std::string_view to_word(Feedback);  // "meets", "needs_improvement", "not_enough_evidence"

}  // namespace scoring
