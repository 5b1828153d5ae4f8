#include "notices.hpp"

#include <fmt/format.h>
#include <base/must.hpp>
#include <identity/identity.hpp>

namespace scheduling {
namespace {
constexpr std::string_view no_show_job = "scheduling.no_show";
constexpr std::string_view lapse_job = "scheduling.lapse";

std::string when(const Doing& d, const Booking& b) {
    const std::string there = in_words(b.starts_at, b.zone);
    const auto card = identity::card_of(d.tx, b.person);
    if (!card || card->zone == b.zone || !is_zone(card->zone)) {
        return there;
    }
    return fmt::format("{}\nYour time: {}", there, in_words(b.starts_at, card->zone));
}
std::string where(const Doing& d, const Booking& b) {
    if (!b.centre) {
        return "Online, on your own computer";
    }
    const auto centre = load_centre(d.tx, *b.centre);
    MUST(centre.has_value());
    const auto room = std::ranges::find(centre->rooms, *b.room, &Room::id);
    return fmt::format("{}, {}, {}\n{}, seat {}\n{}", centre->title, centre->street, centre->city,
                       room == centre->rooms.end() ? *b.room : room->title, *b.seat, centre->how_to_find);
}
Facts facts(const Doing& d, const Booking& b) {
    return {{"exam", b.exam_title}, {"when", when(d, b)}, {"link", d.s.base_url + "/bookings/" + b.id.value}};
}
void mail(const Doing& d, const Booking& b, const std::string& name, Facts f) {
    identity::send_mail(d.tx, d.s, b.person, name, std::move(f), d.now);
}
void plan_no_show(const Doing& d, const Booking& b, const Policies& p) {
    jobs::schedule(d.tx, no_show_job, b.id.value, check_in_closes(b, p));
}
std::string change_rule(const Booking& b, const Policies& p, Instant now) {
    const Instant until = change_until(b, p);
    return now < until ? fmt::format("until {}", in_words(until, b.zone)) : "no longer free of charge";
}
std::string until_checked_in(const Booking& b, const Policies& p) {
    return fmt::format("from {} to {}", to_time_of_day(to_local(check_in_opens(b, p), b.zone).time),
                       to_time_of_day(to_local(check_in_closes(b, p), b.zone).time));
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
    f.emplace_back("where", where(d, b));
    f.emplace_back("check_in", until_checked_in(b, p));
    f.emplace_back("change", change_rule(b, p, d.now));
    mail(d, b, "booked", std::move(f));
}

void say_rescheduled(const Doing& d, const Booking& before, const Booking& after, const Policies& p) {
    plan_no_show(d, after, p);
    shell::announce(d.tx, d.s,
                    Rescheduled{after.id, after.person, after.exam, after.mode, after.centre,
                                before.starts_at, after.starts_at, after.ends_at, after.zone},
                    d.now);
    Facts f = facts(d, after);
    f.emplace_back("before", in_words(before.starts_at, before.zone));
    f.emplace_back("where", where(d, after));
    f.emplace_back("check_in", until_checked_in(after, p));
    f.emplace_back("change", change_rule(after, p, d.now));
    mail(d, after, "booking_moved", std::move(f));
}

void say_cancelled(const Doing& d, const Booking& b, bool voucher_usable) {
    jobs::cancel(d.tx, no_show_job, b.id.value);
    const bool late = b.state == State::late_cancelled;
    shell::announce(d.tx, d.s, Cancelled{b.id, b.person, b.exam, b.starts_at, late}, d.now);
    Facts f = facts(d, b);
    f.emplace_back("consequence", !b.voucher       ? "Nothing was charged."
                                  : voucher_usable ? "Your voucher " + *b.voucher + " can be used again."
                                  : late           ? "Free cancellation was over, so your voucher is used up."
                                         : "Your voucher has expired meanwhile and cannot be used again.");
    mail(d, b, "booking_cancelled", std::move(f));
}

void say_waived(const Doing& d, const Booking& b, const std::string& what_it_means) {
    Facts f = facts(d, b);
    f.emplace_back("consequence", what_it_means);
    mail(d, b, "booking_waived", std::move(f));
}

void say_no_show(const Doing& d, const Booking& b) {
    jobs::cancel(d.tx, no_show_job, b.id.value);
    shell::announce(d.tx, d.s, NoShow{b.id, b.person, b.exam, b.starts_at}, d.now);
    Facts f = facts(d, b);
    f.emplace_back("consequence", b.voucher ? "Your voucher is used up." : "Nothing was charged.");
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
