#include "free_seats.hpp"

#include <algorithm>
#include <base/must.hpp>

namespace scheduling {

Cells cells_of(Instant from, Instant to) {
    MUST(from < to);
    const std::int64_t cell = Duration(cell_length).count();
    MUST(micros(from) >= 0);
    return {micros(from) / cell, (micros(to) + cell - 1) / cell};
}

FreeSeats::FreeSeats(std::span<const Room> rooms, std::span<const SeatCell> taken, bool separate) {
    for (const bool accessible : {false, true}) {
        for (const Room& room : rooms) {
            for (std::int64_t n = 1; n <= room.seats && room.separate == separate; ++n) {
                if ((n <= room.accessible) == accessible) {
                    order_.push_back({room.id, n});
                }
            }
        }
    }
    for (const SeatCell& t : taken) {
        taken_[{t.room, t.seat}].push_back(t.cell);
    }
    for (auto& [seat, cells] : taken_) {
        std::ranges::sort(cells);
    }
}

bool FreeSeats::is_free(const Seat& seat, Cells cells) const {
    const auto found = taken_.find({seat.room, seat.number});
    if (found == taken_.end()) {
        return true;
    }
    const auto next = std::ranges::lower_bound(found->second, cells.first);
    return next == found->second.end() || *next >= cells.last;
}

int FreeSeats::count(Cells cells) const {
    return int(std::ranges::count_if(order_, [&](const Seat& seat) { return is_free(seat, cells); }));
}

std::optional<Seat> FreeSeats::first(Cells cells) const {
    const auto found = std::ranges::find_if(order_, [&](const Seat& seat) { return is_free(seat, cells); });
    return found == order_.end() ? std::nullopt : std::optional(*found);
}

}  // namespace scheduling
