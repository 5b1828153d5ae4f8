// What the browser's journal sends: many small changes at once, each of them saved or refused by itself.
#include "views.hpp"

#include <base/text.hpp>
#include <sitting/limits.hpp>

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
};
BOOST_DESCRIBE_STRUCT(RefusedChange, (), (sequence, code, detail))
struct Acknowledged {
    std::vector<std::int64_t> saved;  // of this batch; durable
    std::vector<RefusedChange> refused;
    std::int64_t highest_saved = 0;  // of this journal, ever
    std::int64_t answered = 0;       // questions that hold an answer now
    Phase phase = Phase::in_progress;
    Instant now{};
    std::int64_t seconds_left = 0;
};
BOOST_DESCRIBE_STRUCT(Acknowledged, (), (saved, refused, highest_saved, answered, phase, now, seconds_left))

namespace {

sitting::Ask ask_of(const NavigateChange& c) { return sitting::Navigate{c.position.value}; }
sitting::Ask ask_of(const AnswerChange& c) { return sitting::Answer{c.item, c.response, c.position.value}; }
sitting::Ask ask_of(const FlagChange& c) { return sitting::Flag{c.item}; }
sitting::Ask ask_of(const UnflagChange& c) { return sitting::Unflag{c.item}; }
sitting::Ask ask_of(const StrikeOutChange& c) { return sitting::StrikeOut{c.item, c.options}; }
sitting::Ask ask_of(const NoteChange& c) { return sitting::ChangeNote{c.item, c.text.value}; }
sitting::Ask ask_of(const CommentChange& c) { return sitting::Comment{c.item, c.text.value}; }

sitting::Command command_of(const Batch& batch, const Change& change) {
    return std::visit(
        [&](const auto& c) -> sitting::Command {
            return {c.id.value, {batch.journal.value, c.sequence.value}, batch.journal_end.value, ask_of(c)};
        },
        change);
}

Acknowledged take(store::Tx& tx, const shell::Shell& s, Kept& kept, const Batch& batch, Instant now) {
    Acknowledged out;
    sitting::Outcome all{.after = kept.state};
    for (const Change& change : batch.commands.value) {
        const sitting::Command command = command_of(batch, change);
        sitting::Outcome one = sitting::perform(std::move(all.after), command, now);
        std::ranges::move(one.entries, std::back_inserter(all.entries));
        all.after = std::move(one.after);
        if (one.refused) {
            out.refused.push_back({command.mark.sequence, one.refused->code, one.refused->detail});
        } else {
            out.saved.push_back(command.mark.sequence);
        }
    }
    save(tx, s, kept, std::move(all), now);
    const sitting::Attempt a = state_at(kept, now);
    const auto journal = a.journals.find(batch.journal.value);
    out.highest_saved = journal == a.journals.end() ? 0 : journal->second.highest;
    out.answered = sitting::answered(a);
    out.phase = a.phase;
    out.now = now;
    out.seconds_left = seconds_left(a, now);
    return out;
}

}  // namespace

void note_sign_of_life(const shell::Shell& s, const AttemptId& id, std::string_view person, Instant now) {
    const auto silence = presence().hear(id, s.clock);
    if (!silence) {
        return;
    }
    // A gap is worth recording, but never worth an error for somebody who is just coming back.
    [[maybe_unused]] const Done recorded = s.db.write([&](store::Tx& tx) -> Done {
        Kept kept = TRY(load_own(tx, id, person));
        return act(tx, s, kept, {.id = s.random.uuid7(now), .ask = sitting::NoticeGap{now - *silence}}, now);
    });
}

void command_routes(http::Router& r, const shell::Shell& s) {
    r.post(
        "/api/attempts/{attempt}/commands",
        {"Save changes of the journal; a change sent again is answered from the log",
         http::signed_in(),
         {},
         batch_bytes_max},
        [&s](http::Caller who, http::Path<AttemptPath> at, http::Body<Batch> batch) -> Result<Acknowledged> {
            note_sign_of_life(s, at->attempt, who.person, s.clock.now());
            return s.db.write([&](store::Tx& tx) -> Result<Acknowledged> {
                Kept kept = TRY(load_own(tx, at->attempt, who.person));
                return take(tx, s, kept, *batch, s.clock.now());
            });
        });
}

}  // namespace delivery
