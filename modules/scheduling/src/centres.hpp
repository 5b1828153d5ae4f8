// A centre as it is kept: the place, its rooms, its hours.
#pragma once
#include "distance.hpp"
#include "free_seats.hpp"
#include "hours.hpp"

#include <scheduling/scheduling.hpp>

namespace scheduling {

struct Centre {
    CentreId id;
    std::string title, street, city, country;  // ISO 3166-1 alpha-2
    Position at;
    std::string zone;
    std::string how_to_find;
    bool step_free = false;
    bool open = true;  // false: it left the programme; its bookings stay
    std::vector<Room> rooms;
    OpeningHours hours;
};

std::optional<Centre> load_centre(store::Reader&, const CentreId&);
// What is taken at a centre from one instant to another, by anybody but the booking `except`.
std::vector<SeatCell> load_taken(store::Reader&, const CentreId&, Cells, const BookingId& except,
                                 Instant now);

struct CentreRow {  // what a search compares and a list shows
    CentreCard card;
    Position at;
    std::string how_to_find, search_key;
    bool step_free = false, separate_rooms = false;
    std::int64_t seats = 0;
};
std::vector<CentreRow> load_open_centres(store::Reader&);

}  // namespace scheduling
