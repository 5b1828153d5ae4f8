// The ways to renew a credential, each open or with the reason why it is not yet.
#pragma once
#include <base/result.hpp>
#include <boost/describe.hpp>
#include <credentials/ledger.hpp>
#include <credentials/validity.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace credentials {

BOOST_DEFINE_ENUM_CLASS(Route, same_exam, higher_exam, credits)
std::string_view to_word(Route);

struct RouteView {
    Route route = Route::same_exam;
    bool open = false;      // can be taken, or used, now
    bool ready = false;     // credits: enough are approved and only the asking is left
    std::string why_not{};  // a code: credential_expired, credential_suspended, …; empty when open
    std::vector<std::string> certifications{};  // higher exam: any of these
};
std::vector<RouteView> routes_of(const Standing&, const Sum&, std::string certification,
                                 std::vector<std::string> renewed_by);

// Whether credits renew now; the new expiry day.
Result<Date> renew_by_credits(const Record&, const Rules&, const Sum&, Instant now);
// What passing an exam that renews this credential does: the new expiry day, or a refusal that says the
// credential is beyond renewal (a pass of its own exam then issues a new one).
Result<Date> renew_by_exam(const Record&, const Rules&, Instant passed_at);

}  // namespace credentials
