// What the browser wrote in its journal: answers and what goes with them.
#include "cases.hpp"
#include "deciding.hpp"

#include <sitting/limits.hpp>

namespace sitting::deciding {
namespace {

Done mark_ok(const Attempt& a, const Command& command) {
    const Mark& mark = command.mark;
    if (mark.journal.empty() || mark.journal.size() > name_max || mark.sequence < 1 ||
        command.journal_end < mark.sequence) {
        return refuse("bad_sequence", "A change must say its place in its journal. Reload the page.");
    }
    if (!a.journals.contains(mark.journal) && a.journals.size() >= journals_max) {
        return refuse("too_many_browsers", "This exam was continued in too many browsers. Ask for help.");
    }
    if (a.number >= std::int64_t(events_max)) {
        return fail(Why::conflict, "too_many_changes",
                    "This attempt holds as many changes as it can. Submit it.");
    }
    return {};
}

Result<const Placed*> placed(const Attempt& a, const ItemId& item) {
    const Placed* found = find(a, item);
    if (!found) {
        return fail(Why::not_found, "no_such_item", "This exam has no such question. Reload the page.");
    }
    return found;
}

// The same browser's own order decides later; between two browsers the one that came later has the word.
Done not_answered_elsewhere(const Attempt& a, const ItemId& item, const Mark& mark) {
    const auto held = a.answers.find(item);
    if (held == a.answers.end() || held->second.mark.journal == mark.journal) {
        return {};
    }
    const auto mine = a.journals.find(mark.journal);
    if (mine != a.journals.end() && mine->second.ordinal < a.journals.at(held->second.mark.journal).ordinal) {
        return fail(
            Why::conflict, "answered_elsewhere",
            "You have answered this question in another window since. That answer stands; reload to see it.");
    }
    return {};
}

Done options_of(const Placed& item, const std::vector<std::string>& options) {
    std::set<std::string_view> seen;
    for (const std::string& option : options) {
        if (std::ranges::find(item.shape.options, option) == item.shape.options.end() ||
            !seen.insert(option).second) {
            return refuse("no_such_option",
                          "Only this question's own options can be struck out. Reload the page.");
        }
    }
    return {};
}

Result<Event> event_of(const Attempt& a, const Command& command, bool late) {
    const Mark& mark = command.mark;
    const auto position_ok = [&](std::int64_t n) -> Done {
        if (n < 0 || n >= std::int64_t(a.made.items.size())) {
            return refuse("no_such_position", "This exam has no such page. Reload it.");
        }
        return {};
    };
    return std::visit(Cases{
                          [&](const Navigate& x) -> Result<Event> {
                              CHECK(position_ok(x.position));
                              return Navigated{mark, x.position};
                          },
                          [&](const Answer& x) -> Result<Event> {
                              const Placed* item = TRY(placed(a, x.item));
                              CHECK(position_ok(x.position));
                              if (x.response) {
                                  CHECK(fits(*x.response, item->shape));
                              }
                              CHECK(not_answered_elsewhere(a, x.item, mark));
                              return Answered{mark, x.item, x.response, x.position, late};
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
                              const Placed* item = TRY(placed(a, x.item));
                              CHECK(options_of(*item, x.options));
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
                      command.ask);
}

}  // namespace

Events journalled(const Attempt& a, const Command& command, Instant now) {
    if (a.phase != Phase::in_progress) {
        return not_now(a);
    }
    CHECK(mark_ok(a, command));
    const bool late = now >= *clock_end(a);
    const auto journal = a.journals.find(command.mark.journal);
    const std::optional<std::int64_t> sealed =
        journal == a.journals.end() ? std::nullopt : journal->second.sealed_at;
    if (late && sealed && command.mark.sequence > *sealed) {
        return fail(Why::conflict, "time_over", "The time is over. What you had answered before is saved.");
    }
    Event event = TRY(event_of(a, command, late));
    if (late && !sealed) {
        Events out = one(JournalSealed{{command.mark.journal, command.journal_end}});
        out->push_back(std::move(event));
        return out;
    }
    return one(std::move(event));
}

}  // namespace sitting::deciding
