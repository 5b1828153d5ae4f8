// `assay psychometrics assemble` and `cat`: their files, and what they refuse.
#include "in_folder.hpp"

namespace psychometrics::commands {
namespace {

class Assembled : public InFolder {
  protected:
    void SetUp() override {
        std::string bank = "item,a,b,domain,words\n", table = "person";
        for (int i = 0; i < 40; ++i) {
            bank += "q" + std::to_string(i) + "," + std::to_string(0.8 + 0.02 * (i % 20)) + "," +
                    std::to_string(-1.5 + 0.075 * i) + "," + (i % 2 == 0 ? "net" : "data") + "," +
                    std::to_string(20 + i % 7) + "\n";
            table += ",q" + std::to_string(i);
        }
        bank_ = file("bank.csv", bank);
        table += "\np1";
        for (int i = 0; i < 40; ++i) {
            table += i % 3 == 0 ? ",0" : ",1";
        }
        responses_ = file("responses.csv", table + "\n");
    }
    std::string spec(const std::string& more) const {
        return file("spec.toml", "bank = \"bank.csv\"\nforms = 2\nlength = 10\n" + more);
    }
    Result<json::value> assemble(const std::string& more) const {
        return run(assemble_command(), {spec(more)});
    }
    std::string refusal(const std::string& more) const {
        const auto done = assemble(more);
        return done ? "none" : done.error().code;
    }
    static Result<json::value> cat(std::vector<std::string> words) {
        return run(cat_command(), std::move(words));
    }
    std::string bank_, responses_;
};

TEST_F(Assembled, FormsKeepWhatTheFileAsksFor) {
    const auto done = assemble(
        "enemies_file = \"enemies.csv\"\nanchors = [\"q4\"]\n[target]\ntheta = [0]\n"
        "[[quota]]\ncolumn = \"domain\"\nvalue = \"net\"\nmost = 5\n[[sum]]\ncolumn = \"words\"\nmost = "
        "240\n");
    EXPECT_FALSE(done);  // there is no enemies.csv
    file("enemies.csv", "q4,q6\nq8,q10\n");
    const auto made = assemble(
        "enemies_file = \"enemies.csv\"\nanchors = [\"q4\"]\n[target]\ntheta = [0]\n"
        "[[quota]]\ncolumn = \"domain\"\nvalue = \"net\"\nmost = 5\n[[sum]]\ncolumn = \"words\"\nmost = "
        "240\n");
    ASSERT_TRUE(made) << made.error().detail;
    ASSERT_EQ(made->at("forms").as_array().size(), 2u);
    for (const auto& form : made->at("forms").as_array()) {
        const auto& items = form.at("items").as_array();
        EXPECT_EQ(items.size(), 10u);
        const auto has = [&](const char* name) {
            return std::ranges::any_of(items, [&](const json::value& i) { return i.as_string() == name; });
        };
        EXPECT_TRUE(has("q4"));
        EXPECT_FALSE(has("q6")) << "the first row of the enemies is a pair, not a header";
        EXPECT_LE(form.at("holds").at(0).at("sum").to_number<double>(), 5);
        EXPECT_LE(form.at("holds").at(1).at("sum").to_number<double>(), 240);
    }
}

TEST_F(Assembled, WhatCannotBeIsNamed) {
    const std::string target = "[target]\ntheta = [0]\n";
    EXPECT_EQ(refusal("[target]\ntheta = [nan]\n"), "spec_wrong");
    EXPECT_EQ(refusal("[target]\ntheta = [0]\ninformation = [inf]\n"), "spec_wrong");
    EXPECT_EQ(refusal(target + "[[sum]]\ncolumn = \"words\"\nmost = nan\n"), "spec_wrong");
    EXPECT_EQ(refusal(target + "[[quotas]]\n"), "spec_wrong");
    EXPECT_EQ(refusal(target + "[[sum]]\ncolumn = \"letters\"\n"), "column_missing");
    EXPECT_EQ(refusal("anchors = [\"nobody\"]\n" + target), "spec_wrong");
    EXPECT_EQ(refusal("uses = 0\n" + target), "spec_wrong");
    const auto mistyped = assemble(target + "[[quota]]\ncolumn = \"domain\"\nvalue = \"nett\"\nmost = 5\n");
    ASSERT_TRUE(mistyped);
    EXPECT_TRUE(told(*mistyped, "quota_unused"));
    const auto impossible =
        assemble(target + "[[quota]]\ncolumn = \"domain\"\nvalue = \"net\"\nleast = 11\n");
    ASSERT_FALSE(impossible);  // above the form's length
    const auto short_of = assemble("exclude = [\"q0\",\"q2\",\"q4\",\"q6\",\"q8\",\"q10\"]\n" + target +
                                   "[[quota]]\ncolumn = \"domain\"\nvalue = \"net\"\nleast = 8\n");
    ASSERT_TRUE(short_of) << short_of.error().detail;
    EXPECT_TRUE(told(*short_of, "constraints_conflict"));
    EXPECT_TRUE(short_of->at("conflicts").at(0).at("proven").as_bool());
}

TEST_F(Assembled, APathIsFollowedAndABankSimulated) {
    const auto path = cat({"--bank", bank_, "--responses", responses_, "--length", "8"});
    ASSERT_TRUE(path) << path.error().detail;
    EXPECT_EQ(path->at("paths").at(0).at("steps").as_array().size(), 8u);
    EXPECT_EQ(path->at("paths").at(0).at("stopped").as_string(), "length");
    EXPECT_EQ(json::serialize(*path),
              json::serialize(*cat({"--bank", bank_, "--responses", responses_, "--length", "8"})));
    const auto simulated = cat({"--bank", bank_, "--simulate", "300", "--length", "8", "--exposure",
                                "sympson_hetter", "--rate", "0.4"});
    ASSERT_TRUE(simulated) << simulated.error().detail;
    EXPECT_EQ(simulated->at("exposure_control").as_array().size(), 40u);
    EXPECT_GT(simulated->at("simulation").at("correlation").to_number<double>(), 0.5);
}

TEST_F(Assembled, AnAdaptiveTestThatCannotBeIsRefused) {
    const auto code = [](const Result<json::value>& done) { return done ? "none" : done.error().code; };
    EXPECT_EQ(code(cat({"--bank", bank_})), "nothing_to_do");
    EXPECT_EQ(code(cat({"--bank", bank_, "--responses", folder_.string()})), "file_unreadable");
    EXPECT_EQ(code(cat({"--bank", bank_, "--simulate", "10", "--prior-mean", "50"})), "plan_faulty");
    EXPECT_EQ(code(cat({"--bank", bank_, "--simulate", "10", "--cut", "nan"})), "plan_faulty");
    EXPECT_EQ(code(cat({"--bank", bank_, "--simulate", "10", "--se", "-1"})), "plan_faulty");
    EXPECT_EQ(code(cat({"--bank", bank_, "--simulate", "10", "--strata", "100"})), "plan_faulty");
    EXPECT_EQ(code(cat({"--bank", bank_, "--simulate", "10", "--criterion", "best"})), "option_unknown");
    EXPECT_EQ(
        code(cat({"--bank", bank_, "--simulate", "10", "--exposure", "sympson_hetter", "--rate", "0.1"})),
        "rate_too_low");
    const auto two = file("two.csv", "q0,q1\n2,1\n");
    EXPECT_EQ(code(cat({"--bank", bank_, "--responses", two})), "item_without_responses");
    const auto small = file("small.csv", "item,a,b\nq0,1,0\nq1,1,1\n");
    EXPECT_EQ(code(cat({"--bank", small, "--responses", two})), "score_too_high");
    const auto content = file("content.csv", "item,domain,share\nq0,x,1\n");
    EXPECT_EQ(code(cat({"--bank", small, "--simulate", "10", "--content", content})), "content_missing");
}

}  // namespace
}  // namespace psychometrics::commands
