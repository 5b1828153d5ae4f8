// What the browser wrote in its journal: answers and what goes with them; and who has the word.
#include "cases.hpp"
#include "deciding.hpp"

#include <base/text.hpp>
#include <sitting/limits.hpp>
#include <sitting/planted.hpp>

namespace sitting::deciding {
namespace {

std::unexpected<Failure> too_many_browsers() {
    return fail(Why::conflict, "too_many_browsers",
                "This exam was continued in too many browsers. Ask for help.");
}
std::unexpected<Failure> gap(std::int64_t expected) {
    return fail(Why::conflict, "sequence_gap",
                "Something written before this has not reached the server. Send it first.",
                {{"expected", std::to_string(expected)}});
}

// May this journal say something at this place? `known` is nothing for one that was never heard of.
Done place_ok(const Attempt& a, const Command& command, const Journal* known) {
    const Written& mark = command.mark;
    if (!is_name(mark.journal) || mark.sequence < 1 || command.journal_end < mark.sequence) {
        return refuse("bad_sequence", "A change must say its place in its journal. Reload the page.");
    }
    if (!known && !a.writer.empty()) {
        return fail(Why::conflict, "another_device",
                    "This exam goes on in another window or on another device. Take it over here first.");
    }
    if (!known && a.journals.size() >= journals_max) {
        return too_many_browsers();
    }
    const std::int64_t highest = known ? known->highest : 0;
    if (mark.sequence <= highest) {
        return fail(Why::conflict, "sequence_reused",
                    "Another change was written at this place of the journal. Reload the page.",
                    {{"expected", std::to_string(highest + 1)}});
    }
    if (mark.sequence > highest + 1 && !planted(Fault::sequence_gap_taken)) {
        return gap(highest + 1);
    }
    if (a.number >= std::int64_t(events_max)) {
        return fail(Why::conflict, "too_many_changes",
                    "This attempt holds as many changes as it can. Submit it.");
    }
    return {};
}

Result<std::size_t> placed(const Attempt& a, const ItemId& item) {
    const auto at = index_of(a, item);
    if (!at) {
        return fail(Why::not_found, "no_such_item", "This exam has no such question. Reload the page.");
    }
    return *at;
}

Done position_ok(const Attempt& a, std::int64_t n) {
    if (n < 0 || n >= std::int64_t(a.items.size())) {
        return refuse("no_such_position", "This exam has no such page. Reload it.");
    }
    return {};
}

Done options_of(const Placed& item, const std::vector<std::string>& options) {
    const std::vector<std::string>& own = item.shape.options;
    for (auto at = options.begin(); at != options.end(); ++at) {
        if (std::ranges::find(own, *at) == own.end() || std::find(options.begin(), at, *at) != at) {
            return refuse("no_such_option",
                          "Only this question's own options can be struck out. Reload the page.");
        }
    }
    return {};
}

// The event, or why this change can never be taken.
Result<Event> event_of(const Attempt& a, const Ask& ask, const Mark& mark, bool late) {
    return std::visit(Cases{
                          [&](const Navigate& x) -> Result<Event> {
                              CHECK(position_ok(a, x.position));
                              return Navigated{mark, x.position};
                          },
                          [&](const Answer& x) -> Result<Event> {
                              const std::size_t place = TRY(placed(a, x.item));
                              CHECK(position_ok(a, x.position));
                              if (x.response && !planted(Fault::response_unchecked)) {
                                  CHECK(fits(*x.response, a.items[place].shape));
                              }
                              CHECK(follows(a.work[place].answer.value.response, x.response));
                              Answered out{mark, x.item, x.response,
                                           late && !planted(Fault::late_answer_counted_unmarked),
                                           std::nullopt};
                              if (x.position != std::int64_t(place)) {
                                  out.position = x.position;
                              }
                              return out;
                          },
                          [&](const Flag& x) -> Result<Event> {
                              CHECK(placed(a, x.item));
                              return Flagged{mark, x.item};
                          },
                          [&](const Unflag& x) -> Result<Event> {
                              CHECK(placed(a, x.item));
                              return Unflagged{mark, x.item};
                          },
                          [&](const StrikeOut& x) -> Result<Event> {
                              const std::size_t place = TRY(placed(a, x.item));
                              CHECK(options_of(a.items[place], x.options));
                              return StruckOut{mark, x.item, x.options};
                          },
                          [&](const ChangeNote& x) -> Result<Event> {
                              CHECK(placed(a, x.item));
                              CHECK(text_ok(x.text, "note_too_long", "A note"));
                              return NoteChanged{mark, x.item, x.text};
                          },
                          [&](const Comment& x) -> Result<Event> {
                              CHECK(placed(a, x.item));
                              CHECK(text_ok(x.text, "comment_too_long", "A comment"));
                              return Commented{mark, x.item, x.text};
                          },
                          [&](const auto&) -> Result<Event> { return not_now(a); },
                      },
                      ask);
}

// The item it was about, if that can be written down.
std::optional<ItemId> item_of(const Ask& ask) {
    return std::visit(
        []<class A>(const A& x) -> std::optional<ItemId> {
            if constexpr (requires { x.item; }) {
                return is_name(x.item.value) ? std::optional(x.item) : std::nullopt;
            } else {
                return std::nullopt;
            }
        },
        ask);
}

}  // namespace

Decision journalled(const Attempt& a, const Command& command, Instant now) {
    const auto no = [](Failure failure) { return Decision{{}, std::move(failure)}; };
    if (a.phase != Phase::in_progress) {
        return no(not_now(a).error());
    }
    const Journal* known = journal_of(a, command.mark.journal);
    if (Done ok = place_ok(a, command, known); !ok) {
        return no(std::move(ok).error());
    }
    const bool late = now >= *clock_end(a);
    const std::optional<std::int64_t> sealed = known ? known->sealed_at : std::nullopt;
    if (late && sealed && command.mark.sequence > *sealed && !planted(Fault::accept_after_seal)) {
        return no(fail(Why::conflict, "time_over", "The time is over. What you had answered before is saved.")
                      .error());
    }
    const std::int64_t number = known ? (known - a.journals.data()) + 1 : std::int64_t(a.journals.size()) + 1;
    Decision out;
    if (!known) {
        out.events.emplace_back(JournalOpened{number, command.mark.journal});
    }
    if (late && !sealed) {
        out.events.emplace_back(JournalSealed{{number, command.journal_end}});
    }
    const Mark mark{number, command.mark.sequence};
    if (auto event = event_of(a, command.ask, mark, late)) {
        out.events.push_back(std::move(*event));
    } else {
        out.refused = std::move(event).error();
        out.events.emplace_back(Irregularity{mark, out.refused->code, item_of(command.ask), {}});
    }
    return out;
}

Events take_over(const Attempt& a, const TakeOver& ask, std::int64_t journal_end, Instant now) {
    if (a.phase != Phase::in_progress && a.phase != Phase::paused) {
        return not_now(a);
    }
    if (!is_name(ask.journal) || journal_end < 0) {
        return refuse("bad_sequence", "Say which browser's journal goes on. Reload the page.");
    }
    if (ask.journal == a.writer) {
        return fail(Why::conflict, "already_writing", "This exam goes on in this window already.");
    }
    if (left(a, now) == Duration{}) {
        return fail(Why::conflict, "time_over", "The time is over. What you had answered before is saved.");
    }
    if (a.turn >= std::int64_t(turns_max)) {
        return fail(Why::conflict, "too_many_take_overs",
                    "This exam has changed between devices too often. Stay on the one that has it.");
    }
    const Journal* known = journal_of(a, ask.journal);
    if (known) {
        const std::int64_t number = (known - a.journals.data()) + 1;
        return one(TakenOver{number, std::max(known->highest, journal_end)});
    }
    if (a.journals.size() >= journals_max) {
        return too_many_browsers();
    }
    const std::int64_t number = std::int64_t(a.journals.size()) + 1;
    Events out = one(JournalOpened{number, ask.journal});
    if (!a.writer.empty()) {  // else it has the word by being the first
        out->push_back(TakenOver{number, journal_end});
    }
    return out;
}

}  // namespace sitting::deciding
