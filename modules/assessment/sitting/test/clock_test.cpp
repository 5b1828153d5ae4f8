#include <gtest/gtest.h>

#include "worlds.hpp"

namespace sitting {
namespace {
using test::Desk;
using test::exam;

TEST(Clock, AnAccommodationIsPartOfTheTime) {
    Created c = exam();
    c.extra_minutes = 30;
    Desk d(c);
    d.started();
    EXPECT_EQ(left(d.a, d.now), Minutes(120));
}

TEST(Clock, PausesStopItAndEndByThemselves) {
    Desk d;
    d.started();
    d.pass(Minutes(10));
    EXPECT_EQ(d.act(Pause{"staff", ReasonCode::environment, ""}), "reason_needed");
    EXPECT_EQ(d.act(Pause{"staff", ReasonCode::environment, "Fire drill"}), "");
    EXPECT_EQ(d.choose("a", 1), "paused");
    EXPECT_EQ(d.act(EndBreak{}), "paused_by_staff");
    d.pass(Minutes(20));
    EXPECT_EQ(left(d.a, d.now), Minutes(80));
    EXPECT_EQ(d.act(Resume{"staff"}), "");
    EXPECT_EQ(left(d.a, d.now), Minutes(80));
    d.act(Pause{"staff", ReasonCode::environment, "Again"});
    d.pass(Minutes(45));  // fifteen minutes beyond the limit of one pause
    d.tick();
    EXPECT_EQ(d.a.phase, Phase::in_progress);
    EXPECT_EQ(left(d.a, d.now), Minutes(65));
    EXPECT_EQ(d.log.back().at, d.now - Minutes(15));
}

TEST(Clock, AllPausesTogetherHaveALimitToo) {
    Desk d;
    d.started();
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(d.act(Pause{"staff", ReasonCode::environment, "Noise"}), "");
        d.pass(pause_max);
        d.tick();
    }
    EXPECT_EQ(d.a.pauses_used, pauses_total_max);
    EXPECT_EQ(d.act(Pause{"staff", ReasonCode::environment, "Noise"}), "no_pause_left");
    EXPECT_EQ(left(d.a, d.now), Minutes(90));
}

TEST(Clock, APausedBreakNeedsTheAccommodation) {
    Desk without;
    without.started();
    EXPECT_EQ(without.act(TakeBreak{}), "no_break_left");
    Created c = exam();
    c.break_minutes = 15;
    Desk d(c);
    d.started();
    EXPECT_EQ(d.act(TakeBreak{}), "");
    d.pass(Minutes(10));
    EXPECT_EQ(d.act(EndBreak{}), "");
    EXPECT_EQ(left(d.a, d.now), Minutes(90));
    EXPECT_EQ(d.act(TakeBreak{}), "");
    d.pass(Minutes(10));  // five of them are left
    d.tick();
    EXPECT_EQ(left(d.a, d.now), Minutes(85));
    EXPECT_EQ(d.act(TakeBreak{}), "no_break_left");
    EXPECT_EQ(d.a.pauses_used, Duration{});
}

TEST(Clock, TheEndIsTheEndHoweverLateItIsNoticed) {
    Desk d;
    d.started();
    d.pass(Days(700));
    d.tick();
    EXPECT_EQ(d.a.phase, Phase::submitted);
    EXPECT_EQ(d.a.ended_because, SubmittedBecause::time_over);
    EXPECT_EQ(*d.a.ended_at, test::nine + Minutes(90) + grace);
    EXPECT_EQ(d.a.used, Minutes(90));
}

TEST(Clock, GraceTakesWhatTheJournalHeldAndNoMore) {
    Desk d;
    d.started();
    d.pass(Minutes(90) - Duration(1));
    EXPECT_EQ(d.choose("a", 1), "");
    EXPECT_FALSE(work_on(d.a, ItemId("one"))->answer.value.late);
    d.pass(Duration(1));
    EXPECT_EQ(left(d.a, d.now), Duration{});
    EXPECT_EQ(d.act(TakeOver{"phone"}), "time_over");
    EXPECT_EQ(d.choose("b", 2, "tab", 4), "");  // seals the journal at 4
    EXPECT_TRUE(work_on(d.a, ItemId("one"))->answer.value.late);
    EXPECT_EQ(d.choose("c", 3, "tab", 9), "");
    d.pass(grace - Duration(1));
    EXPECT_EQ(d.choose("d", 4, "tab", 9), "");
    EXPECT_EQ(d.choose("a", 5, "tab", 9), "time_over");
    EXPECT_EQ(d.chosen(), "d");
    d.pass(Duration(1));
    EXPECT_EQ(d.choose("a", 5, "tab", 9), "already_submitted");
    EXPECT_EQ(d.a.ended_because, SubmittedBecause::time_over);
}

TEST(Clock, NothingCanBePausedWhenTheTimeIsOver) {
    Created c = exam();
    c.break_minutes = 15;
    Desk d(c);
    d.started();
    d.pass(Minutes(90));
    EXPECT_EQ(d.act(Pause{"staff", ReasonCode::environment, "Too late"}), "time_over");
    EXPECT_EQ(d.act(TakeBreak{}), "time_over");
    EXPECT_EQ(d.act(Submit{}), "");
}

TEST(Clock, GrantsGiveTimeBackWithinLimits) {
    Desk d;
    d.started();
    d.pass(Minutes(91));
    d.choose("a", 1);  // in the grace: sealed
    EXPECT_EQ(d.act(GrantTime{"staff", 0, ReasonCode::technical, "why"}), "bad_minutes");
    EXPECT_EQ(d.act(GrantTime{"staff", 121, ReasonCode::technical, "why"}), "bad_minutes");
    EXPECT_EQ(d.act(GrantTime{"staff", 10, ReasonCode::technical, " "}), "reason_needed");
    EXPECT_EQ(d.act(GrantTime{"staff", 10, ReasonCode::technical, "The network was down."}), "");
    EXPECT_EQ(left(d.a, d.now), Minutes(9));
    EXPECT_EQ(d.choose("b", 2), "");  // the clock runs again, so the seal is off
    EXPECT_FALSE(work_on(d.a, ItemId("one"))->answer.value.late);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(d.act(GrantTime{"staff", 120, ReasonCode::technical, "why"}), "");
    }
    EXPECT_EQ(d.act(GrantTime{"staff", 120, ReasonCode::technical, "why"}), "too_much_granted");
}

TEST(Clock, AGapIsRecordedAndTheClockRanOn) {
    Desk d;
    d.started();
    d.pass(Minutes(5));
    EXPECT_EQ(d.act(NoticeGap{d.now - std::chrono::seconds(30)}), "no_gap");
    EXPECT_EQ(d.act(NoticeGap{d.now - Minutes(4)}), "");
    EXPECT_EQ(std::get<Back>(d.log.back().event).seconds, 240);
    EXPECT_EQ(left(d.a, d.now), Minutes(85));
}

TEST(Clock, AMachineClockThatStepsBackDoesNotTakeTheLogWithIt) {
    Desk d;
    d.started();
    d.pass(Minutes(5));
    d.choose("a", 1);
    d.pass(-Minutes(3));
    EXPECT_EQ(d.choose("b", 2), "");
    EXPECT_EQ(d.log[d.log.size() - 2].at, d.log.back().at);
}

}  // namespace
}  // namespace sitting
