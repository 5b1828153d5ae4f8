// Instants are UTC with microseconds; dates are civil dates; what happens at a place keeps that place's zone.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using Duration = std::chrono::microseconds;
using Instant = std::chrono::sys_time<Duration>;
using Date = std::chrono::year_month_day;
using Minutes = std::chrono::minutes;
using Hours = std::chrono::hours;
using Days = std::chrono::days;

constexpr std::int64_t micros(Instant t) { return t.time_since_epoch().count(); }
constexpr Instant from_micros(std::int64_t n) { return Instant{Duration{n}}; }

std::string to_rfc3339(Instant);                         // "2026-03-01T09:00:00Z", with microseconds if any
std::optional<Instant> parse_rfc3339(std::string_view);  // a full date-time with Z or an offset, else nothing
std::string to_string(Date);                             // "2026-03-01"
std::optional<Date> parse_date(std::string_view);        // a real day written YYYY-MM-DD, else nothing

Date utc_date(Instant);
Instant midnight(Date);    // the start of that day, UTC
Instant end_of_day(Date);  // the last microsecond of that day, UTC
// The same day `months` later, clamped to the month's end: 31 August + 6 months = 28 (or 29) February.
Date add_months(Date, int months);
std::string in_words(Date);  // "12 March 2026"

// IANA zones. Local times are minutes or times of day at the place.
bool is_zone(std::string_view name);
struct Local {
    Date date;
    std::chrono::minutes time;  // since local midnight
    bool operator==(const Local&) const = default;
};
Local to_local(Instant, std::string_view zone);
Date local_date(Instant, std::string_view zone);
// The instant of a local time. A time that a clock change skips counts as the first instant after the gap;
// a time that occurs twice counts as its first occurrence.
Instant from_local(Local, std::string_view zone);
Instant start_of_day(Date, std::string_view zone);
std::string in_words(Instant, std::string_view zone);  // "12 March 2026, 14:05 (Europe/Berlin)"
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view);  // "09:30"; "24:00" is the day's end
std::string to_time_of_day(std::chrono::minutes);
