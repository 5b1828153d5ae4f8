// What a browser's journal sends, and what it is told.
#pragma once
#include <sitting/commands.hpp>
#include <sitting/limits.hpp>

#include "views.hpp"

namespace delivery {

using CommandUuid = schema::Text<36, 36>;
using Sequence = schema::Whole<1, 1'000'000'000>;
using Position = schema::Whole<0, 399>;

struct NavigateChange {
    static constexpr std::string_view kind = "navigate";
    CommandUuid id;
    Sequence sequence;
    Position position;
};
BOOST_DESCRIBE_STRUCT(NavigateChange, (), (id, sequence, position))
struct AnswerChange {
    static constexpr std::string_view kind = "answer";
    CommandUuid id;
    Sequence sequence;
    ItemVersionId item;
    std::optional<sitting::Response> response;  // null takes the answer back
    Position position;
};
BOOST_DESCRIBE_STRUCT(AnswerChange, (), (id, sequence, item, response, position))
struct FlagChange {
    static constexpr std::string_view kind = "flag";
    CommandUuid id;
    Sequence sequence;
    ItemVersionId item;
};
BOOST_DESCRIBE_STRUCT(FlagChange, (), (id, sequence, item))
struct UnflagChange {
    static constexpr std::string_view kind = "unflag";
    CommandUuid id;
    Sequence sequence;
    ItemVersionId item;
};
BOOST_DESCRIBE_STRUCT(UnflagChange, (), (id, sequence, item))
struct StrikeOutChange {
    static constexpr std::string_view kind = "strike_out";
    CommandUuid id;
    Sequence sequence;
    ItemVersionId item;
    std::vector<std::string> options;
};
BOOST_DESCRIBE_STRUCT(StrikeOutChange, (), (id, sequence, item, options))
struct NoteChange {
    static constexpr std::string_view kind = "change_note";
    CommandUuid id;
    Sequence sequence;
    ItemVersionId item;
    schema::Text<0, sitting::text_max> text;
};
BOOST_DESCRIBE_STRUCT(NoteChange, (), (id, sequence, item, text))
struct CommentChange {
    static constexpr std::string_view kind = "comment";
    CommandUuid id;
    Sequence sequence;
    ItemVersionId item;
    schema::Text<0, sitting::text_max> text;
};
BOOST_DESCRIBE_STRUCT(CommentChange, (), (id, sequence, item, text))
using Change = std::variant<NavigateChange, AnswerChange, FlagChange, UnflagChange, StrikeOutChange,
                            NoteChange, CommentChange>;

inline constexpr std::size_t commands_max = 1000;
inline constexpr std::size_t batch_bytes_max = 1024 * 1024;

struct Batch {
    schema::Text<1, sitting::name_max> journal;   // one browser's, made by it
    schema::Whole<0, 1'000'000'000> journal_end;  // its highest sequence when this was sent
    schema::List<Change, commands_max> commands;  // none at all is a sign of life
};
BOOST_DESCRIBE_STRUCT(Batch, (), (journal, journal_end, commands))

struct RefusedChange {
    std::int64_t sequence = 0;
    std::string code, detail;
    std::optional<std::int64_t> expected;  // sequence_gap: what the journal has to send next
};
BOOST_DESCRIBE_STRUCT(RefusedChange, (), (sequence, code, detail, expected))
struct Acknowledged {
    std::vector<std::int64_t> saved;  // of this batch; durable
    std::vector<RefusedChange> refused;
    std::int64_t highest_saved = 0;  // of this journal, ever
    std::string writer;              // the journal that has the word
    std::int64_t answered = 0;       // questions that hold an answer now
    Phase phase = Phase::in_progress;
    Instant now{};
    std::int64_t seconds_left = 0;
};
BOOST_DESCRIBE_STRUCT(Acknowledged, (),
                      (saved, refused, highest_saved, writer, answered, phase, now, seconds_left))

sitting::Command command_of(const Batch&, const Change&);
// Performs a batch on the state, in place; what has to be written is added to `entries`.
Acknowledged perform(sitting::Attempt&, const Batch&, Instant now, std::vector<sitting::Entry>& entries);

}  // namespace delivery
