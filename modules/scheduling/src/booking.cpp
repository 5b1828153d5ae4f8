#include "booking.hpp"

#include "notices.hpp"
#include "vouchers.hpp"

#include <base/must.hpp>

namespace scheduling {
namespace {

struct Case {
    ExamToSit exam;
    Candidate who;
};
Result<Case> load_case(store::Reader& r, const PersonId& person, const ExamId& id, Instant now) {
    const auto exam = exam_to_sit(r, id);
    if (!exam) {
        return not_found("exam");
    }
    return Case{*exam, candidate_for(r, person, *exam, now)};
}

void put_place(Booking& b, const Placed& placed) {
    b.mode = placed.wish.mode;
    b.centre = placed.centre;
    b.room = placed.seat ? std::optional(placed.seat->room) : std::nullopt;
    b.seat = placed.seat ? std::optional(placed.seat->number) : std::nullopt;
    b.starts_at = placed.wish.starts_at;
    b.ends_at = placed.wish.ends_at;
    b.zone = placed.wish.zone;
    b.extra_minutes = placed.extra.count();
}

Done seat(const Doing& d, const Booking& b, const Policies& policies) {
    if (!b.centre) {
        return {};
    }
    // A hold that ran out keeps its cells until its job or somebody who needs them frees them.
    CHECK(lapse_over(d.tx, *b.centre, b.starts_at - Days(1), b.ends_at + Days(1), d.now));
    return take_seat(d.tx, b, policies);
}

Booking blank(const Doing& d, const Case& c) {
    Booking b{.id = d.s.random.id<Booking>(d.now),
              .person = c.who.id,
              .exam = c.exam.id,
              .exam_title = c.exam.title,
              .exam_version = c.exam.version};
    b.price_cents = c.exam.price.cents;
    b.currency = c.exam.price.currency;
    b.created_at = d.now;
    b.held_until = d.now;
    return b;
}

Result<Booking> start(const Doing& d, const PersonId& person, const ExamId& exam, const Wanted& wanted,
                      const std::function<Done(Booking&, const Case&)>& settle, std::string_view event) {
    CHECK(lapse_own(d.tx, person, exam, d.now));
    const Case c = TRY(load_case(d.tx, person, exam, d.now));
    Booking b = blank(d, c);
    put_place(b, TRY(place(d.tx, c.exam, c.who, wanted, BookingId(""), d.now)));
    CHECK(settle(b, c));
    CHECK(add(d.tx, b, {.event = event, .actor = person}, d.now));
    CHECK(seat(d, b, c.exam.policies));
    return b;
}
}  // namespace

Result<Booking> hold(const Doing& d, const PersonId& person, const ExamId& exam, const Wanted& wanted) {
    const auto keep = [&](Booking& b, const Case& c) -> Done {
        b.state = State::held;
        b.held_until = d.now + c.exam.policies.hold;
        return {};
    };
    const Booking b = TRY(start(d, person, exam, wanted, keep, "held"));
    plan_lapse(d, b);
    return b;
}

Result<Booking> book_directly(const Doing& d, const PersonId& person, const ExamId& exam,
                              const Wanted& wanted, const std::optional<std::string>& voucher) {
    std::optional<Policies> policies;
    // The voucher's row names the booking, so it is used once the booking's row is there.
    const auto nothing_yet = [&](Booking& b, const Case& c) -> Done {
        b.state = State::booked;
        policies = c.exam.policies;
        return {};
    };
    Booking b = TRY(start(d, person, exam, wanted, nothing_yet, "booked"));
    const auto sits = exam_to_sit(d.tx, exam);
    MUST(sits.has_value());
    if (const auto code = TRY(pay(d.tx, *sits, person, voucher, b.id, d.now))) {
        Booking with_voucher = b;
        with_voucher.voucher = code;
        b = TRY(change(d.tx, b, with_voucher, {.event = "paid", .actor = person}, d.now));
    }
    say_booked(d, b, *policies);
    return b;
}

Result<Booking> book_held(const Doing& d, const PersonId& person, const ExamId& exam, const BookingId& id,
                          const std::optional<std::string>& voucher) {
    const auto held = load_own(d.tx, id, person);
    if (!held || held->exam != exam) {
        return not_found("hold");
    }
    const auto sits = exam_to_sit(d.tx, exam);
    if (!sits) {
        return not_found("exam");
    }
    Booking b = *held;
    b.state = TRY(confirm(*held, d.now));
    b.voucher = TRY(pay(d.tx, *sits, person, voucher, id, d.now));
    b.price_cents = sits->price.cents;
    b.currency = sits->price.currency;
    b = TRY(change(d.tx, *held, b, {.event = "booked", .actor = person}, d.now));
    say_booked(d, b, sits->policies);
    return b;
}

Result<Booking> move(const Doing& d, const PersonId& person, const BookingId& id, const Wanted& wanted) {
    const auto before = load_own(d.tx, id, person);
    if (!before) {
        return not_found("booking");
    }
    const Case c = TRY(load_case(d.tx, person, before->exam, d.now));
    Booking b = *before;
    b.state = TRY(reschedule(*before, c.exam.policies, d.now));
    if (wanted.starts_at == before->starts_at && wanted.mode == before->mode &&
        wanted.centre == before->centre) {
        return refuse("same_time", "This is the time you have booked. Choose another one.");
    }
    put_place(b, TRY(place(d.tx, c.exam, c.who, wanted, id, d.now)));
    ++b.reschedules;
    free_seat(d.tx, id);
    CHECK(seat(d, b, c.exam.policies));
    b = TRY(change(d.tx, *before, b, {.event = "rescheduled", .actor = person}, d.now));
    say_rescheduled(d, *before, b, c.exam.policies);
    return b;
}

Result<CancelOutcome> cancel(const Doing& d, const PersonId& person, const BookingId& id,
                             const std::optional<std::string>& reason) {
    const auto before = load_own(d.tx, id, person);
    if (!before) {
        return not_found("booking");
    }
    Booking b = *before;
    if (before->state == State::held) {  // giving up a hold costs nothing
        CHECK(lapse(d.tx, *before, d.now));
        b.state = State::lapsed;
        return CancelOutcome{b, false};
    }
    const Cancelling decided = TRY(cancel(*before, booking_policies(d.tx, b.exam), d.now));
    b.state = decided.state;
    b = TRY(change(d.tx, *before, b, {.event = schema::name_of(b.state), .actor = person, .reason = reason},
                   d.now));
    free_seat(d.tx, id);
    const bool usable = decided.voucher_comes_back && give_back(d.tx, *b.voucher, id, d.now);
    say_cancelled(d, b, usable);
    return CancelOutcome{b, usable};
}

Result<Booking> waive(const Doing& d, const PersonId& actor, const BookingId& id, const std::string& reason) {
    const auto before = booking_of(d.tx, id);
    if (!before) {
        return not_found("booking");
    }
    const Cancelling decided = TRY(waive(*before, booking_policies(d.tx, before->exam), d.now));
    Booking b = *before;
    b.waived = true;
    b = TRY(change(d.tx, *before, b, {.event = "waived", .actor = actor, .reason = reason}, d.now));
    if (decided.voucher_comes_back) {
        give_back(d.tx, *b.voucher, id, d.now);
    }
    say_waived(d, b);
    return b;
}

Result<Booking> mark_no_show(const Doing& d, const std::optional<PersonId>& actor, const BookingId& id,
                             const std::optional<std::string>& reason) {
    const auto before = booking_of(d.tx, id);
    if (!before) {
        return not_found("booking");
    }
    Booking b = *before;
    b.state = TRY(miss(*before, booking_policies(d.tx, b.exam), d.now));
    b = TRY(change(d.tx, *before, b, {.event = "no_show", .actor = actor, .reason = reason}, d.now));
    free_seat(d.tx, id);
    say_no_show(d, b);
    return b;
}

}  // namespace scheduling
