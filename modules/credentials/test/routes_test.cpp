#include <gtest/gtest.h>
#include <credentials/routes.hpp>

namespace {

using namespace credentials;

Date day(const char* s) { return parse_date(s).value(); }
Instant at(const char* s) { return parse_rfc3339(s).value(); }
const Record record{day("2029-03-12")};

Sum approved(int counted) {
    Sum sum;
    sum.needed = credits(20);
    sum.counted = {counted};
    return sum;
}

TEST(Routes, CreditsRenewAsSoonAsTheyAreEnough) {
    EXPECT_EQ(renew_by_credits(record, {}, approved(80), at("2028-12-01T00:00:00Z")), day("2032-03-12"));
    EXPECT_EQ(renew_by_credits(record, {}, approved(80), at("2027-06-01T00:00:00Z")), day("2030-06-01"));
    const auto missing = renew_by_credits(record, {}, approved(73), at("2028-12-01T00:00:00Z"));
    EXPECT_EQ(missing.error().code, "credits_missing");
    EXPECT_TRUE(missing.error().detail.starts_with("1.75 more"));
    EXPECT_TRUE(renew_by_credits(record, {}, approved(40), at("2028-12-01T00:00:00Z"))
                    .error()
                    .detail.starts_with("10 more"));
}

TEST(Routes, CreditsSubmittedInTimeRenewAnExpiredCredential) {
    Record late = record;
    const Instant now = at("2029-03-25T00:00:00Z");
    EXPECT_EQ(renew_by_credits(late, {}, approved(80), now).error().code, "credential_expired");
    late.approved_late_at = at("2029-03-20T00:00:00Z");
    EXPECT_EQ(renew_by_credits(late, {}, approved(80), now), day("2032-03-12"));
    EXPECT_EQ(renew_by_exam(late, {}, now).error().code, "credential_expired");
}

TEST(Routes, AnExamRenewsInTheWindowInGraceAndBefore) {
    EXPECT_EQ(renew_by_exam(record, {}, at("2029-03-12T23:00:00Z")), day("2032-03-12"));
    EXPECT_EQ(renew_by_exam(record, {}, at("2028-01-15T00:00:00Z")), day("2031-01-15"));
    EXPECT_EQ(renew_by_exam(record, {}, at("2029-03-13T00:00:00Z")).error().code, "credential_expired");
    EXPECT_EQ(renew_by_exam(record, Rules{.grace_days = 30}, at("2029-04-11T00:00:00Z")), day("2032-03-12"));
}

TEST(Routes, ASuspendedCredentialWaits) {
    Record suspended = record;
    suspended.suspended_at = at("2028-01-01T00:00:00Z");
    const Instant now = at("2028-12-01T00:00:00Z");
    EXPECT_EQ(renew_by_exam(suspended, {}, now).error().code, "credential_suspended");
    const auto routes = routes_of(standing_of(suspended, {}, now), approved(80), "cloud-foundations", {});
    ASSERT_EQ(routes.size(), 2U);
    EXPECT_EQ(routes[0].why_not, "credential_suspended");
    EXPECT_FALSE(routes[1].ready);
}

TEST(Routes, TheListSaysWhatIsOpenAndWhatIsReady) {
    const auto standing = standing_of(record, {}, at("2028-12-01T00:00:00Z"));
    const auto routes = routes_of(standing, approved(80), "cloud-foundations", {"cloud-architect"});
    ASSERT_EQ(routes.size(), 3U);
    EXPECT_EQ(routes[1].certifications, std::vector<std::string>{"cloud-architect"});
    EXPECT_TRUE(routes[0].open && routes[1].open && routes[2].open && routes[2].ready);
    EXPECT_FALSE(routes_of(standing, approved(79), "cloud-foundations", {})[1].ready);
}

}  // namespace
