// What a candidate asks for outside the journal.
#include "deciding.hpp"

#include <sitting/limits.hpp>

namespace sitting::deciding {
namespace {
bool is_exam(const Attempt& a) { return a.made.attempt_kind == Kind::exam; }
bool is_before_start(const Attempt& a) { return a.phase < Phase::in_progress; }
}  // namespace

Events candidate(const Attempt& a, const CheckIn&, Instant) {
    if (a.phase != Phase::created) {
        return not_now(a);
    }
    if (!is_exam(a)) {
        return fail(Why::conflict, "no_check_in", "Practice needs no check-in. Just start.");
    }
    return one(CheckedIn{});
}

Events candidate(const Attempt& a, const AcceptAgreement& ask, Instant) {
    if (a.phase != Phase::checked_in) {
        return not_now(a);
    }
    if (a.agreed) {
        return fail(Why::conflict, "agreement_accepted", "The agreement is accepted already. Go on.");
    }
    CHECK(text_ok(ask.agreement, "bad_agreement", "The agreement's version"));
    Events out = one(AgreementAccepted{ask.agreement});
    if (a.made.supervision == Supervision::unproctored) {
        out->push_back(Authorised{});  // the scheme lets this exam be sat without a proctor
    }
    return out;
}

Events candidate(const Attempt& a, const AskProctor&, Instant) {
    if (a.phase != Phase::checked_in || !a.agreed) {
        return not_now(a);
    }
    return one(AwaitingProctor{});
}

Events candidate(const Attempt& a, const Decline&, Instant) {
    if (!is_before_start(a)) {
        return not_now(a);
    }
    return one(Declined{});
}

Events candidate(const Attempt& a, const Start&, Instant) {
    const bool ready = is_exam(a) ? a.phase == Phase::authorised : a.phase == Phase::created;
    if (!ready) {
        return not_now(a);
    }
    return one(Started{});
}

Events candidate(const Attempt& a, const TakeBreak&, Instant now) {
    if (a.phase != Phase::in_progress) {
        return not_now(a);
    }
    const Duration rest = std::min<Duration>(Minutes(a.break_minutes) - a.breaks_used, pause_max);
    if (rest <= Duration{}) {
        return fail(Why::conflict, "no_break_left",
                    "There is no paused break left. You may rest; the clock runs.");
    }
    if (left(a, now) == Duration{}) {
        return fail(Why::conflict, "time_over", "The time is over.");
    }
    return one(Paused{{}, ReasonCode::candidate_request, "break", now + rest});
}

Events candidate(const Attempt& a, const EndBreak&, Instant) {
    if (a.phase != Phase::paused) {
        return fail(Why::conflict, "not_paused", "The exam is not paused.");
    }
    if (!a.on_break) {
        return fail(Why::conflict, "paused_by_staff",
                    "Staff paused this exam. They will resume it; the clock stands.");
    }
    return one(Resumed{});
}

Events candidate(const Attempt& a, const Submit& ask, Instant) {
    if (a.phase != Phase::in_progress) {
        return not_now(a);
    }
    if (ask.answers && *ask.answers != answered(a)) {
        return fail(Why::conflict, "answers_missing",
                    "Not every answer has reached the server yet. Send them again, then submit.",
                    {{"shown", std::to_string(*ask.answers)}, {"saved", std::to_string(answered(a))}});
    }
    return one(Submitted{SubmittedBecause::candidate, {}, ReasonCode::other, {}});
}

Events candidate(const Attempt& a, const NoticeGap& ask, Instant now) {
    if (a.phase != Phase::in_progress && a.phase != Phase::paused) {
        return not_now(a);
    }
    const Duration gap = now - ask.since;
    if (gap < gap_min) {
        return refuse("no_gap", "A silence shorter than a minute is not recorded.");
    }
    Events out = one(Lost{ask.since});
    out->push_back(Back{std::chrono::duration_cast<std::chrono::seconds>(gap).count()});
    return out;
}

Events candidate(const Attempt& a, const NoticeIrregularity& ask, Instant) {
    if (!is_name(ask.code)) {
        return refuse("bad_irregularity", "Name the irregularity with a word.");
    }
    CHECK(text_ok(ask.detail, "bad_irregularity", "An irregularity"));
    if (a.noticed >= std::int64_t(irregularities_max)) {
        return fail(Why::conflict, "too_many_irregularities",
                    "This attempt's list of irregularities is full. What it holds says enough.");
    }
    return one(Irregularity{{}, ask.code, std::nullopt, ask.detail});
}

}  // namespace sitting::deciding
