#include "batch.hpp"

namespace delivery {
namespace {

sitting::Ask ask_of(const NavigateChange& c) { return sitting::Navigate{c.position.value}; }
sitting::Ask ask_of(const AnswerChange& c) { return sitting::Answer{c.item, c.response, c.position.value}; }
sitting::Ask ask_of(const FlagChange& c) { return sitting::Flag{c.item}; }
sitting::Ask ask_of(const UnflagChange& c) { return sitting::Unflag{c.item}; }
sitting::Ask ask_of(const StrikeOutChange& c) { return sitting::StrikeOut{c.item, c.options}; }
sitting::Ask ask_of(const NoteChange& c) { return sitting::ChangeNote{c.item, c.text.value}; }
sitting::Ask ask_of(const CommentChange& c) { return sitting::Comment{c.item, c.text.value}; }

}  // namespace

sitting::Command command_of(const Batch& batch, const Change& change) {
    return std::visit(
        [&](const auto& c) -> sitting::Command {
            return {c.id.value, {batch.journal.value, c.sequence.value}, batch.journal_end.value, ask_of(c)};
        },
        change);
}

Acknowledged perform(sitting::Attempt& a, const Batch& batch, Instant now,
                     std::vector<sitting::Entry>& entries) {
    Acknowledged out;
    for (const Change& change : batch.commands.value) {
        const sitting::Command command = command_of(batch, change);
        sitting::Outcome one = sitting::perform(a, command, now);
        std::ranges::move(one.entries, std::back_inserter(entries));
        if (one.refused) {
            out.refused.push_back({command.mark.sequence, std::move(one.refused->code),
                                   std::move(one.refused->detail), std::nullopt});
        } else {
            out.saved.push_back(command.mark.sequence);
        }
    }
    const sitting::Journal* journal = sitting::journal_of(a, batch.journal.value);
    out.highest_saved = journal == nullptr ? 0 : journal->highest;
    for (RefusedChange& refused : out.refused) {
        if (refused.code == "sequence_gap") {
            refused.expected = out.highest_saved + 1;
        }
    }
    out.writer = a.writer;
    out.answered = sitting::answered(a);
    out.phase = a.phase;
    out.now = now;
    out.seconds_left = seconds_left(a, now);
    return out;
}

}  // namespace delivery
