// What somebody asks for, and what comes of it.
#pragma once
#include <sitting/attempt.hpp>

namespace sitting {

// By the candidate, outside the journal.
struct CheckIn {};
struct AcceptAgreement {
    std::string agreement;
};
struct AskProctor {};
struct Decline {};
struct Start {};
struct TakeBreak {};  // only where the accommodation grants paused breaks
struct EndBreak {};
// This browser has the word from now on. Command::journal_end says what its journal held before: that was
// written when another had the word, and counts as such.
struct TakeOver {
    std::string journal;
};
struct Submit {
    std::optional<std::int64_t> answers;  // how many answered items the player shows; a mismatch is refused
};
// By the candidate, written in the browser's journal first.
struct Navigate {
    std::int64_t position = 0;
};
struct Answer {
    ItemId item;
    std::optional<Response> response;
    std::int64_t position = 0;
};
struct Flag {
    ItemId item;
};
struct Unflag {
    ItemId item;
};
struct StrikeOut {
    ItemId item;
    std::vector<std::string> options;
};
struct ChangeNote {
    ItemId item;
    std::string text;
};
struct Comment {
    ItemId item;
    std::string text;
};
// By the platform: heartbeats stopped at `since` and came back now.
struct NoticeGap {
    Instant since{};
};
// By the platform: something odd that stands in no journal, as an old session used again. Recorded in any
// phase.
struct NoticeIrregularity {
    std::string code;    // a word, as `replayed_session`
    std::string detail;  // for staff
};
// By staff. Who may is the caller's question.
struct Authorise {
    std::string by;
};
struct RefuseStart {
    std::string by;
    ReasonCode code = ReasonCode::other;
    std::string reason;
};
struct Pause {
    std::string by;
    ReasonCode code = ReasonCode::other;
    std::string reason;
};
struct Resume {
    std::string by;
};
struct GrantTime {
    std::string by;
    std::int64_t minutes = 0;
    ReasonCode code = ReasonCode::other;
    std::string reason;
};
// The accommodation's profile has changed. Never below what has been used of it already.
struct ChangeAccommodation {
    std::string by;
    std::int64_t extra_minutes = 0;
    std::int64_t break_minutes = 0;
};
struct Message {  // the candidate reads it
    std::string by;
    std::string text;
};
struct MoveSeat {
    std::string by;
    std::string room;
    std::string seat;
    ReasonCode code = ReasonCode::other;
    std::string reason;
};
struct Terminate {  // ends it; what is there is scored
    std::string by;
    ReasonCode code = ReasonCode::other;
    std::string reason;
};
struct Abort {  // ends it; nothing is scored
    std::string by;
    ReasonCode code = ReasonCode::other;
    std::string reason;
};
struct Void {
    std::string by;
    ReasonCode code = ReasonCode::other;
    std::string reason;
};
using Ask = std::variant<CheckIn, AcceptAgreement, AskProctor, Decline, Start, TakeBreak, EndBreak, TakeOver,
                         Submit, Navigate, Answer, Flag, Unflag, StrikeOut, ChangeNote, Comment, NoticeGap,
                         NoticeIrregularity, Authorise, RefuseStart, Pause, Resume, GrantTime,
                         ChangeAccommodation, Message, MoveSeat, Terminate, Abort, Void>;

// Where a browser wrote a change: its journal's own name, and the place in it, from 1 without holes.
struct Written {
    std::string journal;
    std::int64_t sequence = 0;
};
struct Command {
    std::string id;                // a UUID made by the sender; the same again is the same command
    Written mark{};                // its place in the journal, for what is journalled
    std::int64_t journal_end = 0;  // the highest sequence the journal held when this was sent
    Ask ask;
};

// The first event of a new attempt, or why it cannot be.
Result<Event> create(const Blueprint&, Created);

struct Decision {
    std::vector<Event> events;       // in order; also a refusal may leave one
    std::optional<Failure> refused;  // what the sender is told
};
// What the command causes. Expects caught_up() to have been applied; perform() does both.
//
// The journal. Sequences have no holes. One that is in the log already is answered by its id, or refused as
// `sequence_reused`; one that skips is refused as `sequence_gap` (fact `expected`). What can never be taken
// (no such item, too long, …) is refused and recorded as an Irregularity, which uses up the sequence, so that
// what follows it is not held up. Every other refusal changes nothing and leaves the sequence free: the
// browser keeps the change, or the attempt is over.
//
// The word. The first journal to write has it. Another is refused as `another_device` until the candidate
// says TakeOver. What the earlier one sends still is taken: it is kept in the log, and counts where none that
// had the word later has spoken (Outcome::superseded says that it does not). Who goes back to the first
// browser takes over again: what is written in it from then on counts above all, what stood in it before
// keeps its old rank.
//
// The grace. The browser's clock is never trusted, so no time it claims is read. For three minutes after the
// clock stands at zero the server takes what the journal already held: the first command to arrive then seals
// its journal at `journal_end`, and whatever is written beyond the seal is refused. Such answers are recorded
// as late. The most a dishonest browser can gain is one last batch within those three minutes.
Decision decide(const Attempt&, const Command&, Instant now);

struct Outcome {
    std::vector<Entry> entries;      // to be appended together, also when the command itself is refused
    std::optional<Failure> refused;  // then the state holds only what time, or an irregularity, caused
    bool repeated = false;           // it was in the log already; refused again if it was refused then
    bool superseded = false;         // taken, and does not count: another browser has spoken since
};
// In place. When the entries cannot be appended the state is ahead of the log: throw it away and replay.
Outcome perform(Attempt&, const Command&, Instant now, std::span<const Outage> = {});
// Begins the attempt; its state becomes that of a new one on this blueprint.
Outcome perform(Attempt&, std::shared_ptr<const Blueprint>, Created, const std::string& cause, Instant now);

}  // namespace sitting
