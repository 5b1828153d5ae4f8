#include "centre_search.hpp"
#include "gazetteer.hpp"
#include "placing.hpp"
#include "routes.hpp"
#include "views.hpp"

#include <cmath>

namespace scheduling {
namespace {

struct CentreQuery {
    std::optional<schema::Text<0, 100>> q;
    std::optional<schema::Text<2, 2>> country;
    std::optional<schema::Text<1, 100>> near;  // a city's name
    std::optional<double> latitude, longitude;
    std::optional<ExamId> exam;  // with `date`: how many starts are free then
    std::optional<Date> date;
    std::optional<CentreId> after;
    std::optional<PageLimit> limit;
};
BOOST_DESCRIBE_STRUCT(CentreQuery, (), (q, country, near, latitude, longitude, exam, date, after, limit))
struct CentreList {
    std::vector<CentreView> items;
    std::optional<std::string> next;
    std::optional<PlaceView> near;  // what `near`, or `q` where no centre is called so, was taken for
};
BOOST_DESCRIBE_STRUCT(CentreList, (), (items, next, near))
struct PlaceQuery {
    schema::Text<1, 100> q;
};
BOOST_DESCRIBE_STRUCT(PlaceQuery, (), (q))
struct PlaceList {
    std::vector<PlaceView> items;
};
BOOST_DESCRIBE_STRUCT(PlaceList, (), (items))
struct CentrePath {
    CentreId centre;
};
BOOST_DESCRIBE_STRUCT(CentrePath, (), (centre))
struct RoomView {
    std::string id, title;
    std::int64_t seats = 0, accessible_seats = 0;
    bool separate = false;
};
BOOST_DESCRIBE_STRUCT(RoomView, (), (id, title, seats, accessible_seats, separate))
struct HoursView {
    std::int64_t weekday = 1;  // 1 Monday to 7 Sunday (ISO 8601)
    std::string opens, closes;
};
BOOST_DESCRIBE_STRUCT(HoursView, (), (weekday, opens, closes))
struct ExceptionView {
    Date date;
    std::optional<std::string> opens, closes;  // neither: closed
};
BOOST_DESCRIBE_STRUCT(ExceptionView, (), (date, opens, closes))
struct CentreDetail {
    CentreView centre;
    std::vector<RoomView> rooms;
    std::vector<HoursView> hours;
    std::vector<ExceptionView> exceptions;  // from today on
};
BOOST_DESCRIBE_STRUCT(CentreDetail, (), (centre, rooms, hours, exceptions))

CentreView view(const FoundCentre& found) {
    const CentreRow& row = found.row;
    return {.id = row.card.id,
            .title = row.card.title,
            .street = row.card.street,
            .city = row.card.city,
            .country = row.card.country,
            .country_name = std::string(country_name(row.card.country)),
            .latitude = row.at.latitude,
            .longitude = row.at.longitude,
            .zone = row.card.zone,
            .how_to_find = row.how_to_find,
            .step_free = row.step_free,
            .separate_rooms = row.separate_rooms,
            .seats = row.seats,
            .distance_km = found.km ? std::optional(std::round(*found.km * 10) / 10) : std::nullopt,
            .free_starts = std::nullopt};
}
PlaceView view(const NamedPlace& p) {
    return {p.name, p.country, std::string(country_name(p.country)), p.at.latitude, p.at.longitude};
}

struct Near {
    std::optional<Position> at{};
    std::optional<PlaceView> named{};
};
Result<Near> near_of(const std::vector<CentreRow>& all, const CentreQuery& query) {
    if (query.latitude.has_value() != query.longitude.has_value()) {
        return refuse("position_incomplete", "Give latitude and longitude together.");
    }
    if (query.latitude) {
        const Position at{*query.latitude, *query.longitude};
        if (!is_on_earth(at)) {
            return refuse("position_unknown", "Latitude is -90 to 90 and longitude -180 to 180, in degrees.");
        }
        return Near{at, std::nullopt};
    }
    if (!query.near) {
        return Near{};
    }
    const auto places = find_places(all, query.near->value, 1);
    if (places.empty()) {
        return refuse("place_unknown", "No city of that name is known here. Try a larger city nearby.");
    }
    return Near{places[0].at, view(places[0])};
}

void count_free(store::Reader& r, const PersonId& person, const ExamId& id, Date date, CentreList& list,
                Instant now) {
    const auto exam = exam_to_sit(r, id);
    if (!exam) {
        return;
    }
    const Candidate who = candidate_for(r, person, *exam, now);
    for (CentreView& item : list.items) {
        const auto centre = load_centre(r, item.id);
        const auto days = offer(r, *exam, who, &*centre, date, 1, BookingId(""), now);
        item.free_starts = std::int64_t(days.at(0).starts.size());
    }
}

Result<CentreList> list_centres(store::Reader& r, const std::optional<http::Caller>& caller,
                                const CentreQuery& query, Instant now) {
    const auto all = load_open_centres(r);
    Near near = TRY(near_of(all, query));
    CentreWish wish{query.q ? query.q->value : "", query.country ? query.country->value : "", near.at};
    auto found = search(all, wish);
    if (found.empty() && !wish.q.empty() && !near.at) {
        // "Munich" where no centre is: the nearest ones.
        if (const auto places = find_places(all, wish.q, 1); !places.empty()) {
            near.named = view(places[0]);
            found = search(all, {"", wish.country, places[0].at});
        }
    }
    auto from = found.begin();
    if (query.after) {
        from = std::ranges::find(found, *query.after, [](const FoundCentre& f) { return f.row.card.id; });
        from = from == found.end() ? from : from + 1;
    }
    CentreList out{.items = {}, .next = std::nullopt, .near = near.named};
    for (; from != found.end() && int(out.items.size()) < page_size(query.limit); ++from) {
        out.items.push_back(view(*from));
    }
    if (from != found.end()) {
        out.next = out.items.back().id.value;
    }
    if (caller && query.exam && query.date) {
        count_free(r, PersonId(caller->person), *query.exam, *query.date, out, now);
    }
    return out;
}

CentreDetail detail(const Centre& c, const CentreRow& row, Instant now) {
    CentreDetail out{.centre = view(FoundCentre{row})};
    for (const Room& room : c.rooms) {
        out.rooms.push_back({room.id, room.title, room.seats, room.accessible, room.separate});
    }
    for (const WeeklyHours& w : c.hours.weekly) {
        out.hours.push_back({std::int64_t(w.day.iso_encoding()), to_time_of_day(w.span.opens),
                             to_time_of_day(w.span.closes)});
    }
    std::ranges::sort(out.hours, {}, [](const HoursView& h) { return std::pair(h.weekday, h.opens); });
    for (const DayHours& d : c.hours.exceptions) {
        if (d.date >= local_date(now, c.zone)) {
            out.exceptions.push_back({d.date,
                                      d.span ? std::optional(to_time_of_day(d.span->opens)) : std::nullopt,
                                      d.span ? std::optional(to_time_of_day(d.span->closes)) : std::nullopt});
        }
    }
    return out;
}
}  // namespace

void centre_routes(http::Router& r, const shell::Shell& s) {
    r.get(
        "/api/centres", {"Search test centres", http::anyone()},
        [&s](std::optional<http::Caller> who, http::Query<CentreQuery> query) -> Result<CentreList> {
            return s.db.read([&](store::Reader& db) { return list_centres(db, who, *query, s.clock.now()); });
        });
    r.get("/api/centres/{centre}", {"A test centre", http::anyone()},
          [&s](http::Path<CentrePath> at) -> Result<CentreDetail> {
              return s.db.read([&](store::Reader& db) -> Result<CentreDetail> {
                  const auto centre = load_centre(db, at->centre);
                  const auto rows = load_open_centres(db);
                  const auto row =
                      std::ranges::find(rows, at->centre, [](const CentreRow& c) { return c.card.id; });
                  if (!centre || row == rows.end()) {
                      return not_found("test centre");
                  }
                  return detail(*centre, *row, s.clock.now());
              });
          });
    r.get("/api/places", {"Cities to search near", http::anyone()},
          [&s](http::Query<PlaceQuery> query) -> Result<PlaceList> {
              constexpr std::size_t places_max = 10;
              return s.db.read([&](store::Reader& db) -> Result<PlaceList> {
                  PlaceList out;
                  for (const NamedPlace& p : find_places(load_open_centres(db), query->q.value, places_max)) {
                      out.items.push_back(view(p));
                  }
                  return out;
              });
          });
}

}  // namespace scheduling
