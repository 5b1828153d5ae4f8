#include "rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace scheduling {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
Date on(std::string_view text) { return parse_date(text).value(); }
Sitting failed(std::string_view when, std::string_view zone = "Europe/Berlin") {
    return {1, at(when), std::string(zone), Outcome::failed};
}
Sitting passed(std::string_view when, int version = 1) {
    return {version, at(when), "Europe/Berlin", Outcome::passed};
}
Standing standing(std::vector<Sitting> sittings) { return {.exam = "cf", .sittings = std::move(sittings)}; }
Wish online(std::string_view when, std::string_view zone = "Europe/Berlin") {
    return {Mode::online, at(when), at(when) + Minutes(90), std::string(zone)};
}
std::vector<std::string> codes(const std::vector<Reason>& reasons) {
    std::vector<std::string> out;
    for (const Reason& r : reasons) {
        out.push_back(r.code);
    }
    return out;
}
using Codes = std::vector<std::string>;

TEST(retake, fourteen_days_after_a_fail_and_a_later_date_at_once) {
    const Standing s = standing({failed("2026-02-26T10:00:00Z")});
    const Instant now = at("2026-03-01T09:00:00Z");
    const auto early = explain(s, {}, online("2026-03-11T09:00:00Z"), now);
    ASSERT_EQ(codes(early), Codes{"retake_too_early"});
    EXPECT_EQ(early[0].sentence, "You can sit this exam again from 12 March 2026.");
    EXPECT_EQ(early[0].from, on("2026-03-12"));
    EXPECT_TRUE(explain(s, {}, online("2026-03-12T00:00:00Z"), now).empty());
}

TEST(retake, days_are_counted_in_the_zone_of_the_sitting) {
    // 23:30 UTC on 26 February is the 27th in Berlin; the first free minute is Berlin's midnight.
    const Standing s = standing({failed("2026-02-26T23:30:00Z")});
    const Instant now = at("2026-03-01T09:00:00Z");
    EXPECT_EQ(explain(s, {}, online("2026-03-12T22:59:00Z"), now).at(0).from, on("2026-03-13"));
    EXPECT_TRUE(explain(s, {}, online("2026-03-12T23:00:00Z"), now).empty());
    // The same instant is still the 12th in New York.
    EXPECT_EQ(codes(explain(s, {}, online("2026-03-12T23:00:00Z", "America/New_York"), now)),
              Codes{"retake_too_early"});
}

TEST(retake, a_result_that_is_not_out_waits_like_a_fail) {
    Sitting open = failed("2026-02-26T10:00:00Z");
    open.outcome = Outcome::none;
    EXPECT_EQ(
        codes(explain(standing({open}), {}, online("2026-03-05T09:00:00Z"), at("2026-03-01T09:00:00Z"))),
        Codes{"retake_too_early"});
}

TEST(retake, the_preset_google_waits_longer_each_time_and_stops_at_four) {
    Policies p;
    p.retake = retake_preset("google").value();
    Standing s = standing({failed("2026-01-01T10:00:00Z")});
    EXPECT_EQ(retake_wait(s, p.retake, on("2026-01-02"))->from, on("2026-01-15"));
    s.sittings.push_back(failed("2026-01-15T10:00:00Z"));
    EXPECT_EQ(retake_wait(s, p.retake, on("2026-01-16"))->from, on("2026-03-16"));
    s.sittings.push_back(failed("2026-03-16T10:00:00Z"));
    EXPECT_EQ(retake_wait(s, p.retake, on("2026-03-17"))->from, on("2027-03-16"));
    EXPECT_FALSE(retake_limit(s, p.retake, on("2026-03-17")));
    s.sittings.push_back(failed("2027-03-16T10:00:00Z"));
    const auto limit = retake_limit(s, p.retake, on("2027-03-17"));
    ASSERT_TRUE(limit);
    EXPECT_EQ(limit->from, on("2028-01-01"));  // two years after the first of the four
    EXPECT_EQ(eligibility(s, p, "Europe/Berlin", at("2027-03-17T10:00:00Z")).earliest, on("2028-03-15"));
}

TEST(retake, a_pass_closes_the_version_for_two_years_and_a_new_version_opens_it) {
    Standing s = standing({failed("2026-01-01T10:00:00Z"), passed("2026-02-01T10:00:00Z")});
    const Instant now = at("2026-03-01T09:00:00Z");
    const auto blocked = explain(s, {}, online("2026-03-05T09:00:00Z"), now);
    ASSERT_EQ(codes(blocked), Codes{"passed_already"});
    EXPECT_EQ(blocked[0].from, on("2028-02-01"));
    s.exam_version = 2;
    EXPECT_TRUE(explain(s, {}, online("2026-03-05T09:00:00Z"), now).empty());
}

TEST(beta, is_sat_once) {
    Standing s = standing({failed("2026-01-01T10:00:00Z")});
    s.beta = true;
    const auto why = eligibility(s, {}, "Europe/Berlin", at("2026-03-01T09:00:00Z"));
    EXPECT_EQ(codes(why.reasons), Codes{"beta_sat"});
    EXPECT_FALSE(why.bookable);
    EXPECT_FALSE(why.earliest);
}

TEST(lead, is_a_day_at_a_centre_and_half_an_hour_online) {
    const Instant now = at("2026-03-01T09:00:00Z");
    EXPECT_TRUE(explain(standing({}), {}, online("2026-03-01T09:30:00Z"), now).empty());
    const auto soon = explain(standing({}), {}, online("2026-03-01T09:29:00Z"), now);
    ASSERT_EQ(codes(soon), Codes{"lead_too_short"});
    EXPECT_EQ(
        soon[0].sentence,
        "This time is too soon. An online exam is booked at least 30 minutes ahead. Choose a start from "
        "1 March 2026, 10:30 (Europe/Berlin).");
    Wish centre = online("2026-03-02T08:59:00Z");
    centre.mode = Mode::centre;
    EXPECT_EQ(codes(explain(standing({}), {}, centre, now)), Codes{"lead_too_short"});
    centre.starts_at += Minutes(1);
    EXPECT_TRUE(explain(standing({}), {}, centre, now).empty());
    EXPECT_EQ(codes(explain(standing({}), {}, online("2026-02-01T09:00:00Z"), now)),
              Codes{"start_in_the_past"});
}

TEST(horizon, is_ninety_whole_days_in_the_seats_zone) {
    const Instant now = at("2026-03-01T09:00:00Z");
    EXPECT_TRUE(explain(standing({}), {}, online("2026-05-30T21:59:00Z"), now).empty());
    const auto far = explain(standing({}), {}, online("2026-05-30T22:00:00Z"), now);
    ASSERT_EQ(codes(far), Codes{"beyond_horizon"});
    EXPECT_EQ(far[0].sentence,
              "Exams are booked up to 90 days ahead, today until 30 May 2026. You can book "
              "31 May 2026 from 2 March 2026.");
}

TEST(other_bookings, one_of_an_exam_and_none_at_the_same_time) {
    Standing s = standing({});
    s.bookings = {
        {"b1", "cf", "Cloud Foundations", at("2026-03-10T09:00:00Z"), at("2026-03-10T10:30:00Z"), "UTC"}};
    const Instant now = at("2026-03-01T09:00:00Z");
    EXPECT_EQ(codes(explain(s, {}, online("2026-03-20T09:00:00Z"), now)), Codes{"booked_already"});
    EXPECT_TRUE(explain(s, {}, online("2026-03-20T09:00:00Z"), now, "b1").empty());
    s.bookings[0].exam = "other";
    EXPECT_EQ(codes(explain(s, {}, online("2026-03-10T10:29:00Z"), now)), Codes{"overlapping_booking"});
    EXPECT_TRUE(explain(s, {}, online("2026-03-10T10:30:00Z"), now).empty());
}

TEST(refusal, carries_the_first_reason_and_the_others_sentences) {
    Standing s = standing({failed("2026-02-26T10:00:00Z")});
    const auto reasons = explain(s, {}, online("2026-03-01T09:10:00Z"), at("2026-03-01T09:00:00Z"));
    const Failure failure = refused(reasons).error();
    EXPECT_EQ(failure.code, "retake_too_early");
    ASSERT_EQ(failure.problems.size(), 1U);
    EXPECT_TRUE(failure.problems[0].detail.starts_with("This time is too soon."));
}

// Whatever the record, the day that eligibility names can be sat, and no day before it.
RC_GTEST_PROP(eligibility, names_the_first_day_that_no_rule_stops, ()) {
    Policies p;
    if (*rc::gen::arbitrary<bool>()) {
        p.retake = retake_preset("google").value();
    }
    const Instant now = at("2026-06-01T12:00:00Z");
    Standing s = standing({});
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
        const Instant when = now - Hours(*rc::gen::inRange(1, 24 * 900));
        const auto outcome = *rc::gen::element(Outcome::failed, Outcome::passed, Outcome::none);
        s.sittings.push_back({*rc::gen::inRange(1, 3), when, "Europe/Berlin", outcome});
    }
    s.exam_version = 2;
    const auto stopped = [&](Date day) {
        return retake_wait(s, p.retake, day) || retake_limit(s, p.retake, day) ||
               retake_after_pass(s, p.retake, day);
    };
    const auto found = eligibility(s, p, "Europe/Berlin", now);
    RC_ASSERT(found.earliest.has_value());
    RC_ASSERT(!stopped(*found.earliest));
    for (Date day = on("2026-06-01"); day < *found.earliest;
         day = Date{std::chrono::sys_days(day) + Days(1)}) {
        RC_ASSERT(stopped(day));
    }
    // Every reason given says from when.
    for (const Reason& r : found.reasons) {
        RC_ASSERT(r.from.has_value());
        RC_ASSERT(r.sentence.find(in_words(*r.from)) != std::string::npos);
    }
}

TEST(policies, come_from_the_scheme) {
    catalog::Policies scheme;
    EXPECT_EQ(policies_from(scheme), Policies{});
    scheme.retake_wait_days = 7;
    scheme.retake_attempts_max = 3;
    scheme.hold_minutes = 5;
    scheme.retake_after_pass_months = 12;
    Policies p = policies_from(scheme);
    EXPECT_EQ(p.retake.wait_days, std::vector{7});
    EXPECT_EQ(p.retake.attempts_max, 3);
    EXPECT_EQ(p.hold, Minutes(5));
    scheme.retake_preset = "google";
    p = policies_from(scheme);
    EXPECT_EQ(p.retake.wait_days, (std::vector{14, 60, 365}));
    EXPECT_EQ(p.retake.attempts_max, 4);
    EXPECT_EQ(p.retake.after_pass_months, 12);
}
}  // namespace
}  // namespace scheduling
