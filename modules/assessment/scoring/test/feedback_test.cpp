#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <scoring/feedback.hpp>

namespace {

using scoring::Feedback;
using scoring::feedback_for;

TEST(Feedback, ASectionMeetsAtTheCutsOwnShare) {
    // 34 of 50 is 68 %: 8.16 of 12.
    EXPECT_EQ(feedback_for({12, 9, 12}, 34, 50), Feedback::meets);
    EXPECT_EQ(feedback_for({12, 8, 12}, 34, 50), Feedback::needs_improvement);
    EXPECT_EQ(feedback_for({25, 17, 25}, 34, 50), Feedback::meets);  // exactly 68 %
}

TEST(Feedback, FewItemsSayNothingEvenWhenAllAreRight) {
    EXPECT_EQ(feedback_for({7, 7, 7}, 34, 50), Feedback::not_enough_evidence);
    EXPECT_EQ(feedback_for({7, 0, 7}, 34, 50), Feedback::not_enough_evidence);
    EXPECT_EQ(feedback_for({8, 8, 8}, 34, 50), Feedback::meets);
    EXPECT_EQ(feedback_for({0, 0, 0}, 34, 50), Feedback::not_enough_evidence);
}

TEST(Feedback, OnePointMoreNeverTurnsMeetsIntoNeedsImprovement) {
    EXPECT_TRUE(rc::check([] {
        const int all = *rc::gen::inRange(20, 100);
        const int cut = *rc::gen::inRange(1, all);
        const int n = *rc::gen::inRange(8, 20);
        const int raw = *rc::gen::inRange(0, n);
        if (feedback_for({n, raw, n}, cut, all) == Feedback::meets) {
            RC_ASSERT(feedback_for({n, raw + 1, n}, cut, all) == Feedback::meets);
        }
        RC_ASSERT(feedback_for({n, n, n}, cut, all) == Feedback::meets);
    }));
}

}  // namespace
