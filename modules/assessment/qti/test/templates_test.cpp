// Items made of a seed: the same on every machine, in every year.
#include "machine.hpp"
#include "running.hpp"

#include <algorithm>
#include <set>

namespace qti {
namespace {

using test::declare;
using test::read;
using test::said;
using test::scored;
using test::written;

std::string base(const std::string& type, const std::string& text) {
    return "<qti-base-value base-type=\"" + type + "\">" + text + "</qti-base-value>";
}
std::string variable(const std::string& id) { return "<qti-variable identifier=\"" + id + "\"/>"; }
std::string processing(const std::string& inside) {
    return "<qti-template-processing>" + inside + "</qti-template-processing><qti-item-body/>";
}
std::string set(const std::string& id, const std::string& expression,
                const std::string& what = "template-value") {
    return "<qti-set-" + what + " identifier=\"" + id + "\">" + expression + "</qti-set-" + what + ">";
}
const std::string n = declare("template", "N", "single", "integer");
const std::string f = declare("template", "F", "single", "float");

// These numbers are kept for ever: what a candidate got in one year is made again in another.
TEST(Draws, AreWhatTheyAlwaysWere) {
    Draw draw(1);
    EXPECT_EQ(draw.next(), 0x910a2dec89025cc1ULL);
    EXPECT_EQ(draw.next(), 0xbeeb8da1658eec67ULL);
    const auto item = read(
        n + f + declare("template", "C", "single", "identifier") +
        processing(set("N", "<qti-random-integer min=\"-50\" max=\"1000\" step=\"7\"/>") +
                   set("F", "<qti-random-float min=\"1.5\" max=\"9.25\"/>") +
                   set("C", "<qti-random><qti-multiple>" + base("identifier", "a") + base("identifier", "b") +
                                base("identifier", "c") + "</qti-multiple></qti-random>")));
    std::vector<std::string> made;
    for (const std::uint64_t seed : {0ULL, 1ULL, 42ULL, ~0ULL}) {
        const State state = begin(*item, seed);
        made.push_back(written(value_of(*item, state, "N")) + " " + written(value_of(*item, state, "F")) +
                       " " + written(value_of(*item, state, "C")));
    }
    EXPECT_EQ(made, (std::vector<std::string>{"860 4.844341977125953 b", "349 7.279808618785934 a",
                                              "811 2.7393055447961308 a", "1000 8.572628327857013 b"}));
}

TEST(Draws, StayWithinTheirBoundsAndReachThem) {
    const auto item = read(n + f +
                           processing(set("N", "<qti-random-integer min=\"2\" max=\"11\" step=\"3\"/>") +
                                      set("F", "<qti-random-float min=\"-1\" max=\"1\"/>")));
    std::set<std::string> seen;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const State state = begin(*item, seed);
        EXPECT_EQ(state, begin(*item, seed));
        seen.insert(written(value_of(*item, state, "N")));
        const auto drawn = number_of(*item, state, "F");
        EXPECT_GE(*drawn, -1);
        EXPECT_LT(*drawn, 1);
    }
    EXPECT_EQ(seen, (std::set<std::string>{"2", "5", "8", "11"}));
}

TEST(Templates, SetTheCorrectResponseAndTheDefaultsThatScoringStartsFrom) {
    const auto item = read(
        n + declare("response", "RESPONSE", "single", "integer") +
        declare("outcome", "SCORE", "single", "float") + declare("outcome", "BONUS", "single", "integer") +
        processing(set("N", "<qti-random-integer min=\"1\" max=\"1000\"/>") +
                   set("RESPONSE", "<qti-product>" + variable("N") + base("integer", "2") + "</qti-product>",
                       "correct-response") +
                   set("BONUS", variable("N"), "default-value") +
                   set("RESPONSE", base("integer", "5"), "default-value")) +
        "<qti-response-processing><qti-response-condition><qti-response-if><qti-match>" +
        variable("RESPONSE") +
        "<qti-correct identifier=\"RESPONSE\"/></qti-match><qti-set-outcome-value "
        "identifier=\"SCORE\"><qti-sum>" +
        variable("BONUS") +
        "<qti-default identifier=\"BONUS\"/></qti-sum></qti-set-outcome-value>"
        "</qti-response-if></qti-response-condition></qti-response-processing>");
    State state = begin(*item, 9);
    const auto drawn = *number_of(*item, state, "N");
    EXPECT_EQ(number_of(*item, state, "RESPONSE"), 5);
    const std::vector<Answer> right{
        {"RESPONSE", single(BaseType::integer, static_cast<std::int64_t>(drawn * 2))}};
    for (int i = 0; i < 2; ++i) {
        respond(*item, state, right);
        EXPECT_EQ(number_of(*item, state, "SCORE"), drawn * 2);
        EXPECT_EQ(number_of(*item, state, "BONUS"), drawn);
    }
    respond(*item, state, {});
    EXPECT_EQ(number_of(*item, state, "SCORE"), 0);
    EXPECT_EQ(max_score(*item, begin(*item, 9)), drawn * 2);
}

TEST(Templates, BranchAndExit) {
    const auto item = read(
        n + declare("template", "T", "single", "string") +
        processing(set("N", "<qti-random-integer min=\"1\" max=\"2\"/>") +
                   "<qti-template-condition><qti-template-if><qti-equal tolerance-mode=\"exact\">" +
                   variable("N") + base("integer", "1") + "</qti-equal>" + set("T", base("string", "one")) +
                   "<qti-exit-template/></qti-template-if><qti-template-else>" +
                   set("T", base("string", "two")) + "</qti-template-else></qti-template-condition>" +
                   set("N", base("integer", "99"))));
    std::set<std::string> seen;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const State state = begin(*item, seed);
        seen.insert(written(value_of(*item, state, "T")) + written(value_of(*item, state, "N")));
    }
    EXPECT_EQ(seen, (std::set<std::string>{"one1", "two99"}));
}

TEST(Constraints, DrawAgainUntilTheyAreMet) {
    const std::string draw = set("N", "<qti-random-integer min=\"1\" max=\"6\"/>");
    const auto item =
        read(n + processing(draw + "<qti-template-constraint><qti-equal tolerance-mode=\"exact\">" +
                            variable("N") + base("integer", "6") + "</qti-equal></qti-template-constraint>"));
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Problems problems;
        EXPECT_EQ(number_of(*item, begin(*item, seed, &problems), "N"), 6);
        EXPECT_TRUE(problems.empty()) << said(problems);
    }
    for (const std::string& never : {base("boolean", "false"), std::string("<qti-null/>")}) {
        const auto impossible =
            read(n + processing(draw + "<qti-template-constraint>" + never + "</qti-template-constraint>"));
        Problems problems;
        const State state = begin(*impossible, 3, &problems);
        EXPECT_GE(*number_of(*impossible, state, "N"), 1);
        ASSERT_EQ(problems.size(), 1u) << said(problems);
        EXPECT_EQ(problems[0].code, "template_constraint");
    }
}

TEST(Templates, RefuseTheRulesOfResponses) {
    Problems problems;
    EXPECT_FALSE(read(
        declare("outcome", "SCORE", "single", "float") +
            processing("<qti-set-outcome-value identifier=\"SCORE\"><qti-null/></qti-set-outcome-value>"),
        &problems));
    EXPECT_TRUE(std::ranges::any_of(problems, [](const Problem& p) { return p.code == "unknown_rule"; }));
}

TEST(Responses, DrawOtherNumbersInEachTry) {
    const auto item =
        read(declare("outcome", "SCORE", "single", "float") +
                 "<qti-item-body/><qti-response-processing><qti-set-outcome-value identifier=\"SCORE\">"
                 "<qti-random-float min=\"0\" max=\"1\"/></qti-set-outcome-value></qti-response-processing>",
             nullptr, "adaptive=\"true\"");
    State a = begin(*item, 5), b = begin(*item, 5);
    respond(*item, a, {});
    respond(*item, b, {});
    EXPECT_EQ(a, b);
    const auto first = number_of(*item, a, "SCORE");
    respond(*item, a, {});
    EXPECT_NE(number_of(*item, a, "SCORE"), first);
}

}  // namespace
}  // namespace qti
