// The policies of a scheme as data: every key with its default, its limits and a sentence that explains it.
// A programme's files and the programme manager change single keys; what they leave out keeps the default.
#pragma once
#include <base/result.hpp>
#include <schema/vocabulary.hpp>

namespace catalog {

struct Policies {
    // price
    std::int64_t price_cents = 0;  // of a sitting; 0 is free
    std::string currency = "EUR";
    // booking
    std::int64_t booking_lead_centre_hours = 24;
    std::int64_t booking_lead_online_minutes = 30;
    std::int64_t booking_horizon_days = 90;
    std::int64_t change_until_hours = 24;
    std::int64_t reschedules_max = 2;
    std::int64_t hold_minutes = 15;
    std::int64_t slot_minutes = 30;
    std::int64_t turnaround_minutes = 15;
    std::int64_t check_in_opens_minutes = 30;
    std::int64_t check_in_online_minutes = 15;
    std::int64_t check_in_centre_minutes = 30;
    std::int64_t voucher_months = 12;
    bool online_offered = true;  // as well as at test centres
    bool unproctored_online = false;
    // sitting again
    std::string retake_preset = "default";  // "google": 14, 60, 365 days, four attempts in two years
    std::int64_t retake_wait_days = 14;     // read with the preset "default"
    std::optional<std::int64_t> retake_attempts_max;  // within the window; nothing: no limit
    std::int64_t retake_window_months = 24;
    std::int64_t retake_after_pass_months = 24;
    std::int64_t beta_attempts = 1;
    // the result
    bool accept_cut_as_set = false;
    std::int64_t release_after_hours = 24;
    // the credential
    std::int64_t validity_months = 36;
    std::int64_t credits_needed = 20;  // the default goes by level: see defaults_for
    std::int64_t renewal_window_days = 180;
    std::int64_t grace_days = 0;
    bool operator==(const Policies&) const = default;
};
BOOST_DESCRIBE_STRUCT(Policies, (),
                      (price_cents, currency, booking_lead_centre_hours, booking_lead_online_minutes,
                       booking_horizon_days, change_until_hours, reschedules_max, hold_minutes, slot_minutes,
                       turnaround_minutes, check_in_opens_minutes, check_in_online_minutes,
                       check_in_centre_minutes, voucher_months, online_offered, unproctored_online,
                       retake_preset, retake_wait_days, retake_attempts_max, retake_window_months,
                       retake_after_pass_months, beta_attempts, accept_cut_as_set, release_after_hours,
                       validity_months, credits_needed, renewal_window_days, grace_days))

}  // namespace catalog
