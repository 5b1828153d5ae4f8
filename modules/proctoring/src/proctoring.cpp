#include "routes.hpp"
#include "rules.hpp"

#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <identity/identity.hpp>
#include <proctoring/sql/incidents.hpp>
#include <scheduling/scheduling.hpp>

namespace proctoring {
namespace {

// Nobody came within half an hour: the attempt ends with nothing to score, and a new sitting is on the house.
Done close_if_still_waiting(store::Tx& tx, const shell::Shell& s, const AttemptId& attempt, Instant now) {
    const auto status = delivery::status_of(tx, attempt, now);
    if (!status || status->phase != delivery::Phase::awaiting_proctor || !status->asked_at) {
        return {};
    }
    if (now <
        *status->asked_at + free_rebooking_after) {  // refused once and asked again: the wait began anew
        jobs::schedule(tx, "proctoring.wait", attempt.value, *status->asked_at + free_rebooking_after);
        return {};
    }
    const auto exam = catalog::exam_of(tx, status->exam);
    CHECK(delivery::abort(tx, s, attempt, PersonId(),
                          {delivery::ReasonCode::staff_error, "No proctor came within 30 minutes."}, now));
    CHECK(scheduling::attended(tx, s, BookingId(status->booking), now));
    const std::string code = scheduling::give_voucher(tx, s,
                                                      {.exam = status->exam,
                                                       .percent = 100,
                                                       .expires_on = add_months(utc_date(now), 12),
                                                       .person = status->person,
                                                       .note = "No proctor came"},
                                                      now);
    identity::send_mail(tx, s, status->person, "no_proctor",
                        {{"exam", exam ? exam->title : status->exam.value},
                         {"code", code},
                         {"link", s.base_url + "/exams/" + status->exam.value + "/book"}},
                        now);
    return {};
}

}  // namespace

void routes(http::Router& r, const shell::Shell& s) {
    arrival_routes(r, s);
    day_routes(r, s);
    seat_routes(r, s);
    accommodation_routes(r, s);
}

void jobs(jobs::Runner& runner, const shell::Shell& s) {
    shell::hear<delivery::ProctorAsked>(
        runner, "proctoring.wait", [](store::Tx& tx, const delivery::ProctorAsked& e, Instant) -> Done {
            jobs::schedule(tx, "proctoring.wait", e.attempt.value, e.asked_at + free_rebooking_after);
            return {};
        });
    accommodation_jobs(runner, s);
    runner.handle("proctoring.wait", [&s](store::Tx& tx, const jobs::Job& job, Instant now) {
        return close_if_still_waiting(tx, s, AttemptId(job.key), now);
    });
}

schema::json::value export_person(store::Reader& reader, const PersonId& person) {
    schema::json::array out;
    for (const auto& booking : scheduling::bookings_of(reader, person)) {
        for (const auto& row : sql::incidents_of(reader, {.booking = booking.id})) {
            out.push_back(schema::json::object{{"booking", booking.id.value},
                                               {"at", to_rfc3339(row.reported_at)},
                                               {"kind", row.kind},
                                               {"text", row.text}});
        }
    }
    return out;
}

void erase_person(store::Tx& tx, const PersonId& person, Instant) {
    for (const auto& booking : scheduling::bookings_of(tx, person)) {
        sql::blank_incidents_of(tx, {.booking = booking.id});
    }
}
}  // namespace proctoring
