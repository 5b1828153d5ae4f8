// `assay psychometrics score` and `fit`: what they print, and what they refuse.
#include "in_folder.hpp"

#include <psychometrics/simulation.hpp>

#include <cmath>

namespace psychometrics::commands {
namespace {

class ScoreAndFit : public InFolder {
  protected:
    void SetUp() override {
        items_ = file("items.csv", "item,a,b\nq1,1,-1\nq2,1.2,0\nq3,0.8,0.5\nq4,1.5,1\n");
    }
    static std::string refusal(const Result<json::value>& done) { return done ? "none" : done.error().code; }
    // A file of simulated answers to the items.
    std::string answers(std::size_t persons) const {
        const auto set = read_parameters(items_);
        EXPECT_TRUE(set);
        Draws draws(5);
        const Responses r = simulate(*set, normal_thetas(persons, {}, draws), draws);
        std::string text = "person,q1,q2,q3,q4\n";
        for (std::size_t person = 0; person < persons; ++person) {
            text += "p" + std::to_string(person);
            for (const auto score : r.row(person)) {
                text += "," + std::to_string(score);
            }
            text += "\n";
        }
        return file("answers.csv", text);
    }

    std::string items_;
};

TEST_F(ScoreAndFit, ScoresWithTableAndCurve) {
    const auto data =
        file("r.csv", "person,q1,q2,q3,q4,extra\nann,1,1,1,1,0\nbob,0,0,0,0,1\ncid,1,0,,>,1\ndan,,,,,1\n");
    const auto done = run(score_command(), {data, "--items", items_, "--method", "ml", "--table",
                                            "--information", "--points", "5", "--sd", "1.5"});
    ASSERT_TRUE(done) << done.error().detail;
    const auto& persons = done->at("persons").as_array();
    EXPECT_EQ(persons.at(0).at("person").as_string(), "ann");
    EXPECT_TRUE(persons.at(0).at("theta").is_null());
    EXPECT_EQ(persons.at(0).at("problem").as_string(), "no_finite_estimate");
    EXPECT_TRUE(persons.at(2).at("theta").is_double());
    EXPECT_EQ(persons.at(2).at("items").to_number<int>(),
              3);  // not reached is wrong, not presented is nothing
    EXPECT_EQ(persons.at(3).at("problem").as_string(), "nothing_presented");
    EXPECT_TRUE(told(*done, "item_without_parameters"));
    EXPECT_TRUE(told(*done, "no_finite_estimate"));
    EXPECT_EQ(done->at("table").as_array().size(), 5u);
    EXPECT_EQ(done->at("information").as_array().size(), 5u);
    EXPECT_DOUBLE_EQ(done->at("information").at(0).at("theta").to_number<double>(), -6);
    EXPECT_DOUBLE_EQ(done->at("prior").at("sd").to_number<double>(), 1.5);
    EXPECT_EQ(done->at("summary").at("scored").to_number<int>(), 1);
}

TEST_F(ScoreAndFit, PretestItemsEnterNoScore) {
    const auto data = file("r.csv", "q1,q2,q3,q4\n1,0,1,1\n1,0,1,0\n");
    const auto done = run(score_command(), {data, "--items", items_, "--pretest", "q4"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_TRUE(told(*done, "pretest_left_out"));
    EXPECT_EQ(done->at("persons").at(0).at("theta"), done->at("persons").at(1).at("theta"));
    EXPECT_EQ(done->at("persons").at(0).at("raw_max").to_number<int>(), 3);
    EXPECT_EQ(refusal(run(score_command(), {data, "--items", items_, "--pretest", "q1,q2,q3,q4"})),
              "no_common_items");
}

TEST_F(ScoreAndFit, Refusals) {
    const auto data = file("r.csv", "q1,q2\n1,0\n0,1\n");
    EXPECT_EQ(refusal(run(score_command(), {data, "--items", items_, "--nodes", "2"})), "plan_faulty");
    EXPECT_EQ(
        refusal(run(score_command(), {data, "--items", items_, "--information", "--from", "2", "--to", "1"})),
        "curve_faulty");
    EXPECT_EQ(refusal(run(score_command(), {data, "--items", items_, "--metric", "0"})), "metric_faulty");
    EXPECT_EQ(refusal(run(score_command(), {data, "--items", file("none.csv", "item,a,b\nz,1,0\n")})),
              "no_common_items");
    EXPECT_EQ(refusal(run(fit_command(), {file("two.csv", "q1,q2\n2,0\n"), "--items", items_})),
              "score_too_high");
}

TEST_F(ScoreAndFit, FitOfAFile) {
    const auto data = answers(600);
    const auto done = run(fit_command(), {data, "--items", items_, "--parameters", "elsewhere", "--persons",
                                          "7", "--pairs", "3"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->at("items").as_array().size(), 4u);
    EXPECT_TRUE(done->at("items").at(0).at("s_x2").is_number());
    EXPECT_EQ(done->at("parameters").as_string(), "elsewhere");
    EXPECT_EQ(done->at("whole").at("df").to_number<int>(), 10);
    EXPECT_GT(done->at("whole").at("p").to_number<double>(), 1e-4);
    EXPECT_EQ(done->at("pairs").as_array().size(), 3u);
    EXPECT_EQ(done->at("pair_summary").at("pairs").to_number<int>(), 6);
    EXPECT_EQ(done->at("person_fit").as_array().size(), 7u);
    EXPECT_LE(done->at("person_fit").at(0).at("lz_star").to_number<double>(),
              done->at("person_fit").at(6).at("lz_star").to_number<double>());
    EXPECT_FALSE(told(*done, "few_responses"));
    // Estimated from these responses: four items have ten means and products, and eight parameters.
    const auto same = run(fit_command(), {data, "--items", items_});
    ASSERT_TRUE(same);
    EXPECT_EQ(same->at("parameters").as_string(), "these_responses");
    EXPECT_EQ(same->at("whole").at("df").to_number<int>(), 2);
    EXPECT_TRUE(same->at("person_fit").as_array().empty());
}

TEST_F(ScoreAndFit, SeveralGroupsAreTakenAsOnePopulation) {
    const auto set = file("set.json", R"({"model":"2pl","metric":1,"items":[
        {"item":"q1","a":1,"b":-1},{"item":"q2","a":1.2,"b":0},{"item":"q3","a":0.8,"b":0.5},{"item":"q4","a":1.5,"b":1}],
        "latent":{"mean":0,"sd":1},
        "groups":[{"group":"a","persons":300,"mean":0,"sd":1},{"group":"b","persons":100,"mean":1,"sd":1}]})");
    const auto done = run(fit_command(), {answers(400), "--items", set});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_TRUE(told(*done, "several_populations"));
    EXPECT_DOUBLE_EQ(done->at("latent").at("mean").to_number<double>(), 0.25);
    EXPECT_NEAR(done->at("latent").at("sd").to_number<double>(), std::sqrt(1 + 0.25 - 0.0625), 1e-12);
    const auto given = run(fit_command(), {answers(400), "--items", set, "--mean", "0", "--sd", "1"});
    ASSERT_TRUE(given);
    EXPECT_DOUBLE_EQ(given->at("latent").at("mean").to_number<double>(), 0);
}

TEST_F(ScoreAndFit, FewPersonsAreToldAndNothingIsFlagged) {
    const auto done = run(fit_command(), {answers(30), "--items", items_});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_TRUE(told(*done, "few_responses"));
    EXPECT_EQ(done->at("pair_summary").at("flagged").to_number<int>(), 0);
}

}  // namespace
}  // namespace psychometrics::commands
