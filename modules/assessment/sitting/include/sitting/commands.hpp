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
// By staff. Who may is the caller's question.
struct Authorise {
    std::string by;
};
struct RefuseStart {
    std::string by;
    std::string reason;
};
struct Pause {
    std::string by;
    std::string reason;
};
struct Resume {
    std::string by;
};
struct GrantTime {
    std::string by;
    std::int64_t minutes = 0;
    std::string reason;
};
struct Terminate {  // ends it; what is there is scored
    std::string by;
    std::string reason;
};
struct Abort {  // ends it; nothing is scored
    std::string by;
    std::string reason;
};
struct Void {
    std::string by;
    std::string reason;
};
using Ask = std::variant<CheckIn, AcceptAgreement, AskProctor, Decline, Start, TakeBreak, EndBreak, Submit,
                         Navigate, Answer, Flag, Unflag, StrikeOut, ChangeNote, Comment, NoticeGap, Authorise,
                         RefuseStart, Pause, Resume, GrantTime, Terminate, Abort, Void>;

struct Command {
    std::string id;                // a UUID made by the sender; the same again is the same command
    Mark mark{};                   // its place in the journal, for what is journalled
    std::int64_t journal_end = 0;  // the highest sequence the journal held when this was sent
    Ask ask;
};

// The first event of a new attempt, or why it cannot be.
Result<Event> create(Created);
// What the command causes, in order. Expects overdue() to have been applied; perform() does both.
//
// The grace. The browser's clock is never trusted, so no time it claims is read. For three minutes after the
// clock stands at zero the server takes what the journal already held: the first command to arrive then seals
// its journal at `journal_end`, and whatever is written beyond the seal is refused. Such answers are recorded
// as late. The most a dishonest browser can gain is one last batch within those three minutes.
Result<std::vector<Event>> decide(const Attempt&, const Command&, Instant now);

struct Outcome {
    std::vector<Entry> entries;  // to be appended together, also when the command itself is refused
    std::optional<Failure> refused;
    bool repeated = false;  // it was in the log already
    Attempt after;
};
Outcome perform(Attempt, const Command&, Instant now);
Outcome perform(Attempt, Created, const std::string& cause, Instant now);

}  // namespace sitting
