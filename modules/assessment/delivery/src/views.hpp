// What a candidate's browser is told of an attempt.
#pragma once
#include <base/language.hpp>

#include "kept.hpp"
#include "presence.hpp"

namespace delivery {

struct AnswerView {
    ItemVersionId item;
    sitting::Response response;
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (item, response))
struct StruckView {
    ItemVersionId item;
    std::vector<std::string> options;
};
BOOST_DESCRIBE_STRUCT(StruckView, (), (item, options))
struct TextView {
    ItemVersionId item;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(TextView, (), (item, text))
// What the server holds of the candidate's work.
struct WorkView {
    std::int64_t position = 0;
    std::vector<AnswerView> answers;
    std::vector<ItemVersionId> flags;
    std::vector<StruckView> struck;
    std::vector<TextView> notes, comments;
};
BOOST_DESCRIBE_STRUCT(WorkView, (), (position, answers, flags, struck, notes, comments))

// Of the whole log: who keeps it can tell later whether anything was changed.
struct ReceiptView {
    std::int64_t entries = 0;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (), (entries, hash))

struct MessageView {
    Instant at{};
    std::string text;
};
BOOST_DESCRIBE_STRUCT(MessageView, (), (at, text))
struct CreditView {
    Instant at{};
    std::int64_t seconds = 0;
    std::string code, reason;
};
BOOST_DESCRIBE_STRUCT(CreditView, (), (at, seconds, code, reason))
struct SeatView {
    std::string room, seat;
};
BOOST_DESCRIBE_STRUCT(SeatView, (), (room, seat))

struct AttemptView {
    AttemptId id;
    Kind kind = Kind::exam;
    Supervision supervision = Supervision::proctored;
    Feedback feedback = Feedback::none;
    Mode mode = Mode::online;
    Phase phase = Phase::created;
    ExamId exam;
    std::string booking, practice;
    std::string title;
    std::string candidate;
    std::vector<std::string> languages;
    std::int64_t items = 0;
    std::int64_t minutes = 0;
    std::int64_t extra_minutes = 0;  // by accommodation and by grants
    std::int64_t break_minutes_left = 0;
    bool agreed = false;
    std::string agreement;  // the version to be accepted
    std::string refusal;
    std::optional<std::int64_t> queue_place;
    std::optional<Instant> asked_at;
    bool on_break = false;  // the pause is the candidate's own
    std::string pause_code, pause_reason;
    std::optional<Instant> paused_until;
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    std::optional<sitting::SubmittedBecause> ended_because;
    std::string end_code, end_reason;
    std::string writer;                     // the journal that has the word; empty: none yet
    std::int64_t start_within_seconds = 0;  // a start at any moment within it costs nobody anything
    std::optional<std::string> paper_key;   // of the sealed paper, base64: while the exam is running
    std::vector<MessageView> messages;      // from the proctor
    std::vector<CreditView> credits;        // time given back, by people or by the platform
    std::optional<SeatView> seat;           // at a centre, once somebody has moved
    std::int64_t answered = 0;
    Instant now{};
    std::int64_t seconds_left = 0;
    std::optional<WorkView> work;        // from the start on
    std::optional<ReceiptView> receipt;  // once submitted
};
BOOST_DESCRIBE_STRUCT(AttemptView, (),
                      (id, kind, supervision, feedback, mode, phase, exam, booking, practice, title,
                       candidate, languages, items, minutes, extra_minutes, break_minutes_left, agreed,
                       agreement, refusal, queue_place, asked_at, on_break, pause_code, pause_reason,
                       paused_until, started_at, ended_at, ended_because, end_code, end_reason, writer,
                       start_within_seconds, paper_key, messages, credits, seat, answered, now, seconds_left,
                       work, receipt))

inline constexpr std::string_view agreement_version = "candidate-1";

// The title comes in the language the candidate wants most.
AttemptView view_of(store::Reader&, const Kept&, const Languages& wanted, Instant now);
// Of a practice set, where it has been translated; else as the attempt keeps it.
std::string title_in(store::Reader&, const std::string& practice, std::string title, const Languages& wanted);
std::int64_t seconds_left(const sitting::Attempt&, Instant now);

// Heard from the candidate's browser; a silence that ends here is recorded.
void note_sign_of_life(const shell::Shell&, const AttemptId&, std::string_view person);

// Items as the player may see them, without a question of who may see them now: for sealing.
std::vector<itembank::PlayerItem> items_of(store::Reader&, const AttemptId&, const sitting::Attempt&);
itembank::PlayerItem item_at(store::Reader&, const AttemptId&, const sitting::Attempt&, std::size_t place);
// For eyes. Refused: no_paper.
Done may_read(const sitting::Attempt&);
Result<std::vector<itembank::PlayerItem>> paper_of(store::Reader&, const AttemptId&, const sitting::Attempt&);

}  // namespace delivery
