// An exam's time as people read it: what it began with, and every change to it, with its reason and its
// author.
#pragma once
#include "kept.hpp"

namespace delivery {

BOOST_DEFINE_ENUM_CLASS(TimeKind, granted, credited, paused, own_break, accommodation, silence)

struct TimeBankLine {
    std::int64_t number = 0;  // of the entry that began it
    TimeKind kind = TimeKind::granted;
    Instant from{};
    std::optional<Instant> until;  // nothing: it goes on
    std::int64_t seconds = 0;      // given, stopped, or silent
    std::optional<ReasonCode> code;
    std::string reason;
    std::string by;  // a display name; empty: the candidate, or the platform
};
BOOST_DESCRIBE_STRUCT(TimeBankLine, (), (number, kind, from, until, seconds, code, reason, by))

struct TimeBank {
    std::int64_t minutes = 0;        // the exam's own
    std::int64_t extra_minutes = 0;  // by accommodation
    std::int64_t used_seconds = 0;
    std::int64_t left_seconds = 0;
    std::vector<TimeBankLine> lines;
};
BOOST_DESCRIBE_STRUCT(TimeBank, (), (minutes, extra_minutes, used_seconds, left_seconds, lines))

// Whose display name an id stands for.
using NameOf = std::function<std::string(const std::string& person)>;

// From the log alone; `entries` with what time has caused until now.
std::vector<TimeBankLine> time_lines(const std::vector<sitting::Entry>& entries, Instant now, const NameOf&);

}  // namespace delivery
