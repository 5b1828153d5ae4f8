// Another seat for somebody who sits at a centre: scheduling keeps the seat, delivery tells the candidate.
#include "routes.hpp"

#include <delivery/delivery.hpp>
#include <scheduling/scheduling.hpp>
#include <sitting/limits.hpp>

namespace proctoring {
namespace {

struct FreeRoomView {
    std::string id, title;
    std::vector<std::int64_t> seats;
};
BOOST_DESCRIBE_STRUCT(FreeRoomView, (), (id, title, seats))

struct SeatMoveWish {
    schema::Text<1, 64> room;
    schema::Whole<1, 100'000> seat;
    sitting::ReasonCode code;
    schema::Text<1, sitting::text_max> reason;
};
BOOST_DESCRIBE_STRUCT(SeatMoveWish, (), (room, seat, code, reason))

Result<scheduling::Booking> booking_of_attempt(store::Reader& reader, const AttemptId& attempt, Instant now) {
    const auto status = delivery::status_of(reader, attempt, now);
    if (!status) {
        return not_found("attempt");
    }
    const auto booking = scheduling::booking_of(reader, BookingId(status->booking));
    if (!booking) {
        return refuse("not_at_a_centre", "This attempt has no booking, so there is no seat to move to.");
    }
    return *booking;
}

Result<std::vector<FreeRoomView>> free_seats(store::Reader& reader, const AttemptId& attempt, Instant now) {
    const auto booking = TRY(booking_of_attempt(reader, attempt, now));
    std::vector<FreeRoomView> out;
    for (auto& room : scheduling::free_rooms(reader, booking, now)) {
        out.push_back({std::move(room.id), std::move(room.title), std::move(room.seats)});
    }
    return out;
}

// The seat is taken and the candidate told in one transaction: neither happens without the other.
delivery::Act move(store::Tx& tx, const shell::Shell& s, const AttemptId& attempt, const PersonId& by,
                   const SeatMoveWish& wish, Instant now) {
    const auto before = TRY(booking_of_attempt(tx, attempt, now));
    const auto after = TRY(scheduling::move_seat(
        tx, s, before.id, {wish.room.value, wish.seat.value, by, wish.reason.value}, now));
    const delivery::Seat seat{scheduling::room_title(tx, after).value_or(wish.room.value), wish.seat.value};
    return delivery::move_seat(tx, s, attempt, by, seat, {wish.code, wish.reason.value}, now);
}

}  // namespace

void seat_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/manage/attempts/{attempt}/free-seats",
          {"The seats of the centre that stay free for as long as the exam takes", desk()},
          [&s](http::Path<AttemptPath> at) -> Result<std::vector<FreeRoomView>> {
              return s.db.read(
                  [&](store::Reader& reader) { return free_seats(reader, at->attempt, s.clock.now()); });
          });
    r.post(
        "/api/manage/attempts/{attempt}/seat-moves",
        {"Give a candidate another free seat of the centre", desk()},
        [&s](http::Caller who, http::Path<AttemptPath> at, http::Body<SeatMoveWish> wish) -> delivery::Act {
            delivery::Act moved = s.db.write([&](store::Tx& tx) {
                return move(tx, s, at->attempt, PersonId(who.person), *wish, s.clock.now());
            });
            delivery::nudge(s, at->attempt);
            return moved;
        });
}
}  // namespace proctoring
