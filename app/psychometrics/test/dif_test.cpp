// `assay psychometrics dif`: what it reads, its options, and what it refuses.
#include "in_folder.hpp"

#include <psychometrics/simulation.hpp>

#include <algorithm>

namespace psychometrics::commands {
namespace {

class DifCommand : public InFolder {
  protected:
    // 8 items; the third is much harder for group B.
    std::string responses(std::size_t persons) const {
        Draws draws(7);
        ParameterSet set = plausible_items(Model::rasch, 8, draws);
        set.items[2].b = 0;
        const Responses a = simulate(set, normal_thetas(persons, {0, 1}, draws), draws);
        set.items[2].b = 1.5;
        const Responses b = simulate(set, normal_thetas(persons, {0, 1}, draws), draws);
        std::string text = "q1,q2,q3,q4,q5,q6,q7,q8,sex\n";
        for (const auto* r : {&a, &b}) {
            for (std::size_t p = 0; p < persons; ++p) {
                for (std::size_t i = 0; i < 8; ++i) {
                    text += std::to_string(r->at(p, i)) + ",";
                }
                text += r == &a ? "A\n" : "B\n";
            }
        }
        return file("responses.csv", text);
    }
    static Result<json::value> run(std::vector<std::string> words) {
        return InFolder::run(dif_command(), std::move(words));
    }
    static std::string refusal(std::vector<std::string> words) {
        const auto done = run(std::move(words));
        return done ? "none" : done.error().code;
    }
};

TEST_F(DifCommand, EveryMethodFindsThePlantedItem) {
    const auto done = run({responses(600), "--group", "sex", "--focal", "B", "--method", "all", "--purify"});
    ASSERT_TRUE(done) << done.error().detail;
    const auto& flagged = done->at("flagged").as_array();
    ASSERT_FALSE(flagged.empty());
    EXPECT_EQ(flagged[0].at("item").as_string(), "q3");
    EXPECT_GE(flagged[0].at("methods").as_array().size(), 7u);
    for (const char* section : {"mantel_haenszel", "mantel", "standardisation", "logistic", "breslow_day",
                                "sibtest", "delta", "lord", "raju"}) {
        const auto& of = done->at(section);
        ASSERT_TRUE(of.is_object()) << section;
        EXPECT_EQ(of.at("items").as_array().size(), 8u) << section;
        EXPECT_EQ(of.at("procedure").at("reference").as_string(), "A");
        EXPECT_EQ(of.at("procedure").at("persons_focal").to_number<int>(), 600);
    }
    const auto& item = done->at("mantel_haenszel").at("items").at(2);
    EXPECT_LT(item.at("mh_d_dif").to_number<double>(), -2);
    EXPECT_EQ(item.at("ets_class").as_string(), "c");
    EXPECT_EQ(done->at("mantel_haenszel").at("procedure").at("purification").at("removed").at(0).as_string(),
              "q3");
}

TEST_F(DifCommand, AProblemOfOneMethodSaysWhich) {
    const auto path = file("few.csv", "q1,q2,q3,group\n1,0,1,A\n0,1,1,A\n1,1,0,B\n0,0,1,B\n0,1,0,B\n");
    const auto done = run({path, "--focal", "B", "--method", "all", "--minimum-group", "1"});
    ASSERT_TRUE(done) << done.error().detail;
    bool named = false;
    for (const auto& problem : done->at("problems").as_array()) {
        named = named || problem.at("detail").as_string().starts_with("sibtest: ");
    }
    EXPECT_TRUE(named) << json::serialize(done->at("problems"));
}

TEST_F(DifCommand, OneMethodAndItsOptions) {
    const auto path = responses(600);
    const auto done = run({path, "--group", "sex", "--focal", "B", "--reference", "A", "--match",
                           "q1,q2,q4,q5", "--adjust", "none", "--pretest", "q5"});
    ASSERT_TRUE(done) << done.error().detail;
    const auto& procedure = done->at("mantel_haenszel").at("procedure");
    EXPECT_EQ(procedure.at("anchor"), (json::array{"q1", "q2", "q4"}));
    EXPECT_EQ(procedure.at("adjustment").as_string(), "none");
    EXPECT_TRUE(told(*done, "pretest_not_matched"));
    const auto from_file =
        run({path, "--group", "sex", "--focal", "B", "--match", file("anchor.txt", "q1\nq2\nq4\n")});
    ASSERT_TRUE(from_file) << from_file.error().detail;
    EXPECT_EQ(from_file->at("mantel_haenszel").at("procedure").at("anchor"), procedure.at("anchor"));
}

TEST_F(DifCommand, SmallGroupsGetNumbersWithoutFlags) {
    const auto path = responses(100);
    const auto done = run({path, "--group", "sex", "--focal", "B"});
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(*done, "group_below_minimum"));
    EXPECT_TRUE(done->at("flagged").as_array().empty());
    EXPECT_TRUE(done->at("mantel_haenszel").at("items").at(2).at("chi_squared").is_number());
    const auto lower = run({path, "--group", "sex", "--focal", "B", "--minimum-group", "100"});
    ASSERT_TRUE(lower);
    EXPECT_FALSE(told(*lower, "group_below_minimum"));
    EXPECT_EQ(lower->at("flagged").at(0).at("item").as_string(), "q3");
}

TEST_F(DifCommand, Refusals) {
    const auto path = responses(30);
    EXPECT_EQ(refusal({path, "--group", "sex", "--focal", "C"}), "group_unknown");
    EXPECT_EQ(refusal({path, "--group", "sex", "--focal", "C", "--method", "all"}), "group_unknown");
    EXPECT_EQ(refusal({path, "--focal", "B", "--leave-out", "sex"}), "groups_missing");
    EXPECT_EQ(refusal({path, "--group", "sex", "--focal", "B", "--match", "q9"}), "item_unknown");
    EXPECT_EQ(refusal({path, "--group", "sex", "--focal", "B", "--match", "q1", "--pretest", "q1"}),
              "nothing_to_match_on");
    EXPECT_EQ(refusal({path, "--group", "gender", "--focal", "B"}), "column_missing");
    EXPECT_THROW(run({path, "--group", "sex", "--focal", "B", "--method", "magic"}), CLI::ValidationError);
}

}  // namespace
}  // namespace psychometrics::commands
