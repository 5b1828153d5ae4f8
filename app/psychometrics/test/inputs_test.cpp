#include "in_folder.hpp"

namespace psychometrics::commands {
namespace {

class Inputs : public InFolder {
  protected:
};

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().code;
}

TEST_F(Inputs, AFileGivesResponsesAndTheirHash) {
    ResponsesInput input;
    input.file = file("r.csv", "q1,q2,sex\n1,0,f\n0,-,m\n");
    input.group_column = "sex";
    const auto loaded = input.load();
    ASSERT_TRUE(loaded) << loaded.error().detail;
    EXPECT_EQ(loaded->responses.items.size(), 2u);
    EXPECT_EQ(loaded->responses.groups, (std::vector<std::string>{"f", "m"}));
    EXPECT_TRUE(loaded->hash.starts_with("sha256:"));
    EXPECT_FALSE(loaded->recorded());
    input.file = file("other.csv", "q1,q2,sex\n1,0,f\n0,1,m\n");
    EXPECT_NE(input.load()->hash, loaded->hash);
}

TEST_F(Inputs, WhatCannotBeReadIsNamed) {
    ResponsesInput input;
    EXPECT_EQ(code_of(input.load()), "no_responses");
    input.file = (folder_ / "absent.csv").string();
    EXPECT_EQ(code_of(input.load()), "file_unreadable");
    input.file = folder_.string();
    EXPECT_EQ(code_of(input.load()), "file_unreadable");
    input.file = file("r.csv", "q1\n1\n");
    input.form = "a";
    EXPECT_EQ(code_of(input.load()), "option_needs_exam");
    input.exam = "x";
    EXPECT_EQ(code_of(input.load()), "no_responses");
    input.file.clear();
    input.data = (folder_ / "absent").string();
    EXPECT_EQ(code_of(input.load()), "no_store");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "absent"));
}

TEST_F(Inputs, ParametersComeFromATableOrFromJson) {
    const auto table = read_parameters(file("p.csv", "a,b,c\n1.2,0.5,0.2\n0.8,-1,0.1\n"), 1.7);
    ASSERT_TRUE(table) << table.error().detail;
    EXPECT_EQ(table->model, "3pl");
    EXPECT_EQ(table->metric, 1.7);
    EXPECT_EQ(table->items[1].item, "2");
    EXPECT_EQ(table->items[1].b, -1);
    ParameterSet set{"gpcm", 1, {{"x", Model::gpcm, 1.1, 0.5, 0, {0, 1}}}};
    set.latent = {0.1, 1.2};
    auto written = schema::write(set).get_object();
    written["cycles"] = 12;  // calibrate prints more than a set
    const auto read = read_parameters(file("p.json", json::serialize(written)));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->items[0].steps, (std::vector<double>{0, 1}));
    EXPECT_EQ(read->latent.sd, 1.2);
    const auto plain =
        read_parameters(file("q.json", R"({"model":"2pl","items":[{"item":"x","a":1,"b":0}]})"));
    ASSERT_TRUE(plain) << plain.error().detail;
    EXPECT_EQ(plain->items[0].model, Model::two_pl);
}

TEST_F(Inputs, BadParametersAreRefusedWithTheirPlace) {
    EXPECT_EQ(code_of(read_parameters(file("1", "a,c\n1,0\n"))), "column_missing");
    EXPECT_EQ(code_of(read_parameters(file("2", "item,b\n"))), "no_items");
    EXPECT_EQ(code_of(read_parameters(file("3", "item,b\nx,high\n"))), "not_a_number");
    EXPECT_EQ(code_of(read_parameters(file("4", "item,a,b\nx,-1,0\n"))), "parameters_faulty");
    EXPECT_EQ(code_of(read_parameters(file("5", "item,b\nx,0\nx,1\n"))), "parameters_faulty");
    EXPECT_EQ(code_of(read_parameters(file("6", "{"))), "parameters_malformed");
    EXPECT_EQ(code_of(read_parameters(file("7", "{}"))), "parameters_malformed");
    EXPECT_EQ(code_of(read_parameters(file("8", R"({"items":[{"item":"x","model":"5pl"}]})"))),
              "parameters_malformed");
    EXPECT_EQ(code_of(read_parameters(file("9", "item,b,model\nx,0,grm\n"))), "model_unknown");
    EXPECT_EQ(code_of(read_parameters(file("10", ""))), "csv_empty");
}

TEST(Described, EveryCommandHasWordsAndASchema) {
    const auto all = described_commands();
    const auto& commands = all.at("commands").as_array();
    ASSERT_EQ(commands.size(), 16u);
    for (const auto& entry : commands) {
        const auto& command = entry.as_object();
        EXPECT_FALSE(command.at("summary").as_string().empty()) << command.at("name");
        EXPECT_TRUE(command.at("reply").as_object().contains("$ref")) << command.at("name");
        for (const auto& option : command.at("options").as_array()) {
            EXPECT_FALSE(option.at("summary").as_string().empty())
                << command.at("name") << ' ' << option.at("name");
        }
    }
}

}  // namespace
}  // namespace psychometrics::commands
