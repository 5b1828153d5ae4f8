// When the platform itself was not there. Each server writes a beat every few seconds; when the newest beat
// of all of them is old, nobody could save, and the exams' clocks give the time back (sitting's rule says
// how).
#pragma once
#include <delivery/words.hpp>
#include <shell/shell.hpp>
#include <sitting/attempt.hpp>

namespace delivery {

inline constexpr Duration beat_every = std::chrono::seconds(5);
inline constexpr Duration beat_lost_after = std::chrono::seconds(15);

std::vector<sitting::Outage> outages_since(store::Reader&, Instant since);

// Writes this server's beat. When none was written for `beat_lost_after`, notes the outage and has every
// running exam looked at, before time ends any of them. `machine_now` is the machine's time, `offset` how far
// the installation's is ahead of it.
Done beat(store::Tx&, const shell::Shell&, Instant machine_now, Duration offset);
// Notes an outage; the installation's time. Safe to repeat with the same id.
void note_outage(store::Tx&, const std::string& id, Instant from, Instant to);

}  // namespace delivery
