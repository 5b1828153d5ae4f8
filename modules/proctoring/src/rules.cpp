#include "rules.hpp"

namespace proctoring {

delivery::Supervision supervision_of(scheduling::Mode mode, bool unproctored_online) {
    return mode == scheduling::Mode::online && unproctored_online ? delivery::Supervision::unproctored
                                                                  : delivery::Supervision::proctored;
}

delivery::Adjustment adjustment_of(const identity::AccommodationProfile& profile, Minutes exam) {
    return {.extra_minutes = identity::extra_time(profile, exam).count(),
            .break_minutes = profile.paused_breaks ? break_minutes_granted : 0};
}

bool is_behind(const delivery::AttemptStatus& attempt, const delivery::Adjustment& given) {
    return attempt.extra_minutes < given.extra_minutes || attempt.break_minutes < given.break_minutes;
}

std::int64_t minutes_late(scheduling::State state, Instant starts_at, Instant now) {
    if (state != scheduling::State::booked || now <= starts_at) {
        return 0;
    }
    return std::chrono::duration_cast<Minutes>(now - starts_at).count();
}

std::vector<std::string> arrangements_of(const identity::AccommodationProfile& a) {
    std::vector<std::string> out;
    const auto add = [&](bool granted, const char* name) {
        if (granted) {
            out.emplace_back(name);
        }
    };
    add(a.time_percent > 0 || a.language_30, "extra_time");
    add(a.paused_breaks, "paused_breaks");
    add(a.separate_room, "separate_room");
    add(a.reader_or_scribe, "reader_or_scribe");
    add(a.screen_reader, "screen_reader");
    add(a.colour_and_zoom, "colour_and_zoom");
    add(a.medical_item, "medical_item");
    return out;
}
}  // namespace proctoring
