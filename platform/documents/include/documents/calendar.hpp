// Appointments as a calendar file (RFC 5545).
#pragma once
#include <base/time.hpp>

#include <string>
#include <vector>

namespace documents {

struct CalendarEntry {
    std::string uid;   // the same appointment keeps it for ever: a calendar then updates instead of adding
    int sequence = 0;  // grows with every change that moves or cancels it
    std::string title;
    std::string place{};
    std::string description{};
    std::string url{};
    Instant starts_at;
    Instant ends_at;
    std::string zone;  // IANA; times are written as local times there, with the zone's rules beside them
    bool cancelled = false;
};

// METHOD is CANCEL when every entry is cancelled, else PUBLISH. An unknown zone falls back to UTC.
std::string calendar(const std::vector<CalendarEntry>&, Instant now);

}  // namespace documents
