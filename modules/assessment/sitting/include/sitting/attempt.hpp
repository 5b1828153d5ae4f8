// The rules of sitting an exam. Pure: no clock, no chance, no storage. State is what the log says and nothing
// else.
#pragma once
#include <sitting/selection.hpp>

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace sitting {

template <class T>
struct Marked {
    T value{};
    Mark mark;
    std::int64_t turn = 0;  // which turn at writing the mark belongs to
    bool operator==(const Marked&) const = default;
};
struct Held {
    std::optional<Response> response;
    bool late = false;
    bool operator==(const Held&) const = default;
};
// What the candidate has done with one item.
struct ItemWork {
    Marked<Held> answer;
    Marked<bool> flag;
    Marked<std::vector<std::string>> struck;
    Marked<std::string> note;
    Marked<std::string> comment;
    bool operator==(const ItemWork&) const = default;
};
// From which place on a journal had the word, and for the how-manieth time in this attempt that passed on.
struct Turn {
    std::int64_t number = 0;
    std::int64_t after = 0;  // what stands in the journal beyond this sequence belongs to the turn
    bool operator==(const Turn&) const = default;
};
struct Journal {
    std::string name;
    std::int64_t highest = 0;               // everything up to this sequence is in the log
    std::optional<std::int64_t> sealed_at;  // after the end: the last sequence that can still count
    std::vector<Turn> turns;
    bool operator==(const Journal&) const = default;
};
struct Said {
    Instant at{};
    std::string by;
    std::string text;
    bool operator==(const Said&) const = default;
};
struct Seat {
    Instant at{};
    std::string room;
    std::string seat;
    ReasonCode code = ReasonCode::other;
    std::string reason;
    bool operator==(const Seat&) const = default;
};

BOOST_DEFINE_ENUM_CLASS(LedgerKind, exam_time, accommodation, granted, credited, paused, own_break)
// A line of the time bank. exam_time, accommodation, granted and credited add up to allowed(); paused and
// own_break say how long the clock stood.
struct LedgerLine {
    Instant at{};
    LedgerKind kind = LedgerKind::exam_time;
    std::int64_t seconds = 0;  // below zero where an accommodation was shortened
    std::string by;            // empty: the scheme, the platform or the candidate
    ReasonCode code = ReasonCode::other;
    std::string reason;
    bool operator==(const LedgerLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(LedgerLine, (), (at, kind, seconds, by, code, reason))

// Looked up by text without making a string of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

struct Attempt {
    std::shared_ptr<const Blueprint> blueprint;  // given before the first entry is applied
    Phase phase = Phase::none;
    Created made;
    std::vector<Placed> items;        // in this candidate's order
    std::vector<ItemWork> work;       // one for each of them
    std::vector<std::int32_t> by_id;  // places in `items`, in the order of the items' ids
    std::int64_t number = 0;          // of the last entry
    Instant last_at{};
    std::unordered_set<std::string, TextHash, std::equal_to<>> done;  // causes in the log
    // Changes that could never be taken: cause and code. Sent again, they are refused with the same code.
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> irregular;
    std::int64_t noticed = 0;  // irregularities the server noticed outside the journals

    bool agreed = false;
    std::optional<Refused> refused;   // the proctor's last refusal, until asked again
    std::optional<Instant> asked_at;  // when the candidate began to wait for a proctor
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    std::optional<SubmittedBecause> ended_because;
    ReasonCode end_code = ReasonCode::other;
    std::string end_reason;  // what staff gave, if staff ended it
    std::vector<Said> messages;
    std::optional<Seat> seat;  // where staff moved the candidate to, if they did

    std::int64_t extra_minutes = 0;  // by accommodation, as it stands now
    std::int64_t break_minutes = 0;
    Duration used{};  // of the exam's clock, without the stretch that runs now
    std::int64_t granted_minutes = 0;
    Duration credited{};       // by the platform, for its outages
    Instant credited_until{};  // no moment before this is credited again
    std::optional<Instant> running_since;
    std::optional<Instant> paused_at;
    Instant paused_until{};
    std::string paused_by;
    ReasonCode pause_code = ReasonCode::other;
    std::string pause_reason;
    bool on_break = false;  // the pause is the candidate's own
    Duration pauses_used{};
    Duration breaks_used{};
    std::vector<LedgerLine> lines;

    std::vector<Journal> journals;  // by their number, the first at 0
    std::string writer;             // the name of the journal that has the word; empty: none yet
    std::int64_t turn = 0;          // how often the word has been given
    Marked<std::int64_t> position;

    bool operator==(const Attempt&) const = default;
};

// An attempt with no entry yet. The blueprint is the frozen form that Created will name.
Attempt begin(std::shared_ptr<const Blueprint>);
void apply(Attempt&, const Entry&);  // the fold; cannot fail on a log that decide() wrote
Attempt replay(std::shared_ptr<const Blueprint>, const std::vector<Entry>&);

std::optional<std::size_t> index_of(const Attempt&, const ItemId&);  // its place in `items` and `work`
const Placed* find(const Attempt&, const ItemId&);
const ItemWork* work_on(const Attempt&, const ItemId&);
const Journal* journal_of(const Attempt&, std::string_view name);  // nothing: never met
bool is_over(const Attempt&);                                      // submitted, or one of the side exits
std::int64_t answered(const Attempt&);                             // items that hold an answer now

// The clock. Check-in, agreement, waiting and tutorial come before Started and so cost nothing.
Duration allowed(const Attempt&);  // the exam's time, accommodation, grants and credits
Duration used(const Attempt&, Instant now);
Duration left(const Attempt&, Instant now);
std::optional<Instant> clock_end(const Attempt&);  // when the running clock stands at zero
std::vector<LedgerLine> ledger(const Attempt&);    // the time bank; a pause that lasts still is not in it yet

// When time itself will act next: expiry before the start, the end of a pause, the end of the grace.
std::optional<Instant> deadline(const Attempt&);

// What time and the platform have caused by `now`; it is applied, and is to be appended. Each entry is
// stamped with the moment it was due, however late it is noticed.
//
// Outages. While no server could save, an exam in progress stands still: the whole stretch in which an outage
// and the exam in progress overlap is given back, at the moment the outage ended and before time ends
// anything. So an exam whose clock, or whose grace, ran out in an outage is not submitted by it: it goes on
// exactly where it stood when the outage began, with the same time, or the same rest of the grace. What was
// over before the outage began stays over. A stretch is given back once, whatever the outages are called; one
// shorter than outage_credit_min is not; all credits of an attempt come to credits_total_max at most. An
// outage that has not ended by `now` is given back up to `now`. Pass every outage since the attempt started,
// in any order; those already in the log change nothing.
std::vector<Entry> caught_up(Attempt&, std::span<const Outage>, Instant now);

// A moment in [0, within) that is the same for an attempt on every machine: so that a server looks at the
// ends of hundreds of exams that began together one after the other. It changes when an end is noticed, never
// the moment the end is stamped with.
Duration spread(const AttemptId&, Duration within);

}  // namespace sitting
