// `assay psychometrics equate`: its kinds of files, its defaults, and what it refuses.
#include "in_folder.hpp"

namespace psychometrics::commands {
namespace {

class Equating : public InFolder {
  protected:
    static Result<json::value> run(std::vector<std::string> words) {
        return InFolder::run(equate_command(), std::move(words));
    }
    static std::string refusal(std::vector<std::string> words) {
        const auto done = run(std::move(words));
        return done ? "none" : done.error().code;
    }
};

double equated(const json::value& reply, std::size_t row) {
    return reply.at("table").at(row).at("equated").to_number<double>();
}

TEST_F(Equating, CountsOfBothFormsInOneFile) {
    const auto counts = file("counts.csv", "score,x,y\n0,2,1\n1,5,4\n2,9,8\n3,4,6\n4,1,2\n");
    const auto done =
        run({counts, "--count", "x", "--count-y", "y", "--method", "mean", "--bootstrap", "50"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->at("design").as_string(), "equivalent_groups");
    EXPECT_NEAR(equated(*done, 2), 2 + 46.0 / 21 - 39.0 / 21, 1e-12);
    EXPECT_TRUE(done->at("table").at(2).at("se_bootstrap").is_double());
    EXPECT_EQ(done->at("bootstrap").at("replications").to_number<int>(), 50);
    EXPECT_TRUE(told(*done, "few_persons"));
}

TEST_F(Equating, TotalsWithAnAnchor) {
    const auto x = file("x.csv", "total,anchor\n8,3\n5,1\n6,2\n9,4\n3,1\n,2\n");
    const auto y = file("y.csv", "total,anchor\n7,3\n5,2\n6,2\n8,4\n4,1\n");
    const auto done = run({x, y, "--anchor", "anchor", "--min", "0", "--max", "10", "--bootstrap", "0"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->at("method").as_string(), "tucker");
    EXPECT_EQ(done->at("design").as_string(), "anchor");
    EXPECT_EQ(done->at("table").as_array().size(), 11u);
    EXPECT_TRUE(done->at("bootstrap").is_null());
    EXPECT_TRUE(told(*done, "persons_dropped"));
    EXPECT_EQ(refusal({x, y, "--anchor", "nowhere"}), "column_missing");
    EXPECT_EQ(refusal({x, y, "--anchor", "anchor", "--max", "4"}), "score_outside_range");
    EXPECT_EQ(refusal({x, y, "--anchor", "anchor", "--method", "linear"}), "design_mismatch");
}

TEST_F(Equating, ResponsesWithCommonItems) {
    const auto x = file("x.csv", "a,b,c,d\n1,1,1,0\n0,1,0,0\n1,1,1,1\n0,0,1,0\n1,0,0,0\n");
    const auto y = file("y.csv", "c,d,e,f\n1,1,1,0\n0,1,0,0\n1,1,1,1\n0,0,1,0\n1,0,0,0\n");
    const auto other = file("z.csv", "k,l\n1,0\n0,1\n");
    const auto done = run({x, y, "--design", "anchor", "--method", "chained_linear", "--bootstrap", "0"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->at("table").as_array().size(), 5u);
    EXPECT_EQ(done->at("moments").at("anchor_x").at("mean").to_number<double>(), 0.8);
    EXPECT_TRUE(run({"--anchor", "c,d", x, y, "--external", "--bootstrap", "0"}));
    EXPECT_EQ(refusal({x, other, "--design", "anchor"}), "disconnected_anchor");
    EXPECT_EQ(refusal({x, y, "--anchor", "a"}), "disconnected_anchor");
}

// One header for the whole bank: what nobody of a form was presented is not the form's, and so not common.
TEST_F(Equating, ItemsNobodyOfAFormWasPresented) {
    const auto x = file("x.csv", "a,b,c,d\n1,1,1,\n0,1,0,\n1,1,1,\n0,0,1,\n1,0,0,\n");
    const auto y = file("y.csv", "a,b,c,d\n,1,1,0\n,1,0,0\n,1,1,1\n,0,1,0\n,0,0,0\n");
    const auto nothing = file("nothing.csv", "a,b\n,\n,\n");
    const auto done = run({x, y, "--design", "anchor", "--method", "chained_mean", "--bootstrap", "0"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_TRUE(told(*done, "item_not_presented"));
    EXPECT_EQ(done->at("table").as_array().size(), 4u);
    EXPECT_EQ(done->at("moments").at("anchor_x").at("highest").to_number<int>(), 2);
    EXPECT_EQ(refusal({x, y, "--anchor", "a"}), "disconnected_anchor");
    EXPECT_EQ(refusal({nothing, y}), "no_persons");
    // A pretest item is in no score, and so in no anchor.
    const auto without =
        run({x, y, "--design", "anchor", "--method", "chained_mean", "--pretest", "b,d", "--bootstrap", "0"});
    ASSERT_TRUE(without) << without.error().detail;
    EXPECT_EQ(without->at("table").as_array().size(), 3u);
    EXPECT_EQ(without->at("moments").at("anchor_x").at("highest").to_number<int>(), 1);
    EXPECT_EQ(refusal({x, y, "--anchor", "b", "--pretest", "b"}), "disconnected_anchor");
}

TEST_F(Equating, TellsOfAScaleThatIsTooShort) {
    const auto both = file("both.csv", "first,second\n1,2\n3,3\n4,5\n6,7\n2,2\n5,4\n");
    const auto with = [&](const std::string& scale) {
        const auto done = run({both, "--design", "single_group", "--total", "first", "--anchor", "second",
                               "--scale", file("ends.csv", scale), "--bootstrap", "0", "--method", "mean"});
        return done ? json::serialize(done->at("problems")) : done.error().code;
    };
    EXPECT_NE(with("score,scale\n3,100\n5,200\n").find("scale_too_short"), std::string::npos);
    EXPECT_EQ(with("score,scale\n-10,100\n20,200\n").find("scale_too_short"), std::string::npos);
}

TEST_F(Equating, ASingleGroupAndAScale) {
    const auto both = file("both.csv", "first,second\n1,2\n3,3\n4,5\n6,7\n2,2\n5,4\n");
    const auto scale = file("scale.csv", "score,scale\n0,100\n10,200\n");
    const auto done = run({both, "--design", "single_group", "--total", "first", "--anchor", "second",
                           "--scale", scale, "--bootstrap", "0", "--method", "mean"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_NEAR(done->at("table").at(0).at("scaled").to_number<double>(), 100 + 10 * equated(*done, 0), 1e-9);
    EXPECT_EQ(refusal({both, "--design", "single_group"}), "design_mismatch");
}

TEST_F(Equating, ParametersOfBothForms) {
    const auto x = file("x.csv", "item,a,b,c\ni1,1,-1,0\ni2,1.2,0,0\ni3,0.8,1,0\n");
    for (const char* method : {"irt_true", "irt_observed"}) {
        const auto done = run({x, x, "--method", method});
        ASSERT_TRUE(done) << done.error().detail;
        EXPECT_EQ(done->at("design").as_string(), "irt");
        for (std::size_t score = 0; score <= 3; ++score) {
            EXPECT_NEAR(equated(*done, score), double(score), 1e-8) << method;
        }
    }
    EXPECT_EQ(refusal({x, x, "--design", "irt", "--method", "tucker"}), "design_mismatch");
    EXPECT_EQ(refusal({x, "--method", "irt_true"}), "forms_missing");
}

TEST_F(Equating, FilesThatSayNothing) {
    const auto empty = file("empty.csv", ""), header = file("header.csv", "total\n"),
               one = file("one.csv", "total\n4\n");
    const auto text = file("text.csv", "total\nfour\n"), half = file("half.csv", "total\n3.5\n4\n");
    const auto huge = file("huge.csv", "total\n3\n900000000\n"), good = file("good.csv", "total\n1\n2\n3\n");
    const auto same = file("same.csv", "total\n2\n2\n2\n"),
               negative = file("negative.csv", "score,count\n1,-4\n2,3\n");
    EXPECT_EQ(refusal({empty, good}), "csv_empty");
    EXPECT_EQ(refusal({header, good}), "no_persons");
    EXPECT_EQ(refusal({one, good}), "too_few_persons");
    EXPECT_EQ(refusal({text, good}), "not_a_number");
    EXPECT_EQ(refusal({half, good}), "not_a_whole_score");
    EXPECT_EQ(refusal({huge, good}), "scores_too_wide");
    EXPECT_EQ(refusal({same, good}), "constant_scores");
    EXPECT_EQ(refusal({negative, negative}), "negative_count");
    EXPECT_EQ(refusal({folder_ / "nowhere.csv", good}), "file_unreadable");
    EXPECT_EQ(refusal({good}), "forms_missing");
    EXPECT_EQ(refusal({}), "forms_missing");
    EXPECT_EQ(refusal({good, good, "--smooth", "much"}), "smoothing_unknown");
    EXPECT_EQ(refusal({good, good, "--exam", "CERT"}), "forms_missing");
}

}  // namespace
}  // namespace psychometrics::commands
