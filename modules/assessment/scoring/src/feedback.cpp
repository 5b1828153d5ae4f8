#include <base/must.hpp>
#include <scoring/feedback.hpp>

namespace scoring {

Feedback feedback_for(const Section& section, int cut, int all_right) {
    MUST(section.raw >= 0 && section.raw <= section.all_right && all_right > 0);
    if (section.items < section_items_min) {
        return Feedback::not_enough_evidence;
    }
    // Compared crosswise, so that no rounding decides.
    const bool meets = long(section.raw) * all_right >= long(cut) * section.all_right;
    return meets ? Feedback::meets : Feedback::needs_improvement;
}

std::string_view to_word(Feedback f) { return boost::describe::enum_to_string(f, ""); }

}  // namespace scoring
