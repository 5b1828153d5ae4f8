#include "tables.hpp"

#include <psychometrics/bookmark.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/simulation.hpp>

#include <cmath>

using namespace psychometrics;

namespace {
ParameterSet rasch(std::vector<double> difficulties) {
    ParameterSet set;
    set.model = "rasch";
    for (std::size_t i = 0; i < difficulties.size(); ++i) {
        set.items.push_back(
            {.item = "i" + std::to_string(i + 1), .model = Model::rasch, .b = difficulties[i]});
    }
    return set;
}
std::vector<Mark> marks(const std::vector<std::int64_t>& pages) {
    std::vector<Mark> out;
    for (std::size_t j = 0; j < pages.size(); ++j) {
        out.push_back({"j" + std::to_string(j), 1, "", pages[j]});
    }
    return out;
}
}  // namespace

TEST(Booklet, every_page_stands_where_its_score_has_the_probability) {
    Draws draws(3);
    for (const Model model : {Model::two_pl, Model::three_pl, Model::grm, Model::gpcm}) {
        const auto set = plausible_items(model, 12, draws);
        for (const double rp : {0.5, 2.0 / 3}) {
            const auto made = booklet(set, {.response_probability = rp});
            ASSERT_TRUE(made);
            EXPECT_TRUE(std::ranges::is_sorted(made->pages, {}, &BookletPage::location));
            EXPECT_EQ(made->pages.size(), is_dichotomous(model) ? 12U : 36U);
            for (const auto& page : made->pages) {
                const auto item = std::ranges::find(set.items, page.item, &ItemParameters::item);
                std::vector<double> p(categories_of(*item));
                probabilities(*item, set.metric, page.location, p);
                double reached = 0;
                for (std::size_t k = std::size_t(page.score); k < p.size(); ++k) {
                    reached += p[k];
                }
                EXPECT_NEAR(reached, rp, 1e-9);
            }
        }
    }
}

TEST(Booklet, guessing_in_and_out_of_the_probability) {
    auto set = rasch({0});
    set.items[0] = {.item = "g", .model = Model::three_pl, .a = 1.2, .b = 0.4, .c = 0.2};
    const auto in = booklet(set, {.response_probability = 0.6});
    const auto out = booklet(set, {.response_probability = 0.6, .guessing = Guessing::taken_out});
    ASSERT_TRUE(in && out);
    EXPECT_NEAR(in->pages[0].location, 0.4, 1e-12);  // (0.6 - 0.2) / 0.8 is a half
    EXPECT_NEAR(out->pages[0].location, 0.4 + std::log(1.5) / 1.2, 1e-12);
    set.items[0].c = 0.55;
    const auto never = booklet(set, {.response_probability = 0.5});
    ASSERT_TRUE(never);
    EXPECT_TRUE(never->pages.empty());
    EXPECT_TRUE(told(never->problems, "item_without_location"));
}

TEST(Bookmark, five_judges_by_hand) {
    const auto set = rasch({1, -1, 0, 0.5, -2});  // pages: i5, i2, i3, i4, i1
    BookmarkPlan plan{.response_probability = 0.5};
    const auto r = bookmark(set, marks({2, 3, 3, 4, 5}), plan);
    ASSERT_TRUE(r);
    EXPECT_EQ(r->booklet[0].item, "i5");
    EXPECT_EQ(r->booklet[4].item, "i1");
    EXPECT_NEAR(r->theta_cut, 0, 1e-12);  // of -1, 0, 0, 0.5, 1
    const double p = 1 / (1 + std::exp(1.0)), q = 1 / (1 + std::exp(0.5)), s = 1 / (1 + std::exp(-2.0));
    EXPECT_NEAR(r->cut, p + (1 - p) + 0.5 + q + s, 1e-9);
    const double sd = std::sqrt((1.1 * 1.1 + 2 * 0.01 + 0.16 + 0.81) / 4);
    EXPECT_NEAR(*r->rounds[0].sd, sd, 1e-12);
    EXPECT_NEAR(*r->rounds[0].se_mean, sd / std::sqrt(5), 1e-12);
    EXPECT_NEAR(*r->rounds[0].se_median, 1.2533141373155 * sd / std::sqrt(5), 1e-9);
    double slope = 0;
    for (const auto& item : set.items) {
        slope += information(item, 1, 0);  // Rasch: the slope of a curve is its information
    }
    EXPECT_NEAR(*r->se, slope * *r->rounds[0].se_median, 1e-6);

    plan.centre = PanelCentre::mean;
    EXPECT_NEAR(bookmark(set, marks({2, 3, 3, 4, 5}), plan)->theta_cut, 0.1, 1e-12);
    plan.mark = MarkMeans::page_before;
    EXPECT_NEAR(bookmark(set, marks({3, 4, 4, 5, 6}), plan)->theta_cut, 0.1, 1e-12);
    plan.mark = MarkMeans::between;
    EXPECT_NEAR(bookmark(set, marks({2}), plan)->theta_cut, -1.5, 1e-12);
}

TEST(Bookmark, a_higher_probability_asks_for_a_higher_theta) {
    Draws draws(8);
    const auto set = plausible_items(Model::three_pl, 40, draws);
    double before = -100;
    for (const double rp : {0.5, 0.6, 2.0 / 3, 0.8}) {
        const auto r = bookmark(set, marks({20, 22, 18, 25, 21, 19}), {.response_probability = rp});
        ASSERT_TRUE(r);
        EXPECT_GT(r->theta_cut, before);
        before = r->theta_cut;
    }
}

TEST(Bookmark, tables_that_agree_inside_widen_the_error) {
    std::vector<double> b;
    for (int i = 0; i < 30; ++i) {
        b.push_back(0.1 * i);
    }
    std::vector<Mark> seated;
    for (int j = 0; j < 12; ++j) {
        seated.push_back({"j" + std::to_string(j), 1, "t" + std::to_string(j / 4), 5 + 8 * (j / 4) + j % 2});
    }
    const auto r = bookmark(rasch(b), seated, {});
    ASSERT_TRUE(r);
    EXPECT_GT(*r->rounds[0].intraclass, 0.9);
    // All but as if only the three tables had spoken.
    EXPECT_NEAR(*r->rounds[0].se_cluster, *r->rounds[0].sd / std::sqrt(3), 0.05);
    EXPECT_GT(*r->rounds[0].se_cluster, 1.8 * *r->rounds[0].se_mean);
}

TEST(Bookmark, what_is_refused) {
    const auto set = rasch({0, 1, 2});
    EXPECT_EQ(code(bookmark(set, {}, {})), "no_marks");
    EXPECT_EQ(code(bookmark(set, marks({4}), {})), "mark_outside");
    EXPECT_EQ(code(bookmark(set, marks({0}), {})), "mark_outside");
    EXPECT_EQ(code(bookmark(set, marks({1}), {.mark = MarkMeans::page_before})), "mark_outside");
    EXPECT_TRUE(bookmark(set, marks({4}), {.mark = MarkMeans::page_before}));
    EXPECT_EQ(code(bookmark(set, {{"x", 1, "", 1}, {"x", 1, "", 2}}, {})), "mark_twice");
    EXPECT_EQ(code(bookmark(ParameterSet{}, marks({1}), {})), "no_items");
    EXPECT_EQ(code(bookmark(set, marks({1}), {.response_probability = 1})), "response_probability_outside");
    EXPECT_EQ(code(read_marks(table("judge,page\nx,2.5\n"))), "mark_outside");
    EXPECT_EQ(code(read_marks(table("judge,site\nx,2\n"))), "column_missing");
    const auto two = read_marks(table("judge,round,bookmark,table\nx,1,2,A\nx,2,3,A\ny,2,,B\n"));
    ASSERT_TRUE(two);
    EXPECT_EQ(two->size(), 2U);
    const auto one = bookmark(set, *two, {});
    ASSERT_TRUE(one);
    EXPECT_FALSE(one->se);
    EXPECT_EQ(one->rounds.size(), 2U);
    EXPECT_TRUE(told(one->problems, "panel_too_small"));
}
