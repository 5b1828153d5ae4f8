// The commands classical and subscores on files.
#include "in_folder.hpp"

#include <algorithm>

namespace psychometrics::commands {
namespace {

class Statistics : public InFolder {
  protected:
    static json::value run(std::unique_ptr<Command> command, std::vector<std::string> words) {
        const auto done = InFolder::run(std::move(command), std::move(words));
        return done ? *done : json::value(json::object{{"refused", done.error().code}});
    }
    static bool told(const json::value& reply, std::string_view code, std::string_view item = "") {
        const auto& problems = reply.at("problems").as_array();
        return std::ranges::any_of(problems, [&](const json::value& problem) {
            return problem.at("code").as_string() == code && problem.at("item").as_string() == item;
        });
    }
};

const char* const responses =
    "person,group,a1,a2,b1,b2\n"
    "1,x,1,1,1,1\n2,x,1,1,1,1\n3,y,1,1,0,0\n4,y,1,0,1,0\n5,x,0,1,0,1\n6,y,0,0,1,1\n7,x,0,0,0,0\n8,y,0,0,-,>"
    "\n";

TEST_F(Statistics, ClassicalReadsScoresGroupsAndPretestItems) {
    const std::string r = file("r.csv", responses);
    const auto reply = run(classical_command(), {r, "--minimum", "0"});
    EXPECT_EQ(reply.at("test").at("n").as_int64(), 8);
    EXPECT_NEAR(reply.at("test").at("alpha").as_double(), 2.0 / 3, 1e-12);
    EXPECT_EQ(reply.at("items").as_array().size(), 4u);
    EXPECT_DOUBLE_EQ(reply.at("items").at(2).at("omitted_rate").as_double(), 0.125);
    EXPECT_DOUBLE_EQ(reply.at("items").at(3).at("not_reached_rate").as_double(), 0.125);
    EXPECT_EQ(reply.at("groups").as_array().size(), 2u);
    EXPECT_EQ(reply.at("groups").at(0).at("test").at("n").as_int64(), 4);
    EXPECT_TRUE(told(reply, "group_below_minimum", "x"));
    EXPECT_TRUE(reply.at("distractors").as_array().empty());
    EXPECT_TRUE(std::string(reply.at("data_hash").as_string()).starts_with("sha256:"));

    const auto named = run(classical_command(), {r, "--pretest", "b1,b2", "--not-reached-as", "missing"});
    EXPECT_EQ(named.at("test").at("k").as_int64(), 2);
    EXPECT_TRUE(named.at("items").at(2).at("pretest").as_bool());
    EXPECT_EQ(named.at("items").at(3).at("n").as_int64(), 7);
    EXPECT_TRUE(told(named, "few_responses"));
    const auto listed = run(classical_command(),
                            {r, "--pretest", file("p.csv", "item\nb1\nb2\n"), "--not-reached-as", "missing"});
    EXPECT_EQ(listed, named);
    EXPECT_EQ(run(classical_command(), {r, "--pretest", file("bad.csv", "id\nb1\n")}).at("refused"),
              "column_missing");
    EXPECT_EQ(run(classical_command(), {r, "--level", "1.5"}).at("refused"), "level_out_of_range");
}

TEST_F(Statistics, ClassicalTakesChoicesWithAKey) {
    const std::string choices =
        file("c.csv", "person,q1,q2,q3\n1,A,B,C\n2,A,B,A\n3,B,B,C\n4,C,A,-\n5,A,B,C\n6,D,A,B\n");
    const std::string key = file("k.csv", "item,key,options\nq1,A,A|B|C|D|E\nq2,B,\nq3,C|B,\n");
    const auto reply = run(classical_command(), {choices, "--key", key});
    EXPECT_EQ(reply.at("test").at("n").as_int64(), 6);
    EXPECT_DOUBLE_EQ(reply.at("items").at(2).at("p").as_double(), 4.0 / 6);
    const auto& options = reply.at("distractors").at(0).at("options").as_array();
    ASSERT_EQ(options.size(), 5u);
    EXPECT_EQ(options[0].at("option"), "A");
    EXPECT_TRUE(options[0].at("key").as_bool());
    EXPECT_EQ(options[4].at("n").as_int64(), 0);
    EXPECT_EQ(reply.at("distractors").at(2).at("omitted").as_int64(), 1);
    EXPECT_EQ(run(classical_command(), {"--exam", "x", "--key", key}).at("refused"), "key_needs_file");
    EXPECT_EQ(run(classical_command(), {choices}).at("refused"), "not_a_score");
    EXPECT_EQ(run(classical_command(), {choices, "--key", (folder_ / "none.csv").string()}).at("refused"),
              "file_unreadable");
    EXPECT_EQ(run(classical_command(), {choices, "--key", file("o.csv", "item,key\nz,A\n")}).at("refused"),
              "no_keyed_items");
}

TEST_F(Statistics, SubscoresSayWhatAddsValue) {
    const std::string r = file("r.csv", responses);
    const std::string d = file("d.csv", "item,domain\na1,A\na2,A\nb1,B\nb2,B\n");
    const auto reply = run(subscores_command(), {r, "--domains", d, "--minimum", "4"});
    EXPECT_EQ(reply.at("n").as_int64(), 8);
    EXPECT_NEAR(reply.at("subscores").at(0).at("prmse_total").as_double(), 0.5625, 1e-12);
    EXPECT_TRUE(reply.at("subscores").at(0).at("added_value").as_bool());
    EXPECT_NEAR(reply.at("pairs").at(0).at("disattenuated").as_double(), 0.5, 1e-12);
    EXPECT_EQ(reply.at("groups").as_array().size(), 2u);
    const auto few = run(subscores_command(), {r, "--domains", d});
    EXPECT_TRUE(few.at("subscores").at(0).at("added_value").is_null());
    EXPECT_TRUE(told(few, "few_responses"));
    EXPECT_EQ(run(subscores_command(), {r}).at("refused"), "no_domains");
    EXPECT_EQ(run(subscores_command(), {r, "--domains", d, "--pretest", "b1,b2"}).at("refused"),
              "one_domain");
}

TEST_F(Statistics, FormsAreJudgedOneByOneWhereNobodyHasAllItems) {
    const std::string r = file("forms.csv",
                               "group,a1,a2,b1,b2,b3\n"
                               "x,1,1,1,1,\nx,1,1,0,0,\nx,0,0,1,1,\nx,0,0,0,1,\n"
                               "y,1,1,1,,1\ny,1,0,0,,0\ny,0,0,0,,1\ny,0,1,1,,1\n");
    const std::string d = file("d.csv", "item,domain\na1,A\na2,A\nb1,B\nb2,B\nb3,B\n");
    const auto reply = run(subscores_command(), {r, "--domains", d});
    EXPECT_TRUE(told(reply, "too_few_persons"));
    EXPECT_TRUE(reply.at("mean").is_null());
    EXPECT_EQ(reply.at("persons").as_int64(), 8);
    EXPECT_EQ(reply.at("groups").at(1).at("value").at("n").as_int64(), 4);
    EXPECT_EQ(reply.at("groups").at(1).at("value").at("k").as_int64(), 4);
    const auto classical = run(classical_command(), {r});
    EXPECT_TRUE(told(classical, "no_complete_persons"));
    EXPECT_EQ(classical.at("groups").at(0).at("test").at("n").as_int64(), 4);
}

}  // namespace
}  // namespace psychometrics::commands
