#include "tables.hpp"

#include <psychometrics/compromise.hpp>
#include <psychometrics/simulation.hpp>

#include <cmath>

using namespace psychometrics;

namespace {
// One person at each of 0 to 9: a tenth fails for each point of the cut.
const std::vector<double> even{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
std::vector<HofsteeJudgement> panel(double lo, double hi, double least, double most) {
    std::vector<HofsteeJudgement> out;
    for (int j = 0; j < 6; ++j) {
        out.push_back({std::to_string(j), lo, hi, least, most});
    }
    return out;
}
}  // namespace

TEST(Hofstee, where_the_lines_cross) {
    const auto r = hofstee(panel(4, 8, 0.2, 0.6), even, 10);
    ASSERT_TRUE(r);
    EXPECT_NEAR(r->cut, 5, 1e-12);
    EXPECT_NEAR(r->fail_rate, 0.5, 1e-12);
    EXPECT_TRUE(r->crossed);
    EXPECT_GT(*r->se, 0);
    EXPECT_LE(*r->low, 5);
    EXPECT_GE(*r->high, 5);
    EXPECT_NEAR(*r->impact[0].pass_rate, 0.5, 1e-12);
    // Judges apart, the same means.
    std::vector<HofsteeJudgement> apart{{"a", 3, 7, 0.1, 0.5}, {"b", 5, 9, 0.3, 0.7}};
    EXPECT_NEAR(hofstee(apart, even, 10)->cut, 5, 1e-12);
    std::ranges::reverse(apart);
    EXPECT_NEAR(hofstee(apart, even, 10)->cut, 5, 1e-12);
}

TEST(Hofstee, no_crossing_takes_the_nearer_acceptable_cut) {
    const auto few = hofstee(panel(1, 2, 0.5, 0.9), even, 10);
    ASSERT_TRUE(few);
    EXPECT_EQ(few->cut, 2);
    EXPECT_FALSE(few->crossed);
    EXPECT_TRUE(told(few->problems, "no_crossing"));
    const auto many = hofstee(panel(8, 9, 0, 0.2), even, 10);
    ASSERT_TRUE(many);
    EXPECT_EQ(many->cut, 8);
    EXPECT_TRUE(told(many->problems, "no_crossing"));
    EXPECT_EQ(hofstee(panel(5, 5, 0.2, 0.6), even, 10)->cut, 5);
}

TEST(Compromise, no_error_where_resampling_has_none_to_show) {
    const auto one = beuk({{"a", 5, 0.6}}, even, 10);
    ASSERT_TRUE(one);
    EXPECT_FALSE(one->se || one->low || one->high);
    EXPECT_TRUE(told(one->problems, "panel_too_small"));
    const auto alike = hofstee(panel(1, 2, 0.5, 0.9), even, 10);
    ASSERT_TRUE(alike);
    EXPECT_TRUE(told(alike->problems, "no_crossing"));
    EXPECT_FALSE(alike->se || alike->low || alike->high);
    EXPECT_FALSE(hofstee({{"a", 4, 8, 0.2, 0.6}}, even, 10)->se);
}

TEST(Beuk, by_hand_and_its_ends) {
    const auto r = beuk({{"a", 5, 0.6}, {"b", 7, 0.8}}, even, 10);
    ASSERT_TRUE(r);
    EXPECT_NEAR(*r->slope, 0.1, 1e-12);
    EXPECT_NEAR(r->cut, 4.5, 1e-12);
    EXPECT_EQ(r->required_score, 5);
    EXPECT_TRUE(told(r->problems, "panel_too_small"));
    const auto same = beuk({{"a", 6, 0.6}, {"b", 6, 0.8}}, even, 10);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->cut, 6);
    EXPECT_TRUE(told(same->problems, "no_spread"));
    // All agree on the pass rate: the line lies flat.
    EXPECT_NEAR(beuk({{"a", 5, 0.7}, {"b", 7, 0.7}}, even, 10)->cut, 3, 1e-12);
}

TEST(Compromise, the_bootstrap_is_the_scatter_of_panels) {
    Draws draws(17);
    std::vector<double> scores;
    for (int i = 0; i < 400; ++i) {
        scores.push_back(std::clamp(std::round(30 + 6 * draws.normal()), 0.0, 50.0));
    }
    std::vector<double> cuts;
    double said = 0;
    const int panels = 150;
    for (int k = 0; k < panels; ++k) {
        std::vector<BeukJudgement> judges;
        for (int j = 0; j < 12; ++j) {
            judges.push_back({std::to_string(j), 28 + 3 * draws.normal(), 0.65 + 0.08 * draws.normal()});
        }
        const auto r = beuk(judges, scores, 50, {}, {.replications = 200, .seed = std::uint64_t(k)});
        ASSERT_TRUE(r);
        cuts.push_back(r->cut);
        said += *r->se / panels;
    }
    double mean = 0, variance = 0;
    for (const double c : cuts) {
        mean += c / panels;
    }
    for (const double c : cuts) {
        variance += (c - mean) * (c - mean) / (panels - 1);
    }
    // The candidates stay the same here, and the bootstrap draws them too: a little wider, and noisy itself.
    EXPECT_NEAR(said / std::sqrt(variance), 1.03, 0.25);
    const auto again = beuk({{"a", 5, 0.6}, {"b", 7, 0.8}}, even, 10);
    EXPECT_EQ(*again->se, *beuk({{"a", 5, 0.6}, {"b", 7, 0.8}}, even, 10)->se);  // the seed
}

TEST(Ebel, by_hand) {
    const auto cells = read_ebel(table("judge,difficulty,relevance,items,rating\n"
                                       "x,easy,essential,4,90\nx,hard,essential,6,50\n"
                                       "y,easy,essential,5,80\ny,hard,essential,5,40\n"),
                                 ShareUnit::percent);
    ASSERT_TRUE(cells);
    const auto r = ebel(*cells);
    ASSERT_TRUE(r);
    EXPECT_NEAR(r->judges[0].cut, 6.6, 1e-12);
    EXPECT_NEAR(r->judges[1].cut, 6.0, 1e-12);
    EXPECT_NEAR(r->cut, 6.3, 1e-12);
    EXPECT_EQ(r->required_score, 7);
    EXPECT_NEAR(*r->se, 0.3, 1e-12);
    EXPECT_EQ(r->items, 10);
    EXPECT_NEAR(r->cells[0].share, 0.85, 1e-12);
}

TEST(Compromise, what_is_refused) {
    EXPECT_EQ(code(hofstee({}, even, 10)), "no_ratings");
    EXPECT_EQ(code(hofstee(panel(4, 8, 0.2, 0.6), {}, 10)), "too_few_persons");
    EXPECT_EQ(code(hofstee(panel(4, 8, 0.2, 0.6), even, 5)), "score_outside");
    EXPECT_EQ(code(hofstee(panel(8, 4, 0.2, 0.6), even, 10)), "range_reversed");
    EXPECT_EQ(code(hofstee(panel(4, 11, 0.2, 0.6), even, 10)), "rating_outside");
    EXPECT_EQ(code(hofstee({{"a", 1, 2, 0, 1}, {"a", 1, 2, 0, 1}}, even, 10)), "judge_twice");
    EXPECT_EQ(code(beuk({{"a", 5, 60}}, even, 10)), "rating_outside");
    const auto percents = read_beuk(table("judge,cut,pass_rate\nx,5,60\n"));
    EXPECT_EQ(code(percents), "rating_outside");
    EXPECT_NE(percents.error().detail.find("--scale percent"), std::string::npos);
    EXPECT_EQ(code(read_beuk(table("judge,cut\nx,5\n"))), "column_missing");
    EXPECT_EQ(code(read_hofstee(table("judge,lowest_cut,highest_cut,lowest_fail,highest_fail\nx,a,2,0,1\n"))),
              "not_a_number");
    const auto last = read_beuk(table("judge,round,cut,pass_rate\nx,1,5,.6\nx,2,6,.7\n"));
    ASSERT_TRUE(last);
    ASSERT_EQ(last->size(), 1U);
    EXPECT_EQ((*last)[0].cut, 6);
    EXPECT_EQ(code(ebel({{"x", "easy", "essential", 4, 0.5}, {"y", "easy", "essential", 5, 0.5}})),
              "items_differ");
    EXPECT_EQ(code(ebel({{"x", "easy", "essential", 4, 50}})), "rating_outside");
    EXPECT_EQ(code(ebel({{"x", "a", "b", 4, 0.5}, {"x", "a", "b", 4, 0.5}})), "cell_twice");
    EXPECT_EQ(code(ebel({})), "no_ratings");
}
