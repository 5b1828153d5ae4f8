// `assay psychometrics link` and `drift`: their files, their common items, and what they refuse.
#include "in_folder.hpp"

namespace psychometrics::commands {
namespace {

// The second is the first seen through theta = 1.25 theta' - 0.5.
const std::string base_table = "item,a,b\nq1,0.8,-1.5\nq2,1.2,-0.5\nq3,1,0\nq4,1.4,0.5\nq5,0.9,1\nq6,1.1,2\n";
const std::string new_table =
    "item,a,b\nq1,1,-0.8\nq2,1.5,0\nq3,1.25,0.4\nq4,1.75,0.8\nq5,1.125,1.2\nold6,1.375,2\n";

class Linked : public InFolder {
  protected:
    void SetUp() override {
        base_ = file("base.csv", base_table);
        fresh_ = file("new.csv", new_table);
    }
    static std::string refusal(std::vector<std::string> words) {
        const auto done = run(link_command(), std::move(words));
        return done ? "none" : done.error().code;
    }

    std::string base_, fresh_;
};

TEST_F(Linked, ByTheSameIds) {
    const auto done = run(link_command(), {fresh_, "--base", base_});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->at("constants").as_array().size(), 6u);
    EXPECT_EQ(done->at("chosen").at("method").as_string(), "stocking_lord");
    for (const auto& c : done->at("constants").as_array()) {
        EXPECT_NEAR(c.at("slope").to_number<double>(), 1.25, 1e-8);
        EXPECT_NEAR(c.at("intercept").to_number<double>(), -0.5, 1e-8);
    }
    EXPECT_EQ(done->at("plan").at("common").as_array().size(), 5u);
    EXPECT_EQ(done->at("anchors").at(0).at("item").as_string(), "q1");
    EXPECT_NEAR(done->at("anchors").at(0).at("b_linked").to_number<double>(), -1.5, 1e-8);
}

TEST_F(Linked, ByPairsOfAListOrAFile) {
    const auto pairs = file("pairs.csv", "new_item,base_item\nq1,q1\nq3,q3\nold6,q6\n");
    for (const auto& common : {std::string("q1, q3, old6=q6"), pairs}) {
        const auto done =
            run(link_command(), {fresh_, "--base", base_, "--common", common, "--method", "mean_sigma",
                                 "--weights", "gauss_hermite", "--direction", "symmetric"});
        ASSERT_TRUE(done) << done.error().detail;
        EXPECT_EQ(done->at("plan").at("common").as_array().size(), 3u);
        EXPECT_EQ(done->at("plan").at("nodes").to_number<int>(), 30);
        EXPECT_NEAR(done->at("chosen").at("slope").to_number<double>(), 1.25, 1e-8);
    }
    const auto single = file("items.csv", "item\nq1\nq2\n");
    EXPECT_EQ(refusal({fresh_, "--base", base_, "--common", single}), "none");
}

TEST_F(Linked, WritesTheSetThatOthersRead) {
    const auto out = (folder_ / "linked.json").string();
    ASSERT_TRUE(run(link_command(), {fresh_, "--base", base_, "--out", out}));
    const auto set = read_parameters(out);
    ASSERT_TRUE(set) << set.error().detail;
    ASSERT_EQ(set->items.size(), 6u);
    EXPECT_NEAR(set->items[1].b, -0.5, 1e-8);
    EXPECT_NEAR(set->items[5].b, 2, 1e-8);
    EXPECT_NEAR(set->latent.sd, 1.25, 1e-8);
    EXPECT_EQ(refusal({fresh_, "--base", base_, "--out", (folder_ / "no" / "such").string()}),
              "file_unwritable");
}

TEST_F(Linked, Refuses) {
    EXPECT_EQ(refusal({fresh_, "--base", base_, "--common", "q1"}), "too_few_anchors");
    EXPECT_EQ(refusal({fresh_, "--base", base_, "--common", "q9"}), "no_common_items");
    EXPECT_EQ(refusal({fresh_, "--base", base_, "--common", ","}), "no_common_items");
    EXPECT_EQ(refusal({fresh_, "--base", base_, "--nodes", "1"}), "plan_faulty");
    EXPECT_EQ(refusal({fresh_, "--base", "/nowhere.csv"}), "file_unreadable");
    EXPECT_EQ(refusal({fresh_, "--base", base_, "--common", file("c.csv", "id\nq1\n")}), "column_missing");
    EXPECT_EQ(refusal({file("bad.csv", "a,b\n0,1\n"), "--base", base_}), "parameters_faulty");
}

TEST_F(Linked, DriftOfAnItemThatChanged) {
    std::string changed = new_table;
    changed.replace(changed.find("q3,1.25,0.4"), 11, "q3,1.25,1.2");
    changed.replace(changed.find("old6"), 4, "q6");
    const auto fresh = file("changed.csv", changed);
    const auto done = run(drift_command(), {fresh, "--base", base_, "--rule", "displacement", "--method",
                                            "haebara", "--minimum-anchors", "4"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->at("rounds").as_array().size(), 2u);
    EXPECT_EQ(done->at("rounds").at(0).at("removed").as_string(), "q3");
    EXPECT_FALSE(done->at("items").at(2).at("anchor").as_bool());
    EXPECT_NEAR(done->at("items").at(2).at("d_b").to_number<double>(), 1, 1e-6);
    EXPECT_NEAR(done->at("linking").at("slope").to_number<double>(), 1.25, 1e-6);
    const auto kept = run(drift_command(),
                          {fresh, "--base", base_, "--rule", "displacement", "--keep", "--control", "none"});
    EXPECT_EQ(kept->at("rounds").as_array().size(), 1u);
    EXPECT_TRUE(kept->at("items").at(2).at("drifting").as_bool());
}

TEST_F(Linked, TellsThatAnchorsDisagree) {
    const auto reversed = file("reversed.csv",
                               "item,a,b\nq5,1,-0.8\nq4,1.5,0\nq3,1.25,0.4\nq2,1.75,0.8\n"
                               "q1,1.125,1.2\n");
    const auto names = [](const Result<json::value>& done) {
        return done && json::serialize(done->at("problems")).find("anchors_disagree") != std::string::npos;
    };
    EXPECT_TRUE(names(run(link_command(), {reversed, "--base", base_})));
    EXPECT_TRUE(names(run(drift_command(), {reversed, "--base", base_})));
    EXPECT_FALSE(names(run(link_command(), {fresh_, "--base", base_})));
}

TEST_F(Linked, TellsThatRowsWereMatched) {
    const auto base = file("rows_base.csv", "a,b\n0.8,-1.5\n1.2,-0.5\n1,0\n1.4,0.5\n0.9,1\n");
    const auto fresh = file("rows_new.csv", "a,b\n1,-0.8\n1.5,0\n1.25,0.4\n1.75,0.8\n1.125,1.2\n");
    const auto names = [](const Result<json::value>& done) {
        return done && json::serialize(done->at("problems")).find("matched_by_place") != std::string::npos;
    };
    EXPECT_TRUE(names(run(link_command(), {fresh, "--base", base})));
    EXPECT_TRUE(names(run(drift_command(), {fresh, "--base", base})));
    EXPECT_FALSE(names(run(link_command(), {fresh, "--base", base, "--common", "1,2,3"})));
    EXPECT_FALSE(names(run(link_command(), {fresh_, "--base", base_})));
}

}  // namespace
}  // namespace psychometrics::commands
