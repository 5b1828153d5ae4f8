#include "booking_state.hpp"

#include <fmt/format.h>

namespace scheduling {
namespace {
std::unexpected<Failure> over(const Booking& a) {
    std::string_view what = "is over";
    switch (a.state) {
        case State::held:
            what = "is not confirmed yet";
            break;
        case State::booked:
            what = "is still ahead";
            break;
        case State::checked_in:
            what = "has begun: you are checked in";
            break;
        case State::attended:
            what = "was attended";
            break;
        case State::cancelled:
        case State::late_cancelled:
            what = "is cancelled";
            break;
        case State::no_show:
            what = "was missed";
            break;
        case State::lapsed:
            what = "was not confirmed in time";
            break;
    }
    return fail(Why::conflict, "booking_not_open",
                fmt::format("This booking {}, so it cannot be changed.", what));
}
std::unexpected<Failure> started(const Booking& a) {
    return fail(Why::conflict, "booking_started",
                fmt::format("This exam started at {}. A booking can be changed until its start.",
                            in_words(a.starts_at, a.zone)),
                {{"starts_at", to_rfc3339(a.starts_at)}, {"zone", a.zone}});
}
bool is_late(const Booking& a, const Policies& p, Instant now) { return now > change_until(a, p); }
}  // namespace

bool is_live(State s) { return s == State::held || s == State::booked || s == State::checked_in; }

bool may_become(State from, State to) {
    switch (from) {
        case State::held:
            return to == State::booked || to == State::lapsed;
        case State::booked:
            return to == State::booked || to == State::checked_in || to == State::cancelled ||
                   to == State::late_cancelled || to == State::no_show;
        case State::checked_in:
            return to == State::attended;
        default:
            return false;
    }
}

Instant change_until(const Booking& a, const Policies& p) { return a.starts_at - p.change_until; }
Instant check_in_opens(const Booking& a, const Policies& p) { return a.starts_at - p.check_in_opens; }
Instant check_in_closes(const Booking& a, const Policies& p) {
    return a.starts_at + (a.mode == Mode::online ? p.check_in_online : p.check_in_centre);
}

Result<State> confirm(const Booking& a, Instant now) {
    if (a.state == State::lapsed || (a.state == State::held && now >= a.held_until)) {
        return fail(Why::gone, "hold_over",
                    fmt::format("The seat was kept for you until {}. Choose a time again.",
                                in_words(a.held_until, a.zone)),
                    {{"until", to_rfc3339(a.held_until)}, {"zone", a.zone}});
    }
    if (a.state != State::held) {
        return over(a);
    }
    return State::booked;
}

Result<State> reschedule(const Booking& a, const Policies& p, Instant now) {
    if (a.state != State::booked) {
        return over(a);
    }
    if (now >= a.starts_at) {
        return started(a);
    }
    if (a.reschedules >= p.reschedules_max) {
        return refuse(
            "reschedules_used",
            fmt::format("A booking can be moved {} times, and this one has been. You can cancel it and book "
                        "another time.",
                        p.reschedules_max),
            {{"most", std::to_string(p.reschedules_max)}});
    }
    if (is_late(a, p, now) && !a.waived) {
        return refuse(
            "reschedule_too_late",
            fmt::format("This booking could be moved until {}. You can sit it as planned, or cancel it{}.",
                        in_words(change_until(a, p), a.zone),
                        a.voucher ? "; your voucher is then used up" : ""),
            {{"until", to_rfc3339(change_until(a, p))}, {"zone", a.zone}});
    }
    return State::booked;
}

Result<Cancelling> cancel(const Booking& a, const Policies& p, Instant now) {
    if (a.state != State::booked) {
        return over(a);
    }
    if (now >= a.starts_at) {
        return started(a);
    }
    if (is_late(a, p, now) && !a.waived) {
        return Cancelling{
            State::late_cancelled, false,
            fmt::format("Free cancellation ended at {}. {}", in_words(change_until(a, p), a.zone),
                        a.voucher ? "If you cancel now, your voucher is used up."
                                  : "You can still cancel; nothing is charged.")};
    }
    return Cancelling{State::cancelled, a.voucher.has_value(),
                      a.voucher
                          ? "You can cancel free of charge. Your voucher can be used again until it expires."
                          : "You can cancel free of charge."};
}

Result<State> check_in(const Booking& a, const Policies& p, Instant now) {
    if (a.state != State::booked) {
        return over(a);
    }
    if (now < check_in_opens(a, p)) {
        return refuse("check_in_not_open",
                      fmt::format("Check-in opens at {}.", in_words(check_in_opens(a, p), a.zone)),
                      {{"from", to_rfc3339(check_in_opens(a, p))}, {"zone", a.zone}});
    }
    if (now >= check_in_closes(a, p)) {
        return refuse(
            "check_in_closed",
            fmt::format("Check-in closed at {}. This counts as a no-show, not as an attempt: you can book "
                        "another time.",
                        in_words(check_in_closes(a, p), a.zone)),
            {{"until", to_rfc3339(check_in_closes(a, p))}, {"zone", a.zone}});
    }
    return State::checked_in;
}

Result<State> attend(const Booking& a) {
    if (a.state != State::checked_in) {
        return over(a);
    }
    return State::attended;
}

Result<State> miss(const Booking& a, const Policies& p, Instant now) {
    if (a.state != State::booked) {
        return over(a);
    }
    if (now < check_in_closes(a, p)) {
        return refuse("check_in_still_open",
                      fmt::format("Check-in is open until {}. A no-show can be recorded after that.",
                                  in_words(check_in_closes(a, p), a.zone)),
                      {{"until", to_rfc3339(check_in_closes(a, p))}, {"zone", a.zone}});
    }
    return State::no_show;
}

Result<Cancelling> waive(const Booking& a, const Policies& p, Instant now) {
    if (a.waived) {
        return fail(Why::conflict, "waived_already", "This booking has a waiver already.");
    }
    switch (a.state) {
        case State::booked:
            if (now >= check_in_closes(a, p)) {
                return fail(Why::conflict, "booking_started", "Record the no-show first, then waive it.");
            }
            return Cancelling{State::booked, false,
                              "It can be moved or cancelled free of charge until its start."};
        case State::late_cancelled:
        case State::no_show:
            return Cancelling{
                a.state, a.voucher.has_value(),
                a.voucher ? "The voucher can be used again until it expires." : "Nothing was charged."};
        default:
            return over(a);
    }
}

}  // namespace scheduling
