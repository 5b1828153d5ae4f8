// Pure rules of proctoring.
#pragma once
#include <proctoring/words.hpp>

namespace proctoring {

constexpr Minutes free_rebooking_after{30};
constexpr Hours open_after_start{4};                // an attempt not started by then expires
constexpr std::int64_t break_minutes_granted = 30;  // paused breaks, by accommodation

delivery::Supervision supervision_of(scheduling::Mode, bool unproctored_online);
// What a profile gives an exam of so many minutes.
delivery::Adjustment adjustment_of(const identity::AccommodationProfile&, Minutes exam);
// Whether an attempt has less of anything than that.
bool is_behind(const delivery::AttemptStatus&, const delivery::Adjustment&);
// Minutes since the start for somebody who is still expected.
std::int64_t minutes_late(scheduling::State, Instant starts_at, Instant now);
// What the people on the spot provide. Never a reason.
std::vector<std::string> arrangements_of(const identity::AccommodationProfile&);

}  // namespace proctoring
