#include "routes.hpp"

#include <delivery/delivery.hpp>

namespace proctoring {
namespace {
using delivery::AttemptStatus;

// Said, not assumed: letting somebody in means that both were compared.
struct Identified {
    bool name_matches;
    bool photo_matches;
};
BOOST_DESCRIBE_STRUCT(Identified, (), (name_matches, photo_matches))
struct Reason {
    schema::Text<3, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())
struct Time {
    schema::Whole<1, 120> minutes;
    schema::Text<3, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Time, (), (minutes, reason))

// One act of staff on an attempt: who, which attempt, what they said.
template <class Wish, class F>
void act(http::Router& r, const shell::Shell& s, const char* noun, const char* summary, http::Access access, F f) {
    r.post(std::string("/api/manage/attempts/{attempt}/") + noun, {summary, std::move(access)},
           [&s, f](http::Caller who, http::Path<AttemptPath> at, http::Body<Wish> wish) -> Result<AttemptStatus> {
               return s.db.write([&](store::Tx& tx) -> Result<AttemptStatus> {
                   return f(tx, s, at->attempt, PersonId(who.person), *wish, s.clock.now());
               });
           });
}
using store::Tx;
using Shell = shell::Shell;
}  // namespace

void act_routes(http::Router& r, const shell::Shell& s) {
    act<Identified>(r, s, "authorisations", "Let a candidate start", desk(),
                    [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Identified& seen,
                       Instant now) -> Result<AttemptStatus> {
                        if (!seen.name_matches || !seen.photo_matches) {
                            return refuse("identity_not_confirmed",
                                          "Compare the name and the photo with the ID first. If they do not match, "
                                          "refuse with a reason.");
                        }
                        return delivery::authorise(tx, sh, a, by, now);
                    });
    act<Reason>(r, s, "refusals", "Refuse the start, with what to put right", desk(),
                [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Reason& why, Instant now) {
                    return delivery::refuse_start(tx, sh, a, by, why.reason.value, now);
                });
    act<Reason>(r, s, "pauses", "Stop the clock", desk(),
                [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Reason& why, Instant now) {
                    return delivery::pause(tx, sh, a, by, why.reason.value, now);
                });
    act<Nothing>(r, s, "resumptions", "Let the clock run again", desk(),
                 [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Nothing&, Instant now) {
                     return delivery::resume(tx, sh, a, by, now);
                 });
    act<Time>(r, s, "time-grants", "Give time back", desk(),
              [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Time& t, Instant now) {
                  return delivery::grant_time(tx, sh, a, by, Minutes(t.minutes.value), t.reason.value, now);
              });
    act<Reason>(r, s, "terminations", "End an attempt; what is there is scored", desk(),
                [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Reason& why, Instant now) {
                    return delivery::terminate(tx, sh, a, by, why.reason.value, now);
                });
    act<Reason>(r, s, "abortions", "End an attempt with nothing to score", desk(),
                [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Reason& why, Instant now) {
                    return delivery::abort(tx, sh, a, by, why.reason.value, now);
                });
    act<Reason>(r, s, "voidings", "Void an attempt", http::any_of({"programme_manager"}),
                [](Tx& tx, const Shell& sh, const AttemptId& a, const PersonId& by, const Reason& why, Instant now) {
                    return delivery::make_void(tx, sh, a, by, why.reason.value, now);
                });
}
}  // namespace proctoring
