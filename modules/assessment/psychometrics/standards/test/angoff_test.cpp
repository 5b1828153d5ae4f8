#include "tables.hpp"

#include <agreement.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/simulation.hpp>
#include <psychometrics/standard_setting.hpp>

#include <rapidcheck/gtest.h>

#include <cmath>
#include <fstream>

using namespace psychometrics;

namespace {
Ratings ratings(const std::string& text, RatingScale scale = RatingScale::proportion) {
    auto r = read_ratings(table(text), scale);
    EXPECT_TRUE(r) << (r ? "" : r.error().detail);
    return *std::move(r);
}
Result<AngoffReport> of(const std::string& text, const AngoffPlan& plan = {}) {
    return angoff(ratings(text), plan);
}
constexpr const char* three = "judge,a,b,c\nx,.5,.7,.9\ny,.4,.6,.8\nz,.6,.8,.7\n";

// Judges of known harshness, items of known difficulty, and a known scatter.
Ratings simulated(std::size_t judges, std::size_t items, double judge_sd, double item_sd, double left_sd,
                  Draws& draws, double missing = 0) {
    Ratings r;
    r.rounds = {1};
    std::vector<double> hard;
    for (std::size_t i = 0; i < items; ++i) {
        r.items.push_back("i" + std::to_string(i));
        hard.push_back(item_sd * draws.normal());
    }
    for (std::size_t j = 0; j < judges; ++j) {
        r.judges.push_back("j" + std::to_string(j));
        const double harsh = judge_sd * draws.normal();
        for (std::size_t i = 0; i < items; ++i) {
            const bool gone = draws.uniform() < missing;
            const double rating = 0.6 + harsh + hard[i] + left_sd * draws.normal();
            r.cells.push_back(gone ? std::nullopt : std::optional(rating));
        }
    }
    return r;
}
}  // namespace

TEST(Angoff, as_the_reference) {
    NEEDS_REFERENCE();
    std::ifstream in(agreement::reference_path("data/angoff_ratings_sim.csv"));
    const auto read = read_table(in);
    ASSERT_TRUE(read);
    const auto r = angoff(*read_ratings(*read));
    ASSERT_TRUE(r);
    const auto& theirs = agreement::value("standard_setting", "Angoff").as_object();
    const auto& g = theirs.at("gtheory").as_object();
    const auto& round = r->rounds.back();
    std::vector<double> cuts, means, sds;
    for (const auto& j : round.judges) {
        cuts.push_back(j.cut);
    }
    for (const auto& i : round.items) {
        means.push_back(i.mean);
        sds.push_back(*i.sd);
    }
    const std::string what = "Angoff, 8 judges, 20 items", peer = "base R";
    agreement::compare({what, "judges' cuts", peer, 1e-9}, cuts, agreement::numbers(theirs.at("judge_cuts")));
    agreement::compare({what, "items' means", peer, 1e-9}, means,
                       agreement::numbers(theirs.at("item_means")));
    agreement::compare({what, "items' standard deviations", peer, 1e-9}, sds,
                       agreement::numbers(theirs.at("item_sds")));
    const auto at = [](const agreement::json::object& o, const char* name) {
        return agreement::number(o.at(name));
    };
    agreement::compare({what, "cut, sd, error over judges", peer, 1e-9},
                       std::vector{r->cut, *round.sd, *round.se_judges},
                       std::vector{at(theirs, "cut"), at(theirs, "sd"), at(theirs, "SE_judges")});
    agreement::compare(
        {what, "mean squares, variance components, error of the cut", peer, 1e-9},
        std::vector{round.gtheory->ms_judge, round.gtheory->ms_item, round.gtheory->ms_residual,
                    round.gtheory->var_judge, round.gtheory->var_item, round.gtheory->var_residual,
                    round.gtheory->se_fixed_items},
        std::vector{at(g, "MS_judge"), at(g, "MS_item"), at(g, "MS_res"), at(g, "var_judge"),
                    at(g, "var_item"), at(g, "var_res"), at(g, "SE_cut_fixed_items")});
}

TEST(Angoff, three_judges_and_three_items_by_hand) {
    const auto r = of(three);
    ASSERT_TRUE(r);
    EXPECT_NEAR(r->cut, 2.0, 1e-12);
    EXPECT_EQ(r->required_score, 2);
    EXPECT_NEAR(*r->se, 0.1, 1e-12);
    const auto& g = *r->rounds[0].gtheory;
    EXPECT_NEAR(g.ms_judge, 0.01, 1e-12);
    EXPECT_NEAR(g.ms_item, 0.07, 1e-12);
    EXPECT_NEAR(g.ms_residual, 0.01, 1e-12);
    EXPECT_NEAR(g.var_judge, 0, 1e-12);
    EXPECT_NEAR(g.var_item, 0.02, 1e-12);
    EXPECT_NEAR(g.se_fixed_items, 0.1, 1e-12);
    EXPECT_NEAR(g.se_random_items, 3 * std::sqrt(0.02 / 3 + 0.01 / 9), 1e-12);
    EXPECT_NEAR(*g.generalizability, 0.02 / (0.02 + 0.01 / 3), 1e-9);
    EXPECT_TRUE(told(r->problems, "panel_too_small"));
    EXPECT_TRUE(told(r->problems, "one_round"));
    EXPECT_FALSE(told(r->problems, "negative_variance"));
}

TEST(Angoff, two_rounds_and_what_changed) {
    const auto r = of("judge,round,a,b\nx,1,.5,.5\ny,1,.9,.7\nx,2,.6,.5\ny,2,.8,.7\n", {.p = {0.2, 0.7}});
    ASSERT_TRUE(r);
    EXPECT_FALSE(told(r->problems, "one_round"));
    ASSERT_EQ(r->changes.size(), 1U);
    const auto& c = r->changes[0];
    EXPECT_NEAR(c.cut_change, 0, 1e-12);
    EXPECT_NEAR(*c.sd_ratio, 0.4 / 0.6, 1e-12);  // cuts 1.0 and 1.6, then 1.1 and 1.5
    EXPECT_NEAR(*c.share_changed, 0.5, 1e-12);
    EXPECT_NEAR(*c.mean_absolute_change, 0.05, 1e-12);
    EXPECT_NEAR(*r->rounds[1].judges[0].cut_change, 0.1, 1e-12);
    EXPECT_TRUE(told(r->problems, "far_from_p"));  // a: mean 0.7, and 0.2 answer right
    const auto& b = r->rounds[1].items[1];
    EXPECT_NEAR(*b.difference_from_p, -0.1, 1e-12);
    EXPECT_FALSE(b.far_from_p);
}

TEST(Angoff, what_the_cut_would_do) {
    AngoffPlan plan;
    plan.impact.scores = {0, 1, 1, 2, 2, 2, 3, 3, 3, 3};
    plan.impact.sem = 0.5;
    const auto r = of(three, plan);
    ASSERT_TRUE(r);
    ASSERT_EQ(r->impact.size(), 9U);
    EXPECT_NEAR(*r->impact[0].pass_rate, 0.7, 1e-12);
    const auto& above = r->impact[3];  // one SEM: 2.5, so 3
    EXPECT_EQ(above.unit, ImpactUnit::sem);
    EXPECT_EQ(above.steps, 1);
    EXPECT_EQ(above.required_score, 3);
    EXPECT_NEAR(*above.pass_rate, 0.4, 1e-12);
    for (std::size_t i = 2; i <= 4; ++i) {
        EXPECT_LE(*r->impact[i].pass_rate, *r->impact[i - 1].pass_rate + (i == 3 ? 1 : 0));
    }
}

TEST(Angoff, long_and_wide_files_percents_and_yes_no_say_the_same) {
    const auto wide = of("judge,a,b\nx,.5,1\ny,.25,0\n");
    const auto longer = of("rating,item,judge\n.5,a,x\n1,b,x\n.25,a,y\n0,b,y\n");
    const auto percent = angoff(ratings("judge,a,b\nx,50,100\ny,25,0\n", RatingScale::percent));
    ASSERT_TRUE(wide && longer && percent);
    EXPECT_NEAR(wide->cut, 0.875, 1e-12);
    EXPECT_NEAR(longer->cut, wide->cut, 1e-12);
    EXPECT_NEAR(percent->cut, wide->cut, 1e-12);
    const auto yes = angoff(ratings("judge,a,b,c\nx,1,0,1\ny,1,1,1\n", RatingScale::yes_no));
    ASSERT_TRUE(yes);
    EXPECT_NEAR(yes->cut, 2.5, 1e-12);
    EXPECT_EQ(yes->required_score, 3);
}

TEST(Angoff, a_missing_rating_of_an_additive_table_comes_back) {
    const auto whole = of("judge,a,b,c\nx,.3,.5,.6\ny,.4,.6,.7\nz,.2,.4,.5\n");
    const auto gap = of("judge,a,b,c\nx,.3,.5,\ny,.4,.6,.7\nz,NA,.4,.5\n");
    ASSERT_TRUE(whole && gap);
    EXPECT_NEAR(gap->cut, whole->cut, 1e-9);
    EXPECT_EQ(gap->rounds[0].missing, 2);
    EXPECT_EQ(gap->rounds[0].judges[0].missing, 1);
    EXPECT_TRUE(told(gap->problems, "rating_missing"));
}

TEST(Angoff, components_and_errors_of_simulated_panels) {
    Draws draws(31);
    const int panels = 300;
    const double judge_sd = 0.05, item_sd = 0.12, left_sd = 0.08;
    const std::size_t judges = 10, items = 30;
    double judge = 0, item = 0, residual = 0, fixed = 0, covered = 0, gaps_residual = 0, gaps_cut = 0;
    std::vector<double> cuts;
    for (int k = 0; k < panels; ++k) {
        const auto r = simulated(judges, items, judge_sd, item_sd, left_sd, draws);
        const auto a = angoff(r);
        ASSERT_TRUE(a);
        const auto& g = *a->rounds[0].gtheory;
        judge += g.ms_judge / panels;
        item += g.var_item / panels;
        residual += g.var_residual / panels;
        fixed += g.se_fixed_items * g.se_fixed_items / panels;
        cuts.push_back(a->cut);
        // Over panels and items: the truth is 0.6 an item.
        covered += std::abs(a->cut - 0.6 * double(items)) < 2 * g.se_random_items;
        auto gappy = r;
        for (auto& cell : gappy.cells) {
            if (draws.uniform() < 0.1) {
                cell.reset();
            }
        }
        const auto b = angoff(gappy);
        ASSERT_TRUE(b);
        gaps_residual += b->rounds[0].gtheory->var_residual / panels;
        gaps_cut += (b->cut - a->cut) / panels;
    }
    const double expected_judge = double(items) * judge_sd * judge_sd + left_sd * left_sd;
    EXPECT_NEAR(judge, expected_judge, 4 * expected_judge * std::sqrt(2.0 / 9 / panels));
    EXPECT_NEAR(item, item_sd * item_sd, 4 * item_sd * item_sd * std::sqrt(2.0 / 29 / panels) + 1e-4);
    EXPECT_NEAR(residual, left_sd * left_sd, 4 * left_sd * left_sd * std::sqrt(2.0 / 261 / panels));
    EXPECT_NEAR(gaps_residual, left_sd * left_sd, 5 * left_sd * left_sd * std::sqrt(2.0 / 231 / panels));
    EXPECT_NEAR(gaps_cut, 0, 0.02);
    // The scatter of cuts of new judges and items together.
    const double variance =
        900 * (judge_sd * judge_sd / 10 + item_sd * item_sd / 30 + left_sd * left_sd / 300);
    EXPECT_NEAR(variance_of(cuts), variance, 4.5 * variance * std::sqrt(2.0 / panels));
    EXPECT_NEAR(covered / panels, 0.945, 4 * std::sqrt(0.05 * 0.95 / panels));
    EXPECT_LT(fixed, variance);
}

RC_GTEST_PROP(Angoff, does_not_depend_on_the_order_of_judges_or_items, ()) {
    Draws draws(*rc::gen::inRange<std::uint64_t>(1, 10'000));
    const auto r = simulated(6, 8, 0.04, 0.1, 0.05, draws, 0.1);
    std::vector<std::size_t> judges{0, 1, 2, 3, 4, 5}, items{0, 1, 2, 3, 4, 5, 6, 7};
    draws.shuffle(judges);
    draws.shuffle(items);
    Ratings other{{}, {}, {1}, {}};
    for (const auto j : judges) {
        other.judges.push_back(r.judges[j]);
        for (const auto i : items) {
            other.cells.push_back(r.at(0, j, i));
        }
    }
    for (const auto i : items) {
        other.items.push_back(r.items[i]);
    }
    const auto one = angoff(r), two = angoff(other);
    RC_ASSERT(one && two);
    RC_ASSERT(std::abs(one->cut - two->cut) < 1e-8);
    RC_ASSERT(std::abs(*one->se - *two->se) < 1e-8);
    RC_ASSERT(std::abs(one->rounds[0].gtheory->ms_residual - two->rounds[0].gtheory->ms_residual) < 1e-8);
}

TEST(Angoff, what_is_refused_or_told) {
    const auto read = [](const std::string& text, RatingScale scale = RatingScale::proportion) {
        return code(read_ratings(table(text), scale));
    };
    const auto percents = read_ratings(table("judge,a\nx,65\n"));
    EXPECT_EQ(code(percents), "rating_outside");
    EXPECT_NE(percents.error().detail.find("--scale percent"), std::string::npos);
    EXPECT_EQ(read("judge,a\nx,.65\ny,.7\n", RatingScale::percent), "rating_outside");
    EXPECT_EQ(read("judge,a\nx,-0.1\n"), "rating_outside");
    EXPECT_EQ(read("judge,a\nx,.5\n", RatingScale::yes_no), "rating_outside");
    EXPECT_EQ(read("judge,a\nx,often\n"), "not_a_number");
    EXPECT_EQ(read("panellist,a\nx,.5\n"), "column_missing");
    EXPECT_EQ(read("judge,a\nx,.5\nx,.6\n"), "rating_twice");
    EXPECT_EQ(read("judge,round,a\nx,1.5,.5\n"), "round_invalid");
    EXPECT_EQ(read("judge,a\nx,\ny,NA\n"), "no_ratings");
    EXPECT_EQ(read("judge,a\n"), "no_ratings");
    EXPECT_EQ(read("judge\nx\n"), "no_ratings");
    EXPECT_EQ(code(of("judge,a,b\nx,.5,\ny,,.6\n")), "ratings_disconnected");
    EXPECT_EQ(code(angoff({})), "no_ratings");

    const auto one = of("judge,a,b\nx,.5,.6\n");
    ASSERT_TRUE(one);
    EXPECT_FALSE(one->se);
    EXPECT_FALSE(one->rounds[0].gtheory);
    EXPECT_TRUE(told(one->problems, "panel_too_small"));
    const auto same = of("judge,a,b\nx,.5,.5\ny,.5,.5\n");
    ASSERT_TRUE(same);
    EXPECT_TRUE(told(same->problems, "ratings_constant"));
    EXPECT_EQ(*same->se, 0);
    EXPECT_FALSE(same->rounds[0].judges[0].correlation_with_others);
    const auto gone = of("judge,round,a,b\nx,1,.5,.6\ny,1,.4,.7\nz,1,.4,.8\nx,2,.5,.6\nz,2,.5,.7\n");
    ASSERT_TRUE(gone);
    EXPECT_TRUE(told(gone->problems, "judge_missing"));
    EXPECT_EQ(gone->rounds[1].judges.size(), 2U);
    EXPECT_EQ(gone->changes[0].judges, 2);
    std::string many = "judge,a,b\n";
    for (int j = 0; j < 16; ++j) {
        many += std::to_string(j) + ",0.1,0.9\n";
    }
    EXPECT_TRUE(told(of(many)->problems, "panel_too_large"));
    EXPECT_TRUE(told(of("judge,a,b\nx,.1,.5\ny,.9,.5\n")->problems, "judges_disagree"));
}
