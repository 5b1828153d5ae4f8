#include <gtest/gtest.h>
#include <credentials/claim.hpp>

namespace {

using namespace credentials;

Date day(const char* s) { return parse_date(s).value(); }
const Cycle cycle{day("2026-03-12"), day("2029-03-12")};

TEST(Claim, IsForSomethingDoneInThisCycle) {
    const Instant now = parse_rfc3339("2027-05-01T10:00:00Z").value();
    EXPECT_TRUE(may_claim(cycle, day("2027-05-01"), now));
    EXPECT_TRUE(may_claim(cycle, day("2026-03-12"), now));
    EXPECT_EQ(may_claim(cycle, day("2026-03-11"), now).error().code, "activity_outside_cycle");
    EXPECT_EQ(may_claim(cycle, day("2027-05-02"), now).error().code, "activity_in_the_future");
    EXPECT_TRUE(may_claim(cycle, day("2029-03-12"), end_of_day(day("2029-03-12"))));
    EXPECT_EQ(may_claim(cycle, day("2029-03-01"), midnight(day("2029-03-13"))).error().code,
              "claim_after_expiry");
}

TEST(Claim, IsDecidedByAnother) {
    EXPECT_EQ(decide(ClaimState::submitted, Decision::approved, "", "ann", "ann").error().code, "own_claim");
    EXPECT_EQ(decide(ClaimState::submitted, Decision::approved, "", "ann", "max"), ClaimState::approved);
}

TEST(Claim, TurningDownNeedsAReason) {
    EXPECT_EQ(decide(ClaimState::submitted, Decision::returned, " ", "ann", "max").error().code,
              "reason_needed");
    EXPECT_EQ(decide(ClaimState::submitted, Decision::returned, "Add the agenda.", "ann", "max"),
              ClaimState::returned);
    EXPECT_EQ(decide(ClaimState::submitted, Decision::rejected, "Not about this exam.", "ann", "max"),
              ClaimState::rejected);
}

TEST(Claim, OnlyAReturnedOneMovesAgain) {
    for (const auto s : {ClaimState::approved, ClaimState::rejected, ClaimState::returned}) {
        EXPECT_EQ(decide(s, Decision::approved, "", "ann", "max").error().code,
                  "claim_" + std::string(to_word(s)));
        EXPECT_EQ(submit_again(s).has_value(), s == ClaimState::returned);
    }
    EXPECT_FALSE(submit_again(ClaimState::submitted));
}

TEST(Claim, WordsReadBack) {
    for (const auto s :
         {ClaimState::submitted, ClaimState::approved, ClaimState::returned, ClaimState::rejected}) {
        EXPECT_EQ(claim_state_from(to_word(s)), s);
    }
    EXPECT_FALSE(claim_state_from("approve"));
}

}  // namespace
