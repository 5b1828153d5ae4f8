// The life of a result: provisional -> held(reason) -> official; official -> rescored -> official; voided.
// Pure: a change is decided from what stands and the time, and comes back as what shall stand.
#pragma once
#include <base/result.hpp>
#include <base/time.hpp>
#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace scoring {

BOOST_DEFINE_ENUM_CLASS(State, provisional, held, official, rescored, voided)
std::string_view to_word(State);
std::optional<State> state_from(std::string_view);

inline constexpr std::size_t reason_min = 3;
inline constexpr std::size_t reason_max = 500;
inline constexpr int promise_business_days = 5;
inline constexpr int appeal_days = 14;  // a decision against a candidate can be appealed for so long

struct Standing {
    State state = State::provisional;
    std::string reason{};  // why it is held, rescored or voided
    Instant provisional_at{};
    Instant release_due{};                // when a provisional result becomes official by itself
    std::optional<Instant> held_until{};  // until when a hold is promised to be decided
    std::optional<Instant> official_at{};
    bool operator==(const Standing&) const = default;
};

// When the standing begins: at submit, with the scheme's delay (hours, 0 or more).
Standing provisional(Instant submitted, Hours release_after);
// Five business days (Monday to Friday, UTC) after `from`, at the same time of day: the promise made to
// candidates.
Instant promised_by(Instant from);

bool release_is_due(const Standing&, Instant now);
Result<Standing> release(const Standing&, Instant now);
Result<Standing> hold(const Standing&, std::string reason, std::optional<Instant> until, Instant now);
Result<Standing> make_void(const Standing&, std::string reason, Instant now);
Result<Standing> rescore(const Standing&, std::string reason, Instant now);

}  // namespace scoring
