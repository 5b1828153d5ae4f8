// The words of proctoring.
#pragma once
#include <catalog/words.hpp>
#include <delivery/words.hpp>
#include <identity/words.hpp>
#include <scheduling/words.hpp>
#include <schema/vocabulary.hpp>

namespace proctoring {

struct Incident;
using IncidentId = Id<Incident>;
using delivery::AttemptId;
using identity::PersonId;
using scheduling::BookingId;
using scheduling::CentreId;

BOOST_DEFINE_ENUM_CLASS(IncidentKind, technical, identity, behaviour, health, environment, other)

struct IncidentView {
    IncidentId id;
    IncidentKind kind;
    std::string text;
    Instant reported_at;
    std::string reported_by;  // the display name
};
BOOST_DESCRIBE_STRUCT(IncidentView, (), (id, kind, text, reported_at, reported_by))

// One person of a day's list. What to do, never why.
struct DayEntry {
    BookingId booking;
    PersonId person;
    std::string display_name;
    std::string legal_name;
    bool has_id_photo;
    std::string exam_title;
    scheduling::Mode mode;
    std::optional<std::string> room;
    std::optional<std::int64_t> seat;
    Instant starts_at;
    Instant ends_at;
    std::string zone;
    scheduling::State state;
    std::int64_t minutes_late;              // 0 when in time, or not expected any more
    std::vector<std::string> arrangements;  // names of accommodations to provide
    bool time_behind = false;               // the profile gives more by now than the open exam has
    std::optional<delivery::AttemptStatus> attempt;
    std::vector<IncidentView> incidents;
    bool simulated = false;  // the person
};
BOOST_DESCRIBE_STRUCT(DayEntry, (),
                      (booking, person, display_name, legal_name, has_id_photo, exam_title, mode, room, seat,
                       starts_at, ends_at, zone, state, minutes_late, arrangements, time_behind, attempt,
                       incidents, simulated))

}  // namespace proctoring
