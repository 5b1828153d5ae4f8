// The staff's side: a centre's day, no-shows, waivers.
#include "booking.hpp"
#include "routes.hpp"
#include "views.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <charconv>
#include <identity/identity.hpp>
#include <scheduling/sql/bookings.hpp>

namespace scheduling {
namespace {

struct DayQuery {
    std::optional<CentreId> centre;  // without: online
    Date day;                        // in the centre's zone; online in yours
    std::optional<schema::Text<1, 100>> after;
    std::optional<PageLimit> limit;
};
BOOST_DESCRIBE_STRUCT(DayQuery, (), (centre, day, after, limit))
struct BookedPerson {
    PersonId id;
    std::string display_name, legal_name;
    bool simulated = false;
};
BOOST_DESCRIBE_STRUCT(BookedPerson, (), (id, display_name, legal_name, simulated))
struct ManagedBooking {
    BookingId id;
    BookedPerson person;
    ExamId exam;
    std::string exam_title;
    Mode mode = Mode::online;
    State state = State::booked;
    Instant starts_at{}, ends_at{};
    std::string zone;
    std::optional<CentreId> centre;
    std::optional<std::string> room;
    std::optional<std::int64_t> seat;
    std::int64_t extra_minutes = 0, reschedules = 0;
    bool waived = false, pays_by_voucher = false;
    bool may_be_no_show = false, may_be_waived = false;
};
BOOST_DESCRIBE_STRUCT(ManagedBooking, (),
                      (id, person, exam, exam_title, mode, state, starts_at, ends_at, zone, centre, room,
                       seat, extra_minutes, reschedules, waived, pays_by_voucher, may_be_no_show,
                       may_be_waived))
struct ManagedDay {
    std::vector<ManagedBooking> items;
    std::optional<std::string> next;
    std::string zone;
};
BOOST_DESCRIBE_STRUCT(ManagedDay, (), (items, next, zone))
struct EventView {
    Instant at{};
    std::string event;
    std::optional<std::string> by;  // a display name; nothing: by itself
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(EventView, (), (at, event, by, reason))
struct ManagedDetail {
    ManagedBooking booking;
    std::vector<EventView> history;
};
BOOST_DESCRIBE_STRUCT(ManagedDetail, (), (booking, history))
struct NoShowWish {
    std::optional<schema::Text<1, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(NoShowWish, (), (reason))
struct WaiverWish {
    schema::Text<3, 500> reason;
};
BOOST_DESCRIBE_STRUCT(WaiverWish, (), (reason))

ManagedBooking managed(store::Reader& r, const Booking& b, Instant now) {
    const Policies p = booking_policies(r, b.exam);
    const auto card = identity::card_of(r, b.person);
    return {.id = b.id,
            .person = {b.person, card ? card->display_name : "", card ? card->legal_name : "",
                       card && card->simulated},
            .exam = b.exam,
            .exam_title = b.exam_title,
            .mode = b.mode,
            .state = b.state,
            .starts_at = b.starts_at,
            .ends_at = b.ends_at,
            .zone = b.zone,
            .centre = b.centre,
            .room = room_title(r, b),
            .seat = b.seat,
            .extra_minutes = b.extra_minutes,
            .reschedules = b.reschedules,
            .waived = b.waived,
            .pays_by_voucher = b.voucher.has_value(),
            .may_be_no_show = miss(b, p, now).has_value(),
            .may_be_waived = waive(b, p, now).has_value()};
}

// A page ends at a start and an id: "1772355600000000_0195…".
Done put_cursor(DayPage& page, const std::string& after) {
    const auto parts = split(after, '_');
    std::int64_t at = 0;
    const bool good =
        parts.size() == 2 &&
        std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), at).ec == std::errc{};
    if (!good) {
        return refuse("bad_cursor", "This page does not exist. Start from the first one.");
    }
    page.after_at = from_micros(at);
    page.after_id = parts[1];
    return {};
}

Result<ManagedDay> day(store::Reader& r, const PersonId& staff, const DayQuery& query, Instant now) {
    ManagedDay out;
    const auto card = identity::card_of(r, staff);
    MUST(card.has_value());
    out.zone = card->zone;
    if (query.centre) {
        const auto centre = centre_of(r, *query.centre);
        if (!centre) {
            return not_found("test centre");
        }
        out.zone = centre->zone;
    }
    const int size = page_size(query.limit);
    DayPage page{.centre = query.centre,
                 .from = start_of_day(query.day, out.zone),
                 .to = start_of_day(Date{std::chrono::sys_days(query.day) + Days(1)}, out.zone),
                 .after_id = "",
                 .count = size + 1};
    if (query.after) {
        CHECK(put_cursor(page, query.after->value));
    }
    auto rows = load_day(r, page);
    if (int(rows.size()) > size) {
        rows.pop_back();
        out.next = std::to_string(micros(rows.back().starts_at)) + "_" + rows.back().id.value;
    }
    for (const Booking& b : rows) {
        out.items.push_back(managed(r, b, now));
    }
    return out;
}

ManagedDetail detail(store::Reader& r, const Booking& b, Instant now) {
    ManagedDetail out{.booking = managed(r, b, now), .history = {}};
    for (const auto& row : sql::events_of(r, {.booking = b.id})) {
        const auto card = row.actor ? identity::card_of(r, PersonId(*row.actor)) : std::nullopt;
        out.history.push_back(
            {row.at, row.event, card ? std::optional(card->display_name) : std::nullopt, row.reason});
    }
    return out;
}

template <class Act>
Result<http::Created<ManagedDetail>> done(const shell::Shell& s, const Act& act) {
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<ManagedDetail>> {
        const Instant now = s.clock.now();
        const Booking b = TRY(act(Doing{tx, s, now}));
        return http::Created<ManagedDetail>{detail(tx, b, now)};
    });
}
}  // namespace

void desk_routes(http::Router& r, const shell::Shell& s) {
    const http::Access desk = http::any_of({"proctor", "programme_manager"});
    r.get("/api/manage/bookings", {"Bookings of a centre, or online, on a day", desk},
          [&s](http::Caller who, http::Query<DayQuery> query) -> Result<ManagedDay> {
              return s.db.read(
                  [&](store::Reader& db) { return day(db, PersonId(who.person), *query, s.clock.now()); });
          });
    r.get("/api/manage/bookings/{booking}", {"A booking and its history", desk},
          [&s](http::Path<BookingPath> at) -> Result<ManagedDetail> {
              return s.db.read([&](store::Reader& db) -> Result<ManagedDetail> {
                  const auto b = booking_of(db, at->booking);
                  if (!b) {
                      return not_found("booking");
                  }
                  return detail(db, *b, s.clock.now());
              });
          });
    r.post("/api/manage/bookings/{booking}/no-shows", {"Record that nobody came", desk},
           [&s](http::Caller who, http::Path<BookingPath> at,
                http::Body<NoShowWish> wish) -> Result<http::Created<ManagedDetail>> {
               const auto reason = wish->reason ? std::optional(wish->reason->value) : std::nullopt;
               return done(s, [&](const Doing& d) {
                   return mark_no_show(d, PersonId(who.person), at->booking, reason);
               });
           });
    r.post("/api/manage/bookings/{booking}/waivers",
           {"Make an exception: a late change free of charge, or a forfeited voucher given back",
            http::any_of({"programme_manager"})},
           [&s](http::Caller who, http::Path<BookingPath> at,
                http::Body<WaiverWish> wish) -> Result<http::Created<ManagedDetail>> {
               return done(s, [&](const Doing& d) {
                   return waive(d, PersonId(who.person), at->booking, wish->reason.value);
               });
           });
}

}  // namespace scheduling
