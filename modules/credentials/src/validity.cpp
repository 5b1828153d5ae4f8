#include <credentials/validity.hpp>

namespace credentials {

namespace {

Date plus_days(Date day, int days) { return Date{std::chrono::sys_days{day} + Days{days}}; }

}  // namespace

Date first_expiry(Date passed_on, const Rules& rules) { return add_months(passed_on, rules.validity_months); }

Instant valid_until(Date expires_on) { return end_of_day(expires_on); }

Date window_opens(Date expires_on, const Rules& rules) { return plus_days(expires_on, -rules.window_days); }

Date renewed_expiry(Date old_expiry, Date earned_on, const Rules& rules) {
    if (earned_on >= window_opens(old_expiry, rules)) {
        return add_months(old_expiry, rules.validity_months);
    }
    return std::max(old_expiry, add_months(earned_on, rules.validity_months));
}

std::string_view to_word(State s) { return boost::describe::enum_to_string(s, ""); }

Standing standing_of(const Record& record, const Rules& rules, Instant now) {
    Standing out;
    const Date today = utc_date(now);
    out.days_left = int((std::chrono::sys_days{record.expires_on} - std::chrono::sys_days{today}).count());
    const bool over = now > valid_until(record.expires_on);
    const bool in_grace = over && out.days_left >= -rules.grace_days;
    const bool approved_lately =
        record.approved_late_at && now <= *record.approved_late_at + Days{late_approval_days};
    out.in_window = (!over && today >= window_opens(record.expires_on, rules)) || in_grace;
    out.renewable = !over || in_grace || approved_lately;
    out.state = over ? State::expired : out.in_window ? State::expiring : State::active;
    if (record.suspended_at && *record.suspended_at <= now) {
        out.state = State::suspended;
        out.renewable = false;
    }
    if (record.superseded_at && *record.superseded_at <= now) {
        out.state = State::superseded;
        out.renewable = false;
    }
    if (record.revoked_at && *record.revoked_at <= now) {
        out.state = State::revoked;
        out.renewable = false;
    }
    return out;
}

}  // namespace credentials
