// The words of identity: ids, roles, accommodations, views, events.
#pragma once
#include <schema/vocabulary.hpp>

#include <array>

namespace identity {

struct Person;
using PersonId = Id<Person>;
struct Session;
using SessionId = Id<Session>;
struct Accommodation;
using AccommodationId = Id<Accommodation>;

// Roles a person may hold besides being a candidate, which everybody is.
inline constexpr std::array<std::string_view, 9> staff_roles{"instructor",
                                                             "proctor",
                                                             "examiner",
                                                             "item_writer",
                                                             "reviewer",
                                                             "psychometrician",
                                                             "accommodations_reviewer",
                                                             "programme_manager",
                                                             "operator"};

// An approved adjustment. Times are of the exam's own minutes.
BOOST_DEFINE_ENUM_CLASS(Preset, language_30, time_125, time_150, time_200, paused_breaks, separate_room,
                        reader_or_scribe, screen_reader, colour_and_zoom, medical_item)

// What every clock, window and seat search reads. Never why.
struct AccommodationProfile {
    bool language_30 = false;  // +30 minutes: exams are not in the candidate's language, by their own word
    std::int64_t time_percent = 0;  // extra time: 0, 25, 50 or 100 percent
    bool paused_breaks = false;
    bool separate_room = false;  // also what a reader or scribe needs
    bool reader_or_scribe = false;
    bool screen_reader = false;
    bool colour_and_zoom = false;
    bool medical_item = false;
    bool operator==(const AccommodationProfile&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccommodationProfile, (),
                      (language_30, time_percent, paused_breaks, separate_room, reader_or_scribe,
                       screen_reader, colour_and_zoom, medical_item))

// Minutes on top of an exam's own, rounded up to whole minutes.
Minutes extra_time(const AccommodationProfile&, Minutes exam);
AccommodationProfile profile_of(const std::vector<Preset>& approved);

// What other modules may know of a person.
struct PersonCard {
    PersonId id;
    std::string display_name;
    std::string legal_name;
    std::string email;
    std::string language;
    std::string zone;
    std::optional<std::string> id_photo;  // sha256 of the stored picture
    bool confirmed = false;
    bool erased = false;
    bool simulated = false;  // made by the demo's population; nobody lives behind the name
};

struct Confirmed {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(Confirmed, (), (person))
struct Erased {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(Erased, (), (person))
// A reviewer approved what was asked for: what is under way takes it over. Never what it is, or why.
struct AccommodationApproved {
    PersonId person;
    PersonId by;
};
BOOST_DESCRIBE_STRUCT(AccommodationApproved, (), (person, by))

}  // namespace identity
