// Each rule on a tree as small as it gets: what it must find, and a neighbour it must leave alone.
#include "rules.hpp"

#include <gtest/gtest.h>
#include <algorithm>

namespace {

std::string said(const tidy::Tree& tree) {
    std::string out;
    for (const tidy::Finding& f : tidy::check(tree)) {
        out += f.file + ":" + std::to_string(f.line) + ": " + f.what + "\n";
    }
    return out;
}

struct Case {
    const char* name;
    tidy::Tree tree;
    const char* expected;  // part of the one finding; "" for none
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Rule : public testing::TestWithParam<Case> {};

TEST_P(Rule, finds_exactly_this) {
    const tidy::Findings findings = tidy::check(GetParam().tree);
    const std::string text = said(GetParam().tree);
    if (std::string_view(GetParam().expected).empty()) {
        EXPECT_TRUE(findings.empty()) << text;
    } else {
        ASSERT_EQ(findings.size(), 1U) << text;
        EXPECT_NE(text.find(GetParam().expected), std::string::npos) << text;
    }
}

const std::string base = "assay_module(base KIND platform)";
const std::string store = "assay_module(store KIND platform USES base)";
const std::string delivery =
    "assay_module(delivery KIND domain USES base LIBRARIES store TEST_LIBRARIES store)";
tidy::Tree house(tidy::Tree more) {
    more["platform/base/CMakeLists.txt"] = base;
    more["platform/store/CMakeLists.txt"] = store;
    more["modules/assessment/delivery/CMakeLists.txt"] = delivery;
    more["modules/assessment/delivery/README.md"] = "Delivery.";
    return more;
}
std::string lines(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += "int a;\n";
    }
    return out;
}

INSTANTIATE_TEST_SUITE_P(
    includes, Rule,
    testing::Values(
        Case{"listed", house({{"modules/assessment/delivery/src/a.cpp", "#include <base/id.hpp>\n"}}), ""},
        Case{"own", house({{"modules/assessment/delivery/src/a.cpp", "#include <delivery/id.hpp>\n"}}), ""},
        Case{"library", house({{"modules/assessment/delivery/src/a.cpp", "#include <boost/json.hpp>\n"}}),
             ""},
        Case{"unlisted", house({{"modules/assessment/delivery/src/a.cpp", "\n#include <store/value.hpp>\n"}}),
             "src/a.cpp:2: delivery includes store; list it after USES in modules/assessment/delivery/CMake"},
        Case{"for tests", house({{"modules/assessment/delivery/test/a.cpp", "#include <store/value.hpp>\n"}}),
             ""},
        Case{"upward", house({{"platform/base/src/a.cpp", "#include <delivery/delivery.hpp>\n"}}),
             "base includes delivery"},
        Case{"private", house({{"app/main.cpp", "#include \"delivery/src/fold.hpp\"\n"}}), "is private"},
        Case{"climbing", house({{"app/main.cpp", "#include \"../delivery/fold.hpp\"\n"}}), "is private"},
        Case{"bundle",
             house({{"platform/shell/CMakeLists.txt",
                     "add_library(shell INTERFACE)\ntarget_link_libraries(shell INTERFACE base store)"},
                    {"modules/m/CMakeLists.txt", "assay_module(m KIND domain USES shell)"},
                    {"modules/m/README.md", "M."},
                    {"modules/m/src/a.cpp", "#include <store/value.hpp>\n"}}),
             ""},
        Case{"bundle in a header only module",
             house({{"platform/shell/CMakeLists.txt",
                     "add_library(shell INTERFACE)\ntarget_link_libraries(shell INTERFACE base)"},
                    {"platform/shell/include/shell/a.hpp", "#include <store/value.hpp>\n"}}),
             "shell includes store"}));

INSTANTIATE_TEST_SUITE_P(
    source, Rule,
    testing::Values(
        Case{"short enough", {{"a.cpp", lines(500)}}, ""},
        Case{"too long", {{"a.cpp", lines(501)}}, "over 500 lines"},
        Case{"long data", {{"modules/m/test/data/a.cpp", lines(501)}}, ""},
        Case{"long prose", {{"a.md", lines(501)}}, ""},
        Case{"wide", {{"a.cpp", "\n" + std::string(111, 'x') + "\n"}}, "a.cpp:2: a line over 110 columns"},
        Case{"wide in letters of two bytes", {{"a.cpp", "// " + std::string(100, '\xC3') + "\n"}}, ""},
        Case{"wide raw", {{"a.cpp", "auto a = R\"x(" + std::string(200, 'x') + ")x\";\n"}}, ""},
        Case{"wide in another language", {{"a.md", std::string(200, 'x')}}, ""},
        Case{"clock",
             {{"a.cpp", "auto t = std::chrono::system_clock::now();\n"}},
             "write the now you are given"},
        Case{"the clock itself", {{"platform/base/src/clock.cpp", "std::chrono::system_clock::now();"}}, ""},
        Case{"clock in a comment",
             {{"a.cpp", "// not system_clock::now, since\n/* system_clock::now */\n"}},
             ""},
        Case{"clock in a string", {{"a.cpp", "auto a = \"system_clock::now\";\n"}}, ""},
        Case{"after a thousands separator", {{"a.cpp", "int a = 1'000; std::rand();\n"}}, "std::rand"},
        Case{"after a quote as a character",
             {{"a.cpp", "char a = '\"'; std::rand(); char b = '\\'';\n"}},
             "std::rand"},
        Case{"using", {{"a.hpp", "using namespace std;\n"}}, "write a qualified name"},
        Case{"mark", {{"a.ts", "// TODO later\n"}}, "a mark of unfinished work"},
        Case{"mark in the documents", {{"docs/a.md", "FIXME\n"}}, "a mark of unfinished work"},
        Case{"a word with a mark inside", {{"a.ts", "const TODOS = 1;\n"}}, ""},
        Case{"sql", {{"a.cpp", "auto q = \"SELECT * FROM a\";\n"}}, "SQL in a string"},
        Case{"sql over lines",
             {{"a.cpp", "auto q = R\"(\n  INSERT INTO a VALUES (1))\";\n"}},
             "SQL in a string"},
        Case{"sql where it belongs", {{"modules/m/sql/a.sql", "SELECT 1;\n"}}, ""},
        Case{"a sentence", {{"a.cpp", "auto q = \"Select a date\";\n"}}, ""},
        Case{"home", {{"a.md", "see /home/ann/notes\n"}}, "a path of one machine"},
        Case{"no home", {{"a.md", "see https://example.org/home/ and courses/work/\n"}}, ""}));

INSTANTIATE_TEST_SUITE_P(
    tree, Rule,
    testing::Values(
        Case{"vague", {{"web/src/kit/utils.ts", "x"}}, "`utils` says nothing"},
        Case{"vague folder", {{"web/src/common/a.ts", "x"}}, "`common` says nothing"},
        Case{"vague part", {{"web/src/date-helper.ts", "x"}}, "`helper` says nothing"},
        Case{"role", {{"web/src/programme_manager/a.ts", "x"}}, ""},
        Case{"no readme", {{"modules/m/CMakeLists.txt", "assay_module(m KIND domain)"}}, "no README.md"},
        Case{"another name",
             {{"modules/m/CMakeLists.txt", "assay_module(n KIND domain)"}, {"modules/m/README.md", "M."}},
             "the module is called n"},
        Case{"migrations", {{"m/sql/migrations/0001_a.sql", ""}, {"m/sql/migrations/0002_b.sql", ""}}, ""},
        Case{"hole",
             {{"m/sql/migrations/0001_a.sql", ""}, {"m/sql/migrations/0003_b.sql", ""}},
             "after migration 1 comes 2"},
        Case{"twice",
             {{"m/sql/migrations/0001_a.sql", ""}, {"m/sql/migrations/0001_b.sql", ""}},
             "after migration 1 comes 2"},
        Case{"nameless", {{"m/sql/migrations/1.sql", ""}}, "is called NNNN_what_it_does.sql"},
        Case{"words", {{"web/src/a/words/en.json", R"({"a": {"b": "1", "c": "2"}, "b": "3"})"}}, ""},
        Case{"doubled words",
             {{"web/src/a/words/en.json", R"({"a": "\":", "a": "2"})"}},
             "a key stands twice"},
        Case{"broken words", {{"web/src/a/words/en.json", R"({"a": )"}}, "not a JSON object"},
        Case{"scenario", {{"tests/scenarios/a.scenario", "as ann GET /\n200\n"}}, ""},
        Case{"empty scenario", {{"tests/scenarios/a.scenario", "# later\n"}}, "expects nothing"},
        Case{"decision",
             {{"docs/decisions/0001-a.md",
               "## Context\n## Decision\n## Consequences\n## Rejected alternatives\n"}},
             ""},
        Case{"half a decision",
             {{"docs/decisions/0001-a.md", "## Context\n## Decision\n## Consequences\n"}},
             "no heading `Rejected`"},
        Case{"unnumbered decision",
             {{"docs/decisions/a.md", "## Context\n## Decision\n## Consequences\n## Rejected\n"}},
             "is called NNNN-title.md"}));

}  // namespace
