#include <base/must.hpp>
#include <scheduling/policies.hpp>

namespace scheduling {

std::optional<RetakePolicy> retake_preset(std::string_view name) {
    if (name == "default") {
        return RetakePolicy{};
    }
    if (name == "google") {
        return RetakePolicy{.wait_days = {14, 60, 365}, .attempts_max = 4, .window_months = 24};
    }
    return std::nullopt;
}

Policies policies_from(const catalog::Policies& scheme) {
    const auto preset = retake_preset(scheme.retake_preset);
    MUST(preset.has_value());  // catalog takes no other
    Policies out;
    out.lead_centre = Hours(scheme.booking_lead_centre_hours);
    out.lead_online = Minutes(scheme.booking_lead_online_minutes);
    out.horizon_days = int(scheme.booking_horizon_days);
    out.change_until = Hours(scheme.change_until_hours);
    out.reschedules_max = int(scheme.reschedules_max);
    out.hold = Minutes(scheme.hold_minutes);
    out.slot_every = Minutes(scheme.slot_minutes);
    out.turnaround = Minutes(scheme.turnaround_minutes);
    out.check_in_opens = Minutes(scheme.check_in_opens_minutes);
    out.check_in_online = Minutes(scheme.check_in_online_minutes);
    out.check_in_centre = Minutes(scheme.check_in_centre_minutes);
    out.voucher_months = int(scheme.voucher_months);
    out.beta_attempts = int(scheme.beta_attempts);
    out.retake = *preset;
    out.retake.after_pass_months = int(scheme.retake_after_pass_months);
    if (scheme.retake_preset == "default") {
        out.retake.wait_days = {int(scheme.retake_wait_days)};
        out.retake.window_months = int(scheme.retake_window_months);
        if (scheme.retake_attempts_max) {
            out.retake.attempts_max = int(*scheme.retake_attempts_max);
        }
    }
    return out;
}

}  // namespace scheduling
