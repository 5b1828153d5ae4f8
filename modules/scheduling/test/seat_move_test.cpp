// Another seat in the middle of things.
#include "house.hpp"

namespace scheduling {
namespace {
class SeatMoves : public House {
  protected:
    // Books the same hour at the centre, by way of the routes.
    BookingId booked(const PersonId& who) {
        as(who);
        const auto made =
            ask("POST", "/api/exams/basics/bookings",
                R"({"mode":"centre","centre":"mitte","starts_at":"2026-03-09T08:00:00Z"})", 201);
        return BookingId(text(made, "/id"));
    }
    void arrive(const BookingId& id, const PersonId& who) {
        EXPECT_TRUE(db().write([&](store::Tx& tx) { return check_in(tx, *shell_, id, who, clock_.now()); }));
    }
    Result<Booking> move(const BookingId& id, const std::string& room, std::int64_t seat) {
        return db().write([&](store::Tx& tx) {
            return move_seat(tx, *shell_, id, {room, seat, PersonId("paula"), "The screen failed."},
                             clock_.now());
        });
    }
    std::string free_for(const BookingId& id) {
        return db().read([&](store::Reader& r) {
            std::string out;
            for (const auto& room : free_rooms(r, booking_of(r, id).value(), clock_.now())) {
                for (const auto seat : room.seats) {
                    out += room.id + ":" + std::to_string(seat) + " ";
                }
            }
            return out;
        });
    }
};

TEST_P(SeatMoves, the_new_seat_is_taken_and_the_old_one_free) {
    const auto anns = booked(ann_);  // r1, seat 2
    const auto beas = booked(bea_);  // r1, seat 1
    clock("2026-03-09T07:50:00Z");
    EXPECT_EQ(free_for(anns), "");  // not here yet
    EXPECT_EQ(move(anns, "quiet", 1).error().code, "not_checked_in");
    arrive(anns, ann_);
    arrive(beas, bea_);
    EXPECT_EQ(free_for(anns), "quiet:1 ");
    EXPECT_EQ(move(anns, "r1", 1).error().code, "seat_taken");
    EXPECT_EQ(move(anns, "r1", 2).error().code, "same_seat");
    EXPECT_EQ(move(anns, "r1", 3).error().code, "no_such_seat");
    EXPECT_EQ(move(anns, "cellar", 1).error().code, "no_such_seat");
    EXPECT_EQ(free_for(beas), "quiet:1 ");  // what was refused has changed nothing
    const auto moved = move(anns, "quiet", 1);
    ASSERT_TRUE(moved);
    EXPECT_EQ(*moved->room, "quiet");
    EXPECT_EQ(free_for(beas), "r1:2 ");
    EXPECT_TRUE(move(beas, "r1", 2));
    as(PersonId("paula"), {"proctor"});
    const auto detail = get("/api/manage/bookings/" + anns.value);
    EXPECT_EQ(text(detail, "/history/2/event"), "seat_moved");
    EXPECT_EQ(text(detail, "/history/2/reason"), "The screen failed.");
    EXPECT_EQ(text(detail, "/booking/room"), "Quiet room");
}

TEST_P(SeatMoves, an_exam_at_home_has_no_seat) {
    as(ann_);
    const auto made = ask("POST", "/api/exams/basics/bookings",
                          R"({"mode":"online","starts_at":"2026-03-09T08:00:00Z"})", 201);
    EXPECT_EQ(move(BookingId(text(made, "/id")), "r1", 1).error().code, "not_at_a_centre");
    EXPECT_EQ(move(BookingId("nothing"), "r1", 1).error().code, "not_found");
}

ON_BOTH(SeatMoves);
}  // namespace
}  // namespace scheduling
