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

std::string_view to_word(Feedback f) {
    switch (f) {
        case Feedback::meets:
            return "meets";
        case Feedback::needs_improvement:
            return "needs_improvement";
        case Feedback::not_enough_evidence:
            return "not_enough_evidence";
    }
    return "";
}

}  // namespace scoring
