// How long a credential lasts, and what its state is at a moment. All pure: nothing is stored as "expired"
// and nothing has to run for a credential to expire, so every page says the same at the same second.
#pragma once
#include <base/time.hpp>
#include <boost/describe.hpp>

#include <optional>
#include <string_view>

namespace credentials {

inline constexpr int validity_months_default = 36;
inline constexpr int window_days_default = 180;
// After a claim that was submitted in time is approved late, the holder has this long to use it (ours).
inline constexpr int late_approval_days = 30;

struct Rules {
    int validity_months = validity_months_default;
    int window_days = window_days_default;  // the renewal window opens this long before the expiry day
    int grace_days = 0;                     // after the expiry day, renewal is still possible for this long
};

Date first_expiry(Date passed_on, const Rules&);
// The last moment a credential is valid: the end of its expiry day, UTC.
Instant valid_until(Date expires_on);
Date window_opens(Date expires_on, const Rules&);

// The new expiry day of a renewal earned on a day: inside the window (or in grace) the validity counts from
// the old expiry, so renewing early in the window costs nothing; before the window it is the later of the old
// expiry and the validity counted from that day, so renewing never shortens.
Date renewed_expiry(Date old_expiry, Date earned_on, const Rules&);

BOOST_DEFINE_ENUM_CLASS(State, active, expiring, expired, suspended, revoked, superseded)
std::string_view to_word(State);

// What is recorded of a credential and decides its state.
struct Record {
    Date expires_on;
    std::optional<Instant> suspended_at{};
    std::optional<Instant> revoked_at{};
    std::optional<Instant> superseded_at{};
    // The latest approval of credits that had been submitted before the expiry.
    std::optional<Instant> approved_late_at{};
};

struct Standing {
    State state = State::active;
    int days_left = 0;       // whole days until the expiry day; 0 on the day itself, negative after it
    bool renewable = false;  // whether a renewal earned now is accepted at all
    bool in_window = false;  // the renewal window is open, or grace runs
    bool operator==(const Standing&) const = default;
};

// Revoked stands above superseded, superseded above suspended, suspended above the dates.
Standing standing_of(const Record&, const Rules&, Instant now);

}  // namespace credentials
