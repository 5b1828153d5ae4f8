#include "centres.hpp"

#include <base/must.hpp>
#include <scheduling/sql/centres.hpp>
#include <scheduling/sql/seats.hpp>

namespace scheduling {
namespace {

OpeningHours load_hours(store::Reader& r, const CentreId& id) {
    OpeningHours out;
    for (const auto& row : sql::hours_of(r, {.centre = id})) {
        out.weekly.push_back(
            {std::chrono::weekday(unsigned(row.weekday)), {Minutes(row.opens), Minutes(row.closes)}});
    }
    for (const auto& row : sql::exceptions_of(r, {.centre = id})) {
        const auto day = parse_date(row.day);
        MUST(day.has_value());
        DayHours hours{*day, std::nullopt};
        if (row.opens && row.closes) {
            hours.span = LocalSpan{Minutes(*row.opens), Minutes(*row.closes)};
        }
        out.exceptions.push_back(hours);
    }
    return out;
}
}  // namespace

std::optional<Centre> load_centre(store::Reader& r, const CentreId& id) {
    const auto row = sql::centre_by_id(r, {.id = id});
    if (!row) {
        return std::nullopt;
    }
    Centre out{.id = row->id,
               .title = row->title,
               .street = row->street,
               .city = row->city,
               .country = row->country,
               .at = {row->latitude, row->longitude},
               .zone = row->zone,
               .how_to_find = row->how_to_find,
               .step_free = row->step_free != 0,
               .open = !row->closed_at.has_value()};
    for (const auto& room : sql::rooms_of(r, {.centre = id})) {
        out.rooms.push_back({room.room, room.title, room.seats, room.accessible_seats, room.separate != 0});
    }
    out.hours = load_hours(r, id);
    return out;
}

std::optional<std::string> room_title(store::Reader& r, const Booking& b) {
    if (!b.centre) {
        return std::nullopt;
    }
    for (const auto& room : sql::rooms_of(r, {.centre = *b.centre})) {
        if (room.room == *b.room) {
            return room.title;
        }
    }
    return b.room;
}

std::vector<SeatCell> load_taken(store::Reader& r, const CentreId& centre, Cells cells,
                                 const BookingId& except, Instant now) {
    std::vector<SeatCell> out;
    for (auto& row : sql::seats_taken(
             r, {.centre = centre, .first = cells.first, .last = cells.last, .except = except, .now = now})) {
        out.push_back({std::move(row.room), row.seat, row.cell});
    }
    return out;
}

std::vector<CentreRow> load_open_centres(store::Reader& r) {
    std::map<CentreId, CentreRow*> by_id;
    auto rows = sql::open_centres(r);
    std::vector<CentreRow> out;
    out.reserve(rows.size());
    for (auto& row : rows) {
        out.push_back({.card = {row.id, row.title, row.street, row.city, row.country, row.zone},
                       .at = {row.latitude, row.longitude},
                       .how_to_find = row.how_to_find,
                       .search_key = row.search_key,
                       .step_free = row.step_free != 0});
        by_id[row.id] = &out.back();
    }
    for (const auto& room : sql::all_rooms(r)) {
        if (const auto found = by_id.find(room.centre); found != by_id.end()) {
            found->second->separate_rooms = found->second->separate_rooms || room.separate != 0;
            found->second->seats += room.seats;
        }
    }
    return out;
}

std::optional<CentreCard> centre_of(store::Reader& r, const CentreId& id) {
    const auto row = sql::centre_by_id(r, {.id = id});
    return row ? std::optional(
                     CentreCard{row->id, row->title, row->street, row->city, row->country, row->zone})
               : std::nullopt;
}

std::vector<CentreCard> centres(store::Reader& r) {
    std::vector<CentreCard> out;
    for (auto& row : sql::open_centres(r)) {
        out.push_back({row.id, row.title, row.street, row.city, row.country, row.zone});
    }
    return out;
}

}  // namespace scheduling
