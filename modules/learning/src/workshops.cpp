// Workshops: seats on a date, a waiting list, and the calendar file.
#include "parts.hpp"

#include <documents/calendar.hpp>
#include <documents/html.hpp>
#include <http/language.hpp>
#include <identity/identity.hpp>
#include <jobs/jobs.hpp>
#include <learning/sql/workshops.hpp>
#include <store/record.hpp>

#include "workshop_content.hpp"

#include <algorithm>
#include <set>

namespace learning {
namespace {

struct WorkshopPath {
    WorkshopId workshop;
};
BOOST_DESCRIBE_STRUCT(WorkshopPath, (), (workshop))
struct SessionPath {
    WorkshopId workshop;
    SessionId session;
};
BOOST_DESCRIBE_STRUCT(SessionPath, (), (workshop, session))

BOOST_DEFINE_ENUM_CLASS(SeatState, none, seated, waiting)
struct SessionView {
    SessionId id;
    Instant starts_at, ends_at;
    std::string zone, place;
    std::int64_t seats, seats_left, waiting;
    bool past;
    SeatState mine;
    std::optional<std::int64_t> place_in_line;  // 1 is next
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (id, starts_at, ends_at, zone, place, seats, seats_left, waiting, past, mine,
                       place_in_line))
struct WorkshopView {
    WorkshopId id;
    std::string title, summary, about_html, language;
    std::optional<catalog::ExamId> exam;
    std::int64_t minutes, seats;
    catalog::Price price;
    bool entitled;
    std::vector<SessionView> sessions;
    std::optional<std::string> text_language;  // of title, summary and about, where it is not `language`
};
BOOST_DESCRIBE_STRUCT(WorkshopView, (),
                      (id, title, summary, about_html, language, exam, minutes, seats, price, entitled,
                       sessions, text_language))
struct MySeat {
    SessionId session;
    WorkshopId workshop;
    std::string title;
    Instant starts_at, ends_at;
    std::string zone, place;
    SeatState state;
    bool past;
};
BOOST_DESCRIBE_STRUCT(MySeat, (), (session, workshop, title, starts_at, ends_at, zone, place, state, past))

SessionView session_view(store::Reader& reader, const sql::sessions_of_row& row, std::int64_t seats,
                         const std::optional<http::Caller>& who, Instant now) {
    SessionView out{row.id, row.starts_at,        row.ends_at,     row.zone,    row.place, seats, seats,
                    0,      row.starts_at <= now, SeatState::none, std::nullopt};
    for (const auto& seat : sql::seat_rows(reader, {.session = row.id})) {
        const bool mine = who && seat.person == PersonId(who->person);
        out.seats_left -= seat.seat ? 1 : 0;
        out.waiting += seat.seat ? 0 : 1;
        if (mine) {
            out.mine = seat.seat ? SeatState::seated : SeatState::waiting;
            out.place_in_line = seat.seat ? std::nullopt : std::optional(out.waiting);
        }
    }
    out.seats_left = std::max<std::int64_t>(0, out.seats_left);
    return out;
}

Result<WorkshopView> workshop_view(store::Reader& reader, const WorkshopId& id,
                                   const std::optional<http::Caller>& who, Instant now) {
    const auto row = sql::workshop_row(reader, {.id = id});
    if (!row) {
        return not_found("workshop");
    }
    const auto content = schema::parse_own<WorkshopContent>(row->content);
    WorkshopView out{.id = id,
                     .title = content.title,
                     .summary = content.summary,
                     .about_html = TRY(documents::html(content.about)),
                     .language = content.language,
                     .exam = content.exam,
                     .minutes = content.minutes,
                     .seats = row->seats,
                     .price = {row->price_cents, row->currency},
                     .entitled = row->price_cents == 0 ||
                                 (who && is_entitled(reader, PersonId(who->person), "workshop", id.value)),
                     .sessions = {}};
    for (const auto& session : sql::sessions_of(reader, {.workshop = id})) {
        out.sessions.push_back(session_view(reader, session, row->seats, who, now));
    }
    return out;
}

Result<WorkshopView> in_language(store::Reader& reader, WorkshopView view, const Languages& wanted) {
    if (const auto texts = catalog::offer_texts(reader, catalog::OfferKind::workshop, view.id.value,
                                                view.language, wanted)) {
        view.title = texts->second.title;
        view.summary = texts->second.summary;
        view.about_html = TRY(documents::html(texts->second.about));
        view.text_language = texts->first;
    }
    return view;
}

// The lowest free number; nothing when all are taken. The database refuses a number twice.
std::optional<std::int64_t> free_seat(store::Reader& reader, const SessionId& session, std::int64_t seats) {
    std::set<std::int64_t> taken;
    for (const auto& row : sql::seat_rows(reader, {.session = session})) {
        if (row.seat) {
            taken.insert(*row.seat);
        }
    }
    for (std::int64_t n = 1; n <= seats; ++n) {
        if (!taken.contains(n)) {
            return n;
        }
    }
    return std::nullopt;
}

void mail_about(store::Tx& tx, std::string_view kind, const SessionId& session, const PersonId& person,
                Instant now) {
    ::jobs::schedule(tx, kind, session.value + " " + person.value, now);
}

Result<http::Created<WorkshopView>> take_seat(const shell::Shell& s, const http::Caller& who,
                                              const SessionPath& at) {
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<WorkshopView>> {
        const Instant now = s.clock.now();
        const PersonId person(who.person);
        const auto workshop = sql::workshop_row(tx, {.id = at.workshop});
        const auto session = sql::session_row(tx, {.id = at.session});
        if (!workshop || !session || session->workshop != at.workshop) {
            return not_found("date of this workshop");
        }
        if (session->starts_at <= now) {
            return fail(Why::conflict, "session_started", "This date is over. Choose a later one.");
        }
        if (workshop->price_cents > 0 && !is_entitled(tx, person, "workshop", at.workshop.value)) {
            return payment_needed();
        }
        for (const auto& seat : seats_of(tx, person)) {
            if (seat.workshop == at.workshop && seat.starts_at > now) {
                return fail(Why::conflict, "already_seated",
                            seat.session == at.session ? "You have a place on this date already."
                                                       : "You have a place on another date of this workshop. "
                                                         "Give it back first, then choose this one.");
            }
        }
        const auto seat = free_seat(tx, at.session, workshop->seats);
        sql::add_seat(tx, {.session = at.session, .person = person, .seat = seat, .now = now});
        store::record(tx, {s.random.uuid7(now), "workshop_seat", at.session.value, now, who.person,
                           seat ? "seat_taken" : "waiting", "", "{}"});
        if (seat) {
            mail_about(tx, "learning.seat_taken", at.session, person, now);
        }
        return http::Created<WorkshopView>{TRY(workshop_view(tx, at.workshop, who, now))};
    });
}

Result<http::NoContent> give_back(const shell::Shell& s, const http::Caller& who, const SessionPath& at) {
    return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
        const Instant now = s.clock.now();
        const auto workshop = sql::workshop_row(tx, {.id = at.workshop});
        const auto session = sql::session_row(tx, {.id = at.session});
        if (!workshop || !session || session->workshop != at.workshop) {
            return not_found("date of this workshop");
        }
        if (session->starts_at <= now) {
            return fail(Why::conflict, "session_started",
                        "This date is over; there is nothing to give back.");
        }
        if (!sql::remove_seat(tx, {.session = at.session, .person = who.person})) {
            return not_found("seat of yours on this date");
        }
        store::record(tx, {s.random.uuid7(now), "workshop_seat", at.session.value, now, who.person,
                           "given_back", "", "{}"});
        fill_seats(tx, at.session, workshop->seats, now);
        return http::NoContent{};
    });
}

Result<http::File> calendar_of(const shell::Shell& s, const http::Caller& who, const SessionPath& at) {
    return s.db.read([&](store::Reader& reader) -> Result<http::File> {
        const auto seat = sql::seat_row(reader, {.session = at.session, .person = who.person});
        const auto session = sql::session_row(reader, {.id = at.session});
        const auto workshop = sql::workshop_row(reader, {.id = at.workshop});
        if (!seat || !seat->seat || !session || !workshop || session->workshop != at.workshop) {
            return not_found("seat of yours on this date");
        }
        const auto content = schema::parse_own<WorkshopContent>(workshop->content);
        const std::string file = documents::calendar({{.uid = at.session.value + "@learning",
                                                       .sequence = int(session->changes),
                                                       .title = content.title,
                                                       .place = session->place,
                                                       .description = content.summary,
                                                       .url = s.base_url + "/workshops/" + at.workshop.value,
                                                       .starts_at = session->starts_at,
                                                       .ends_at = session->ends_at,
                                                       .zone = session->zone}},
                                                     s.clock.now());
        return http::File{"text/calendar; charset=utf-8", file, at.workshop.value + ".ics"};
    });
}

// Writes to the holder of a seat; a seat that is gone by now needs no mail.
Done mail_job(store::Tx& tx, const shell::Shell& s, const ::jobs::Job& job, const std::string& letter,
              Instant now) {
    const auto gap = job.key.find(' ');
    const SessionId session_id(job.key.substr(0, gap));
    const PersonId person(job.key.substr(gap + 1));
    const auto seat = sql::seat_row(tx, {.session = session_id, .person = person});
    const auto session = sql::session_row(tx, {.id = session_id});
    if (!seat || !session) {
        return {};
    }
    const auto workshop = sql::workshop_row(tx, {.id = session->workshop});
    const auto content = schema::parse_own<WorkshopContent>(workshop->content);
    identity::send_mail(tx, s, person, letter,
                        {{"title", content.title},
                         {"when", to_rfc3339(session->starts_at) + " " + session->zone},
                         {"place", session->place},
                         {"link", s.base_url + "/workshops/" + session->workshop.value}},
                        now);
    return {};
}
}  // namespace

std::vector<SeatOfPerson> seats_of(store::Reader& reader, const PersonId& person) {
    std::vector<SeatOfPerson> out;
    for (const auto& row : sql::seats_of_person(reader, {.person = person})) {
        out.push_back({row.session, row.workshop, !row.seat.has_value(), row.starts_at});
    }
    return out;
}

void fill_seats(store::Tx& tx, const SessionId& session, std::int64_t seats, Instant now) {
    for (const auto& row : sql::seat_rows(tx, {.session = session})) {
        const auto free = row.seat ? std::nullopt : free_seat(tx, session, seats);
        if (free) {
            sql::give_seat(tx, {.seat = free, .session = session, .person = row.person});
            mail_about(tx, "learning.seat_moved_up", session, row.person, now);
        }
    }
}

void drop_seats(store::Tx& tx, const PersonId& person, Instant now) {
    for (const auto& seat : seats_of(tx, person)) {
        const auto workshop = sql::workshop_row(tx, {.id = seat.workshop});
        sql::remove_seat(tx, {.session = seat.session, .person = person});
        if (workshop && seat.starts_at > now) {
            fill_seats(tx, seat.session, workshop->seats, now);
        }
    }
}

void workshop_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/workshops/{workshop}", {"A workshop and its dates", http::anyone()},
          [&s](std::optional<http::Caller> who, http::Path<WorkshopPath> at,
               http::Reads reads) -> Result<http::InLanguage<WorkshopView>> {
              auto found = s.db.read([&](store::Reader& reader) -> Result<WorkshopView> {
                  WorkshopView as_is = TRY(workshop_view(reader, at->workshop, who, s.clock.now()));
                  return in_language(reader, std::move(as_is), reads.wanted);
              });
              WorkshopView view = TRY(std::move(found));
              std::string language = view.text_language.value_or(view.language);
              return http::InLanguage<WorkshopView>{std::move(view), std::move(language)};
          });
    const std::string path = "/api/workshops/{workshop}/sessions/{session}";
    r.post(path + "/seats", {"Take a seat, or a place on the waiting list", http::signed_in()},
           [&s](http::Caller who, http::Path<SessionPath> at) { return take_seat(s, who, *at); });
    r.del(path + "/seats", {"Give my seat back", http::signed_in()},
          [&s](http::Caller who, http::Path<SessionPath> at) { return give_back(s, who, *at); });
    r.get(path + "/calendar", {"My seat as a calendar file", http::signed_in()},
          [&s](http::Caller who, http::Path<SessionPath> at) { return calendar_of(s, who, *at); });
    r.get("/api/me/seats", {"My seats in workshops", http::signed_in()},
          [&s](http::Caller who) -> Result<std::vector<MySeat>> {
              return s.db.read([&](store::Reader& reader) {
                  std::vector<MySeat> out;
                  for (const auto& row : sql::seats_of_person(reader, {.person = who.person})) {
                      const auto workshop = sql::workshop_row(reader, {.id = row.workshop});
                      out.push_back({row.session, row.workshop,
                                     schema::parse_own<WorkshopContent>(workshop->content).title,
                                     row.starts_at, row.ends_at, row.zone, row.place,
                                     row.seat ? SeatState::seated : SeatState::waiting,
                                     row.starts_at <= s.clock.now()});
                  }
                  return out;
              });
          });
}

void workshop_jobs(::jobs::Runner& runner, const shell::Shell& s) {
    for (const std::string letter : {"seat_taken", "seat_moved_up", "seat_changed"}) {
        runner.handle("learning." + letter, [&s, letter](store::Tx& tx, const ::jobs::Job& job, Instant now) {
            return mail_job(tx, s, job, letter, now);
        });
    }
}
}  // namespace learning
