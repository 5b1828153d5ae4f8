// The exam's clock is a ledger: what was allowed, granted and credited, less what was used.
#include <sitting/attempt.hpp>
#include <sitting/limits.hpp>
#include <sitting/planted.hpp>

namespace sitting {
namespace {

void happen(Attempt& a, std::vector<Entry>& out, Instant at, std::string cause, Event event) {
    out.push_back({a.number + 1, std::max(at, a.last_at), std::move(cause), std::move(event)});
    apply(a, out.back());
}

// Ends what fell due up to `until`.
void act_until(Attempt& a, std::vector<Entry>& out, Instant until) {
    for (std::optional<Instant> due = deadline(a); due && *due <= until; due = deadline(a)) {
        Event event = Expired{};
        if (a.phase == Phase::in_progress) {
            event = Submitted{SubmittedBecause::time_over, {}, ReasonCode::other, {}};
        } else if (a.phase == Phase::paused) {
            event = Resumed{};
        }
        happen(a, out, *due, "due/" + std::to_string(a.number + 1), std::move(event));
    }
}

void give_back(Attempt& a, std::vector<Entry>& out, const Outage& outage, Instant now) {
    std::string cause = "outage/" + outage.id;
    const bool twice = planted(Fault::credit_twice);
    const Instant to = std::min(outage.to, now);
    if (a.done.contains(cause) && !twice) {
        return;
    }
    act_until(a, out, outage.from);
    if (a.phase == Phase::paused && a.paused_until < to) {
        act_until(a, out, a.paused_until);
    }
    if (a.phase != Phase::in_progress || a.number >= std::int64_t(entries_max)) {
        return;
    }
    const Instant from = twice ? outage.from : std::max({outage.from, *a.running_since, a.credited_until});
    if (to - from < outage_credit_min) {
        return;
    }
    const Duration credit = std::min<Duration>(to - from, credits_total_max - a.credited);
    if (credit > Duration{}) {
        if (twice) {
            cause += "+" + std::to_string(a.number);
        }
        happen(a, out, to, std::move(cause), TimeCredited{credit.count(), from, to, outage.id});
    }
}

}  // namespace

Duration allowed(const Attempt& a) {
    return Minutes(a.made.minutes + a.extra_minutes + a.granted_minutes) + a.credited;
}

Duration used(const Attempt& a, Instant now) {
    const Duration running = a.running_since ? std::max(now - *a.running_since, Duration{}) : Duration{};
    return std::min(allowed(a), a.used + running);
}

Duration left(const Attempt& a, Instant now) { return std::max(allowed(a) - used(a, now), Duration{}); }

std::optional<Instant> clock_end(const Attempt& a) {
    if (!a.running_since) {
        return std::nullopt;
    }
    return *a.running_since + (allowed(a) - a.used);
}

std::optional<Instant> deadline(const Attempt& a) {
    switch (a.phase) {
        case Phase::created:
        case Phase::checked_in:
        case Phase::awaiting_proctor:
        case Phase::authorised:
            return a.made.open_until;
        case Phase::in_progress: {
            const Duration wrong = planted(Fault::grace_too_long)             ? Minutes(2)
                                   : planted(Fault::deadline_off_by_a_minute) ? -Minutes(1)
                                                                              : Minutes(0);
            return *clock_end(a) + grace + wrong;
        }
        case Phase::paused:
            return a.paused_until;
        default:
            return std::nullopt;
    }
}

std::vector<Entry> caught_up(Attempt& a, std::span<const Outage> outages, Instant now) {
    std::vector<Entry> out;
    if (!outages.empty() && !is_over(a) && !planted(Fault::outage_ends_exam)) {
        std::vector<const Outage*> order;
        for (const Outage& outage : outages) {
            if (outage.from < outage.to && outage.from < now) {
                order.push_back(&outage);
            }
        }
        std::ranges::sort(order, {}, [](const Outage* o) { return std::tie(o->from, o->to, o->id); });
        for (const Outage* outage : order) {
            give_back(a, out, *outage, now);
        }
    }
    act_until(a, out, now);
    return out;
}

Duration spread(const AttemptId& attempt, Duration within) {
    std::uint64_t seed = 0xcbf29ce484222325ULL;  // FNV-1a, then one draw to mix it
    for (const unsigned char c : attempt.value) {
        seed = (seed ^ c) * 0x100000001b3ULL;
    }
    return within > Duration{} ? Duration(Draw(seed).below(std::uint64_t(within.count()))) : Duration{};
}

}  // namespace sitting
