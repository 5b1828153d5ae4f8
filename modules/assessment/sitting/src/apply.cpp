#include <base/must.hpp>
#include <sitting/attempt.hpp>
#include <sitting/planted.hpp>

#include "cases.hpp"

namespace sitting {
namespace {

std::int64_t whole_seconds(Duration d) { return std::chrono::duration_cast<std::chrono::seconds>(d).count(); }

void stop_clock(Attempt& a, Instant at) {
    if (a.running_since) {
        a.used = std::min(allowed(a), a.used + (at - *a.running_since));  // the grace is not exam time
        a.running_since.reset();
    }
}

void end_pause(Attempt& a, Instant at) {
    if (a.paused_at) {
        const Duration length = at - *a.paused_at;
        (a.on_break ? a.breaks_used : a.pauses_used) += length;
        a.lines.push_back({*a.paused_at, a.on_break ? LedgerKind::own_break : LedgerKind::paused,
                           whole_seconds(length), a.paused_by, a.pause_code, a.pause_reason});
        if (planted(Fault::clock_runs_in_pause)) {
            a.used = std::min(allowed(a), a.used + length);
        }
        a.paused_at.reset();
        a.on_break = false;
    }
}

void end(Attempt& a, Phase phase, Instant at) {
    stop_clock(a, at);
    end_pause(a, at);
    a.phase = phase;
    if (!a.ended_at) {
        a.ended_at = at;
    }
}

void more_time(Attempt& a, Instant at) {
    if (left(a, at) > Duration{}) {  // the clock runs again
        for (Journal& journal : a.journals) {
            journal.sealed_at.reset();
        }
    }
}

Journal& journal_at(Attempt& a, std::int64_t number) {
    MUST(number >= 1 && number <= std::int64_t(a.journals.size()));
    return a.journals[std::size_t(number - 1)];
}

void give_word(Attempt& a, Journal& journal, std::int64_t after) {
    journal.turns.push_back({++a.turn, after});
    a.writer = journal.name;
}

std::int64_t turn_of(const Journal& journal, std::int64_t sequence) {
    for (auto turn = journal.turns.rbegin(); turn != journal.turns.rend(); ++turn) {
        if (turn->after < sequence) {
            return turn->number;
        }
    }
    return 0;  // written before this browser ever had the word
}

void meet(Attempt& a, const Mark& mark) {
    Journal& journal = journal_at(a, mark.journal);
    journal.highest = std::max(journal.highest, mark.sequence);
}

// What had the word later counts, and within a turn what was written later. Anything else stays in the log
// and changes nothing.
template <class T>
void keep(Attempt& a, Marked<T>& slot, T value, const Mark& mark) {
    const std::int64_t turn = turn_of(journal_at(a, mark.journal), mark.sequence);
    const bool later = planted(Fault::lost_takeover)
                           ? slot.mark.journal != mark.journal || mark.sequence > slot.mark.sequence
                           : std::tuple(turn, mark.journal, mark.sequence) >
                                 std::tuple(slot.turn, slot.mark.journal, slot.mark.sequence);
    if (later) {
        slot.value = std::move(value);
        slot.mark = mark;
        slot.turn = turn;
    }
}

ItemWork& work_at(Attempt& a, const ItemId& item) {
    const auto at = index_of(a, item);
    MUST(at.has_value());
    return a.work[*at];
}

void create(Attempt& a, Instant at, const Created& e) {
    MUST(a.blueprint && a.blueprint->form == e.form);
    auto selected = select(e.selection, *a.blueprint, std::uint64_t(e.seed));
    MUST(selected.has_value());
    a.phase = Phase::created;
    a.made = e;
    a.items = std::move(selected->items);
    a.work.resize(a.items.size());
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        a.by_id.push_back(std::int32_t(i));
    }
    std::ranges::sort(a.by_id, {},
                      [&](std::int32_t i) -> const ItemId& { return a.items[std::size_t(i)].item; });
    a.extra_minutes = e.extra_minutes;
    a.break_minutes = e.break_minutes;
    a.lines.push_back({at, LedgerKind::exam_time, e.minutes * 60, {}, ReasonCode::other, {}});
    if (e.extra_minutes > 0) {
        a.lines.push_back(
            {at, LedgerKind::accommodation, e.extra_minutes * 60, {}, ReasonCode::accommodation, {}});
    }
}

void apply_event(Attempt& a, Instant at, const Event& event, const std::string& cause) {
    std::visit(Cases{
                   [&](const Created& e) { create(a, at, e); },
                   [&](const CheckedIn&) { a.phase = Phase::checked_in; },
                   [&](const AgreementAccepted&) { a.agreed = true; },
                   [&](const AwaitingProctor&) {
                       a.phase = Phase::awaiting_proctor;
                       a.asked_at = at;
                       a.refused.reset();
                   },
                   [&](const Authorised&) { a.phase = Phase::authorised; },
                   [&](const Refused& e) {
                       a.phase = Phase::checked_in;
                       a.refused = e;
                       a.asked_at.reset();
                   },
                   [&](const Started&) {
                       a.phase = Phase::in_progress;
                       a.started_at = at;
                       a.running_since = at;
                   },
                   [&](const JournalOpened& e) {
                       MUST(e.journal == std::int64_t(a.journals.size()) + 1);
                       a.journals.push_back({e.name, 0, std::nullopt, {}});
                       if (a.writer.empty()) {
                           give_word(a, a.journals.back(), 0);
                       }
                   },
                   [&](const TakenOver& e) { give_word(a, journal_at(a, e.journal), e.after); },
                   [&](const Navigated& e) {
                       meet(a, e.mark);
                       keep(a, a.position, e.position, e.mark);
                   },
                   [&](const Answered& e) {
                       meet(a, e.mark);
                       const auto place = index_of(a, e.item);
                       MUST(place.has_value());
                       keep(a, a.work[*place].answer, Held{e.response, e.late}, e.mark);
                       keep(a, a.position, e.position.value_or(std::int64_t(*place)), e.mark);
                   },
                   [&](const Flagged& e) {
                       meet(a, e.mark);
                       keep(a, work_at(a, e.item).flag, true, e.mark);
                   },
                   [&](const Unflagged& e) {
                       meet(a, e.mark);
                       keep(a, work_at(a, e.item).flag, false, e.mark);
                   },
                   [&](const StruckOut& e) {
                       meet(a, e.mark);
                       keep(a, work_at(a, e.item).struck, e.options, e.mark);
                   },
                   [&](const NoteChanged& e) {
                       meet(a, e.mark);
                       keep(a, work_at(a, e.item).note, e.text, e.mark);
                   },
                   [&](const Commented& e) {
                       meet(a, e.mark);
                       keep(a, work_at(a, e.item).comment, e.text, e.mark);
                   },
                   [&](const JournalSealed& e) { journal_at(a, e.mark.journal).sealed_at = e.mark.sequence; },
                   [&](const Irregularity& e) {
                       if (e.mark.journal == 0) {
                           ++a.noticed;
                       } else if (!planted(Fault::irregularity_blocks)) {
                           meet(a, e.mark);
                           // A command of several events is known by the first one's cause.
                           a.irregular.emplace(cause.substr(0, cause.find('+')), e.code);
                       }
                   },
                   [&](const Paused& e) {
                       stop_clock(a, at);
                       a.phase = Phase::paused;
                       a.paused_at = at;
                       a.paused_until = e.until;
                       a.paused_by = e.by;
                       a.pause_code = e.code;
                       a.pause_reason = e.reason;
                       a.on_break = e.by.empty();
                   },
                   [&](const Resumed&) {
                       end_pause(a, at);
                       a.phase = Phase::in_progress;
                       a.running_since = at;
                   },
                   [&](const TimeGranted& e) {
                       a.granted_minutes += e.minutes;
                       a.lines.push_back({at, LedgerKind::granted, e.minutes * 60, e.by, e.code, e.reason});
                       more_time(a, at);
                   },
                   [&](const TimeCredited& e) {
                       a.credited += Duration(e.micros);
                       a.credited_until = std::max(a.credited_until, e.to);
                       a.lines.push_back({at,
                                          LedgerKind::credited,
                                          whole_seconds(Duration(e.micros)),
                                          {},
                                          ReasonCode::platform_fault,
                                          {}});
                       more_time(a, at);
                   },
                   [&](const AccommodationChanged& e) {
                       if (e.extra_minutes != a.extra_minutes) {
                           a.lines.push_back({at,
                                              LedgerKind::accommodation,
                                              (e.extra_minutes - a.extra_minutes) * 60,
                                              e.by,
                                              ReasonCode::accommodation,
                                              {}});
                       }
                       a.extra_minutes = e.extra_minutes;
                       a.break_minutes = e.break_minutes;
                       more_time(a, at);
                   },
                   [&](const Messaged& e) { a.messages.push_back({at, e.by, e.text}); },
                   [&](const SeatMoved& e) { a.seat = Seat{at, e.room, e.seat, e.code, e.reason}; },
                   [](const Lost&) {},
                   [](const Back&) {},
                   [&](const Submitted& e) {
                       a.ended_because = e.why;
                       a.end_code = e.code;
                       a.end_reason = e.reason;
                       end(a, Phase::submitted, at);
                   },
                   [&](const Declined&) { end(a, Phase::declined, at); },
                   [&](const Aborted& e) {
                       a.end_code = e.code;
                       a.end_reason = e.reason;
                       end(a, Phase::aborted, at);
                   },
                   [&](const Expired&) { end(a, Phase::expired, at); },
                   [&](const Voided& e) {
                       a.end_code = e.code;
                       a.end_reason = e.reason;
                       end(a, Phase::voided, at);
                   },
               },
               event);
}

}  // namespace

Attempt begin(std::shared_ptr<const Blueprint> blueprint) {
    Attempt a;
    a.blueprint = std::move(blueprint);
    return a;
}

void apply(Attempt& a, const Entry& entry) {
    MUST(entry.number == a.number + 1 || planted(Fault::number_gap));
    apply_event(a, entry.at, entry.event, entry.cause);
    a.number = entry.number;
    a.last_at = entry.at;
    a.done.insert(entry.cause);
    if (planted(Fault::forget_cause) && a.done.size() > 40) {
        a.done.clear();
    }
}

Attempt replay(std::shared_ptr<const Blueprint> blueprint, const std::vector<Entry>& log) {
    Attempt a = begin(std::move(blueprint));
    a.done.reserve(log.size());
    for (const Entry& entry : log) {
        apply(a, entry);
        if (planted(Fault::replay_ignores_grant) && std::holds_alternative<TimeGranted>(entry.event)) {
            a.granted_minutes -= std::get<TimeGranted>(entry.event).minutes;
        }
    }
    return a;
}

std::optional<std::size_t> index_of(const Attempt& a, const ItemId& item) {
    const auto id = [&](std::int32_t i) -> const ItemId& { return a.items[std::size_t(i)].item; };
    const auto at = std::ranges::lower_bound(a.by_id, item, {}, id);
    if (at == a.by_id.end() || id(*at) != item) {
        return std::nullopt;
    }
    return std::size_t(*at);
}

const Placed* find(const Attempt& a, const ItemId& item) {
    const auto at = index_of(a, item);
    return at ? &a.items[*at] : nullptr;
}

const ItemWork* work_on(const Attempt& a, const ItemId& item) {
    const auto at = index_of(a, item);
    return at ? &a.work[*at] : nullptr;
}

const Journal* journal_of(const Attempt& a, std::string_view name) {
    const auto at = std::ranges::find(a.journals, name, &Journal::name);
    return at == a.journals.end() ? nullptr : &*at;
}

bool is_over(const Attempt& a) { return a.phase >= Phase::submitted; }

std::int64_t answered(const Attempt& a) {
    return std::ranges::count_if(a.work,
                                 [](const ItemWork& work) { return work.answer.value.response.has_value(); });
}

std::vector<LedgerLine> ledger(const Attempt& a) { return a.lines; }

}  // namespace sitting
