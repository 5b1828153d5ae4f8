#include "placing.hpp"

#include <algorithm>

namespace scheduling {
namespace {

Duration length(const ExamToSit& exam, const Candidate& who) { return exam.minutes + who.extra; }

std::vector<Instant> starts_on(const ExamToSit& exam, const Candidate& who, const Centre* centre, Date day) {
    const Policies& p = exam.policies;
    if (centre == nullptr) {
        return starts_online(day, who.zone, p.slot_every);
    }
    return starts_in(open_on(centre->hours, day, centre->zone), length(exam, who) + p.turnaround,
                     p.slot_every);
}

Wish wish_at(const ExamToSit& exam, const Candidate& who, const Centre* centre, Instant start) {
    return {centre != nullptr ? Mode::centre : Mode::online, start, start + length(exam, who),
            centre != nullptr ? centre->zone : who.zone};
}

Cells cells_at(const ExamToSit& exam, const Wish& wish) {
    return cells_of(wish.starts_at, wish.ends_at + exam.policies.turnaround);
}

Result<std::optional<Centre>> place_of(store::Reader& r, const ExamToSit& exam, const Wanted& wanted) {
    if (wanted.mode == Mode::online) {
        if (wanted.centre) {
            return refuse("centre_not_needed",
                          "An online exam has no test centre. Leave it out, or choose the mode "
                          "centre.");
        }
        if (!exam.online) {
            return refuse("online_not_offered", "This exam is sat at test centres only. Choose one.");
        }
        return std::optional<Centre>();
    }
    if (!wanted.centre) {
        return refuse("centre_needed", "Choose a test centre.");
    }
    auto centre = load_centre(r, *wanted.centre);
    if (!centre) {
        return not_found("test centre");
    }
    if (!centre->open) {
        return refuse("centre_closed", "This test centre takes no bookings any more. Choose another one.");
    }
    return centre;
}

Result<Seat> seat_for(store::Reader& r, const ExamToSit& exam, const Candidate& who, const Centre& centre,
                      const Wish& wish, const BookingId& except, Instant now) {
    const Cells cells = cells_at(exam, wish);
    const FreeSeats free(centre.rooms, load_taken(r, centre.id, cells, except, now), who.separate_room);
    if (free.seats() == 0) {
        return refuse("no_separate_room",
                      "You sit in a room of your own, and this centre has none. Choose another "
                      "centre, or an online exam.");
    }
    const auto seat = free.first(cells);
    if (!seat) {
        return fail(Why::conflict, "seat_taken",
                    "No seat is free at this time any more. Choose another time.");
    }
    return *seat;
}

// Why a day has nothing to choose, said for its last start: what stops that one stops all.
std::optional<Reason> why_empty(const Standing& standing, const ExamToSit& exam,
                                const std::vector<Wish>& wishes, Instant now) {
    if (wishes.empty()) {
        return Reason{"closed", "The test centre is closed on this day."};
    }
    const auto reasons = explain(standing, exam.policies, wishes.back(), now);
    return reasons.empty() ? Reason{"full", "No seat is free on this day."} : reasons.front();
}
}  // namespace

Result<Placed> place(store::Reader& r, const ExamToSit& exam, const Candidate& who, const Wanted& wanted,
                     const BookingId& except, Instant now) {
    if (const auto bars = barred(exam, who); !bars.empty()) {
        return refused(bars);
    }
    const std::optional<Centre> centre = TRY(place_of(r, exam, wanted));
    const Centre* at = centre ? &*centre : nullptr;
    const Wish wish = wish_at(exam, who, at, wanted.starts_at);
    if (const auto reasons = explain(who.standing, exam.policies, wish, now, except.value);
        !reasons.empty()) {
        return refused(reasons);
    }
    const auto starts = starts_on(exam, who, at, wish.day());
    if (std::ranges::find(starts, wish.starts_at) == starts.end()) {
        return refuse("no_such_start", "An exam cannot start at this time. Choose one of the offered times.");
    }
    Placed out{.wish = wish, .extra = who.extra};
    if (at != nullptr) {
        out.centre = at->id;
        out.seat = TRY(seat_for(r, exam, who, *at, wish, except, now));
    }
    return out;
}

std::vector<DayOffer> offer(store::Reader& r, const ExamToSit& exam, const Candidate& who,
                            const Centre* centre, Date from, int days, const BookingId& except, Instant now) {
    // The candidate's other booking of this exam is said elsewhere; the times are shown all the same.
    Standing standing = who.standing;
    std::erase_if(standing.bookings, [&](const Held& h) { return h.exam == standing.exam; });
    std::vector<std::vector<Wish>> wishes;
    for (int i = 0; i < days; ++i) {
        auto& day = wishes.emplace_back();
        for (const Instant start :
             starts_on(exam, who, centre, Date{std::chrono::sys_days(from) + Days(i)})) {
            day.push_back(wish_at(exam, who, centre, start));
        }
    }
    std::optional<FreeSeats> free;
    if (centre != nullptr) {
        const Cells all = cells_of(midnight(from) - Days(1), midnight(from) + Days(days + 2));
        free.emplace(centre->rooms, load_taken(r, centre->id, all, except, now), who.separate_room);
    }
    std::vector<DayOffer> out;
    for (int i = 0; i < days; ++i) {
        DayOffer& day = out.emplace_back(DayOffer{Date{std::chrono::sys_days(from) + Days(i)}});
        for (const Wish& wish : wishes[std::size_t(i)]) {
            const int seats = free ? free->count(cells_at(exam, wish)) : 1;
            if (seats > 0 && explain(standing, exam.policies, wish, now).empty()) {
                day.starts.push_back({wish.starts_at, seats});
            }
        }
        if (day.starts.empty()) {
            day.why = free && free->seats() == 0
                          ? Reason{"no_separate_room", "This centre has no room of its own for you."}
                          : why_empty(standing, exam, wishes[std::size_t(i)], now);
        }
    }
    return out;
}

}  // namespace scheduling
