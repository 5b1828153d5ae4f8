#include <credentials/routes.hpp>

namespace credentials {

namespace {

std::string why_closed(const Standing& s) {
    return s.renewable ? "" : "credential_" + std::string(to_word(s.state));
}

std::unexpected<Failure> closed(const Standing& s, Date expires_on) {
    std::string detail;
    switch (s.state) {
        case State::suspended:
            detail = "This credential is suspended. It can be renewed once the suspension is lifted.";
            break;
        case State::revoked:
            detail = "This credential was revoked and cannot be renewed.";
            break;
        case State::superseded:
            detail = "A newer credential has taken this one's place. Renew that one.";
            break;
        default:
            detail = "This credential expired on " + in_words(expires_on) +
                     ". You can earn it again by passing the exam.";
    }
    return fail(Why::conflict, "credential_" + std::string(to_word(s.state)), std::move(detail),
                {{"state", std::string(to_word(s.state))}, {"expires_on", to_string(expires_on)}});
}

}  // namespace

std::string_view to_word(Route r) { return boost::describe::enum_to_string(r, ""); }

std::vector<RouteView> routes_of(const Standing& standing, const Sum& sum, std::string certification,
                                 std::vector<std::string> renewed_by) {
    const std::string why_not = why_closed(standing);
    std::vector<RouteView> out;
    out.push_back({Route::same_exam, standing.renewable, false, why_not, {std::move(certification)}});
    if (!renewed_by.empty()) {
        out.push_back({Route::higher_exam, standing.renewable, false, why_not, std::move(renewed_by)});
    }
    out.push_back({Route::credits, standing.renewable, standing.renewable && sum.enough(), why_not, {}});
    return out;
}

Result<Date> renew_by_credits(const Record& record, const Rules& rules, const Sum& sum, Instant now) {
    const Standing standing = standing_of(record, rules, now);
    if (!standing.renewable) {
        return closed(standing, record.expires_on);
    }
    if (!sum.enough()) {
        const double missing = double(sum.needed.quarters - sum.counted.quarters) / 4;
        std::string number = std::to_string(missing);
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') {
            number.pop_back();
        }
        return fail(Why::conflict, "credits_missing",
                    number +
                        " more approved credits are needed to renew. Complete a course here or claim an "
                        "activity.",
                    {{"missing", number}});
    }
    return renewed_expiry(record.expires_on, utc_date(now), rules);
}

Result<Date> renew_by_exam(const Record& record, const Rules& rules, Instant passed_at) {
    // Credits approved late reopen the way by credits alone; an exam passed after the expiry earns a new
    // credential.
    Record dates = record;
    dates.approved_late_at.reset();
    const Standing standing = standing_of(dates, rules, passed_at);
    if (!standing.renewable) {
        return closed(standing, record.expires_on);
    }
    return renewed_expiry(record.expires_on, utc_date(passed_at), rules);
}

}  // namespace credentials
