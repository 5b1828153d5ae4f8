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
    EXPECT_EQ(replay(d.a.blueprint, d.log), d.a);
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
    EXPECT_EQ(d.act(RefuseStart{"proctor", ReasonCode::identity, "  "}), "reason_needed");
    EXPECT_EQ(d.act(RefuseStart{"proctor", ReasonCode::identity, "The photo cannot be read."}), "");
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

TEST(Decide, AnAnswerCanBeTakenBack) {
    Desk d;
    d.started();
    d.choose("a", 1);
    EXPECT_EQ(answered(d.a), 1);
    EXPECT_EQ(d.act(Answer{ItemId("one"), std::nullopt, 0}, {"tab", 2}, 2), "");
    EXPECT_EQ(answered(d.a), 0);
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
    EXPECT_EQ(aborted.act(Abort{"staff", ReasonCode::other, "Fire alarm"}), "");
    EXPECT_EQ(aborted.act(Void{"staff", ReasonCode::other, "late"}), "aborted");

    Desk voided;
    voided.started();
    voided.act(Submit{});
    EXPECT_EQ(voided.act(Terminate{"staff", ReasonCode::other, "why"}), "already_submitted");
    EXPECT_EQ(voided.act(Void{"staff", ReasonCode::other, "Somebody else sat here."}), "");
    EXPECT_EQ(voided.a.phase, Phase::voided);
    EXPECT_EQ(voided.a.ended_because, SubmittedBecause::candidate);  // how it ended stays on record

    Desk ended;
    ended.started();
    EXPECT_EQ(ended.act(Terminate{"staff", ReasonCode::other, "Copied from a phone"}), "");
    EXPECT_EQ(ended.a.ended_because, SubmittedBecause::ended_by_staff);
}

TEST(Decide, WhatCannotBeCreated) {
    const auto code = [](auto change) {
        Created c = exam();
        Blueprint b = test::form();
        change(c, b);
        const auto made = create(b, std::move(c));
        return made ? std::string() : made.error().code;
    };
    EXPECT_EQ(code([](Created&, Blueprint&) {}), "");
    EXPECT_EQ(code([](Created&, Blueprint& b) { b.items.clear(); }), "no_items");
    EXPECT_EQ(code([](Created&, Blueprint& b) { b.items.push_back(b.items[0]); }), "bad_form");
    EXPECT_EQ(code([](Created&, Blueprint& b) { b.items[2].shape.options = {"x", "x"}; }), "bad_form");
    EXPECT_EQ(code([](Created&, Blueprint& b) { b.items[3].shape.prompts.clear(); }), "bad_form");
    EXPECT_EQ(code([](Created& c, Blueprint&) { c.form = FormId("another"); }), "bad_form");
    EXPECT_EQ(code([](Created& c, Blueprint&) { c.selection = "by whim"; }), "unknown_selection");
    EXPECT_EQ(code([](Created& c, Blueprint&) { c.seed = -1; }), "bad_attempt");
    EXPECT_EQ(code([](Created& c, Blueprint&) { c.minutes = 0; }), "bad_time");
    EXPECT_EQ(code([](Created& c, Blueprint&) { c.extra_minutes = minutes_max; }), "bad_time");
    EXPECT_EQ(code([](Created& c, Blueprint&) { c.feedback = Feedback::study; }), "no_study_mode");
}

}  // namespace
}  // namespace sitting
