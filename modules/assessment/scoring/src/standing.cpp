#include <base/text.hpp>
#include <scoring/standing.hpp>

namespace scoring {

namespace {

Done check_reason(const std::string& reason) {
    const auto n = characters(trimmed(reason));
    if (n < reason_min || n > reason_max) {
        return std::unexpected(Failure{Why::invalid,
                                       "reason_needed",
                                       "Say why in 3 to 500 characters; the reason is kept with the result.",
                                       {{"/reason", "3 to 500 characters"}},
                                       {}});
    }
    return {};
}

std::unexpected<Failure> wrong_state(State state, std::string detail) {
    return fail(Why::conflict, "result_" + std::string(to_word(state)), std::move(detail),
                {{"state", std::string(to_word(state))}});
}

}  // namespace

std::string_view to_word(State s) { return boost::describe::enum_to_string(s, ""); }

std::optional<State> state_from(std::string_view word) {
    State out{};
    return boost::describe::enum_from_string(std::string(word).c_str(), out) ? std::optional(out)
                                                                             : std::nullopt;
}

Standing provisional(Instant submitted, Hours release_after) {
    Standing out;
    out.provisional_at = submitted;
    out.release_due = submitted + std::max(release_after, Hours{0});
    return out;
}

Instant promised_by(Instant from) {
    auto day = std::chrono::floor<Days>(from);
    const auto time = from - day;
    for (int left = promise_business_days; left > 0;) {
        day += Days{1};
        const unsigned weekday = std::chrono::weekday{day}.c_encoding();
        if (weekday != 0 && weekday != 6) {
            --left;
        }
    }
    return day + time;
}

bool release_is_due(const Standing& s, Instant now) {
    return s.state == State::provisional && now >= s.release_due;
}

Result<Standing> release(const Standing& s, Instant now) {
    if (s.state == State::official) {
        return wrong_state(s.state, "This result is official already.");
    }
    if (s.state == State::voided) {
        return wrong_state(s.state, "This result is void. A void result cannot be released.");
    }
    Standing out = s;
    out.state = State::official;
    out.reason.clear();
    out.held_until.reset();
    out.official_at = now;
    return out;
}

Result<Standing> hold(const Standing& s, std::string reason, std::optional<Instant> until, Instant now) {
    CHECK(check_reason(reason));
    if (s.state != State::provisional && s.state != State::held) {
        return wrong_state(s.state,
                           "Only a provisional result can be held. An official one is rescored or voided.");
    }
    if (until && *until <= now) {
        return refuse("hold_ends_in_the_past",
                      "Choose a time in the future by which the hold will be decided.");
    }
    Standing out = s;
    out.state = State::held;
    out.reason = trimmed(reason);
    out.held_until = until ? *until : promised_by(now);
    return out;
}

Result<Standing> make_void(const Standing& s, std::string reason, Instant) {
    CHECK(check_reason(reason));
    if (s.state == State::voided) {
        return wrong_state(s.state, "This result is void already.");
    }
    Standing out = s;
    out.state = State::voided;
    out.reason = trimmed(reason);
    out.held_until.reset();
    return out;
}

Result<Standing> rescore(const Standing& s, std::string reason, Instant) {
    CHECK(check_reason(reason));
    if (s.state != State::official) {
        return wrong_state(s.state, "Only an official result can be rescored.");
    }
    Standing out = s;
    out.state = State::rescored;
    out.reason = trimmed(reason);
    return out;
}

}  // namespace scoring
