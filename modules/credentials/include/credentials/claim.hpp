// A claim for credits earned elsewhere: submitted -> approved | returned | rejected. A returned claim may be
// submitted again, mended; the two others are final.
#pragma once
#include <base/id.hpp>
#include <base/result.hpp>
#include <base/time.hpp>
#include <boost/describe.hpp>
#include <credentials/ledger.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace credentials {

BOOST_DEFINE_ENUM_CLASS(ClaimState, submitted, approved, returned, rejected)
std::string_view to_word(ClaimState);
std::optional<ClaimState> claim_state_from(std::string_view);

BOOST_DEFINE_ENUM_CLASS(Decision, approved, returned, rejected)

// Whether a claim for an activity on a day is accepted into a cycle.
Done may_claim(const Cycle&, Date done_on, Instant now);
// A reason is needed to return or reject. The claimant does not decide.
Result<ClaimState> decide(ClaimState, Decision, std::string_view reason, std::string_view claimant,
                          std::string_view reviewer);
Result<ClaimState> submit_again(ClaimState);

}  // namespace credentials
