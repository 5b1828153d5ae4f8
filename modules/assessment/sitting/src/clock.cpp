// The exam's clock is a ledger: what was allowed and granted, less what was used.
#include <sitting/attempt.hpp>
#include <sitting/limits.hpp>

namespace sitting {

Duration allowed(const Attempt& a) {
    return Minutes(a.made.minutes + a.made.extra_minutes + a.granted_minutes);
}

Duration left(const Attempt& a, Instant now) {
    const Duration running = a.running_since ? std::max(now - *a.running_since, Duration{}) : Duration{};
    return std::max(allowed(a) - a.used - running, Duration{});
}

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
        case Phase::in_progress:
            return *clock_end(a) + grace;
        case Phase::paused:
            return a.paused_until;
        default:
            return std::nullopt;
    }
}

std::vector<Entry> overdue(Attempt a, Instant now) {
    std::vector<Entry> out;
    for (std::optional<Instant> due = deadline(a); due && now >= *due; due = deadline(a)) {
        Event event = Expired{};
        if (a.phase == Phase::in_progress) {
            event = Submitted{SubmittedBecause::time_over, {}, {}};
        } else if (a.phase == Phase::paused) {
            event = Resumed{};
        }
        Entry entry{a.number + 1, std::max(*due, a.last_at), "due/" + std::to_string(a.number + 1),
                    std::move(event)};
        a = apply(std::move(a), entry);
        out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace sitting
