#include "booking.hpp"
#include "routes.hpp"
#include "views.hpp"

#include <documents/calendar.hpp>

namespace scheduling {
namespace {

struct HoldWish {
    Mode mode = Mode::online;
    Instant starts_at{};
    std::optional<CentreId> centre;
};
BOOST_DESCRIBE_STRUCT(HoldWish, (), (mode, starts_at, centre))
// Either the hold to confirm, or mode and start (and a centre) to book at once.
struct BookingWish {
    std::optional<BookingId> hold;
    std::optional<Mode> mode;
    std::optional<Instant> starts_at;
    std::optional<CentreId> centre;
    std::optional<schema::Text<1, 40>> voucher;
};
BOOST_DESCRIBE_STRUCT(BookingWish, (), (hold, mode, starts_at, centre, voucher))
struct CancelWish {
    std::optional<schema::Text<1, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(CancelWish, (), (reason))
struct PageQuery {
    std::optional<schema::Text<1, 64>> after;
    std::optional<PageLimit> limit;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (after, limit))
struct BookingList {
    std::vector<BookingView> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(BookingList, (), (items, next))

Wanted wanted(const HoldWish& wish) { return {wish.mode, wish.starts_at, wish.centre}; }

Result<Booking> book(const Doing& d, const PersonId& person, const ExamId& exam, const BookingWish& wish) {
    const auto voucher = wish.voucher ? std::optional(wish.voucher->value) : std::nullopt;
    if (wish.hold) {
        if (wish.mode || wish.starts_at || wish.centre) {
            return refuse("hold_or_time", "Give either the hold or a time, not both.");
        }
        return book_held(d, person, exam, *wish.hold, voucher);
    }
    if (!wish.mode || !wish.starts_at) {
        return refuse("hold_or_time", "Give a hold, or the mode and the start you want.");
    }
    return book_directly(d, person, exam, {*wish.mode, *wish.starts_at, wish.centre}, voucher);
}

BookingList list(store::Reader& r, const PersonId& person, const PageQuery& query, Instant now) {
    constexpr std::string_view after_every_id = "~";
    const int size = page_size(query.limit);
    auto rows = load_page(r, person, query.after ? std::string_view(query.after->value) : after_every_id,
                          size + 1, now);
    BookingList out;
    if (int(rows.size()) > size) {
        rows.pop_back();
        out.next = rows.back().id.value;
    }
    for (const Booking& b : rows) {
        out.items.push_back(view(r, b, now));
    }
    return out;
}

// Runs an act that gives a booking, and shows the booking as its owner sees it.
template <class Act>
Result<http::Created<BookingView>> created(const shell::Shell& s, const Act& act) {
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<BookingView>> {
        const Instant now = s.clock.now();
        const Booking b = TRY(act(Doing{tx, s, now}));
        return http::Created<BookingView>{view(tx, b, now)};
    });
}

documents::CalendarEntry entry(const shell::Shell& s, const BookingView& b) {
    documents::CalendarEntry out;
    out.uid = b.id.value;
    out.sequence = int(b.reschedules) + (b.state == State::booked ? 0 : 1);
    out.title = b.exam_title;
    out.starts_at = b.starts_at;
    out.ends_at = b.ends_at;
    out.zone = b.zone;
    out.url = s.base_url + "/bookings/" + b.id.value;
    out.place = b.centre ? b.centre->title + ", " + b.centre->street + ", " + b.centre->city : "Online";
    out.description = b.centre ? b.centre->how_to_find : "On your own computer.";
    out.cancelled = b.state == State::cancelled || b.state == State::late_cancelled;
    return out;
}
}  // namespace

void booking_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/exams/{exam}/holds", {"Keep a seat while confirming", http::signed_in()},
           [&s](http::Caller who, http::Path<ExamPath> at,
                http::Body<HoldWish> wish) -> Result<http::Created<BookingView>> {
               return created(
                   s, [&](const Doing& d) { return hold(d, PersonId(who.person), at->exam, wanted(*wish)); });
           });
    r.post("/api/exams/{exam}/bookings", {"Book an exam", http::signed_in()},
           [&s](http::Caller who, http::Path<ExamPath> at,
                http::Body<BookingWish> wish) -> Result<http::Created<BookingView>> {
               return created(s,
                              [&](const Doing& d) { return book(d, PersonId(who.person), at->exam, *wish); });
           });
    r.get("/api/bookings", {"My bookings, newest first", http::signed_in()},
          [&s](http::Caller who, http::Query<PageQuery> query) -> Result<BookingList> {
              return s.db.read([&](store::Reader& db) -> Result<BookingList> {
                  return list(db, PersonId(who.person), *query, s.clock.now());
              });
          });
    const auto mine = [&s](const http::Caller& who, const BookingId& id) -> Result<BookingView> {
        return s.db.read([&](store::Reader& db) -> Result<BookingView> {
            const auto b = load_own(db, id, PersonId(who.person));
            if (!b) {
                return not_found("booking");
            }
            return view(db, *b, s.clock.now());
        });
    };
    r.get("/api/bookings/{booking}", {"My booking", http::signed_in()},
          [mine](http::Caller who, http::Path<BookingPath> at) -> Result<BookingView> {
              return mine(who, at->booking);
          });
    r.get("/api/bookings/{booking}/calendar", {"My booking as a calendar file", http::signed_in()},
          [&s, mine](http::Caller who, http::Path<BookingPath> at) -> Result<http::File> {
              const BookingView b = TRY(mine(who, at->booking));
              return http::File{"text/calendar; charset=utf-8",
                                documents::calendar({entry(s, b)}, s.clock.now()), "exam.ics"};
          });
    r.post("/api/bookings/{booking}/reschedulings", {"Move my booking", http::signed_in()},
           [&s](http::Caller who, http::Path<BookingPath> at,
                http::Body<HoldWish> wish) -> Result<http::Created<BookingView>> {
               return created(s, [&](const Doing& d) {
                   return move(d, PersonId(who.person), at->booking, wanted(*wish));
               });
           });
    r.post("/api/bookings/{booking}/cancellations", {"Cancel my booking", http::signed_in()},
           [&s](http::Caller who, http::Path<BookingPath> at,
                http::Body<CancelWish> wish) -> Result<http::Created<BookingView>> {
               const auto reason = wish->reason ? std::optional(wish->reason->value) : std::nullopt;
               return created(s, [&](const Doing& d) -> Result<Booking> {
                   return TRY(cancel(d, PersonId(who.person), at->booking, reason)).booking;
               });
           });
}

}  // namespace scheduling
