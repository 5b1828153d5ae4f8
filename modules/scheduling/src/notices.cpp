#include "notices.hpp"

#include <fmt/format.h>
#include <base/must.hpp>
#include <identity/identity.hpp>

namespace scheduling {
namespace {
constexpr std::string_view no_show_job = "scheduling.no_show";
constexpr std::string_view lapse_job = "scheduling.lapse";

std::string moment(Instant at, const std::string& zone) { return to_rfc3339(at) + " " + zone; }
// The start in the person's own zone; "" where that is the place's.
std::string yours(const Doing& d, const Booking& b) {
    const auto card = identity::card_of(d.tx, b.person);
    return !card || card->zone == b.zone || !is_zone(card->zone) ? "" : moment(b.starts_at, card->zone);
}
Facts facts(const Doing& d, const Booking& b) {
    return {{"exam", b.exam_title},
            {"starts", moment(b.starts_at, b.zone)},
            {"yours", yours(d, b)},
            {"link", d.s.base_url + "/bookings/" + b.id.value}};
}
// Where to go, and until when one can change one's mind; "" for a place that is at home, and for a change
// that is no longer free.
void say_details(const Doing& d, const Booking& b, const Policies& p, Facts& f) {
    std::string place, seat, room, how;
    if (b.centre) {
        const auto centre = load_centre(d.tx, *b.centre);
        MUST(centre.has_value());
        const auto found = std::ranges::find(centre->rooms, *b.room, &Room::id);
        place = fmt::format("{}, {}, {}", centre->title, centre->street, centre->city);
        room = found == centre->rooms.end() ? *b.room : found->title;
        seat = std::to_string(*b.seat);
        how = centre->how_to_find;
    }
    const auto time = [&](Instant at) { return to_time_of_day(to_local(at, b.zone).time); };
    const Instant until = change_until(b, p);
    f.emplace_back("place", place);
    f.emplace_back("room", room);
    f.emplace_back("seat", seat);
    f.emplace_back("how_to_find", how);
    f.emplace_back("opens", time(check_in_opens(b, p)));
    f.emplace_back("closes", time(check_in_closes(b, p)));
    f.emplace_back("change_until", d.now < until ? moment(until, b.zone) : "");
}
void mail(const Doing& d, const Booking& b, const std::string& name, Facts f) {
    identity::send_mail(d.tx, d.s, b.person, name, std::move(f), d.now);
}
void plan_no_show(const Doing& d, const Booking& b, const Policies& p) {
    jobs::schedule(d.tx, no_show_job, b.id.value, check_in_closes(b, p));
}
}  // namespace

void plan_lapse(const Doing& d, const Booking& hold) {
    jobs::schedule(d.tx, lapse_job, hold.id.value, hold.held_until);
}

void say_booked(const Doing& d, const Booking& b, const Policies& p) {
    jobs::cancel(d.tx, lapse_job, b.id.value);
    plan_no_show(d, b, p);
    shell::announce(
        d.tx, d.s,
        Booked{b.id, b.person, b.exam, b.exam_version, b.mode, b.centre, b.starts_at, b.ends_at, b.zone},
        d.now);
    Facts f = facts(d, b);
    say_details(d, b, p, f);
    mail(d, b, "booked", std::move(f));
}

void say_rescheduled(const Doing& d, const Booking& before, const Booking& after, const Policies& p) {
    plan_no_show(d, after, p);
    shell::announce(d.tx, d.s,
                    Rescheduled{after.id, after.person, after.exam, after.mode, after.centre,
                                before.starts_at, after.starts_at, after.ends_at, after.zone},
                    d.now);
    Facts f = facts(d, after);
    f.emplace_back("before", moment(before.starts_at, before.zone));
    say_details(d, after, p, f);
    mail(d, after, "booking_moved", std::move(f));
}

void say_cancelled(const Doing& d, const Booking& b, bool voucher_usable) {
    jobs::cancel(d.tx, no_show_job, b.id.value);
    const bool late = b.state == State::late_cancelled;
    shell::announce(d.tx, d.s, Cancelled{b.id, b.person, b.exam, b.starts_at, late}, d.now);
    Facts f = facts(d, b);
    f.emplace_back("voucher", b.voucher.value_or(""));
    f.emplace_back("voucher_is", !b.voucher ? "" : voucher_usable ? "back" : late ? "used" : "expired");
    mail(d, b, "booking_cancelled", std::move(f));
}

void say_waived(const Doing& d, const Booking& b) {
    Facts f = facts(d, b);
    f.emplace_back("means", b.state == State::booked ? "free" : b.voucher ? "voucher" : "");
    mail(d, b, "booking_waived", std::move(f));
}

void say_no_show(const Doing& d, const Booking& b) {
    jobs::cancel(d.tx, no_show_job, b.id.value);
    shell::announce(d.tx, d.s, NoShow{b.id, b.person, b.exam, b.starts_at}, d.now);
    Facts f = facts(d, b);
    f.emplace_back("voucher", b.voucher.value_or(""));
    mail(d, b, "booking_missed", std::move(f));
}

void jobs(jobs::Runner& runner, const shell::Shell& s) {
    runner.handle(std::string(no_show_job), [&s](store::Tx& tx, const jobs::Job& job, Instant now) -> Done {
        const auto booking = booking_of(tx, BookingId(job.key));
        // Checked in, cancelled, or moved to a later time, which planned a job of its own.
        if (!booking || booking->state != State::booked ||
            now < check_in_closes(*booking, booking_policies(tx, booking->exam))) {
            return {};
        }
        TRY(mark_no_show({tx, s, now}, std::nullopt, booking->id, std::nullopt));
        return {};
    });
    runner.handle(std::string(lapse_job), [](store::Tx& tx, const jobs::Job& job, Instant now) -> Done {
        const auto booking = booking_of(tx, BookingId(job.key));
        return booking && booking->state == State::held && now >= booking->held_until
                   ? lapse(tx, *booking, now)
                   : Done{};
    });
}

}  // namespace scheduling
