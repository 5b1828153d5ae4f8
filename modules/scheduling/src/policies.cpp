#include <scheduling/policies.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <functional>
#include <span>

namespace scheduling {
namespace {

struct Key {
    std::string_view name;
    std::int64_t least, most;
    void (*set)(Policies&, std::int64_t);
};

constexpr Key keys[] = {
    {"booking_lead_centre_hours", 0, 720, [](Policies& p, std::int64_t n) { p.lead_centre = Hours(n); }},
    {"booking_lead_online_minutes", 0, 43'200,
     [](Policies& p, std::int64_t n) { p.lead_online = Minutes(n); }},
    {"booking_horizon_days", 1, 730, [](Policies& p, std::int64_t n) { p.horizon_days = int(n); }},
    {"change_until_hours", 0, 720, [](Policies& p, std::int64_t n) { p.change_until = Hours(n); }},
    {"reschedules_max", 0, 20, [](Policies& p, std::int64_t n) { p.reschedules_max = int(n); }},
    {"retake_wait_days", 0, 3650, [](Policies& p, std::int64_t n) { p.retake.wait_days = {int(n)}; }},
    {"retake_attempts_max", 1, 100, [](Policies& p, std::int64_t n) { p.retake.attempts_max = int(n); }},
    {"retake_window_months", 1, 120, [](Policies& p, std::int64_t n) { p.retake.window_months = int(n); }},
    {"retake_after_pass_months", 0, 120,
     [](Policies& p, std::int64_t n) { p.retake.after_pass_months = int(n); }},
    {"beta_attempts", 1, 10, [](Policies& p, std::int64_t n) { p.beta_attempts = int(n); }},
    {"hold_minutes", 1, 120, [](Policies& p, std::int64_t n) { p.hold = Minutes(n); }},
    {"slot_minutes", 15, 240, [](Policies& p, std::int64_t n) { p.slot_every = Minutes(n); }},
    {"turnaround_minutes", 0, 120, [](Policies& p, std::int64_t n) { p.turnaround = Minutes(n); }},
    {"check_in_opens_minutes", 0, 240, [](Policies& p, std::int64_t n) { p.check_in_opens = Minutes(n); }},
    {"check_in_online_minutes", 1, 240, [](Policies& p, std::int64_t n) { p.check_in_online = Minutes(n); }},
    {"check_in_centre_minutes", 1, 240, [](Policies& p, std::int64_t n) { p.check_in_centre = Minutes(n); }},
    {"voucher_months", 1, 120, [](Policies& p, std::int64_t n) { p.voucher_months = int(n); }},
};
constexpr std::string_view preset_key = "retake_preset";

const Key* find(std::string_view name) {
    const auto* const found = std::ranges::find(keys, name, &Key::name);
    return found == std::end(keys) ? nullptr : found;
}

std::unexpected<Failure> unknown(std::string_view key) {
    return refuse("unknown_policy", fmt::format("“{}” is not a booking policy.", key),
                  {{"key", std::string(key)}});
}
}  // namespace

std::optional<RetakePolicy> retake_preset(std::string_view name) {
    if (name == "default") {
        return RetakePolicy{};
    }
    if (name == "google") {
        return RetakePolicy{.wait_days = {14, 60, 365}, .attempts_max = 4, .window_months = 24};
    }
    return std::nullopt;
}

bool is_policy(std::string_view key) { return key == preset_key || find(key) != nullptr; }

Done set_policy(Policies& policies, std::string_view key, std::int64_t value) {
    const Key* known = find(key);
    if (known == nullptr) {
        return unknown(key);
    }
    if (value < known->least || value > known->most) {
        return refuse("policy_out_of_range",
                      fmt::format("{} must be between {} and {}.", key, known->least, known->most),
                      {{"key", std::string(key)}});
    }
    known->set(policies, value);
    return {};
}

Done set_policy(Policies& policies, std::string_view key, std::string_view value) {
    if (key != preset_key) {
        return unknown(key);
    }
    const auto preset = retake_preset(value);
    if (!preset) {
        return refuse("policy_out_of_range", "retake_preset must be “default” or “google”.",
                      {{"key", std::string(key)}});
    }
    policies.retake = *preset;
    return {};
}

}  // namespace scheduling
