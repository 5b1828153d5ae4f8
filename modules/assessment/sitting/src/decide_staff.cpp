// What staff ask for. Who may is decided where the request comes in; here is what the state allows.
#include "deciding.hpp"

#include <base/text.hpp>
#include <sitting/limits.hpp>
#include <sitting/planted.hpp>

namespace sitting::deciding {
namespace {

Done reason_ok(const std::string& reason) {
    if (trimmed(reason).empty()) {
        return refuse("reason_needed", "Say why: the candidate may ask, and the record keeps it.");
    }
    return text_ok(reason, "reason_too_long", "A reason");
}
bool is_running(const Attempt& a) { return a.phase == Phase::in_progress || a.phase == Phase::paused; }

}  // namespace

Events staff(const Attempt& a, const Authorise& ask, Instant) {
    if (a.phase != Phase::awaiting_proctor) {
        return fail(Why::conflict, "not_waiting", "This candidate is not waiting for a proctor.");
    }
    return one(Authorised{ask.by});
}

Events staff(const Attempt& a, const RefuseStart& ask, Instant) {
    if (a.phase != Phase::awaiting_proctor) {
        return fail(Why::conflict, "not_waiting", "This candidate is not waiting for a proctor.");
    }
    CHECK(reason_ok(ask.reason));
    return one(Refused{ask.by, ask.code, ask.reason});
}

Events staff(const Attempt& a, const Pause& ask, Instant now) {
    if (a.phase != Phase::in_progress) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    const Duration rest = planted(Fault::pause_limit_ignored)
                              ? Duration(Hours(5))
                              : std::min<Duration>(pause_max, pauses_total_max - a.pauses_used);
    if (rest <= Duration{}) {
        return fail(Why::conflict, "no_pause_left",
                    "This exam has been paused for two hours in all. Grant time instead.");
    }
    if (left(a, now) == Duration{}) {
        return fail(Why::conflict, "time_over", "The time is over: there is nothing left to pause.");
    }
    return one(Paused{ask.by, ask.code, ask.reason, now + rest});
}

Events staff(const Attempt& a, const Resume& ask, Instant) {
    if (a.phase != Phase::paused) {
        return fail(Why::conflict, "not_paused", "This exam is not paused.");
    }
    return one(Resumed{ask.by});
}

Events staff(const Attempt& a, const GrantTime& ask, Instant) {
    if (is_over(a)) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    if (ask.minutes < 1 || ask.minutes > grant_max) {
        return refuse("bad_minutes",
                      "Grant between 1 and " + std::to_string(grant_max) + " minutes at once.");
    }
    if (a.granted_minutes + ask.minutes > grants_total_max) {
        return refuse("too_much_granted", "All grants of one exam may come to " +
                                              std::to_string(grants_total_max) +
                                              " minutes. Abort it and let the candidate sit again.");
    }
    return one(TimeGranted{ask.by, ask.minutes, ask.code, ask.reason});
}

Events staff(const Attempt& a, const ChangeAccommodation& ask, Instant now) {
    if (is_over(a)) {
        return not_now(a);
    }
    if (ask.extra_minutes < 0 || ask.break_minutes < 0 || ask.extra_minutes > minutes_max ||
        ask.break_minutes > minutes_max || a.made.minutes + ask.extra_minutes > minutes_max) {
        return refuse("bad_time", "An accommodation gives between no time and " +
                                      std::to_string(minutes_max / (24 * 60)) + " days.");
    }
    const Duration without = allowed(a) - Minutes(a.extra_minutes);
    const Duration breaks = a.breaks_used + (a.on_break ? a.paused_until - *a.paused_at : Duration{});
    const bool too_little = without + Minutes(ask.extra_minutes) < used(a, now);
    if ((too_little && !planted(Fault::accommodation_shortens)) || Minutes(ask.break_minutes) < breaks) {
        const auto least = [](Duration d) {
            return std::to_string(std::max<std::int64_t>(0, std::chrono::ceil<Minutes>(d).count()));
        };
        return refuse(
            "already_used", "The candidate has used more of this accommodation than that already.",
            {{"extra_minutes_min", least(used(a, now) - without)}, {"break_minutes_min", least(breaks)}});
    }
    if (ask.extra_minutes == a.extra_minutes && ask.break_minutes == a.break_minutes) {
        return fail(Why::conflict, "nothing_changed", "The accommodation is like this already.");
    }
    return one(AccommodationChanged{ask.by, ask.extra_minutes, ask.break_minutes});
}

Events staff(const Attempt& a, const Message& ask, Instant) {
    if (is_over(a)) {
        return not_now(a);
    }
    if (trimmed(ask.text).empty()) {
        return refuse("text_needed", "Write what the candidate should read.");
    }
    CHECK(text_ok(ask.text, "text_too_long", "A message"));
    if (a.messages.size() >= messages_max) {
        return fail(Why::conflict, "too_many_messages",
                    "This candidate has as many messages as can be shown. Speak to them.");
    }
    return one(Messaged{ask.by, ask.text});
}

Events staff(const Attempt& a, const MoveSeat& ask, Instant) {
    if (is_over(a)) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    const auto bad = [](const std::string& name) {
        return trimmed(name).empty() || name.size() > name_max || !is_utf8(name);
    };
    if (bad(ask.room) || bad(ask.seat)) {
        return refuse("bad_seat", "Name the room and the seat, each with at most " +
                                      std::to_string(name_max) + " characters.");
    }
    return one(SeatMoved{ask.by, ask.room, ask.seat, ask.code, ask.reason});
}

Events staff(const Attempt& a, const Terminate& ask, Instant) {
    if (!is_running(a)) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    return one(Submitted{SubmittedBecause::ended_by_staff, ask.by, ask.code, ask.reason});
}

Events staff(const Attempt& a, const Abort& ask, Instant) {
    if (is_over(a)) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    return one(Aborted{ask.by, ask.code, ask.reason});
}

Events staff(const Attempt& a, const Void& ask, Instant) {
    if (!is_running(a) && a.phase != Phase::submitted) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    return one(Voided{ask.by, ask.code, ask.reason});
}

}  // namespace sitting::deciding
