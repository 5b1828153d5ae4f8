// centres/<id>.toml into rows. A centre that did not change is not touched; one that left the folder is
// closed.
#include "centres.hpp"
#include "gazetteer.hpp"

#include <fmt/format.h>
#include <base/text.hpp>
#include <scheduling/sql/centres.hpp>

namespace scheduling {
namespace {
constexpr std::string_view centre_files = "centres/*.toml";
constexpr std::int64_t seats_max = 500;

BOOST_DEFINE_ENUM_CLASS(Weekday, sun, mon, tue, wed, thu, fri, sat)

struct HoursEntry {
    schema::List<Weekday, 7> days;
    schema::Text<5, 5> opens, closes;
};
BOOST_DESCRIBE_STRUCT(HoursEntry, (), (days, opens, closes))
struct ExceptionEntry {
    Date date;
    std::optional<bool> closed;
    std::optional<schema::Text<5, 5>> opens, closes;
};
BOOST_DESCRIBE_STRUCT(ExceptionEntry, (), (date, closed, opens, closes))
struct RoomEntry {
    CentreId id;  // a short name, unique in the centre
    schema::Text<1, 100> title;
    schema::Whole<1, seats_max> seats;
    std::optional<bool> separate;
    std::optional<schema::Whole<0, seats_max>> accessible_seats;
};
BOOST_DESCRIBE_STRUCT(RoomEntry, (), (id, title, seats, separate, accessible_seats))
struct CentreFile {
    CentreId id;
    schema::Text<1, 100> title;
    schema::Text<1, 200> street;
    schema::Text<1, 100> city;
    schema::Text<2, 2> country;
    double latitude;
    double longitude;
    schema::Text<1, 64> zone;
    std::optional<schema::Text<0, 500>> how_to_find;
    std::optional<bool> step_free;
    schema::List<HoursEntry, 100> hours;
    std::optional<schema::List<ExceptionEntry, 1000>> exception;
    schema::List<RoomEntry, 100> room;
};
BOOST_DESCRIBE_STRUCT(CentreFile, (),
                      (id, title, street, city, country, latitude, longitude, zone, how_to_find, step_free,
                       hours, exception, room))

struct Reading {
    const plain::Read<CentreFile>& file;
    plain::Report& report;
    void problem(const std::string& at, std::string message) const {
        file.problem(report, at, std::move(message));
    }
};

std::optional<LocalSpan> span_of(const Reading& in, const std::string& at, std::string_view opens,
                                 std::string_view closes) {
    const auto from = parse_time_of_day(opens), to = parse_time_of_day(closes);
    if (!from) {
        in.problem(at + "/opens", "must be a time like 09:00");
    }
    if (!to) {
        in.problem(at + "/closes", "must be a time like 18:00, at most 24:00");
    }
    if (from && to && *from >= *to) {
        in.problem(at + "/closes", "must be later than opens");
    }
    return from && to && *from < *to ? std::optional(LocalSpan{*from, *to}) : std::nullopt;
}

void read_hours(const Reading& in, OpeningHours& out) {
    const auto& hours = in.file.value.hours.value;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const std::string at = "/hours/" + std::to_string(i);
        const auto span = span_of(in, at, hours[i].opens.value, hours[i].closes.value);
        if (hours[i].days.value.empty()) {
            in.problem(at + "/days", "must name at least one day");
        }
        for (const Weekday day : hours[i].days.value) {
            const std::chrono::weekday weekday{unsigned(day)};
            const bool overlaps =
                span && std::ranges::any_of(out.weekly, [&](const WeeklyHours& w) {
                    return w.day == weekday && w.span.opens < span->closes && span->opens < w.span.closes;
                });
            if (overlaps) {
                in.problem(at,
                           fmt::format("opens on {} at a time that is open already", schema::name_of(day)));
            } else if (span) {
                out.weekly.push_back({weekday, *span});
            }
        }
    }
}

void read_exceptions(const Reading& in, OpeningHours& out) {
    if (!in.file.value.exception) {
        return;
    }
    const auto& exceptions = in.file.value.exception->value;
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
        const auto& e = exceptions[i];
        const std::string at = "/exception/" + std::to_string(i);
        const bool closed = e.closed.value_or(false);
        if (closed == (e.opens || e.closes) || e.opens.has_value() != e.closes.has_value()) {
            in.problem(at, "must say either closed = true, or opens and closes");
        } else if (closed) {
            out.exceptions.push_back({e.date, std::nullopt});
        } else if (const auto span = span_of(in, at, e.opens->value, e.closes->value)) {
            out.exceptions.push_back({e.date, *span});
        }
    }
}

void read_rooms(const Reading& in, std::vector<Room>& out) {
    const auto& rooms = in.file.value.room.value;
    if (rooms.empty()) {
        in.problem("/room", "a centre needs at least one [[room]]");
    }
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const std::string at = "/room/" + std::to_string(i);
        Room room{rooms[i].id.value, rooms[i].title.value, rooms[i].seats.value,
                  rooms[i].accessible_seats ? rooms[i].accessible_seats->value : 0,
                  rooms[i].separate.value_or(false)};
        if (room.accessible > room.seats) {
            in.problem(at + "/accessible_seats", "must not be more than seats");
        }
        if (std::ranges::find(out, room.id, &Room::id) != out.end()) {
            in.problem(at + "/id", "another room of this centre has this id");
        }
        out.push_back(std::move(room));
    }
}

Centre read_centre(const Reading& in) {
    const CentreFile& f = in.file.value;
    Centre out{.id = f.id,
               .title = f.title.value,
               .street = f.street.value,
               .city = f.city.value,
               .country = f.country.value,
               .at = {f.latitude, f.longitude},
               .zone = f.zone.value,
               .how_to_find = f.how_to_find ? f.how_to_find->value : "",
               .step_free = f.step_free.value_or(false)};
    if (f.id.value != plain::Folder::name_in(in.file.file, centre_files)) {
        in.problem("/id", "must be the file's name without .toml");
    }
    if (country_name(out.country).empty()) {
        in.problem("/country", "must be a country's code of two letters (ISO 3166-1), like DE");
    }
    if (!is_on_earth(out.at)) {
        in.problem("/latitude", "latitude is -90 to 90 and longitude -180 to 180, in degrees");
    }
    if (!is_zone(out.zone)) {
        in.problem("/zone", "must be an IANA time zone like Europe/Berlin");
    }
    read_hours(in, out.hours);
    read_exceptions(in, out.hours);
    read_rooms(in, out.rooms);
    return out;
}

// Everything that is kept of a centre, as one text: equal texts need no writing.
std::string fingerprint(const Centre& c) {
    std::string out =
        fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}\n", c.id.value, c.title, c.street, c.city, c.country,
                    c.at.latitude, c.at.longitude, c.zone, c.how_to_find, c.step_free, c.open);
    std::set<std::string> parts;  // the order of rows does not matter
    for (const Room& r : c.rooms) {
        parts.insert(fmt::format("room {}|{}|{}|{}|{}\n", r.id, r.title, r.seats, r.accessible, r.separate));
    }
    for (const WeeklyHours& w : c.hours.weekly) {
        parts.insert(
            fmt::format("week {} {} {}\n", w.day.c_encoding(), w.span.opens.count(), w.span.closes.count()));
    }
    for (const DayHours& d : c.hours.exceptions) {
        parts.insert(fmt::format("day {} {} {}\n", to_string(d.date), d.span ? d.span->opens.count() : -1,
                                 d.span ? d.span->closes.count() : -1));
    }
    for (const std::string& part : parts) {
        out += part;
    }
    return out;
}

void put(store::Tx& tx, const Centre& c) {
    const std::string key = plain_key(
        fmt::format("{} {} {} {} {}", c.title, c.city, c.street, country_name(c.country), c.country));
    sql::put_centre(tx, {.id = c.id,
                         .title = c.title,
                         .street = c.street,
                         .city = c.city,
                         .country = c.country,
                         .latitude = c.at.latitude,
                         .longitude = c.at.longitude,
                         .zone = c.zone,
                         .how_to_find = c.how_to_find,
                         .step_free = c.step_free,
                         .search_key = key});
    sql::clear_rooms(tx, {.centre = c.id});
    sql::clear_hours(tx, {.centre = c.id});
    sql::clear_exceptions(tx, {.centre = c.id});
    for (const Room& r : c.rooms) {
        sql::put_room(tx, {.centre = c.id,
                           .room = r.id,
                           .title = r.title,
                           .seats = r.seats,
                           .accessible_seats = r.accessible,
                           .separate = r.separate});
    }
    for (const WeeklyHours& w : c.hours.weekly) {
        sql::put_hours(tx, {.centre = c.id,
                            .weekday = int(w.day.c_encoding()),
                            .opens = std::int64_t(w.span.opens.count()),
                            .closes = std::int64_t(w.span.closes.count())});
    }
    int number = 0;
    for (const DayHours& d : c.hours.exceptions) {
        const std::string day = to_string(d.date);
        const auto minutes = [](const std::optional<LocalSpan>& s, Minutes LocalSpan::* which) {
            return s ? std::optional(std::int64_t(((*s).*which).count())) : std::nullopt;
        };
        sql::put_exception(tx, {.centre = c.id,
                                .number = ++number,
                                .day = day,
                                .opens = minutes(d.span, &LocalSpan::opens),
                                .closes = minutes(d.span, &LocalSpan::closes)});
    }
}
}  // namespace

void import(store::Tx& tx, const shell::Shell&, const plain::Folder& folder, plain::Report& report,
            Instant now) {
    plain::Counts& counts = report.counts["centre"];
    std::set<CentreId> seen;
    for (const std::string& path : folder.matching(centre_files)) {
        const auto file = plain::read<CentreFile>(folder, path, report);
        if (!file) {
            continue;
        }
        const std::size_t problems = report.problems.size();
        const Centre centre = read_centre({*file, report});
        seen.insert(centre.id);
        if (report.problems.size() != problems) {
            continue;
        }
        const auto before = load_centre(tx, centre.id);
        const bool same = before && fingerprint(*before) == fingerprint(centre);
        counts.tell(before.has_value(), same, centre.id.value);
        if (!same) {
            put(tx, centre);
        }
    }
    for (const CentreCard& known : centres(tx)) {
        if (!seen.contains(known.id)) {
            sql::close_centre(tx, {.closed_at = now, .id = known.id});
            counts.tell(true, false, known.id.value);
        }
    }
}

}  // namespace scheduling
