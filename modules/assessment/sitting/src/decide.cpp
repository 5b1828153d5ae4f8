#include "cases.hpp"
#include "deciding.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <sitting/limits.hpp>
#include <sitting/planted.hpp>

namespace sitting {
namespace deciding {

std::unexpected<Failure> not_now(const Attempt& a) {
    const auto no = [](const char* code, const char* detail) { return fail(Why::conflict, code, detail); };
    switch (a.phase) {
        case Phase::none:
            return not_found("attempt");
        case Phase::created:
            return no("not_checked_in", "Check in first.");
        case Phase::checked_in:
            return a.agreed
                       ? no("not_authorised", "Ask for your proctor first: the start needs to be authorised.")
                       : no("agreement_needed", "Read and accept the agreement first.");
        case Phase::awaiting_proctor:
            return no("awaiting_proctor",
                      "Your proctor is looking at this now. Stay on this page; no exam time passes.");
        case Phase::authorised:
            return no("not_started", "The exam has not been started yet. Start it first.");
        case Phase::in_progress:
            return no("already_started", "This exam is running already.");
        case Phase::paused:
            return no("paused",
                      "This exam is paused and the clock stands still. Go on when it has been resumed.");
        case Phase::submitted:
            return no("already_submitted",
                      "This exam has been submitted. Nothing in it can be changed any more.");
        case Phase::declined:
            return no("declined", "The agreement was declined, so this exam was not sat.");
        case Phase::aborted:
            return no("aborted", "This exam was ended by staff. Write to the programme to go on.");
        case Phase::expired:
            return no("expired", "This exam was not started in time. Book or begin a new one.");
        case Phase::voided:
            return no("voided", "This exam has been declared void. The programme can tell you why.");
    }
    return not_found("attempt");
}

Done text_ok(const std::string& text, const char* code, const char* what) {
    if (!is_utf8(text) || characters(text) > text_max) {
        return refuse(code, std::string(what) + " may have at most " + std::to_string(text_max) +
                                " characters. Shorten it and try again.");
    }
    return {};
}

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= name_max &&
           std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f'; });
}

}  // namespace deciding

Result<Event> create(const Blueprint& blueprint, Created c) {
    CHECK(sittable(blueprint));
    if (c.form != blueprint.form) {
        return refuse("bad_form", "The attempt names another form than the one it was given.");
    }
    if (c.seed < 0 || !is_utf8(c.language) || c.language.size() > name_max) {
        return refuse("bad_attempt", "The seed or the language of this attempt cannot be used.");
    }
    CHECK(select(c.selection, blueprint, std::uint64_t(c.seed)));
    const std::int64_t minutes = c.minutes + c.extra_minutes;
    if (c.minutes < 1 || c.extra_minutes < 0 || c.break_minutes < 0 || minutes > minutes_max) {
        return refuse("bad_time", "The time of an attempt is between 1 minute and " +
                                      std::to_string(minutes_max / (24 * 60)) + " days.");
    }
    if (c.attempt_kind == Kind::exam && c.feedback == Feedback::study) {
        return refuse("no_study_mode", "Explanations are shown in practice alone, never in an exam.");
    }
    return Event{std::move(c)};
}

namespace {

template <class A>
constexpr bool ends_it = std::is_same_v<A, Submit> || std::is_same_v<A, Terminate> ||
                         std::is_same_v<A, Abort> || std::is_same_v<A, Void>;

Decision decision(deciding::Events events) {
    if (events) {
        return {std::move(*events), std::nullopt};
    }
    return {{}, std::move(events).error()};
}

void append(Attempt& a, Outcome& out, std::vector<Event> events, const std::string& cause, Instant now) {
    out.entries.reserve(out.entries.size() + events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::int64_t skipped = i > 0 && planted(Fault::number_gap) ? 1 : 0;
        out.entries.push_back({a.number + 1 + skipped, now, i == 0 ? cause : cause + "+" + std::to_string(i),
                               std::move(events[i])});
        apply(a, out.entries.back());
    }
}

// Where the last word on what this event speaks of was written.
const Mark* holder(const Attempt& a, const Event& event) {
    return std::visit(Cases{
                          [&](const Navigated&) { return &a.position.mark; },
                          [&](const Answered& e) { return &work_on(a, e.item)->answer.mark; },
                          [&](const Flagged& e) { return &work_on(a, e.item)->flag.mark; },
                          [&](const Unflagged& e) { return &work_on(a, e.item)->flag.mark; },
                          [&](const StruckOut& e) { return &work_on(a, e.item)->struck.mark; },
                          [&](const NoteChanged& e) { return &work_on(a, e.item)->note.mark; },
                          [&](const Commented& e) { return &work_on(a, e.item)->comment.mark; },
                          [](const auto&) -> const Mark* { return nullptr; },
                      },
                      event);
}
bool counts(const Attempt& a, const Event& event) {
    const Mark* held = holder(a, event);
    return !held || std::visit(
                        [&]<class E>(const E& e) {
                            if constexpr (requires { e.mark; }) {
                                return e.mark == *held;
                            } else {
                                return true;
                            }
                        },
                        event);
}

}  // namespace

Decision decide(const Attempt& a, const Command& command, Instant now) {
    if (a.phase == Phase::none) {
        return decision(deciding::not_now(a));
    }
    return std::visit(
        [&]<class A>(const A& ask) {
            if (!ends_it<A> && a.number >= std::int64_t(entries_max)) {
                return decision(fail(Why::conflict, "too_many_changes",
                                     "This attempt holds as many changes as it can. Submit it."));
            }
            if constexpr (requires { deciding::candidate(a, ask, now); }) {
                return decision(deciding::candidate(a, ask, now));
            } else if constexpr (requires { deciding::staff(a, ask, now); }) {
                if (!ask.by.empty() && !deciding::is_name(ask.by)) {
                    return decision(refuse("bad_name", "Say by whose id this is done."));
                }
                return decision(deciding::staff(a, ask, now));
            } else if constexpr (std::is_same_v<A, TakeOver>) {
                return decision(deciding::take_over(a, ask, command.journal_end, now));
            } else {
                return deciding::journalled(a, command, now);
            }
        },
        command.ask);
}

Outcome perform(Attempt& a, const Command& command, Instant now, std::span<const Outage> outages) {
    now = std::max(now, a.last_at);  // a machine's clock that stepped back does not take the log with it
    Outcome out;
    if (const auto due = deadline(a); !outages.empty() || (due && now >= *due)) {
        out.entries = caught_up(a, outages, now);
    }
    if (a.done.contains(command.id)) {
        out.repeated = true;
        if (const auto before = a.irregular.find(command.id); before != a.irregular.end()) {
            out.refused = Failure{Why::invalid, before->second,
                                  "This change could not be taken when it first came, and cannot be now."};
        }
        return out;
    }
    if (!deciding::is_name(command.id) || command.id.find_first_of("/+") != std::string::npos) {
        out.refused = Failure{Why::invalid, "bad_command_id", "Give every command an id of its own, a UUID."};
        return out;
    }
    Decision decided = decide(a, command, now);
    out.refused = std::move(decided.refused);
    if (!decided.events.empty()) {
        append(a, out, std::move(decided.events), command.id, now);
        out.superseded = !counts(a, out.entries.back().event);
    }
    return out;
}

Outcome perform(Attempt& a, std::shared_ptr<const Blueprint> blueprint, Created created,
                const std::string& cause, Instant now) {
    Outcome out;
    if (a.phase != Phase::none) {
        out.repeated = true;
        return out;
    }
    MUST(blueprint != nullptr);
    if (auto event = create(*blueprint, std::move(created))) {
        a = begin(std::move(blueprint));
        std::vector<Event> events;
        events.push_back(std::move(*event));
        append(a, out, std::move(events), cause, now);
    } else {
        out.refused = std::move(event).error();
    }
    return out;
}

}  // namespace sitting
