// The staff side: attempts in a list, one with its timeline, and what staff may do to it.
#include <identity/identity.hpp>
#include <sitting/event_json.hpp>
#include <sitting/limits.hpp>

#include "kept.hpp"

namespace delivery {

struct ManagedLine {
    AttemptId id;
    PersonId person;
    std::string name;
    Kind kind = Kind::exam;
    ExamId exam;
    std::int64_t exam_version = 1;
    std::string booking, practice;
    Mode mode = Mode::online;
    Supervision supervision = Supervision::proctored;
    Phase phase = Phase::created;
    Instant created_at{};
    std::optional<Instant> started_at, ended_at;
};
BOOST_DESCRIBE_STRUCT(ManagedLine, (),
                      (id, person, name, kind, exam, exam_version, booking, practice, mode, supervision,
                       phase, created_at, started_at, ended_at))
struct ManagedLines {
    std::vector<ManagedLine> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ManagedLines, (), (items, next))
struct ManagedFilter {
    std::optional<ExamId> exam;
    std::optional<Phase> phase;
    std::optional<Kind> kind;
    std::optional<schema::Text<1, 64>> after;  // the attempt a page ended with
    std::optional<schema::Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ManagedFilter, (), (exam, phase, kind, after, limit))

struct TimelineEntry {
    std::int64_t number = 0;
    Instant at{};
    std::string cause;
    std::optional<sitting::Event> event;  // nothing: erased
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (number, at, cause, event, hash))
struct Timeline {
    AttemptStatus attempt;
    bool chain_holds = true;
    std::string broken;  // where and how, if it does not
    std::vector<TimelineEntry> entries;
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (attempt, chain_holds, broken, entries))

struct WithReason {
    schema::Text<1, sitting::text_max> reason;
};
BOOST_DESCRIBE_STRUCT(WithReason, (), (reason))
struct TimeGrant {
    schema::Whole<1, 120> minutes;
    schema::Text<1, sitting::text_max> reason;
};
BOOST_DESCRIBE_STRUCT(TimeGrant, (), (minutes, reason))

namespace {

Result<ManagedLines> page(store::Reader& reader, const ManagedFilter& filter, Instant now) {
    const std::size_t limit = filter.limit ? std::size_t(filter.limit->value) : 50;
    Instant before_at = now + Days(1);
    std::string before_id;
    if (filter.after) {
        const auto last = sql::attempt_row(reader, {.id = filter.after->value});
        if (!last) {
            return refuse("no_such_page", "This page is gone. Begin at the top of the list again.");
        }
        before_at = last->created_at;
        before_id = last->id.value;
    }
    const auto name = [](const auto& value) {
        return value ? std::optional(schema::name_of(*value)) : std::optional<std::string_view>();
    };
    ManagedLines out;
    for (auto& row : sql::attempts_page(reader, {.before_at = before_at,
                                                 .before_id = before_id,
                                                 .exam = filter.exam,
                                                 .phase = name(filter.phase),
                                                 .kind = name(filter.kind),
                                                 .limit = limit + 1})) {
        if (out.items.size() == limit) {
            out.next = out.items.back().id.value;
            break;
        }
        const auto card = identity::card_of(reader, row.person);
        out.items.push_back({row.id, row.person, card ? card->legal_name : "", row.kind, row.exam,
                             row.exam_version, row.booking, row.practice, row.mode, row.supervision,
                             row.phase, row.created_at, row.started_at, row.ended_at});
    }
    return out;
}

Result<Timeline> timeline_of(store::Reader& reader, const AttemptId& id, Instant now) {
    const auto status = status_of(reader, id, now);
    if (!status) {
        return not_found("attempt");
    }
    Timeline out{*status, true, "", {}};
    const auto chain = chain_of(reader, id);
    if (const auto broken = sitting::verify(id, chain)) {
        out.chain_holds = false;
        out.broken = "Entry " + std::to_string(broken->number) + ": " + broken->what + ".";
    }
    for (const sitting::Link& link : chain) {
        TimelineEntry entry{link.number, link.at, link.cause, std::nullopt, link.hash};
        if (link.payload) {
            entry.event = TRY(sitting::event_from_json(*link.payload));
        }
        out.entries.push_back(std::move(entry));
    }
    return out;
}

// Said, not assumed: who lets somebody in has compared both.
struct Identified {
    bool name_matches = false;
    bool photo_matches = false;
};
BOOST_DESCRIBE_STRUCT(Identified, (), (name_matches, photo_matches))

using Deed = Act (*)(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId&, std::string,
                     Instant);

void with_reason(http::Router& r, const shell::Shell& s, const char* noun, const char* summary,
                 http::Access access, Deed deed) {
    r.post(std::string("/api/manage/attempts/{attempt}/") + noun, {summary, std::move(access)},
           [&s, deed](http::Caller who, http::Path<AttemptPath> at, http::Body<WithReason> body) -> Act {
               return s.db.write([&](store::Tx& tx) -> Act {
                   return deed(tx, s, at->attempt, PersonId(who.person), body->reason.value, s.clock.now());
               });
           });
}

void interventions(http::Router& r, const shell::Shell& s) {
    const auto proctors = http::any_of({"proctor", "programme_manager"});
    const auto managers = http::any_of({"programme_manager"});
    r.post("/api/manage/attempts/{attempt}/authorisation", {"Let a waiting candidate start", proctors},
           [&s](http::Caller who, http::Path<AttemptPath> at, http::Body<Identified> seen) -> Act {
               if (!seen->name_matches || !seen->photo_matches) {
                   return refuse(
                       "identity_not_confirmed",
                       "Compare the name and the photo with the ID first. If they do not match, refuse "
                       "the start and say why.");
               }
               return s.db.write([&](store::Tx& tx) -> Act {
                   return authorise(tx, s, at->attempt, PersonId(who.person), s.clock.now());
               });
           });
    with_reason(r, s, "refusals", "Refuse the start; the candidate may put it right", proctors, refuse_start);
    with_reason(r, s, "pauses", "Stop an exam's clock, for half an hour at most", proctors, pause);
    r.post("/api/manage/attempts/{attempt}/resumptions", {"Let a paused exam go on", proctors},
           [&s](http::Caller who, http::Path<AttemptPath> at) -> Act {
               return s.db.write([&](store::Tx& tx) -> Act {
                   return resume(tx, s, at->attempt, PersonId(who.person), s.clock.now());
               });
           });
    r.post("/api/manage/attempts/{attempt}/time-grants", {"Give time back, with the reason", proctors},
           [&s](http::Caller who, http::Path<AttemptPath> at, http::Body<TimeGrant> grant) -> Act {
               return s.db.write([&](store::Tx& tx) -> Act {
                   return grant_time(tx, s, at->attempt, PersonId(who.person), Minutes(grant->minutes.value),
                                     grant->reason.value, s.clock.now());
               });
           });
    with_reason(r, s, "termination", "End an exam; what is there is scored", proctors, terminate);
    with_reason(r, s, "cancellation", "End an exam with nothing to score", managers, abort);
    with_reason(r, s, "annulment", "Declare an attempt void", managers, make_void);
}

}  // namespace

void manage_routes(http::Router& r, const shell::Shell& s) {
    const auto managers = http::any_of({"programme_manager"});
    r.get("/api/manage/attempts", {"Attempts, newest first", managers},
          [&s](http::Query<ManagedFilter> filter) -> Result<ManagedLines> {
              return s.db.read([&](store::Reader& reader) { return page(reader, *filter, s.clock.now()); });
          });
    r.get("/api/manage/attempts/{attempt}",
          {"How an attempt stands, without answers", http::any_of({"proctor", "programme_manager"})},
          [&s](http::Path<AttemptPath> at) -> Result<AttemptStatus> {
              return s.db.read([&](store::Reader& reader) -> Result<AttemptStatus> {
                  if (auto status = status_of(reader, at->attempt, s.clock.now())) {
                      return *status;
                  }
                  return not_found("attempt");
              });
          });
    r.get("/api/manage/attempts/{attempt}/timeline",
          {"Every entry of an attempt's log, and whether its chain holds", managers},
          [&s](http::Path<AttemptPath> at) -> Result<Timeline> {
              return s.db.read(
                  [&](store::Reader& reader) { return timeline_of(reader, at->attempt, s.clock.now()); });
          });
    interventions(r, s);
}

}  // namespace delivery
