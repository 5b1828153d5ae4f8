#include <gtest/gtest.h>

#include "worlds.hpp"

namespace sitting {
namespace {
using test::Desk;
using test::exam;

TEST(Decide, TheStraightWay) {
    Desk d;
    EXPECT_EQ(d.a.phase, Phase::created);
    EXPECT_EQ(d.act(AcceptAgreement{"2026-01"}), "not_checked_in");
    EXPECT_EQ(d.act(CheckIn{}), "");
    EXPECT_EQ(d.act(AskProctor{}), "agreement_needed");
    EXPECT_EQ(d.act(AcceptAgreement{"2026-01"}), "");
    EXPECT_EQ(d.act(Start{}), "not_authorised");
    EXPECT_EQ(d.act(AskProctor{}), "");
    EXPECT_EQ(d.act(Start{}), "awaiting_proctor");
    EXPECT_EQ(d.act(Authorise{"proctor"}), "");
    EXPECT_EQ(d.choose("a", 1), "not_started");
    EXPECT_EQ(d.act(Start{}), "");
    EXPECT_EQ(d.act(Start{}), "already_started");
    EXPECT_EQ(d.choose("a", 1), "");
    EXPECT_EQ(d.act(Submit{1}), "");
    EXPECT_EQ(d.a.phase, Phase::submitted);
    EXPECT_EQ(d.choose("b", 2), "already_submitted");
    EXPECT_EQ(d.chosen(), "a");
    EXPECT_EQ(replay(d.log), d.a);
}

TEST(Decide, NothingBeforeTheStartCostsTime) {
    Desk d;
    d.pass(Hours(2));
    d.started();
    EXPECT_EQ(left(d.a, d.now), Minutes(90));
    d.pass(Minutes(30));
    EXPECT_EQ(left(d.a, d.now), Minutes(60));
}

TEST(Decide, AnUnproctoredExamIsAuthorisedByTheScheme) {
    Created c = exam();
    c.supervision = Supervision::unproctored;
    Desk d(c);
    d.act(CheckIn{});
    EXPECT_EQ(d.act(AskProctor{}), "agreement_needed");
    d.act(AcceptAgreement{"2026-01"});
    EXPECT_EQ(d.a.phase, Phase::authorised);
    EXPECT_EQ(d.log.back().cause, "c3+1");
    EXPECT_EQ(d.act(Start{}), "");
}

TEST(Decide, PracticeJustStarts) {
    Created c = exam();
    c.attempt_kind = Kind::practice;
    Desk d(c);
    EXPECT_EQ(d.act(CheckIn{}), "no_check_in");
    EXPECT_EQ(d.act(Start{}), "");
    EXPECT_EQ(d.a.phase, Phase::in_progress);
}

TEST(Decide, AProctorMayRefuseAndTheCandidatePutsItRight) {
    Desk d;
    d.act(CheckIn{});
    d.act(AcceptAgreement{"1"});
    d.act(AskProctor{});
    EXPECT_EQ(d.act(RefuseStart{"proctor", "  "}), "reason_needed");
    EXPECT_EQ(d.act(RefuseStart{"proctor", "The photo cannot be read."}), "");
    EXPECT_EQ(d.a.phase, Phase::checked_in);
    EXPECT_EQ(d.a.refused->reason, "The photo cannot be read.");
    EXPECT_EQ(d.act(Authorise{"proctor"}), "not_waiting");
    EXPECT_EQ(d.act(AskProctor{}), "");
    EXPECT_EQ(d.act(Authorise{"proctor"}), "");
}

TEST(Decide, TheSameCommandTwiceActsOnce) {
    Desk d;
    d.started();
    const Command c{"same", {"tab", 1}, 1, Answer{ItemId("one"), Choice{"a"}, 0}};
    d.take(perform(d.a, c, d.now));
    const auto before = d.log.size();
    d.pass(Minutes(1));
    const Outcome again = perform(d.a, c, d.now);
    EXPECT_TRUE(again.repeated);
    EXPECT_FALSE(again.refused);
    EXPECT_TRUE(again.entries.empty());
    EXPECT_EQ(d.log.size(), before);
}

TEST(Decide, InOneJournalTheHigherSequenceIsTheLaterWhateverArrivesFirst) {
    Desk d;
    d.started();
    EXPECT_EQ(d.choose("b", 2), "");
    EXPECT_EQ(d.choose("a", 1), "");  // delayed on the way: recorded, and superseded already
    EXPECT_EQ(d.chosen(), "b");
    EXPECT_EQ(d.choose("c", 3), "");
    EXPECT_EQ(d.chosen(), "c");
}

TEST(Decide, BetweenTwoWindowsTheOneMetLaterHasTheWord) {
    Desk d;
    d.started();
    EXPECT_EQ(d.choose("a", 1, "desk"), "");
    EXPECT_EQ(d.choose("b", 1, "phone"), "");
    EXPECT_EQ(d.choose("c", 2, "desk"), "answered_elsewhere");
    EXPECT_EQ(d.chosen(), "b");
    EXPECT_EQ(d.answer("two", MultipleResponse{{"a"}}, 3, "desk"), "");  // another question is free
}

TEST(Decide, AnAnswerCanBeTakenBack) {
    Desk d;
    d.started();
    d.choose("a", 1);
    EXPECT_EQ(answered(d.a), 1);
    EXPECT_EQ(d.act(Answer{ItemId("one"), std::nullopt, 0}, {"tab", 2}, 2), "");
    EXPECT_EQ(answered(d.a), 0);
}

TEST(Decide, EveryPartOfAJournalledChangeIsChecked) {
    Desk d;
    d.started();
    EXPECT_EQ(d.choose("z", 1), "no_such_option");
    EXPECT_EQ(d.answer("nine", Choice{"a"}, 1), "no_such_item");
    EXPECT_EQ(d.act(Navigate{4}, {"tab", 1}, 1), "no_such_position");
    EXPECT_EQ(d.act(Navigate{-1}, {"tab", 1}, 1), "no_such_position");
    EXPECT_EQ(d.act(Navigate{3}, {"tab", 1}, 1), "");
    EXPECT_EQ(d.a.position.value, 3);
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 0}, 0), "bad_sequence");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"", 1}, 1), "bad_sequence");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 5}, 4), "bad_sequence");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 2}, 2), "");
    EXPECT_TRUE(d.a.flags.at(ItemId("one")).value);
    EXPECT_EQ(d.act(StrikeOut{ItemId("one"), {"q"}}, {"tab", 3}, 3), "no_such_option");
    EXPECT_EQ(d.act(StrikeOut{ItemId("one"), {"a", "a"}}, {"tab", 3}, 3), "no_such_option");
    EXPECT_EQ(d.act(StrikeOut{ItemId("one"), {"a", "b"}}, {"tab", 3}, 3), "");
    EXPECT_EQ(d.act(ChangeNote{ItemId("one"), std::string(text_max + 1, 'x')}, {"tab", 4}, 4),
              "note_too_long");
    EXPECT_EQ(d.act(ChangeNote{ItemId("one"), "look again"}, {"tab", 4}, 4), "");
    EXPECT_EQ(d.act(Comment{ItemId("one"), "\xff"}, {"tab", 5}, 5), "comment_too_long");
    EXPECT_EQ(d.act(Unflag{ItemId("one")}, {"tab", 6}, 6), "");
    EXPECT_FALSE(d.a.flags.at(ItemId("one")).value);
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 7}, 7, "has/slash"), "bad_command_id");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 7}, 7, "two\nlines"), "bad_command_id");
}

TEST(Decide, SubmitIsRefusedWhileAnswersAreMissing) {
    Desk d;
    d.started();
    d.choose("a", 1);
    EXPECT_EQ(d.act(Submit{2}), "answers_missing");
    EXPECT_EQ(d.a.phase, Phase::in_progress);
    d.answer("two", MultipleResponse{{"a"}}, 2);
    EXPECT_EQ(d.act(Submit{2}), "");
}

TEST(Decide, SideExits) {
    Desk declined;
    EXPECT_EQ(declined.act(Decline{}), "");
    EXPECT_EQ(declined.act(CheckIn{}), "declined");

    Desk expired;
    expired.pass(Hours(25));
    EXPECT_EQ(expired.act(CheckIn{}), "expired");
    EXPECT_EQ(expired.a.ended_at, exam().open_until);

    Desk aborted;
    aborted.started();
    EXPECT_EQ(aborted.act(Decline{}), "already_started");
    EXPECT_EQ(aborted.act(Abort{"staff", "Fire alarm"}), "");
    EXPECT_EQ(aborted.act(Void{"staff", "late"}), "aborted");

    Desk voided;
    voided.started();
    voided.act(Submit{});
    EXPECT_EQ(voided.act(Terminate{"staff", "why"}), "already_submitted");
    EXPECT_EQ(voided.act(Void{"staff", "Somebody else sat here."}), "");
    EXPECT_EQ(voided.a.phase, Phase::voided);
    EXPECT_EQ(voided.a.ended_because, SubmittedBecause::candidate);  // how it ended stays on record

    Desk ended;
    ended.started();
    EXPECT_EQ(ended.act(Terminate{"staff", "Copied from a phone"}), "");
    EXPECT_EQ(ended.a.ended_because, SubmittedBecause::ended_by_staff);
}

TEST(Decide, WhatCannotBeCreated) {
    const auto code = [](auto change) {
        Created c = exam();
        change(c);
        const auto made = create(std::move(c));
        return made ? std::string() : made.error().code;
    };
    EXPECT_EQ(code([](Created&) {}), "");
    EXPECT_EQ(code([](Created& c) { c.items.clear(); }), "no_items");
    EXPECT_EQ(code([](Created& c) { c.items.push_back(c.items[0]); }), "bad_form");
    EXPECT_EQ(code([](Created& c) { c.items[3].shape.prompts.clear(); }), "bad_form");
    EXPECT_EQ(code([](Created& c) { c.minutes = 0; }), "bad_time");
    EXPECT_EQ(code([](Created& c) { c.extra_minutes = minutes_max; }), "bad_time");
    EXPECT_EQ(code([](Created& c) { c.feedback = Feedback::study; }), "no_study_mode");
}

}  // namespace
}  // namespace sitting
