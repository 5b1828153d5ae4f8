#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <scoring/conversion.hpp>

namespace {

struct Drawn {
    int cut, all, pass;
};
Drawn draw() {
    const int all = *rc::gen::inRange(2, 301);
    return {*rc::gen::inRange(1, all), all, *rc::gen::inRange(101, 1000)};
}
void holds(const std::function<void()>& f) { EXPECT_TRUE(rc::check(f)); }

TEST(Conversion, TheFoundationsForm) {
    const auto t = scoring::straight_line(34, 50, 700).value();
    EXPECT_EQ(scoring::convert(t, 50), (scoring::Scaled{1000, true}));
    EXPECT_EQ(scoring::convert(t, 34), (scoring::Scaled{700, true}));
    EXPECT_EQ(scoring::convert(t, 33), (scoring::Scaled{681, false}));  // 681.25
    EXPECT_EQ(scoring::convert(t, 35), (scoring::Scaled{719, true}));   // 718.75
    EXPECT_EQ(scoring::convert(t, 0), (scoring::Scaled{100, false}));   // the line is at 62.5
}

TEST(Conversion, AFailThatWouldRoundToThePassMarkStaysBelowIt) {
    // 299 points above the cut share one step of the scale: the line alone would give 999 to raw 1.
    const auto t = scoring::straight_line(2, 300, 999).value();
    EXPECT_EQ(t.scaled[1], 998);
    EXPECT_EQ(t.scaled[2], 999);
}

TEST(Conversion, EveryFailIsBelowThePassMarkAndEveryPassIsNot) {
    holds([] {
        const auto d = draw();
        const auto t = scoring::straight_line(d.cut, d.all, d.pass).value();
        for (int raw = 0; raw <= d.all; ++raw) {
            const auto s = scoring::convert(t, raw);
            RC_ASSERT(s.passed == (raw >= d.cut));
            RC_ASSERT(s.passed == (s.scaled >= d.pass));
            RC_ASSERT(s.scaled >= 100 && s.scaled <= 1000);
        }
    });
}

TEST(Conversion, MorePointsNeverScoreLess) {
    holds([] {
        const auto d = draw();
        const auto t = scoring::straight_line(d.cut, d.all, d.pass).value();
        RC_ASSERT(std::is_sorted(t.scaled.begin(), t.scaled.end()));
        RC_ASSERT(t.scaled[std::size_t(d.cut)] == d.pass);
        RC_ASSERT(t.scaled.back() == 1000);
    });
}

TEST(Conversion, EachStepIsWithinHalfAPointOfTheLine) {
    holds([] {
        const auto d = draw();
        const auto t = scoring::straight_line(d.cut, d.all, d.pass).value();
        for (int raw = 0; raw <= d.all; ++raw) {
            const double line = d.pass + double(raw - d.cut) * (1000 - d.pass) / (d.all - d.cut);
            const double allowed = raw < d.cut ? 1.0 : 0.5;  // a fail may be pushed one below the mark
            RC_ASSERT(std::abs(t.scaled[std::size_t(raw)] - std::max(line, 100.0)) <= allowed);
        }
    });
}

TEST(Conversion, RefusesACutThatNobodyCouldMissOrMeet) {
    EXPECT_EQ(scoring::straight_line(0, 50, 700).error().code, "cut_out_of_range");
    EXPECT_EQ(scoring::straight_line(50, 50, 700).error().code, "cut_out_of_range");
    EXPECT_EQ(scoring::straight_line(34, 50, 100).error().code, "pass_mark_out_of_range");
    EXPECT_EQ(scoring::straight_line(34, 50, 1000).error().code, "pass_mark_out_of_range");
}

TEST(Conversion, TheKeptTableReadsBackTheSame) {
    holds([] {
        const auto d = draw();
        const auto t = scoring::straight_line(d.cut, d.all, d.pass).value();
        RC_ASSERT(scoring::conversion_from_json(scoring::to_json(t)).value() == t);
    });
    for (const char* bad : {"", "[]", "{}", R"({"cut":1,"pass_mark":700,"scaled":[]})",
                            R"({"cut":1,"pass_mark":700,"scaled":["a","b"]})"}) {
        EXPECT_EQ(scoring::conversion_from_json(bad).error().code, "conversion_unreadable") << bad;
    }
}

}  // namespace
