#include <base/must.hpp>
#include <sitting/attempt.hpp>

#include "cases.hpp"

namespace sitting {
namespace {

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

void meet(Attempt& a, const Mark& mark) {
    Journal& journal = a.journals[mark.journal];
    if (journal.ordinal == 0) {
        journal.ordinal = std::int64_t(a.journals.size());
    }
    journal.highest = std::max(journal.highest, mark.sequence);
}

bool is_later(const Attempt& a, const Mark& candidate, const Mark& held) {
    if (held.journal.empty() || candidate.journal == held.journal) {
        return candidate.sequence > held.sequence;
    }
    return a.journals.at(candidate.journal).ordinal > a.journals.at(held.journal).ordinal;
}

// A delayed older change stays in the log and changes nothing.
template <class T>
void keep(const Attempt& a, Marked<T>& slot, T value, const Mark& mark) {
    if (is_later(a, mark, slot.mark)) {
        slot = {std::move(value), mark};
    }
}

void apply_event(Attempt& a, Instant at, const Event& event) {
    std::visit(Cases{
                   [&](const Created& e) { a.phase = Phase::created, a.made = e; },
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
                   [&](const Navigated& e) { keep(a, a.position, e.position, e.mark); },
                   [&](const Answered& e) {
                       keep(a, a.answers[e.item], Held{e.response, e.late}, e.mark);
                       keep(a, a.position, e.position, e.mark);
                   },
                   [&](const Flagged& e) { keep(a, a.flags[e.item], true, e.mark); },
                   [&](const Unflagged& e) { keep(a, a.flags[e.item], false, e.mark); },
                   [&](const StruckOut& e) { keep(a, a.struck[e.item], e.options, e.mark); },
                   [&](const NoteChanged& e) { keep(a, a.notes[e.item], e.text, e.mark); },
                   [&](const Commented& e) { keep(a, a.comments[e.item], e.text, e.mark); },
                   [&](const JournalSealed& e) { a.journals.at(e.mark.journal).sealed_at = e.mark.sequence; },
                   [&](const Paused& e) {
                       stop_clock(a, at);
                       a.phase = Phase::paused;
                       a.paused_at = at;
                       a.paused_until = e.until;
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
                       for (auto& [id, journal] : a.journals) {
                           journal.sealed_at.reset();  // the clock runs again
                       }
                   },
                   [](const Lost&) {},
                   [](const Back&) {},
                   [&](const Submitted& e) {
                       a.ended_because = e.why;
                       a.end_reason = e.reason;
                       end(a, Phase::submitted, at);
                   },
                   [&](const Declined&) { end(a, Phase::declined, at); },
                   [&](const Aborted& e) {
                       a.end_reason = e.reason;
                       end(a, Phase::aborted, at);
                   },
                   [&](const Expired&) { end(a, Phase::expired, at); },
                   [&](const Voided& e) {
                       a.end_reason = e.reason;
                       end(a, Phase::voided, at);
                   },
               },
               event);
}

const Mark* mark_of(const Event& event) {
    return std::visit(
        []<class E>(const E& e) -> const Mark* {
            if constexpr (requires { e.mark; }) {
                // A seal speaks of the journal's end, not of a change saved at that place.
                return std::is_same_v<E, JournalSealed> ? nullptr : &e.mark;
            } else {
                return nullptr;
            }
        },
        event);
}

}  // namespace

Attempt apply(Attempt a, const Entry& entry) {
    MUST(entry.number == a.number + 1);
    if (const Mark* mark = mark_of(entry.event)) {
        meet(a, *mark);
    } else if (const auto* seal = std::get_if<JournalSealed>(&entry.event)) {
        meet(a, {seal->mark.journal, 0});
    }
    apply_event(a, entry.at, entry.event);
    a.number = entry.number;
    a.last_at = entry.at;
    a.done.insert(entry.cause);
    return a;
}

Attempt replay(const std::vector<Entry>& log) {
    Attempt a;
    for (const Entry& entry : log) {
        a = apply(std::move(a), entry);
    }
    return a;
}

const Placed* find(const Attempt& a, const ItemId& item) {
    const auto at = std::ranges::find(a.made.items, item, &Placed::item);
    return at == a.made.items.end() ? nullptr : &*at;
}

bool is_over(const Attempt& a) { return a.phase >= Phase::submitted; }

std::int64_t answered(const Attempt& a) {
    return std::ranges::count_if(a.answers,
                                 [](const auto& entry) { return entry.second.value.response.has_value(); });
}

}  // namespace sitting
