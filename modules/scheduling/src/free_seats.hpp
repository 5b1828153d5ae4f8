// Which seats of a centre are free when. Time is sold in cells of a quarter of an hour. Pure.
#pragma once
#include <base/time.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace scheduling {

using Cell = std::int64_t;  // quarters of an hour since 1970
constexpr Minutes cell_length{15};
struct Cells {
    Cell first = 0, last = 0;  // [first, last)
    bool operator==(const Cells&) const = default;
};
// Every cell that the time from `from` to `to` touches.
Cells cells_of(Instant from, Instant to);

struct Room {
    std::string id, title;
    std::int64_t seats = 0;
    std::int64_t accessible = 0;  // seats 1 to `accessible`; they are given away last
    bool separate = false;        // a room of its own, for an accommodation
};
struct SeatCell {
    std::string room;
    std::int64_t seat = 0;
    Cell cell = 0;
};
struct Seat {
    std::string room;
    std::int64_t number = 0;
    bool operator==(const Seat&) const = default;
};

class FreeSeats {
  public:
    // `separate`: only rooms of their own, else only the others.
    FreeSeats(std::span<const Room>, std::span<const SeatCell> taken, bool separate);
    int count(Cells) const;
    std::optional<Seat> first(Cells) const;
    int seats() const { return int(order_.size()); }  // all there are

  private:
    bool is_free(const Seat&, Cells) const;
    std::vector<Seat> order_;                                                  // as they are given away
    std::map<std::pair<std::string, std::int64_t>, std::vector<Cell>> taken_;  // sorted
};

}  // namespace scheduling
