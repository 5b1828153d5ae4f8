// Examples of the standard, scored as their documents say. They stand outside the project, where their
// licence wants them.
#include "running.hpp"

#include <set>

namespace qti {
namespace {

using test::answers;
using test::said;
using test::scored;
using test::written;

const std::filesystem::path folder = QTI_REFERENCE;

ItemRef example(const std::string& name) {
    const auto path = folder / name;
    Problems problems;
    auto item = read_item(test::bytes_of(path).value_or(""), name, problems,
                          [&](std::string_view other) { return test::bytes_of(path.parent_path() / other); });
    EXPECT_TRUE(item) << said(problems);
    return item;
}

struct Row {
    const char* item;
    std::vector<std::string> response;
    const char* score;
};

class ReferenceScores : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (!std::filesystem::is_directory(folder)) {
            GTEST_SKIP() << "The example items are not on this machine.";
        }
    }
};

TEST_P(ReferenceScores, AreWhatTheDocumentsSay) {
    for (const auto& [name, response, score] : std::vector<Row>{
             {"choice", {"ChoiceA"}, "1"},
             {"choice", {"ChoiceB"}, "0"},
             {"choice", {}, "0"},
             {"choice_multiple", {"H", "O"}, "2"},
             {"choice_multiple", {"H"}, "1"},
             {"choice_multiple", {"H", "O", "Cl"}, "1"},
             {"choice_multiple", {"H", "He"}, "0"},
             {"choice_multiple", {}, "0"},
             {"order", {"DriverC", "DriverA", "DriverB"}, "1"},
             {"order", {"DriverA", "DriverC", "DriverB"}, "0"},
             {"order_partial_scoring", {"DriverC", "DriverA", "DriverB"}, "2"},
             {"order_partial_scoring", {"DriverC", "DriverB", "DriverA"}, "1"},
             {"order_partial_scoring", {"DriverA", "DriverB", "DriverC"}, "0"},
             {"match", {"C R", "D M", "L M", "P T"}, "3"},
             {"match", {"C R", "D M", "P R"}, "1.5"},
             {"text_entry", {"York"}, "1"},
             {"text_entry", {"york"}, "0.5"},
             {"text_entry", {"Lancaster"}, "0"},
             {"select_point", {"102 113"}, "1"},
             {"select_point", {"110 120"}, "1"},
             {"select_point", {"102 140"}, "0"},
             {"gap_match", {"W G1", "Su G2"}, "3"},
             {"gap_match", {"W G1", "A G2"}, "0"},
             {"gap_match", {"Su G1"}, "0"},
             {"associate", {"P A", "C M", "L D"}, "4"},
             {"associate", {"A P", "C D"}, "2"},
         }) {
        const auto item = example(std::string(GetParam()) + "/" + name + ".xml");
        ASSERT_TRUE(item) << name;
        EXPECT_EQ(scored(*item, {{"RESPONSE", response}}), score)
            << name << " " << (response.empty() ? "" : response[0]);
    }
}

TEST_P(ReferenceScores, GiveTheMostForWhatIsCorrect) {
    for (const auto& [name, most] : std::vector<std::pair<const char*, double>>{
             {"choice", 1}, {"choice_multiple", 2}, {"match", 3}, {"gap_match", 3}, {"associate", 4}}) {
        const auto item = example(std::string(GetParam()) + "/" + name + ".xml");
        ASSERT_TRUE(item) << name;
        EXPECT_EQ(max_score(*item, begin(*item, 1)), most) << name;
    }
}

// Three doors: choose one, another is opened, choose again, and then say which strategy is best.
TEST_P(ReferenceScores, TellTheStoryOfTheThreeDoors) {
    const auto item = example(std::string(GetParam()) + "/adaptive.xml");
    ASSERT_TRUE(item);
    const auto at = [&](const State& state, const char* id) { return written(value_of(*item, state, id)); };
    std::set<std::string> opened;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        State state = begin(*item, seed);
        EXPECT_EQ(at(state, "STORY"), "openingGambit");
        Problems problems;
        respond(*item, state, answers(*item, {{"DOOR", {"DoorA"}}}), &problems);
        EXPECT_EQ(at(state, "STORY"), "tempter");
        EXPECT_EQ(at(state, "FIRSTDOOR"), "DoorA");
        const std::string revealed = at(state, "REVEALED");
        opened.insert(revealed);
        EXPECT_EQ(at(state, "CLOSED"), revealed == "DoorB" ? "DoorA,DoorC" : "DoorA,DoorB");
        EXPECT_EQ(at(state, "completionStatus"), "incomplete");
        // Who switches wins, whatever is behind the doors: the item is about the strategy.
        const bool switches = seed % 2 == 0;
        const std::string other = revealed == "DoorB" ? "DoorC" : "DoorB";
        respond(*item, state, answers(*item, {{"DOOR", {switches ? other : "DoorA"}}}), &problems);
        const std::string story = at(state, "STORY");
        EXPECT_EQ(story, switches ? "prize" : "goat");
        EXPECT_EQ(at(state, "SCORE"), switches ? "1" : "0");
        respond(*item, state, answers(*item, {{"RESPONSE", {"switchStrategy"}}}), &problems);
        EXPECT_EQ(at(state, "SCORE"), switches ? "3" : "2");
        EXPECT_EQ(at(state, "completionStatus"), "completed");
        EXPECT_TRUE(problems.empty()) << said(problems);
    }
    EXPECT_EQ(opened, (std::set<std::string>{"DoorB", "DoorC"}));
}

INSTANTIATE_TEST_SUITE_P(BothVersions, ReferenceScores,
                         testing::Values("qtiv2p2-examples/items", "qtiv3-examples/packaging/items"),
                         [](const auto& row) { return "Folder" + std::to_string(row.index); });

}  // namespace
}  // namespace qti
