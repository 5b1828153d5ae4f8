// `assay qti` as it is called: its words in, its lines and exit codes out.
#include "qti.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const std::string choice = R"(<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="c" title="c" adaptive="false" time-dependent="false">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>
<qti-response-declaration identifier="PAIRS" cardinality="multiple" base-type="directedPair"/>
<qti-response-declaration identifier="POINT" cardinality="single" base-type="point"/>
<qti-response-declaration identifier="NUMBER" cardinality="single" base-type="float"/>
<qti-response-declaration identifier="ORDER" cardinality="ordered" base-type="integer"/>
<qti-response-declaration identifier="REC" cardinality="record"/>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-outcome-declaration identifier="ECHO" cardinality="multiple" base-type="directedPair"/>
<qti-outcome-declaration identifier="EMPTY" cardinality="single" base-type="string"/>
<qti-template-declaration identifier="N" cardinality="single" base-type="integer"/>
<qti-template-processing><qti-set-template-value identifier="N"><qti-random-integer min="1" max="1000000"/></qti-set-template-value></qti-template-processing>
<qti-item-body><p>?</p></qti-item-body>
<qti-response-processing>
<qti-set-outcome-value identifier="SCORE"><qti-sum><qti-variable identifier="NUMBER"/><qti-base-value base-type="float">0.5</qti-base-value></qti-sum></qti-set-outcome-value>
<qti-set-outcome-value identifier="ECHO"><qti-variable identifier="PAIRS"/></qti-set-outcome-value>
</qti-response-processing>
</qti-assessment-item>
)";

class Qti : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("assay-qti-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
        write("choice.xml", choice);
        write("broken.xml", "<qti-assessment-item>\n<p>");
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string write(const std::string& name, const std::string& text) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return path(name);
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    struct Done {
        int code = -1;
        std::string out;
    };
    static Done call(std::vector<std::string> words) {
        CLI::App assay("Assay", "assay");
        bool as_json = false;
        cli::QtiCommand command(assay, as_json);
        std::reverse(words.begin(), words.end());
        assay.parse(words);
        std::ostringstream out;
        auto* before = std::cout.rdbuf(out.rdbuf());
        const auto code = command.run();
        std::cout.rdbuf(before);
        return {code.value_or(-1), out.str()};
    }

    fs::path folder_;
};

TEST_F(Qti, ScoresAnItemAndPrintsEveryOutcome) {
    const auto done = call(
        {"qti", "score", path("choice.xml"), "--responses",
         R"({"RESPONSE":"A","PAIRS":["A B","C D"],"POINT":"10 20","NUMBER":2,"ORDER":[3,1],"REC":{"x":1.5}})",
         "--seed", "7"});
    EXPECT_EQ(done.code, 0);
    const auto result = json::parse(done.out);
    EXPECT_EQ(result.at("outcomes"), json::parse(R"({"SCORE":2.5,"ECHO":["A B","C D"],"EMPTY":null})"));
    EXPECT_EQ(result.at("state").at("seed").as_int64(), 7);
    EXPECT_EQ(result.at("state").at("tries").as_int64(), 1);
    EXPECT_EQ(
        result.at("state").at("responses"),
        json::parse(
            R"({"RESPONSE":"A","PAIRS":["A B","C D"],"POINT":"10 20","NUMBER":2,"ORDER":[3,1],"REC":{"x":1.5}})"));
    EXPECT_TRUE(result.at("problems").as_array().empty());
    const auto again =
        call({"qti", "score", path("choice.xml"), "--responses", R"({"NUMBER":null})", "--seed", "7"});
    EXPECT_EQ(json::parse(again.out).at("state").at("template"), result.at("state").at("template"));
    EXPECT_TRUE(json::parse(again.out).at("outcomes").at("SCORE").is_null());
}

TEST_F(Qti, NamesWrongResponsesAndScoresTheRest) {
    const auto done = call({"qti", "score", path("choice.xml"), "--responses",
                            R"({"GHOST":"x","PAIRS":"AB","POINT":{"x":1},"NUMBER":"2.5"})"});
    EXPECT_EQ(done.code, 0);
    const auto result = json::parse(done.out);
    EXPECT_EQ(result.at("outcomes").at("SCORE").to_number<double>(), 3.0);
    std::vector<std::string> codes;
    for (const auto& p : result.at("problems").as_array()) {
        codes.emplace_back(p.at("code").as_string());
        EXPECT_EQ(std::string(p.at("file").as_string()), path("choice.xml"));
    }
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(codes, (std::vector<std::string>{"no_such_response", "wrong_value", "wrong_value"}));
}

TEST_F(Qti, RefusesWhatCannotBeRead) {
    for (const std::string& item : {path("broken.xml"), path("absent.xml"), folder_.string()}) {
        const auto done = call({"qti", "score", item});
        EXPECT_EQ(done.code, 1) << item;
        EXPECT_EQ(std::string(json::parse(done.out).at("problems").at(0).at("severity").as_string()), "error")
            << item;
    }
    EXPECT_EQ(call({"qti", "score", path("choice.xml"), "--responses", "A"}).code, 2);
    EXPECT_EQ(call({"qti", "score"}).code, 2);
}

TEST_F(Qti, ScoresLinesInOrderAndGoesOnAfterABadOne) {
    const std::string item = path("choice.xml");
    const auto file =
        write("batch.jsonl", "{\"item\":\"" + item + "\",\"responses\":{\"NUMBER\":1},\"seed\":3}\n" +
                                 "not json\n\n{\"item\":7}\n" + "{\"item\":\"" + path("absent.xml") +
                                 "\"}\n" + "{\"item\":\"" + item + "\",\"seed\":-1}\n" + "{\"item\":\"" +
                                 item + "\",\"responses\":[1]}\r\n" + "{\"item\":\"" + item +
                                 "\",\"responses\":{\"NUMBER\":2}}");
    const auto done = call({"qti", "score", "--batch", file});
    EXPECT_EQ(done.code, 0);
    std::istringstream lines(done.out);
    std::vector<std::string> said;
    for (std::string line; std::getline(lines, line);) {
        const auto result = json::parse(line);
        const auto& problems = result.at("problems").as_array();
        const auto* score = result.at("outcomes").as_object().if_contains("SCORE");
        said.push_back((score ? json::serialize(*score) : std::string("none")) +
                       (problems.empty() ? ""
                                         : " " + std::string(problems[0].at("code").as_string()) + ":" +
                                               std::to_string(problems[0].at("line").as_int64())));
    }
    EXPECT_EQ(said, (std::vector<std::string>{"1.5E0", "none bad_line:2", "none bad_line:3",
                                              "none bad_line:4", "none file_missing:0", "none bad_line:6",
                                              "null bad_responses:0", "2.5E0"}));
    EXPECT_EQ(call({"qti", "score", "--batch", path("absent.jsonl")}).code, 1);
}

TEST_F(Qti, PassesOverALineThatIsTooLong) {
    std::istringstream in(std::string(cli::line_bytes_max + 1, 'x') + "\n{}\n");
    std::ostringstream out;
    cli::score_lines(in, "batch", out);
    EXPECT_NE(out.str().find("line_too_long"), std::string::npos);
    EXPECT_NE(out.str().find("bad_line"), std::string::npos);
    EXPECT_LT(out.str().size(), 1'000u);
}

TEST_F(Qti, ChecksFilesAndFolders) {
    EXPECT_EQ(call({"qti", "check", path("choice.xml")}).code, 0);
    write("inside/wrong.xml",
          choice.substr(0, choice.find("<qti-response-processing>")) +
              "<qti-response-processing>\n<qti-launch/></qti-response-processing></qti-assessment-item>");
    write("inside/test.xml", "<qti-assessment-test xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"/>");
    const auto done = call({"qti", "check", path("inside"), path("choice.xml")});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.out.find(path("inside/wrong.xml") + ":16: error unknown_rule "), std::string::npos)
        << done.out;
    const auto as_json = call({"qti", "check", "--json", folder_.string()});
    EXPECT_EQ(as_json.code, 1);
    const auto result = json::parse(as_json.out);
    EXPECT_EQ(result.at("items").as_int64(), 1);
    EXPECT_GE(result.at("problems").as_array().size(), 2u);
}

TEST_F(Qti, ShowsWhatABrowserWouldGet) {
    const auto done = call({"qti", "show", path("choice.xml")});
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.out.find("correct"), std::string::npos) << done.out;
    EXPECT_TRUE(json::parse(done.out).is_object());
    EXPECT_EQ(call({"qti", "show", path("broken.xml")}).code, 1);
}

TEST_F(Qti, ReadsWhatLiesBesideAnItemAndNothingOutsideItsPackage) {
    write("package/imsmanifest.xml", "<manifest/>");
    write("package/templates/own.xml", "own");
    write("secret.txt", "secret");
    const auto item = write("package/items/item.xml", choice);
    fs::create_symlink(path("secret.txt"), folder_ / "package/items/link.xml");
    const auto read = cli::beside(item);
    EXPECT_EQ(read("../templates/own.xml"), "own");
    EXPECT_EQ(read("item.xml"), choice);
    EXPECT_FALSE(read("../../secret.txt"));
    EXPECT_FALSE(read(path("secret.txt")));
    EXPECT_FALSE(read("link.xml"));
    EXPECT_FALSE(read("/etc/hostname"));
    EXPECT_FALSE(read(".."));
    EXPECT_FALSE(cli::beside(path("choice.xml"))("../" + folder_.filename().string() + "/../x"));
}

}  // namespace
