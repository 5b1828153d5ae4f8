// Journals without holes, what can never be taken, and who has the word.
#include <gtest/gtest.h>

#include "worlds.hpp"

namespace sitting {
namespace {
using test::Desk;

TEST(Journal, HasNoHoles) {
    Desk d;
    d.started();
    EXPECT_EQ(d.choose("a", 2), "sequence_gap");
    EXPECT_EQ(d.choose("a", 1), "");
    const Outcome skipped = perform(d.a, {"far", {"tab", 4}, 4, Flag{ItemId("one")}}, d.now);
    EXPECT_EQ(skipped.refused->facts, (Facts{{"expected", "2"}}));
    EXPECT_TRUE(skipped.entries.empty());
    EXPECT_EQ(d.choose("b", 1), "sequence_reused");
    EXPECT_EQ(d.choose("b", 2), "");
    EXPECT_EQ(d.chosen(), "b");
    EXPECT_EQ(journal_of(d.a, "tab")->highest, 2);
}

TEST(Journal, EveryPartOfAChangeIsCheckedAndUsesUpItsPlace) {
    Desk d;
    d.started();
    std::int64_t n = 0;
    const auto change = [&](Ask ask) { return ++n, d.act(std::move(ask), {"tab", n}, n); };
    const ItemId one("one");
    EXPECT_EQ(change(Answer{one, Choice{"z"}, 0}), "no_such_option");
    EXPECT_EQ(change(Answer{ItemId("nine"), Choice{"a"}, 0}), "no_such_item");
    EXPECT_EQ(change(Answer{one, MultipleResponse{{"a"}}, 0}), "wrong_kind_of_answer");
    EXPECT_EQ(change(Navigate{4}), "no_such_position");
    EXPECT_EQ(change(Navigate{-1}), "no_such_position");
    EXPECT_EQ(change(Navigate{3}), "");
    EXPECT_EQ(d.a.position.value, 3);
    EXPECT_EQ(change(Flag{one}), "");
    EXPECT_TRUE(work_on(d.a, one)->flag.value);
    EXPECT_EQ(change(Unflag{one}), "");
    EXPECT_FALSE(work_on(d.a, one)->flag.value);
    EXPECT_EQ(change(StrikeOut{one, {"q"}}), "no_such_option");
    EXPECT_EQ(change(StrikeOut{one, {"a", "a"}}), "no_such_option");
    EXPECT_EQ(change(StrikeOut{one, {"a", "b"}}), "");
    EXPECT_EQ(change(ChangeNote{one, std::string(text_max + 1, 'x')}), "note_too_long");
    EXPECT_EQ(change(ChangeNote{one, "look again"}), "");
    EXPECT_EQ(change(Comment{one, "\xff"}), "comment_too_long");
    EXPECT_EQ(journal_of(d.a, "tab")->highest, n);
    EXPECT_EQ(std::get<Irregularity>(d.log.back().event).code, "comment_too_long");
    EXPECT_EQ(d.a.irregular.size(), 9U);
    EXPECT_EQ(answered(d.a), 0);
}

TEST(Journal, WhatSaysNoPlaceIsRefusedAndLeavesNothing) {
    Desk d;
    d.started();
    const auto before = d.log.size();
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 0}, 0), "bad_sequence");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"", 1}, 1), "bad_sequence");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"t\nb", 1}, 1), "bad_sequence");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 5}, 4), "bad_sequence");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 1}, 1, "has/slash"), "bad_command_id");
    EXPECT_EQ(d.act(Flag{ItemId("one")}, {"tab", 1}, 1, "two\nlines"), "bad_command_id");
    EXPECT_EQ(d.log.size(), before);
}

TEST(Journal, WhatWasRefusedForGoodIsRefusedAgainFromTheLog) {
    Desk d;
    d.started();
    EXPECT_EQ(d.act(Answer{ItemId("one"), Choice{"z"}, 0}, {"tab", 1}, 1, "bad"), "no_such_option");
    const auto before = d.log.size();
    const Outcome again = perform(d.a, {"bad", {"tab", 1}, 1, Answer{ItemId("one"), Choice{"a"}, 0}}, d.now);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.refused->code, "no_such_option");
    EXPECT_EQ(d.log.size(), before);
    EXPECT_EQ(d.choose("a", 2), "");
}

TEST(Journal, IrregularChangesHoweverManyNeverHoldUpAnHonestOne) {
    Desk d;
    d.started();
    const std::int64_t many = std::int64_t(irregularities_max) + 50;
    for (std::int64_t n = 1; n <= many; ++n) {
        ASSERT_EQ(d.choose("z", n), "no_such_option");
    }
    EXPECT_EQ(d.choose("a", many + 1), "");
    EXPECT_EQ(d.chosen(), "a");
}

TEST(Journal, TheServersOwnIrregularitiesAreRecordedUpToALimit) {
    Desk d;
    EXPECT_EQ(d.act(NoticeIrregularity{"two words", ""}), "bad_irregularity");
    for (std::size_t n = 0; n < irregularities_max; ++n) {
        ASSERT_EQ(d.act(NoticeIrregularity{"replayed_session", "from another address"}), "");
    }
    EXPECT_EQ(d.act(NoticeIrregularity{"replayed_session", ""}), "too_many_irregularities");
    EXPECT_EQ(d.act(CheckIn{}), "");
}

TEST(Journal, AnotherBrowserNeedsTheCandidatesWord) {
    Desk d;
    d.started();
    EXPECT_EQ(d.choose("a", 1, "desk"), "");
    EXPECT_EQ(d.a.writer, "desk");
    EXPECT_EQ(d.choose("b", 1, "phone"), "another_device");
    EXPECT_EQ(d.act(TakeOver{"desk"}), "already_writing");
    EXPECT_EQ(d.act(TakeOver{"phone"}), "");
    EXPECT_EQ(d.a.writer, "phone");
    EXPECT_EQ(d.choose("b", 1, "phone"), "");
    EXPECT_FALSE(d.superseded);
    EXPECT_EQ(d.choose("c", 2, "desk"), "");  // kept, and does not count
    EXPECT_TRUE(d.superseded);
    EXPECT_EQ(d.chosen(), "b");
    EXPECT_EQ(d.answer("two", MultipleResponse{{"a"}}, 3, "desk"), "");  // here nobody has spoken since
    EXPECT_FALSE(d.superseded);
    EXPECT_EQ(answered(d.a), 2);
}

TEST(Journal, WhoGoesBackHasTheWordForWhatIsWrittenFromThenOn) {
    Desk d;
    d.started();
    d.choose("a", 1, "desk");
    d.act(TakeOver{"phone"});
    d.choose("b", 1, "phone");
    EXPECT_EQ(d.act(TakeOver{"desk"}, {}, 2), "");  // it held one more, from before
    EXPECT_EQ(d.choose("c", 2, "desk"), "");
    EXPECT_EQ(d.chosen(), "b");
    EXPECT_EQ(d.choose("d", 3, "desk"), "");
    EXPECT_EQ(d.chosen(), "d");
    EXPECT_EQ(d.choose("a", 2, "phone"), "");
    EXPECT_EQ(d.chosen(), "d");
    EXPECT_EQ(d.a.turn, 3);
}

TEST(Journal, BrowsersAndTakeOversHaveLimits) {
    Desk d;
    d.started();
    d.choose("a", 1, "b0");
    for (std::size_t n = 1; n < journals_max; ++n) {
        ASSERT_EQ(d.act(TakeOver{"b" + std::to_string(n)}), "");
    }
    EXPECT_EQ(d.act(TakeOver{"one-more"}), "too_many_browsers");
    for (std::size_t n = journals_max; n < turns_max; ++n) {
        ASSERT_EQ(d.act(TakeOver{"b" + std::to_string(n % 2)}), "");
    }
    EXPECT_EQ(d.act(TakeOver{"b5"}), "too_many_take_overs");
}

}  // namespace
}  // namespace sitting
