#include "presence.hpp"

#include <sitting/limits.hpp>

namespace delivery {

std::optional<Duration> Presence::hear(const AttemptId& attempt, const Clock& clock) {
    const Instant now = clock.now();
    const Heard sign{now - clock.offset(), now};
    const std::scoped_lock lock(mutex_);
    if (heard_.size() >= attempts_max && !heard_.contains(attempt)) {
        std::erase_if(heard_,
                      [&](const auto& entry) { return entry.second.machine + Hours(1) < sign.machine; });
    }
    if (heard_.size() >= attempts_max) {
        return std::nullopt;  // full of people who are all here: then gaps are not told, and nothing else is
                              // lost
    }
    const auto [at, fresh] = heard_.emplace(attempt, sign);
    const Duration silence = sign.machine - at->second.machine;
    at->second = sign;
    return !fresh && silence >= sitting::gap_min ? std::optional(silence) : std::nullopt;
}

std::optional<Instant> Presence::heard(const AttemptId& attempt) const {
    const std::scoped_lock lock(mutex_);
    const auto at = heard_.find(attempt);
    return at == heard_.end() ? std::nullopt : std::optional(at->second.installation);
}

std::vector<AttemptId> Presence::fallen_silent(Instant from, Instant to) const {
    std::vector<AttemptId> out;
    const std::scoped_lock lock(mutex_);
    for (const auto& [attempt, sign] : heard_) {
        const Instant silent_from = sign.machine + sitting::gap_min;
        if (from < silent_from && silent_from <= to) {
            out.push_back(attempt);
        }
    }
    return out;
}

Presence& presence() {
    static Presence all;
    return all;
}

}  // namespace delivery
