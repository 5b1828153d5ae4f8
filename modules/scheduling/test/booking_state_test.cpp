#include "booking_state.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace scheduling {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
Booking booked() {
    Booking a;
    a.state = State::booked;
    a.mode = Mode::centre;
    a.starts_at = at("2026-03-10T09:00:00Z");
    a.ends_at = at("2026-03-10T10:30:00Z");
    a.zone = "Europe/Berlin";
    return a;
}
template <class T>
std::string code(const Result<T>& r) {
    return r ? "" : r.error().code;
}

TEST(hold, lasts_until_its_instant_and_not_a_moment_longer) {
    Booking a = booked();
    a.state = State::held;
    a.held_until = at("2026-03-01T09:15:00Z");
    EXPECT_EQ(confirm(a, a.held_until - Duration(1)), State::booked);
    EXPECT_EQ(code(confirm(a, a.held_until)), "hold_over");
    a.state = State::booked;
    EXPECT_EQ(code(confirm(a, at("2026-03-01T09:00:00Z"))), "booking_not_open");
}

TEST(reschedule, until_a_day_before_and_twice) {
    const Policies p;
    Booking a = booked();
    EXPECT_TRUE(reschedule(a, p, at("2026-03-09T09:00:00Z")));
    const auto late = reschedule(a, p, at("2026-03-09T09:00:01Z"));
    EXPECT_EQ(code(late), "reschedule_too_late");
    EXPECT_EQ(late.error().detail,
              "This booking could be moved until 9 March 2026, 10:00 (Europe/Berlin). You can sit "
              "it as planned, or cancel it.");
    a.waived = true;
    EXPECT_TRUE(reschedule(a, p, at("2026-03-09T09:00:01Z")));
    EXPECT_EQ(code(reschedule(a, p, a.starts_at)), "booking_started");
    a.reschedules = 2;
    EXPECT_EQ(code(reschedule(a, p, at("2026-03-01T09:00:00Z"))), "reschedules_used");
}

TEST(cancel, gives_the_voucher_back_in_time_and_keeps_it_later) {
    const Policies p;
    Booking a = booked();
    a.voucher = "7K3M-9QXW-4HT2";
    const auto in_time = cancel(a, p, at("2026-03-09T09:00:00Z"));
    ASSERT_TRUE(in_time);
    EXPECT_EQ(in_time->state, State::cancelled);
    EXPECT_TRUE(in_time->voucher_comes_back);
    const auto late = cancel(a, p, at("2026-03-09T09:00:01Z"));
    ASSERT_TRUE(late);
    EXPECT_EQ(late->state, State::late_cancelled);
    EXPECT_FALSE(late->voucher_comes_back);
    EXPECT_EQ(late->sentence,
              "Free cancellation ended at 9 March 2026, 10:00 (Europe/Berlin). If you cancel now, your "
              "voucher is used up.");
    a.waived = true;
    EXPECT_TRUE(cancel(a, p, at("2026-03-10T08:59:00Z"))->voucher_comes_back);
    EXPECT_EQ(code(cancel(a, p, a.starts_at)), "booking_started");
}

TEST(check_in, is_open_half_an_hour_before_until_a_quarter_or_half_an_hour_after) {
    const Policies p;
    Booking a = booked();
    EXPECT_EQ(code(check_in(a, p, at("2026-03-10T08:29:59Z"))), "check_in_not_open");
    EXPECT_EQ(check_in(a, p, at("2026-03-10T08:30:00Z")), State::checked_in);
    EXPECT_EQ(check_in(a, p, at("2026-03-10T09:29:59Z")), State::checked_in);
    EXPECT_EQ(code(check_in(a, p, at("2026-03-10T09:30:00Z"))), "check_in_closed");
    a.mode = Mode::online;
    EXPECT_EQ(code(check_in(a, p, at("2026-03-10T09:15:00Z"))), "check_in_closed");
}

TEST(waiver, frees_a_late_change_or_gives_back_what_was_forfeited) {
    const Policies p;
    Booking a = booked();
    a.voucher = "7K3M-9QXW-4HT2";
    EXPECT_EQ(waive(a, p, at("2026-03-10T08:00:00Z"))->state, State::booked);
    a.state = State::no_show;
    EXPECT_TRUE(waive(a, p, at("2026-03-11T08:00:00Z"))->voucher_comes_back);
    a.waived = true;
    EXPECT_EQ(code(waive(a, p, at("2026-03-11T08:00:00Z"))), "waived_already");
    a.waived = false;
    a.state = State::attended;
    EXPECT_EQ(code(waive(a, p, at("2026-03-11T08:00:00Z"))), "booking_not_open");
}

// Whatever is asked in whatever order, only the transitions of the diagram happen; exactly one of check-in
// and no-show is possible from the opening of check-in on; and what is over stays over.
RC_GTEST_PROP(booking, follows_its_diagram, ()) {
    const Policies p;
    Booking a = booked();
    a.state = State::held;
    a.mode = *rc::gen::element(Mode::online, Mode::centre);
    a.held_until = a.starts_at - Hours(48);
    Instant now = a.held_until - Minutes(15);
    for (int step = 0; step < 30; ++step) {
        now += Minutes(*rc::gen::inRange(0, 600));
        if (a.state == State::booked && now >= check_in_opens(a, p)) {
            RC_ASSERT(check_in(a, p, now).has_value() != miss(a, p, now).has_value());
        }
        Result<State> next = a.state;
        switch (*rc::gen::inRange(0, 6)) {
            case 0:
                next = confirm(a, now);
                break;
            case 1:
                next = reschedule(a, p, now);
                break;
            case 2: {
                const auto cancelled = cancel(a, p, now);
                next = cancelled ? Result<State>(cancelled->state) : std::unexpected(cancelled.error());
                break;
            }
            case 3:
                next = check_in(a, p, now);
                break;
            case 4:
                next = attend(a);
                break;
            default:
                next = miss(a, p, now);
                break;
        }
        if (!next) {
            RC_ASSERT(!next.error().detail.empty());
            continue;
        }
        RC_ASSERT(may_become(a.state, *next));
        a.state = *next;
    }
}
}  // namespace
}  // namespace scheduling
