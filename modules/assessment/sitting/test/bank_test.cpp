// The time bank: outages, accommodations, and what staff say and do.
#include <gtest/gtest.h>

#include "worlds.hpp"

namespace sitting {
namespace {
using test::Desk;
using test::exam;
using test::nine;

Outage out(const char* id, int from, int to) { return {id, nine + Minutes(from), nine + Minutes(to)}; }

TEST(Bank, AnOutageIsGivenBackOnce) {
    Desk d;
    d.started();
    d.outages = {out("x", 10, 15)};
    d.pass(Minutes(20));
    d.tick();
    EXPECT_EQ(left(d.a, d.now), Minutes(75));
    EXPECT_EQ(d.log.back().at, nine + Minutes(15));
    d.outages = {out("x", 10, 15), out("the same by another server", 9, 15), out("longer", 12, 16)};
    d.tick();
    EXPECT_EQ(left(d.a, d.now), Minutes(76));  // 9-10 lies before what was given back; 15-16 is new
    EXPECT_EQ(d.choose("a", 1), "");
    EXPECT_EQ(d.a.credited, Minutes(6));
}

TEST(Bank, AnExamThatRanOutInAnOutageGoesOnWhereItStood) {
    Desk d;
    d.started();
    d.pass(Minutes(80));
    d.choose("a", 1);
    d.outages = {out("x", 80, 200)};
    d.pass(Minutes(120));
    EXPECT_EQ(d.choose("b", 2), "");
    EXPECT_EQ(left(d.a, d.now), Minutes(10));
    EXPECT_FALSE(work_on(d.a, ItemId("one"))->answer.value.late);
    d.pass(Minutes(13));
    d.tick();
    EXPECT_EQ(*d.a.ended_at, nine + Minutes(213));
    EXPECT_EQ(d.a.used, allowed(d.a));
}

TEST(Bank, AnOutageInTheGraceLeavesTheRestOfTheGrace) {
    Desk d;
    d.started();
    d.pass(Minutes(91));
    d.choose("a", 1, "tab", 2);
    d.outages = {out("x", 91, 120)};
    d.pass(Minutes(30));
    EXPECT_EQ(d.choose("b", 2, "tab", 9), "");  // at 121: two of the three minutes are used
    EXPECT_TRUE(work_on(d.a, ItemId("one"))->answer.value.late);
    EXPECT_EQ(d.choose("c", 3, "tab", 9), "time_over");  // the seal has stayed
    d.pass(Minutes(1));
    d.tick();
    EXPECT_EQ(*d.a.ended_at, nine + Minutes(122));
}

TEST(Bank, WhatWasOverBeforeTheOutageStaysOver) {
    Desk d;
    d.started();
    d.outages = {out("x", 94, 120)};
    d.pass(Minutes(130));
    d.tick();
    EXPECT_EQ(*d.a.ended_at, nine + Minutes(93));
    EXPECT_EQ(d.a.credited, Duration{});
}

TEST(Bank, APausedClockLosesNothingToAnOutage) {
    Desk d;
    d.started();
    d.pass(Minutes(10));
    d.act(Pause{"staff", ReasonCode::emergency, "Fire drill"});  // ends by itself at 40
    d.outages = {out("x", 20, 30), out("y", 35, 50)};
    d.pass(Minutes(60));
    d.tick();
    EXPECT_EQ(d.a.credited, Minutes(10));  // 40 to 50
    EXPECT_EQ(left(d.a, d.now), Minutes(60));
}

TEST(Bank, ShortOutagesAreNotGivenBackAndAllTogetherHaveALimit) {
    Desk d;
    d.started();
    d.outages = {{"x", nine + Minutes(1), nine + Minutes(1) + outage_credit_min - Duration(1)}};
    d.pass(Minutes(2));
    d.tick();
    EXPECT_EQ(d.a.credited, Duration{});
    d.outages = {{"y", d.now, d.now + Days(3)}};
    d.pass(Days(4));
    d.tick();
    EXPECT_EQ(d.a.credited, credits_total_max);
    EXPECT_EQ(d.a.phase, Phase::submitted);
}

TEST(Bank, AnAccommodationCanChangeAndNeverBelowWhatIsUsed) {
    Created c = exam();
    c.extra_minutes = 30;
    c.break_minutes = 10;
    Desk d(c);
    EXPECT_EQ(d.act(ChangeAccommodation{"staff", 30, 10}), "nothing_changed");
    d.started();
    d.act(TakeBreak{});
    d.pass(Minutes(4));
    EXPECT_EQ(d.act(ChangeAccommodation{"staff", 30, 8}), "already_used");  // this break may last to the end
    d.act(EndBreak{});
    d.pass(Minutes(100));
    EXPECT_EQ(d.act(ChangeAccommodation{"staff", 9, 10}), "already_used");
    EXPECT_EQ(d.act(ChangeAccommodation{"staff", 10, 3}), "already_used");
    EXPECT_EQ(d.act(ChangeAccommodation{"staff", -1, 10}), "bad_time");
    EXPECT_EQ(d.act(ChangeAccommodation{"staff", 10, 4}), "");
    EXPECT_EQ(left(d.a, d.now), Duration{});
    EXPECT_EQ(d.act(ChangeAccommodation{"staff", 60, 4}), "");
    EXPECT_EQ(left(d.a, d.now), Minutes(50));
}

TEST(Bank, TheLedgerAddsUpToWhatIsAllowed) {
    Created c = exam();
    c.extra_minutes = 30;
    Desk d(c);
    d.started();
    d.pass(Minutes(10));
    d.act(Pause{"staff", ReasonCode::health, "A dizzy spell"});
    d.pass(Minutes(5));
    d.act(Resume{"staff"});
    d.act(GrantTime{"staff", 7, ReasonCode::technical, "The screen was black"});
    d.act(ChangeAccommodation{"staff", 20, 0});
    d.outages = {out("x", 20, 22)};
    d.pass(Minutes(20));
    d.tick();
    Duration sum{};
    std::string kinds;
    for (const LedgerLine& line : ledger(d.a)) {
        kinds += std::string(boost::describe::enum_to_string(line.kind, "?")) + " " +
                 std::to_string(line.seconds) + "; ";
        if (line.kind != LedgerKind::paused && line.kind != LedgerKind::own_break) {
            sum += std::chrono::seconds(line.seconds);
        }
    }
    EXPECT_EQ(
        kinds,
        "exam_time 5400; accommodation 1800; paused 300; granted 420; accommodation -600; credited 120; ");
    EXPECT_EQ(sum, allowed(d.a));
    EXPECT_EQ(used(d.a, d.now) + left(d.a, d.now), allowed(d.a));
    EXPECT_EQ(ledger(d.a)[2].reason, "A dizzy spell");
}

TEST(Bank, MessagesAndSeatsAreKeptForTheCandidate) {
    Desk d;
    d.started();
    EXPECT_EQ(d.act(Message{"staff", "  "}), "text_needed");
    EXPECT_EQ(d.act(Message{"staff", std::string(text_max + 1, 'x')}), "text_too_long");
    EXPECT_EQ(d.act(Message{"staff", "Please face the camera."}), "");
    EXPECT_EQ(d.a.messages.back().text, "Please face the camera.");
    EXPECT_EQ(d.act(MoveSeat{"staff", "B", "", ReasonCode::technical, "Broken keyboard"}), "bad_seat");
    EXPECT_EQ(d.act(MoveSeat{"staff", "B", "4", ReasonCode::technical, ""}), "reason_needed");
    EXPECT_EQ(d.act(MoveSeat{"staff", "B", "4", ReasonCode::technical, "Broken keyboard"}), "");
    EXPECT_EQ(d.a.seat->seat, "4");
    EXPECT_EQ(d.act(Terminate{"staff", ReasonCode::behaviour, "Copied from a phone"}), "");
    EXPECT_EQ(d.a.end_code, ReasonCode::behaviour);
    EXPECT_EQ(d.a.end_reason, "Copied from a phone");
    EXPECT_EQ(d.act(Message{"staff", "Goodbye"}), "already_submitted");
}

TEST(Bank, ASpreadMomentIsStableAndInside) {
    const Duration within = std::chrono::seconds(60);
    std::set<Duration> seen;
    for (int i = 0; i < 100; ++i) {
        const Duration at = spread(AttemptId("attempt" + std::to_string(i)), within);
        EXPECT_TRUE(at >= Duration{} && at < within);
        EXPECT_EQ(at, spread(AttemptId("attempt" + std::to_string(i)), within));
        seen.insert(at);
    }
    EXPECT_GT(seen.size(), 90U);
    EXPECT_EQ(spread(AttemptId("a"), Duration{}), Duration{});
}

}  // namespace
}  // namespace sitting
