// The rules of sitting an exam. Pure: no clock, no chance, no storage. State is what the log says and nothing
// else.
#pragma once
#include <sitting/words.hpp>

#include <map>
#include <set>

namespace sitting {

template <class T>
struct Marked {
    T value{};
    Mark mark;
    bool operator==(const Marked&) const = default;
};
struct Held {
    std::optional<Response> response;
    bool late = false;
    bool operator==(const Held&) const = default;
};
struct Journal {
    std::int64_t ordinal = 0;               // in which order this attempt met its journals, from 1
    std::int64_t highest = 0;               // highest sequence saved
    std::optional<std::int64_t> sealed_at;  // after the end: the last sequence that can still count
    bool operator==(const Journal&) const = default;
};

struct Attempt {
    Phase phase = Phase::none;
    Created made;
    std::int64_t number = 0;  // of the last entry
    Instant last_at{};
    std::set<std::string> done;  // causes in the log

    bool agreed = false;
    std::optional<Refused> refused;   // the proctor's last refusal, until asked again
    std::optional<Instant> asked_at;  // when the candidate began to wait for a proctor
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    std::optional<SubmittedBecause> ended_because;
    std::string end_reason;  // what staff gave, if staff ended it

    Duration used{};  // of the exam's clock, without the stretch that runs now
    std::int64_t granted_minutes = 0;
    std::optional<Instant> running_since;
    std::optional<Instant> paused_at;
    Instant paused_until{};
    std::string pause_reason;
    bool on_break = false;  // the pause is the candidate's own
    Duration pauses_used{};
    Duration breaks_used{};

    std::map<std::string, Journal> journals;
    std::map<ItemId, Marked<Held>> answers;
    std::map<ItemId, Marked<bool>> flags;
    std::map<ItemId, Marked<std::vector<std::string>>> struck;
    std::map<ItemId, Marked<std::string>> notes;
    std::map<ItemId, Marked<std::string>> comments;
    Marked<std::int64_t> position;

    bool operator==(const Attempt&) const = default;
};

Attempt apply(Attempt, const Entry&);  // the fold; cannot fail on a log that decide() wrote
Attempt replay(const std::vector<Entry>&);

const Placed* find(const Attempt&, const ItemId&);
bool is_over(const Attempt&);           // submitted, or one of the side exits
std::int64_t answered(const Attempt&);  // items that hold an answer now

// The clock. Check-in, agreement, waiting and tutorial come before Started and so cost nothing.
Duration allowed(const Attempt&);  // the exam's time, accommodation and grants
Duration left(const Attempt&, Instant now);
std::optional<Instant> clock_end(const Attempt&);  // when the running clock stands at zero
// When time itself will act next: expiry before the start, the end of a pause, the end of the grace.
std::optional<Instant> deadline(const Attempt&);
// What time has caused by `now`, each stamped with the moment it was due however late it is noticed.
std::vector<Entry> overdue(Attempt, Instant now);

}  // namespace sitting
