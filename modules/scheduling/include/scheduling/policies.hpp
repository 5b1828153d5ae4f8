// The rules of booking as data, in the types the rules count in. catalog keeps them by key, with their
// limits.
#pragma once
#include <base/time.hpp>
#include <catalog/policies.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scheduling {

struct RetakePolicy {
    std::vector<int> wait_days{14};     // after the first fail, the second, …; the last value repeats
    std::optional<int> attempts_max{};  // within `window_months`; nothing: no limit
    int window_months = 24;
    int after_pass_months = 24;  // the same exam version, counted from the day it was passed
    bool operator==(const RetakePolicy&) const = default;
};

struct Policies {
    Duration lead_centre = Hours(24);  // how long before its start a sitting may still be booked
    Duration lead_online = Minutes(30);
    int horizon_days = 90;              // how many days ahead
    Duration change_until = Hours(24);  // before the start: free reschedule and cancel
    int reschedules_max = 2;            // a booking
    RetakePolicy retake{};
    int beta_attempts = 1;
    Duration hold = Minutes(15);             // how long a seat is kept while the candidate confirms
    Duration slot_every = Minutes(30);       // from one start to the next
    Duration turnaround = Minutes(15);       // after each sitting, before the seat is free again
    Duration check_in_opens = Minutes(30);   // before the start
    Duration check_in_online = Minutes(15);  // after the start, then it is a no-show
    Duration check_in_centre = Minutes(30);  // a centre's reception may wait longer than a web page
    int voucher_months = 12;
    bool operator==(const Policies&) const = default;
};

// The retake rules of a name: "default", or "google" (14, 60, 365 days; four attempts in two years).
std::optional<RetakePolicy> retake_preset(std::string_view name);

// What a scheme says of booking, with the preset unfolded.
Policies policies_from(const catalog::Policies&);

}  // namespace scheduling
