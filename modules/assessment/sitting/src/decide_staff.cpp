// What staff ask for. Who may is decided where the request comes in; here is what the state allows.
#include "deciding.hpp"

#include <base/text.hpp>
#include <sitting/limits.hpp>

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
    return one(Refused{ask.by, ask.reason});
}

Events staff(const Attempt& a, const Pause& ask, Instant now) {
    if (a.phase != Phase::in_progress) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    const Duration rest = std::min<Duration>(pause_max, pauses_total_max - a.pauses_used);
    if (rest <= Duration{}) {
        return fail(Why::conflict, "no_pause_left",
                    "This exam has been paused for two hours in all. Grant time instead.");
    }
    if (left(a, now) == Duration{}) {
        return fail(Why::conflict, "time_over", "The time is over: there is nothing left to pause.");
    }
    return one(Paused{ask.by, ask.reason, now + rest});
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
    return one(TimeGranted{ask.by, ask.minutes, ask.reason});
}

Events staff(const Attempt& a, const Terminate& ask, Instant) {
    if (!is_running(a)) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    return one(Submitted{SubmittedBecause::ended_by_staff, ask.by, ask.reason});
}

Events staff(const Attempt& a, const Abort& ask, Instant) {
    if (is_over(a)) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    return one(Aborted{ask.by, ask.reason});
}

Events staff(const Attempt& a, const Void& ask, Instant) {
    if (!is_running(a) && a.phase != Phase::submitted) {
        return not_now(a);
    }
    CHECK(reason_ok(ask.reason));
    return one(Voided{ask.by, ask.reason});
}

}  // namespace sitting::deciding
