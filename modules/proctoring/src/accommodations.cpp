// A profile that changes while an exam is open: the exam takes it over. There is one profile, and this is
// where it becomes minutes.
#include "routes.hpp"
#include "rules.hpp"

#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <identity/identity.hpp>

namespace proctoring {
namespace {

Result<delivery::Adjustment> adjustment_for(store::Reader& reader, const delivery::AttemptStatus& attempt) {
    const auto exam = catalog::exam_of(reader, attempt.exam, attempt.exam_version);
    if (!exam) {
        return not_found("exam");
    }
    return adjustment_of(identity::accommodations_of(reader, attempt.person), Minutes(exam->minutes));
}

delivery::Act take_over(store::Tx& tx, const shell::Shell& s, const delivery::AttemptStatus& attempt,
                        const PersonId& by, Instant now) {
    return delivery::change_accommodation(tx, s, attempt.id, by, TRY(adjustment_for(tx, attempt)), now);
}

delivery::Act update(store::Tx& tx, const shell::Shell& s, const AttemptId& attempt, const PersonId& by,
                     Instant now) {
    const auto status = delivery::status_of(tx, attempt, now);
    if (!status || status->kind != delivery::Kind::exam) {
        return not_found("exam attempt");
    }
    if (!is_behind(*status, TRY(adjustment_for(tx, *status)))) {
        return fail(Why::conflict, "profile_taken_over",
                    "This exam already has everything the candidate's profile gives.");
    }
    return take_over(tx, s, *status, by, now);
}

Done take_over_everywhere(store::Tx& tx, const shell::Shell& s, const identity::AccommodationApproved& e,
                          Instant now) {
    for (const auto& attempt : delivery::open_exams_of(tx, e.person, now)) {
        if (is_behind(attempt, TRY(adjustment_for(tx, attempt)))) {
            TRY(take_over(tx, s, attempt, e.by, now));
        }
    }
    return {};
}

}  // namespace

bool is_time_behind(store::Reader& reader, const delivery::AttemptStatus& attempt) {
    const auto given = adjustment_for(reader, attempt);
    return !attempt.ended_at && given && is_behind(attempt, *given);
}

void accommodation_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/manage/attempts/{attempt}/accommodation-updates",
           {"Let an open exam take over the candidate's accommodation profile", desk()},
           [&s](http::Caller who, http::Path<AttemptPath> at) -> delivery::Act {
               delivery::Act updated = s.db.write([&](store::Tx& tx) {
                   return update(tx, s, at->attempt, PersonId(who.person), s.clock.now());
               });
               delivery::nudge(s, at->attempt);
               return updated;
           });
}

void accommodation_jobs(jobs::Runner& runner, const shell::Shell& s) {
    shell::hear<identity::AccommodationApproved>(
        runner, "proctoring.accommodation",
        [&s](store::Tx& tx, const identity::AccommodationApproved& e, Instant now) {
            return take_over_everywhere(tx, s, e, now);
        });
}
}  // namespace proctoring
