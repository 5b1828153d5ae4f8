#include "staff_routes.hpp"

#include <sitting/limits.hpp>

#include "names.hpp"
#include "time_bank.hpp"

namespace delivery {

struct WithReason {
    ReasonCode code;
    schema::Text<1, sitting::text_max> reason;
};
BOOST_DESCRIBE_STRUCT(WithReason, (), (code, reason))
struct TimeGrant {
    schema::Whole<1, 120> minutes;
    ReasonCode code;
    schema::Text<1, sitting::text_max> reason;
};
BOOST_DESCRIBE_STRUCT(TimeGrant, (), (minutes, code, reason))
struct NewMessage {
    schema::Text<1, sitting::text_max> text;
};
BOOST_DESCRIBE_STRUCT(NewMessage, (), (text))
struct SentMessage {
    Instant at{};
    std::string text;
    std::string by;  // a display name
};
BOOST_DESCRIBE_STRUCT(SentMessage, (), (at, text, by))
// Said, not assumed: who lets somebody in has compared both.
struct Identified {
    bool name_matches = false;
    bool photo_matches = false;
};
BOOST_DESCRIBE_STRUCT(Identified, (), (name_matches, photo_matches))

namespace {

// In one transaction; whoever has the attempt open hears of it when it is committed.
template <class Deed>
Act done(const shell::Shell& s, const AttemptId& attempt, Deed deed) {
    Act out = s.db.write([&](store::Tx& tx) -> Act { return deed(tx, s.clock.now()); });
    if (out) {
        nudge(s, attempt);
    }
    return out;
}

using WithReasonDeed = Act (*)(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId&,
                               const Reason&, Instant);

void with_reason(http::Router& r, const shell::Shell& s, const char* noun, const char* summary,
                 http::Access access, WithReasonDeed deed) {
    r.post(std::string("/api/manage/attempts/{attempt}/") + noun, {summary, std::move(access)},
           [&s, deed](http::Caller who, http::Path<AttemptPath> at, http::Body<WithReason> body) -> Act {
               return done(s, at->attempt, [&](store::Tx& tx, Instant now) {
                   return deed(tx, s, at->attempt, PersonId(who.person), {body->code, body->reason.value},
                               now);
               });
           });
}

Act let_in(const shell::Shell& s, const AttemptId& attempt, const PersonId& by, const Identified& seen) {
    if (!seen.name_matches || !seen.photo_matches) {
        return refuse("identity_not_confirmed",
                      "Compare the name and the photo with the ID first. If they do not match, refuse "
                      "the start and say why.");
    }
    return done(s, attempt, [&](store::Tx& tx, Instant now) { return authorise(tx, s, attempt, by, now); });
}

// The log as it is told by now: with what time has caused and nobody has written down yet.
Result<std::vector<sitting::Entry>> log_until(store::Reader& reader, Kept& kept, Instant now) {
    auto log = TRY(log_of(reader, kept.row));
    for (sitting::Entry& entry : sitting::caught_up(kept.state, kept.outages, now)) {
        log.push_back(std::move(entry));
    }
    return log;
}

Result<TimeBank> time_bank_of(store::Reader& reader, const AttemptId& id, Instant now) {
    Kept kept = TRY(load(reader, id));
    const auto log = TRY(log_until(reader, kept, now));
    const sitting::Attempt& a = kept.state;
    const auto seconds = [](Duration d) {
        return std::chrono::duration_cast<std::chrono::seconds>(d).count();
    };
    TimeBank out;
    out.minutes = a.made.minutes;
    out.extra_minutes = a.extra_minutes;
    out.used_seconds = seconds(sitting::used(a, now));
    out.left_seconds = seconds(sitting::left(a, now));
    Names name_of(reader);
    out.lines = time_lines(log, now, std::ref(name_of));
    return out;
}

Result<std::vector<SentMessage>> messages_of(store::Reader& reader, const AttemptId& id) {
    const Kept kept = TRY(load(reader, id));
    Names name_of(reader);
    std::vector<SentMessage> out;
    for (const sitting::Entry& entry : TRY(log_of(reader, kept.row))) {
        if (const auto* sent = std::get_if<sitting::Messaged>(&entry.event)) {
            out.push_back({entry.at, sent->text, name_of(sent->by)});
        }
    }
    return out;
}

void deeds(http::Router& r, const shell::Shell& s) {
    const auto proctors = http::any_of({"proctor", "programme_manager"});
    const auto managers = http::any_of({"programme_manager"});
    r.post("/api/manage/attempts/{attempt}/authorisation", {"Let a waiting candidate start", proctors},
           [&s](http::Caller who, http::Path<AttemptPath> at, http::Body<Identified> seen) -> Act {
               return let_in(s, at->attempt, PersonId(who.person), *seen);
           });
    with_reason(r, s, "refusals", "Refuse the start; the candidate may put it right", proctors, refuse_start);
    with_reason(r, s, "pauses", "Stop an exam's clock, for half an hour at most", proctors, pause);
    r.post("/api/manage/attempts/{attempt}/resumptions", {"Let a paused exam go on", proctors},
           [&s](http::Caller who, http::Path<AttemptPath> at) -> Act {
               return done(s, at->attempt, [&](store::Tx& tx, Instant now) {
                   return resume(tx, s, at->attempt, PersonId(who.person), now);
               });
           });
    r.post("/api/manage/attempts/{attempt}/time-grants", {"Give time back, with the reason", proctors},
           [&s](http::Caller who, http::Path<AttemptPath> at, http::Body<TimeGrant> grant) -> Act {
               return done(s, at->attempt, [&](store::Tx& tx, Instant now) {
                   return grant_time(tx, s, at->attempt, PersonId(who.person), Minutes(grant->minutes.value),
                                     {grant->code, grant->reason.value}, now);
               });
           });
    r.post("/api/manage/attempts/{attempt}/messages", {"Put a sentence on the candidate's screen", proctors},
           [&s](http::Caller who, http::Path<AttemptPath> at, http::Body<NewMessage> sent) -> Act {
               return done(s, at->attempt, [&](store::Tx& tx, Instant now) {
                   return message(tx, s, at->attempt, PersonId(who.person), sent->text.value, now);
               });
           });
    with_reason(r, s, "termination", "End an exam; what is there is scored", proctors, terminate);
    with_reason(r, s, "cancellation", "End an exam with nothing to score", managers, abort);
    with_reason(r, s, "annulment", "Declare an attempt void", managers, make_void);
}

}  // namespace

void staff_routes(http::Router& r, const shell::Shell& s) {
    const auto proctors = http::any_of({"proctor", "programme_manager"});
    r.get("/api/manage/attempts/{attempt}/messages", {"What staff wrote to the candidate", proctors},
          [&s](http::Path<AttemptPath> at) -> Result<std::vector<SentMessage>> {
              return s.db.read([&](store::Reader& reader) { return messages_of(reader, at->attempt); });
          });
    r.get("/api/manage/attempts/{attempt}/time-bank",
          {"An exam's time: what it began with, and every change", proctors},
          [&s](http::Path<AttemptPath> at) -> Result<TimeBank> {
              return s.db.read(
                  [&](store::Reader& reader) { return time_bank_of(reader, at->attempt, s.clock.now()); });
          });
    deeds(r, s);
}

}  // namespace delivery
