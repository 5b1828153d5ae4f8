// When each candidate's browser was last heard. It stays in memory: only a gap becomes an event. After a
// restart of the server nothing is known, so silence that the platform itself caused is never written down as
// the candidate's.
#pragma once
#include <base/clock.hpp>
#include <delivery/words.hpp>

#include <map>
#include <mutex>

namespace delivery {

class Presence {
  public:
    // Notes a sign of life; says how long there was none, if that is long enough to be recorded. Measured by
    // the machine's time, so that a demo clock that is moved makes no gap.
    std::optional<Duration> hear(const AttemptId&, const Clock&);
    std::optional<Instant> heard(const AttemptId&) const;  // the installation's time of the last sign
    // Who has been silent for `gap_min` since a moment in (from, to] of the machine's time.
    std::vector<AttemptId> fallen_silent(Instant from, Instant to) const;

    static constexpr std::size_t attempts_max = 20'000;

  private:
    mutable std::mutex mutex_;
    struct Heard {
        Instant machine, installation;
    };
    std::map<AttemptId, Heard> heard_;
};
Presence& presence();

}  // namespace delivery
