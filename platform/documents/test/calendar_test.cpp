#include <gtest/gtest.h>
#include <libical/ical.h>
#include <base/text.hpp>
#include <documents/calendar.hpp>
#include <memory>

namespace {

const Instant now = *parse_rfc3339("2026-02-01T08:00:00Z");
documents::CalendarEntry entry() {
    return {.uid = "0190-booking",
            .sequence = 2,
            .title = "Cloud Foundations, the exam; part 1",
            .place = "Berlin Mitte",
            .description = "Bring an ID.\nCome early.",
            .url = "https://exams.example.org/bookings/0190",
            .starts_at = *parse_rfc3339("2026-03-28T08:00:00Z"),
            .ends_at = *parse_rfc3339("2026-03-28T09:30:00Z"),
            .zone = "Europe/Berlin"};
}
bool has(const std::string& text, const std::string& line) { return text.contains(line + "\r\n"); }

// As a calendar program reads it, with nothing but what the file says about the zone.
Instant start_as_read(const std::string& text) {
    const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> all(
        icalparser_parse_string(text.c_str()), icalcomponent_free);
    icalcomponent* event = icalcomponent_get_first_component(all.get(), ICAL_VEVENT_COMPONENT);
    const icaltimetype start = icalcomponent_get_dtstart(event);
    return Instant(std::chrono::seconds(icaltime_as_timet_with_zone(start, start.zone)));
}

TEST(Calendar, says_what_when_and_where) {
    const std::string text = documents::calendar({entry()}, now);
    EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n")) << text;
    for (const char* line :
         {"VERSION:2.0", "METHOD:PUBLISH", "UID:0190-booking", "SEQUENCE:2", "STATUS:CONFIRMED",
          "DTSTAMP:20260201T080000Z", "DTSTART;TZID=Europe/Berlin:20260328T090000",
          "DTEND;TZID=Europe/Berlin:20260328T103000", "SUMMARY:Cloud Foundations\\, the exam\\; part 1",
          "LOCATION:Berlin Mitte", "DESCRIPTION:Bring an ID.\\nCome early.", "TZID:Europe/Berlin",
          "TZNAME:CEST", "URL:https://exams.example.org/bookings/0190"}) {
        EXPECT_TRUE(has(text, line)) << line << "\n" << text;
    }
}

TEST(Calendar, a_reader_finds_the_instant_from_the_file_alone) {
    for (const char* zone : {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
                             "Asia/Tokyo", "America/Sao_Paulo", "UTC", "Africa/Casablanca"}) {
        for (const char* start : {"2026-01-15T08:00:00Z", "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z",
                                  "2026-07-01T12:00:00Z", "2026-10-25T02:30:00Z", "2031-12-31T23:59:00Z"}) {
            documents::CalendarEntry e = entry();
            e.zone = zone;
            e.starts_at = *parse_rfc3339(start);
            e.ends_at = e.starts_at + Minutes(90);
            EXPECT_EQ(to_rfc3339(start_as_read(documents::calendar({e}, now))), start) << zone;
        }
    }
}

TEST(Calendar, cancels_and_survives_odd_words) {
    documents::CalendarEntry e = entry();
    e.cancelled = true;
    e.zone = "Nowhere/At all";
    e.title = "A\r\nBEGIN:VALARM\x01";
    const std::string text = documents::calendar({e}, now);
    EXPECT_TRUE(has(text, "METHOD:CANCEL") && has(text, "STATUS:CANCELLED")) << text;
    EXPECT_TRUE(has(text, "DTSTART:20260328T080000Z")) << text;
    EXPECT_TRUE(has(text, "SUMMARY:A\\nBEGIN:VALARM")) << text;
    EXPECT_FALSE(text.contains("VTIMEZONE"));
    EXPECT_TRUE(has(documents::calendar({}, now), "METHOD:PUBLISH"));
    EXPECT_TRUE(has(documents::calendar({entry(), e}, now), "METHOD:PUBLISH"));
}

TEST(Calendar, folds_long_lines) {
    documents::CalendarEntry e = entry();
    e.description = std::string(500, 'x');
    for (const std::string& line : split(documents::calendar({e}, now), '\n')) {
        EXPECT_LE(line.size(), 76U);
    }
}

}  // namespace
