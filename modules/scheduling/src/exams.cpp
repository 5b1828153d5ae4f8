#include "exams.hpp"

#include <base/must.hpp>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <scheduling/sql/bookings.hpp>
#include <scheduling/sql/sittings.hpp>

namespace scheduling {

Policies booking_policies(store::Reader& r, const ExamId& exam) {
    return policies_from(catalog::policies_of(r, exam));
}

std::optional<ExamToSit> exam_to_sit(store::Reader& r, const ExamId& id) {
    const auto exam = catalog::exam_of(r, id);
    if (!exam) {
        return std::nullopt;
    }
    return ExamToSit{.id = exam->id,
                     .title = exam->title,
                     .version = int(exam->version),
                     .minutes = Minutes(exam->minutes),
                     .open = exam->status == catalog::Status::open,
                     .online = catalog::policies_of(r, id).online_offered,
                     .price = exam->price,
                     .policies = booking_policies(r, id)};
}

std::vector<Reason> barred(const ExamToSit& exam, const Candidate& who) {
    std::vector<Reason> out;
    if (!exam.open) {
        out.push_back(
            {"not_open",
             "This exam is announced and cannot be booked yet. Its page says what you can do already."});
    }
    if (!who.confirmed) {
        out.push_back(
            {"email_not_confirmed",
             "Confirm your e-mail address first: open the link in the message we sent you. Then you can "
             "book at once."});
    }
    return out;
}

Candidate candidate_for(store::Reader& r, const PersonId& person, const ExamToSit& exam, Instant now) {
    const auto card = identity::card_of(r, person);
    MUST(card.has_value());
    const auto profile = identity::accommodations_of(r, person);
    Candidate out{.id = person,
                  .zone = is_zone(card->zone) ? card->zone : "UTC",
                  .confirmed = card->confirmed,
                  .extra = identity::extra_time(profile, exam.minutes),
                  .separate_room = profile.separate_room};
    out.standing.exam = exam.id.value;
    out.standing.exam_version = exam.version;
    for (const auto& row : sql::sittings_of(r, {.person = person, .exam = exam.id})) {
        const auto outcome = schema::value_of<Outcome>(row.outcome);
        MUST(outcome.has_value());
        out.standing.sittings.push_back({int(row.exam_version), row.submitted_at, row.zone, *outcome});
    }
    for (const auto& row : sql::live_bookings(r, {.person = person})) {
        if (row.state != "held" || row.held_until > now) {
            out.standing.bookings.push_back(
                {row.id.value, row.exam.value, row.exam_title, row.starts_at, row.ends_at, row.zone});
        }
    }
    return out;
}

}  // namespace scheduling
