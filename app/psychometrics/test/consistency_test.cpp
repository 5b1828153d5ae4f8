// `assay psychometrics consistency` and `standard`: their files and methods, and what they refuse.
#include "in_folder.hpp"

#include <psychometrics/simulation.hpp>

#include <cmath>

namespace psychometrics::commands {
namespace {

class Decided : public InFolder {
  protected:
    static Result<json::value> consistency(std::vector<std::string> words) {
        return run(consistency_command(), std::move(words));
    }
    static Result<json::value> standard(std::vector<std::string> words) {
        return run(standard_command(), std::move(words));
    }
    static std::string code(const Result<json::value>& done) { return done ? "none" : done.error().code; }
    static double number(const json::value& v) { return v.to_number<double>(); }

    // 400 persons and 20 items of known parameters.
    void simulate_exam() {
        Draws draws(6);
        const auto set = plausible_items(Model::two_pl, 20, draws);
        const auto made = simulate(set, normal_thetas(400, {}, draws), draws);
        std::string rows = "person", parameters = "item,a,b\n";
        for (std::size_t i = 0; i < 20; ++i) {
            rows += ",q" + std::to_string(i);
            parameters += "q" + std::to_string(i) + "," + std::to_string(set.items[i].a) + "," +
                          std::to_string(set.items[i].b) + "\n";
        }
        for (std::size_t p = 0; p < 400; ++p) {
            rows += "\n" + std::to_string(p);
            for (const auto score : made.row(p)) {
                rows += "," + std::to_string(score);
            }
        }
        responses_ = file("responses.csv", rows + "\n");
        parameters_ = file("items.csv", parameters);
    }

    std::string responses_, parameters_;
};

TEST_F(Decided, all_methods_of_one_exam_are_near_each_other) {
    simulate_exam();
    const auto done = consistency({responses_, "--items", parameters_, "--method", "all", "--cut", "11"});
    ASSERT_TRUE(done) << done.error().detail;
    const auto& methods = done->at("methods").as_array();
    ASSERT_EQ(methods.size(), 4U);
    const auto accuracy = [&](std::size_t i) {
        return number(methods[i].at("cuts").at(0).at("accuracy").at("accuracy"));
    };
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(accuracy(i), accuracy(2), 0.03) << i;
    }
    // At the cut, then at each score from 0 to 20.
    const auto& errors = done->at("conditional_errors").as_array();
    ASSERT_EQ(errors.size(), 22U);
    EXPECT_NEAR(number(errors[0].at("lord")), std::sqrt(11.0 * 9 / 19), 1e-9);
    EXPECT_LT(number(errors[0].at("irt")), number(errors[0].at("lord")));
    EXPECT_TRUE(done->at("data_hash").as_string().starts_with("sha256:"));

    const auto persons = consistency({responses_, "--items", parameters_, "--method", "rudner", "--cut", "11",
                                      "--averaged", "over_persons"});
    ASSERT_TRUE(persons) << persons.error().detail;
    EXPECT_EQ(persons->at("methods").at(0).at("averaged").as_string(), "over_persons");
    EXPECT_NEAR(number(persons->at("methods").at(0).at("cuts").at(0).at("accuracy").at("accuracy")),
                accuracy(3), 0.04);
}

TEST_F(Decided, scores_by_themselves_with_a_conversion) {
    std::string scores = "score,count\n", conversion = "raw,reported\n";
    for (int x = 0; x <= 10; ++x) {
        scores += std::to_string(x) + "," + std::to_string(x == 0 ? 1 : 40 - 6 * std::abs(x - 6)) + "\n";
        conversion += std::to_string(x) + "," + std::to_string(100 + 90 * x) + "\n";
    }
    const auto done = consistency({"--scores", file("s.csv", scores), "--highest", "10", "--cut", "5,8",
                                   "--reliability", "0.6", "--conversion", file("c.csv", conversion)});
    ASSERT_TRUE(done) << done.error().detail;
    const auto& report = done->at("methods").at(0);
    EXPECT_EQ(report.at("cuts").as_array().size(), 2U);
    EXPECT_EQ(report.at("categories").at("accuracy_matrix").as_array().size(), 3U);
    const auto& at_cut = done->at("conditional_errors").at(0);
    EXPECT_EQ(number(at_cut.at("reported")), 550);
    EXPECT_NEAR(number(at_cut.at("reported_binomial")), 90 * std::sqrt(2.5), 1e-6);
    EXPECT_EQ(code(consistency({"--scores", file("s.csv", scores), "--cut", "5"})), "highest_missing");
    EXPECT_EQ(code(consistency({"--scores", file("s.csv", scores), "--highest", "10", "--cut", "5"})),
              "reliability_missing");
    EXPECT_EQ(code(consistency({"--scores", file("t.csv", "points,more\n1,1\n2,1\n"), "--highest", "10",
                                "--cut", "5", "--reliability", "0.5"})),
              "column_missing");
}

TEST_F(Decided, what_consistency_refuses) {
    simulate_exam();
    EXPECT_EQ(code(consistency({})), "nothing_given");
    EXPECT_EQ(code(consistency({responses_})), "cut_missing");
    EXPECT_EQ(code(consistency({responses_, "--cut", "21"})), "cut_outside");
    EXPECT_EQ(code(consistency({responses_, "--cut", "11", "--reliability", "1"})),
              "reliability_out_of_range");
    EXPECT_EQ(code(consistency({responses_, "--cut", "11", "--reliability=-0.5"})),
              "reliability_out_of_range");
    EXPECT_EQ(code(consistency({responses_, "--cut", "11", "--method", "lee"})), "items_missing");
    EXPECT_EQ(code(consistency({"--items", parameters_, "--cut", "11"})), "no_responses");
    EXPECT_EQ(code(consistency(
                  {responses_, "--cut", "11", "--conversion", file("c.csv", "raw,reported\n0,1\n2,3\n")})),
              "conversion_does_not_fit");
    // Lee needs no persons at all.
    const auto lee = consistency({"--items", parameters_, "--cut", "11", "--method", "lee"});
    ASSERT_TRUE(lee) << lee.error().detail;
    EXPECT_EQ(lee->at("methods").at(0).at("scores").as_array().size(), 21U);
    const auto given = consistency({"--thetas", file("thetas.csv", "theta,se\n0.1,0.3\n,\n1.2,0.4\n"),
                                    "--method", "rudner", "--theta-cut", "0.5"});
    ASSERT_TRUE(given) << given.error().detail;
    EXPECT_TRUE(told(*given, "persons_without_theta"));
}

TEST_F(Decided, every_method_of_standard_setting_by_its_file) {
    const auto scores = file("scores.csv", "score\n0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    const auto near = [&](const Result<json::value>& done, double cut, const char* place) {
        ASSERT_TRUE(done) << place << ": " << done.error().detail;
        EXPECT_NEAR(number(done->at("cut")), cut, 1e-6) << place;
        EXPECT_TRUE(done->at(place).is_object()) << place;
    };
    const auto ratings = file("a.csv", "judge,round,q1,q2\nx,1,50,70\ny,1,40,90\nx,2,50,80\ny,2,50,90\n");
    const auto p = file("p.csv", "item,p\nq1,0.4\n");
    const auto angoff = standard({ratings, "--scale", "percent", "--p", p, "--scores", scores, "--sem", "1"});
    near(angoff, 1.35, "angoff");
    EXPECT_EQ(angoff->at("required_score").as_int64(), 2);
    EXPECT_TRUE(told(*angoff, "item_without_p"));
    EXPECT_TRUE(told(*angoff, "panel_too_small"));
    EXPECT_EQ(code(standard({ratings})), "rating_outside");

    const auto items = file("items.csv", "item,a,b\nq1,1,0\nq2,1,1\nq3,1,-1\n");
    const auto marks = file("m.csv", "judge,page\nx,2\ny,2\nz,3\n");
    near(standard({marks, "--method", "bookmark", "--items", items, "--rp", "0.5"}), 1.5, "bookmark");
    EXPECT_EQ(code(standard({marks, "--method", "bookmark"})), "items_missing");

    const auto hofstee =
        file("h.csv", "judge,lowest_cut,highest_cut,lowest_fail,highest_fail\nx,4,8,20,60\n");
    near(standard(
             {hofstee, "--method", "hofstee", "--scores", scores, "--highest", "10", "--scale", "percent"}),
         5, "hofstee");
    EXPECT_EQ(code(standard({hofstee, "--method", "hofstee", "--scale", "percent"})), "scores_missing");
    const auto beuk = file("b.csv", "judge,cut,pass_rate\nx,5,0.6\ny,7,0.8\n");
    near(standard({beuk, "--method", "beuk", "--scores", scores, "--highest", "10"}), 4.5, "beuk");
    const auto ebel =
        file("e.csv", "judge,difficulty,relevance,items,rating\nx,easy,core,4,.9\nx,hard,core,6,.5\n");
    near(standard({ebel, "--method", "ebel"}), 6.6, "ebel");

    const auto judged = file("g.csv", "score,rating\n10,borderline\n20,good\n13,borderline\n4,poor\n");
    near(standard({judged, "--method", "borderline"}), 11.5, "borderline_group");
    EXPECT_EQ(code(standard({judged, "--method", "borderline", "--borderline", "just"})), "too_few_persons");
    const auto rated = file("r.csv", "score,rating\n10,1\n13,2\n15,3\n18,4\n");
    near(standard({rated, "--method", "regression", "--borderline", "2"}), 12.7, "borderline_regression");
    EXPECT_EQ(code(standard({rated, "--method", "regression"})), "borderline_missing");
    const auto groups = file("c.csv",
                             "score,group\n5,pass\n6,pass\n7,pass\n8,pass\n9,pass\n2,fail\n3,fail\n4,fail\n"
                             "5,fail\n6,fail\n");
    near(standard({groups, "--method", "contrasting"}), 5.5, "contrasting");
    EXPECT_EQ(code(standard({file("u.csv", "score,group\n5,maybe\n"), "--method", "contrasting"})),
              "group_unknown");
    EXPECT_EQ(code(standard({groups, "--method", "contrasting", "--scale", "yes_no"})), "scale_unfit");
    EXPECT_EQ(code(standard({(folder_ / "none.csv").string()})), "file_unreadable");
}

TEST_F(Decided, three_thetas_are_few) {
    const auto done = consistency({"--thetas", file("three.csv", "theta,se\n0.1,0.3\n-0.5,0.3\n1.2,0.4\n"),
                                   "--method", "rudner", "--theta-cut", "0"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(number(done->at("persons")), 3);
    EXPECT_NE(json::serialize(done->at("problems")).find("few_persons"), std::string::npos);
}

}  // namespace
}  // namespace psychometrics::commands
