#include <base/text.hpp>
#include <credentials/claim.hpp>
#include <credentials/validity.hpp>

namespace credentials {

std::string_view to_word(ClaimState s) { return boost::describe::enum_to_string(s, ""); }

std::optional<ClaimState> claim_state_from(std::string_view word) {
    ClaimState out{};
    return boost::describe::enum_from_string(std::string(word).c_str(), out) ? std::optional(out)
                                                                             : std::nullopt;
}

Done may_claim(const Cycle& cycle, Date done_on, Instant now) {
    if (now > valid_until(cycle.expires_on)) {
        return refuse(
            "claim_after_expiry",
            "This credential expired on " + in_words(cycle.expires_on) +
                ". Credits count when they are submitted before that day ends. You can earn it again by "
                "passing the exam.",
            {{"expires_on", to_string(cycle.expires_on)}});
    }
    if (done_on > utc_date(now)) {
        return refuse("activity_in_the_future", "Claim an activity once it has taken place.",
                      {{"done_on", to_string(done_on)}});
    }
    if (!within(cycle, done_on)) {
        return refuse("activity_outside_cycle",
                      "This cycle began on " + in_words(cycle.from) +
                          ". Only activities since that day count towards the next renewal.",
                      {{"from", to_string(cycle.from)}, {"done_on", to_string(done_on)}});
    }
    return {};
}

Result<ClaimState> decide(ClaimState state, Decision decision, std::string_view reason,
                          std::string_view claimant, std::string_view reviewer) {
    if (claimant == reviewer) {
        return fail(Why::forbidden, "own_claim",
                    "You cannot review your own claim. Ask a colleague to do it.");
    }
    if (state != ClaimState::submitted) {
        return fail(Why::conflict, "claim_" + std::string(to_word(state)),
                    "This claim is not waiting for review any more. Open the queue again.",
                    {{"state", std::string(to_word(state))}});
    }
    if (decision == Decision::approved) {
        return ClaimState::approved;
    }
    if (characters(trimmed(reason)) < 3) {
        return std::unexpected(Failure{Why::invalid,
                                       "reason_needed",
                                       "Say in a sentence what the holder should know; they will read it.",
                                       {{"/reason", "at least 3 characters"}},
                                       {}});
    }
    return decision == Decision::returned ? ClaimState::returned : ClaimState::rejected;
}

Result<ClaimState> submit_again(ClaimState state) {
    if (state != ClaimState::returned) {
        return fail(Why::conflict, "claim_" + std::string(to_word(state)),
                    "Only a claim that was returned to you can be changed.",
                    {{"state", std::string(to_word(state))}});
    }
    return ClaimState::submitted;
}

}  // namespace credentials
