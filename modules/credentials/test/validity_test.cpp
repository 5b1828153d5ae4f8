#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <credentials/validity.hpp>

namespace {

using namespace credentials;

Date day(const char* s) { return parse_date(s).value(); }
Instant at(const char* s) { return parse_rfc3339(s).value(); }
Date some_day() { return Date{std::chrono::sys_days{day("2020-01-01")} + Days{*rc::gen::inRange(0, 7305)}}; }

TEST(Validity, LastsThirtySixMonthsAndClampsTheMonth) {
    EXPECT_EQ(first_expiry(day("2026-03-12"), {}), day("2029-03-12"));
    EXPECT_EQ(first_expiry(day("2028-02-29"), {}), day("2031-02-28"));
    EXPECT_EQ(first_expiry(day("2026-08-31"), Rules{.validity_months = 6}), day("2027-02-28"));
}

TEST(Validity, ExpiresAtTheEndOfItsDay) {
    const Record r{day("2029-03-12")};
    EXPECT_EQ(standing_of(r, {}, at("2029-03-12T23:59:59.999999Z")).state, State::expiring);
    EXPECT_EQ(standing_of(r, {}, at("2029-03-13T00:00:00Z")).state, State::expired);
    EXPECT_FALSE(standing_of(r, {}, at("2029-03-13T00:00:00Z")).renewable);
}

TEST(Validity, TheWindowOpensAHundredAndEightyDaysBefore) {
    const Record r{day("2029-03-12")};
    EXPECT_EQ(window_opens(r.expires_on, {}), day("2028-09-13"));
    EXPECT_EQ(standing_of(r, {}, at("2028-09-12T23:59:59Z")), (Standing{State::active, 181, true, false}));
    EXPECT_EQ(standing_of(r, {}, at("2028-09-13T00:00:00Z")), (Standing{State::expiring, 180, true, true}));
}

TEST(Validity, GraceKeepsRenewalOpenButNotTheCredentialValid) {
    const Record r{day("2029-03-12")};
    const Rules grace{.grace_days = 30};
    EXPECT_EQ(standing_of(r, grace, at("2029-04-11T12:00:00Z")), (Standing{State::expired, -30, true, true}));
    EXPECT_EQ(standing_of(r, grace, at("2029-04-12T00:00:00Z")),
              (Standing{State::expired, -31, false, false}));
}

TEST(Validity, CreditsApprovedLateKeepRenewalOpenForThirtyDays) {
    Record r{day("2029-03-12")};
    r.approved_late_at = at("2029-03-20T10:00:00Z");
    EXPECT_TRUE(standing_of(r, {}, at("2029-04-19T10:00:00Z")).renewable);
    EXPECT_FALSE(standing_of(r, {}, at("2029-04-19T10:00:01Z")).renewable);
}

TEST(Validity, WhatStandsAboveTheDates) {
    Record r{day("2029-03-12")};
    const Instant now = at("2028-01-01T00:00:00Z");
    r.suspended_at = now;
    EXPECT_EQ(standing_of(r, {}, now).state, State::suspended);
    EXPECT_EQ(standing_of(r, {}, at("2030-01-01T00:00:00Z")).state, State::suspended);
    EXPECT_EQ(standing_of(r, {}, now - Duration{1}).state, State::active);
    r.superseded_at = now;
    EXPECT_EQ(standing_of(r, {}, now).state, State::superseded);
    r.revoked_at = now;
    EXPECT_EQ(standing_of(r, {}, now).state, State::revoked);
    EXPECT_FALSE(standing_of(r, {}, now).renewable);
}

TEST(Validity, RenewingInTheWindowCountsFromTheOldExpiryAndBeforeItFromTheDay) {
    const Date old = day("2029-03-12");
    EXPECT_EQ(renewed_expiry(old, day("2028-09-13"), {}), day("2032-03-12"));
    EXPECT_EQ(renewed_expiry(old, day("2029-03-12"), {}), day("2032-03-12"));
    EXPECT_EQ(renewed_expiry(old, day("2028-09-12"), {}), day("2031-09-12"));
    EXPECT_EQ(renewed_expiry(old, day("2026-03-01"), {}), old);  // shorter than what stands: nothing is lost
}

TEST(Validity, RenewingNeverShortens) {
    EXPECT_TRUE(rc::check([] {
        const Date passed = some_day();
        const Rules rules{.validity_months = *rc::gen::inRange(1, 61),
                          .window_days = *rc::gen::inRange(0, 365)};
        const Date expiry = first_expiry(passed, rules);
        const Date earned{std::chrono::sys_days{passed} + Days{*rc::gen::inRange(0, 1200)}};
        const Date renewed = renewed_expiry(expiry, earned, rules);
        RC_ASSERT(renewed >= expiry);
        if (earned >= window_opens(expiry, rules)) {
            RC_ASSERT(renewed == add_months(expiry, rules.validity_months));
        } else {
            RC_ASSERT(renewed >= add_months(earned, rules.validity_months));
        }
    }));
}

TEST(Validity, TimeOnlyMovesItForward) {
    EXPECT_TRUE(rc::check([] {
        const Record r{some_day()};
        const Rules rules{.grace_days = *rc::gen::inRange(0, 60)};
        const Instant t = midnight(some_day());
        const auto a = standing_of(r, rules, t);
        const auto b = standing_of(r, rules, t + Days{*rc::gen::inRange(0, 2000)});
        RC_ASSERT(a.state <= b.state);  // active, expiring, expired: in this order
        RC_ASSERT(a.days_left >= b.days_left);
        RC_ASSERT((a.state == State::expired) == (a.days_left < 0));
    }));
}

}  // namespace
