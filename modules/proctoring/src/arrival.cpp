#include "routes.hpp"
#include "rules.hpp"

#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <identity/identity.hpp>
#include <scheduling/scheduling.hpp>

namespace proctoring {
namespace {

struct CheckedIn {
    AttemptId attempt;
};
BOOST_DESCRIBE_STRUCT(CheckedIn, (), (attempt))

// A legal name is what the ID is compared with; without one nobody could be let in.
Done check_person(const std::optional<identity::PersonCard>& person) {
    if (!person || person->legal_name.empty()) {
        return refuse("legal_name_missing",
                      "Enter your legal name, exactly as on your ID, in your account first.");
    }
    return {};
}

Result<http::Created<CheckedIn>> check_in(const shell::Shell& s, const http::Caller& who,
                                          const BookingId& booking) {
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<CheckedIn>> {
        const Instant now = s.clock.now();
        const PersonId person(who.person);
        const auto card = identity::card_of(tx, person);
        CHECK(check_person(card));
        const auto b = TRY(scheduling::check_in(tx, s, booking, person, now));
        const auto exam = catalog::exam_of(tx, b.exam, b.exam_version);
        if (!exam) {
            return not_found("exam");
        }
        const auto given = adjustment_of(identity::accommodations_of(tx, person), Minutes(exam->minutes));
        const bool online = b.mode == scheduling::Mode::online;
        const AttemptId attempt = TRY(
            delivery::create_exam_attempt(tx, s,
                                          {.booking = b.id.value,
                                           .person = person,
                                           .exam = b.exam,
                                           .exam_version = b.exam_version,
                                           .minutes = exam->minutes,
                                           .extra_minutes = given.extra_minutes,
                                           .break_minutes = given.break_minutes,
                                           .language = exam->language,
                                           .mode = online ? delivery::Mode::online : delivery::Mode::centre,
                                           .supervision = supervision_of(b.mode, exam->unproctored_online),
                                           .open_until = b.starts_at + open_after_start},
                                          now));
        return http::Created<CheckedIn>{{attempt}};
    });
}

}  // namespace

void arrival_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/bookings/{booking}/check-ins", {"Arrive for an exam", http::signed_in()},
           [&s](http::Caller who, http::Path<BookingPath> at) { return check_in(s, who, at->booking); });
}
}  // namespace proctoring
