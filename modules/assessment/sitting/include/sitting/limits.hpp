// Everything has a limit with a name.
#pragma once
#include <base/time.hpp>

#include <cstddef>
#include <cstdint>

namespace sitting {

inline constexpr Duration grace = Minutes(3);  // after the end, for answers the browser had already made
inline constexpr Duration gap_min = std::chrono::seconds(60);  // silence this long is recorded as a gap
inline constexpr Duration pause_max = Minutes(30);      // one pause; then the clock runs again by itself
inline constexpr Duration pauses_total_max = Hours(2);  // all pauses of an attempt together
inline constexpr std::int64_t grant_max = 120;          // minutes, one grant
inline constexpr std::int64_t grants_total_max = 480;   // minutes, all grants of an attempt
inline constexpr Duration outage_credit_min = std::chrono::seconds(15);  // less is not given back
inline constexpr Duration credits_total_max =
    Hours(24);  // given back for outages, all of an attempt together
inline constexpr std::int64_t minutes_max = 10 * 24 * 60;  // the longest clock: study mode keeps days
inline constexpr std::size_t items_max = 400;
inline constexpr std::size_t text_max = 2000;       // characters of a note, a comment, a message or a reason
inline constexpr std::size_t events_max = 20'000;   // entries an attempt may hold before changes are refused
inline constexpr std::size_t entries_max = 30'000;  // … before everything but its end is refused
inline constexpr std::size_t journals_max = 64;     // browsers one attempt was continued in
inline constexpr std::size_t turns_max = 200;       // take-overs of one attempt
inline constexpr std::size_t messages_max = 200;    // to one candidate
inline constexpr std::size_t irregularities_max = 200;         // that the server noticed outside the journals
inline constexpr std::size_t values_max = 200;                 // of one field of a composite item
inline constexpr std::size_t composite_bytes_max = 32 * 1024;  // all values of one answer, its tries too
inline constexpr std::size_t name_max = 64;  // bytes of the id of a command, a journal, a room, a person

}  // namespace sitting
