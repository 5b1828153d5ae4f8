#include "routes.hpp"
#include "rules.hpp"

#include <delivery/delivery.hpp>
#include <identity/identity.hpp>
#include <proctoring/sql/incidents.hpp>
#include <scheduling/scheduling.hpp>

namespace proctoring {
namespace {

struct DayWish {
    Date day;
    std::optional<schema::Text<1, 64>> centre;  // absent: the online exams
    std::optional<schema::Text<1, 60>> zone;    // of the day, online; a centre has its own
};
BOOST_DESCRIBE_STRUCT(DayWish, (), (day, centre, zone))

struct DayView {
    Date day;
    std::string zone;
    std::string title;  // the centre's; empty online
    std::vector<DayEntry> entries;
};
BOOST_DESCRIBE_STRUCT(DayView, (), (day, zone, title, entries))

struct NewIncident {
    IncidentKind kind;
    schema::Text<3, 2000> text;
};
BOOST_DESCRIBE_STRUCT(NewIncident, (), (kind, text))

std::string display_name(store::Reader& reader, const std::string& person) {
    const auto card = identity::card_of(reader, PersonId(person));
    return card ? card->display_name : "";
}

std::vector<IncidentView> incidents_of(store::Reader& reader, const BookingId& booking) {
    std::vector<IncidentView> out;
    for (const auto& row : sql::incidents_of(reader, {.booking = booking})) {
        out.push_back({row.id, schema::value_of<IncidentKind>(row.kind).value(), row.text, row.reported_at,
                       display_name(reader, row.reported_by)});
    }
    return out;
}

DayEntry entry_of(store::Reader& reader, const scheduling::Booking& b, Instant now) {
    const auto card = identity::card_of(reader, b.person);
    const auto attempt = delivery::status_of_booking(reader, b.id.value, now);
    return {.booking = b.id,
            .person = b.person,
            .display_name = card ? card->display_name : "",
            .legal_name = card ? card->legal_name : "",
            .has_id_photo = card && card->id_photo.has_value(),
            .exam_title = b.exam_title,
            .mode = b.mode,
            .room = scheduling::room_title(reader, b),
            .seat = b.seat,
            .starts_at = b.starts_at,
            .ends_at = b.ends_at,
            .zone = b.zone,
            .state = b.state,
            .minutes_late = minutes_late(b.state, b.starts_at, now),
            .arrangements = arrangements_of(identity::accommodations_of(reader, b.person)),
            .time_behind = attempt && is_time_behind(reader, *attempt),
            .attempt = attempt,
            .incidents = incidents_of(reader, b.id),
            .simulated = card && card->simulated};
}

Result<DayView> day(const shell::Shell& s, const DayWish& wish) {
    const std::string zone = wish.zone ? wish.zone->value : "UTC";
    if (!is_zone(zone)) {
        return refuse("unknown_zone", "'" + zone + "' is not a time zone such as Europe/Berlin.");
    }
    return s.db.read([&](store::Reader& reader) -> Result<DayView> {
        const Instant now = s.clock.now();
        DayView out{wish.day, zone, "", {}};
        std::optional<CentreId> centre;
        if (wish.centre) {
            centre = CentreId(wish.centre->value);
            const auto card = scheduling::centre_of(reader, *centre);
            if (!card) {
                return not_found("centre");
            }
            out.zone = card->zone;
            out.title = card->title;
        }
        const Instant from = start_of_day(wish.day, out.zone);
        const Instant to = start_of_day(Date{std::chrono::sys_days(wish.day) + Days(1)}, out.zone);
        for (const auto& b : scheduling::bookings_between(reader, centre, from, to)) {
            out.entries.push_back(entry_of(reader, b, now));
        }
        return out;
    });
}

Result<http::Created<IncidentView>> report(const shell::Shell& s, const http::Caller& who,
                                           const BookingId& booking, const NewIncident& incident) {
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<IncidentView>> {
        const Instant now = s.clock.now();
        if (!scheduling::booking_of(tx, booking)) {
            return not_found("booking");
        }
        const auto id = s.random.id<Incident>(now);
        sql::insert_incident(tx, {.id = id,
                                  .booking = booking,
                                  .kind = schema::name_of(incident.kind),
                                  .text = incident.text.value,
                                  .reported_at = now,
                                  .reported_by = who.person});
        return http::Created<IncidentView>{
            {id, incident.kind, incident.text.value, now, display_name(tx, who.person)}};
    });
}

}  // namespace

void day_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/manage/days", {"Everybody expected on a day, at a centre or online", desk()},
          [&s](http::Query<DayWish> wish) { return day(s, *wish); });
    r.post("/api/manage/bookings/{booking}/incidents", {"Report an incident", desk()},
           [&s](http::Caller who, http::Path<BookingPath> at, http::Body<NewIncident> incident) {
               return report(s, who, at->booking, *incident);
           });
}
}  // namespace proctoring
