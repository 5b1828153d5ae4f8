// Another seat in the middle of things: a screen failed, a neighbour coughs.
#include "booking.hpp"

#include <algorithm>

namespace scheduling {
namespace {

Cells cells_needed(const Booking& b, const Policies& policies) {
    return cells_of(b.starts_at, b.ends_at + policies.turnaround);
}

// Which room, if it has such a seat and it is not the one sat on.
Result<Room> room_of(const Centre& centre, const Booking& b, const SeatMove& move) {
    const auto room = std::ranges::find(centre.rooms, move.room, &Room::id);
    if (room == centre.rooms.end() || move.seat < 1 || move.seat > room->seats) {
        return refuse("no_such_seat", "This centre has no such seat. Choose one of the list.");
    }
    if (b.room == move.room && b.seat == move.seat) {
        return refuse("same_seat", "That is the seat the candidate sits on. Choose another.");
    }
    return *room;
}

}  // namespace

std::vector<FreeRoom> free_rooms(store::Reader& r, const Booking& b, Instant now) {
    if (!b.centre || b.state != State::checked_in) {
        return {};
    }
    const auto centre = load_centre(r, *b.centre);
    const Cells cells = cells_needed(b, booking_policies(r, b.exam));
    const auto taken = load_taken(r, *b.centre, cells, b.id, now);
    std::vector<FreeRoom> out;
    for (const Room& room : centre ? centre->rooms : std::vector<Room>{}) {
        FreeRoom free{room.id, room.title, {}};
        for (std::int64_t seat = 1; seat <= room.seats; ++seat) {
            const bool is_own = b.room == room.id && b.seat == seat;
            const bool is_taken = std::ranges::any_of(
                taken, [&](const SeatCell& one) { return one.room == room.id && one.seat == seat; });
            if (!is_own && !is_taken) {
                free.seats.push_back(seat);
            }
        }
        if (!free.seats.empty()) {
            out.push_back(std::move(free));
        }
    }
    return out;
}

Result<Booking> move_seat(store::Tx& tx, const shell::Shell&, const BookingId& id, const SeatMove& move,
                          Instant now) {
    const auto before = booking_of(tx, id);
    if (!before) {
        return not_found("booking");
    }
    if (!before->centre) {
        return refuse("not_at_a_centre", "This exam is sat online: there is no seat to move to.");
    }
    if (before->state != State::checked_in) {
        return refuse("not_checked_in", "Only somebody who is here can be moved to another seat.");
    }
    const auto centre = load_centre(tx, *before->centre);
    if (!centre) {
        return not_found("test centre");
    }
    TRY(room_of(*centre, *before, move));
    Booking b = *before;
    b.room = move.room;
    b.seat = move.seat;
    // As for a booking: a hold that ran out keeps its cells until somebody needs them.
    CHECK(lapse_over(tx, *b.centre, b.starts_at - Days(1), b.ends_at + Days(1), now));
    free_seat(tx, id);
    if (const Done taken = take_seat(tx, b, booking_policies(tx, b.exam)); !taken) {
        return fail(Why::conflict, "seat_taken",
                    "Somebody else has this seat in the time that is left. Choose another seat.");
    }
    return change(tx, *before, b, {.event = "seat_moved", .actor = move.by, .reason = move.reason}, now);
}

}  // namespace scheduling
