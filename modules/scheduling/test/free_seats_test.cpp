#include "free_seats.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace scheduling {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }

TEST(cells, are_all_those_a_time_touches) {
    const Cells whole = cells_of(at("1970-01-01T09:00:00Z"), at("1970-01-01T10:45:00Z"));
    EXPECT_EQ(whole, (Cells{36, 43}));
    EXPECT_EQ(cells_of(at("1970-01-01T09:10:00Z"), at("1970-01-01T09:16:00Z")), (Cells{36, 38}));
}

TEST(seats, accessible_ones_are_given_away_last_and_separate_rooms_only_when_asked) {
    const Room rooms[] = {{"r1", "Room 1", 2, 1, false}, {"quiet", "Quiet room", 1, 1, true}};
    const Cells cells{10, 17};
    FreeSeats all(rooms, {}, false);
    EXPECT_EQ(all.count(cells), 2);
    EXPECT_EQ(all.first(cells), (Seat{"r1", 2}));
    const SeatCell taken[] = {{"r1", 2, 16}};
    EXPECT_EQ(FreeSeats(rooms, taken, false).first(cells), (Seat{"r1", 1}));
    EXPECT_EQ(FreeSeats(rooms, taken, false).first({17, 24}), (Seat{"r1", 2}));
    EXPECT_EQ(FreeSeats(rooms, {}, true).first(cells), (Seat{"quiet", 1}));
}

// Selling seat after seat never sells a cell twice, and stops exactly when nothing is left.
RC_GTEST_PROP(seats, are_never_sold_twice, ()) {
    std::vector<Room> rooms;
    for (int i = 0; i < *rc::gen::inRange(1, 4); ++i) {
        rooms.push_back(
            {std::string("r") + char('0' + i), "", *rc::gen::inRange(1, 4), 1, *rc::gen::arbitrary<bool>()});
    }
    const bool separate = *rc::gen::arbitrary<bool>();
    std::vector<SeatCell> taken;
    std::set<std::tuple<std::string, std::int64_t, Cell>> sold;
    for (int i = 0; i < 40; ++i) {
        const Cell start = *rc::gen::inRange(0, 20);
        const Cells cells{start, start + *rc::gen::inRange(1, 9)};
        const FreeSeats free(rooms, taken, separate);
        const auto seat = free.first(cells);
        RC_ASSERT(seat.has_value() == (free.count(cells) > 0));
        if (!seat) {
            continue;
        }
        for (Cell c = cells.first; c < cells.last; ++c) {
            RC_ASSERT(sold.insert({seat->room, seat->number, c}).second);
            taken.push_back({seat->room, seat->number, c});
        }
        RC_ASSERT(FreeSeats(rooms, taken, separate).count(cells) == free.count(cells) - 1);
    }
}
}  // namespace
}  // namespace scheduling
