#include "cases.hpp"
#include "deciding.hpp"

#include <base/text.hpp>
#include <sitting/limits.hpp>

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

}  // namespace deciding

Result<Event> create(Created c) {
    if (c.items.empty() || c.items.size() > items_max) {
        return refuse("no_items",
                      "An attempt needs between 1 and " + std::to_string(items_max) + " questions.");
    }
    std::set<ItemId> seen;
    for (const Placed& placed : c.items) {
        const bool matching = placed.shape.kind == ItemKind::matching;
        if (!seen.insert(placed.item).second || placed.shape.options.empty() || placed.shape.choose < 1 ||
            matching == placed.shape.prompts.empty()) {
            return refuse("bad_form",
                          "A question of this form is there twice or cannot be shown. Mend the form.");
        }
    }
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

Result<std::vector<Event>> decide(const Attempt& a, const Command& command, Instant now) {
    if (a.phase == Phase::none) {
        return deciding::not_now(a);
    }
    return std::visit(
        [&]<class A>(const A& ask) {
            if constexpr (requires { deciding::candidate(a, ask, now); }) {
                return deciding::candidate(a, ask, now);
            } else if constexpr (requires { deciding::staff(a, ask, now); }) {
                return deciding::staff(a, ask, now);
            } else {
                return deciding::journalled(a, command, now);
            }
        },
        command.ask);
}

namespace {
void append(Outcome& out, std::vector<Event> events, const std::string& cause, Instant now) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        Entry entry{out.after.number + 1, now, i == 0 ? cause : cause + "+" + std::to_string(i),
                    std::move(events[i])};
        out.after = apply(std::move(out.after), entry);
        out.entries.push_back(std::move(entry));
    }
}
}  // namespace

Outcome perform(Attempt a, const Command& command, Instant now) {
    now = std::max(now, a.last_at);  // a machine's clock that stepped back does not take the log with it
    Outcome out{.after = std::move(a)};
    if (const auto due = deadline(out.after); due && now >= *due) {  // seldom: spares copying the state
        for (Entry& entry : overdue(out.after, now)) {
            out.after = apply(std::move(out.after), entry);
            out.entries.push_back(std::move(entry));
        }
    }
    if (out.after.done.contains(command.id)) {
        out.repeated = true;
        return out;
    }
    if (command.id.empty() || command.id.size() > name_max ||
        command.id.find_first_of("/+\n") != std::string::npos) {
        out.refused = Failure{Why::invalid, "bad_command_id", "Give every command an id of its own, a UUID."};
        return out;
    }
    if (auto events = decide(out.after, command, now)) {
        append(out, std::move(*events), command.id, now);
    } else {
        out.refused = std::move(events).error();
    }
    return out;
}

Outcome perform(Attempt a, Created created, const std::string& cause, Instant now) {
    Outcome out{.after = std::move(a)};
    if (out.after.phase != Phase::none) {
        out.repeated = true;
        return out;
    }
    if (auto event = create(std::move(created))) {
        append(out, {std::move(*event)}, cause, now);
    } else {
        out.refused = std::move(event).error();
    }
    return out;
}

}  // namespace sitting
