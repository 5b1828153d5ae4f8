// Rules, responses, standard templates, mappings, lookups, adaptive items, limits.
#include "running.hpp"

#include <algorithm>

namespace qti {
namespace {

using test::answers;
using test::declare;
using test::item_xml;
using test::read;
using test::said;
using test::scored;
using test::written;

const std::string score = declare("outcome", "SCORE", "single", "float",
                                  "<qti-default-value><qti-value>0</qti-value></qti-default-value>");
const std::string choice = declare("response", "RESPONSE", "single", "identifier",
                                   "<qti-correct-response><qti-value>A</qti-value></qti-correct-response>");

std::string standard(const std::string& name) {
    return "<qti-item-body/><qti-response-processing template=\"" + name + "\"/>";
}
std::string rules(const std::string& inside) {
    return "<qti-item-body/><qti-response-processing>" + inside + "</qti-response-processing>";
}
std::string set(const std::string& id, const std::string& expression) {
    return "<qti-set-outcome-value identifier=\"" + id + "\">" + expression + "</qti-set-outcome-value>";
}
std::string base(const std::string& type, const std::string& text) {
    return "<qti-base-value base-type=\"" + type + "\">" + text + "</qti-base-value>";
}
std::string variable(const std::string& id) { return "<qti-variable identifier=\"" + id + "\"/>"; }

TEST(StandardTemplates, MatchCorrectGivesOneOrNothingAtAnyAddress) {
    for (const char* name : {"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
                             "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct",
                             "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
                             "https://www.imsglobal.org/question/qti_v3p0/rptemplates/CC2_match.xml",
                             "templates/match_correct.xml"}) {
        const auto item = read(choice + score + standard(name));
        EXPECT_EQ(scored(*item, {{"RESPONSE", {"A"}}}), "1") << name;
        EXPECT_EQ(scored(*item, {{"RESPONSE", {"B"}}}), "0") << name;
        EXPECT_EQ(scored(*item, {}), "0") << name;
    }
}

TEST(StandardTemplates, MapResponseAddsWhatWasGivenOnce) {
    const auto item =
        read(declare("response", "RESPONSE", "multiple", "identifier",
                     R"(<qti-mapping lower-bound="0" upper-bound="3" default-value="-2">
<qti-map-entry map-key="H" mapped-value="1"/><qti-map-entry map-key="O" mapped-value="1"/>
<qti-map-entry map-key="Cl" mapped-value="-1"/><qti-map-entry map-key="X" mapped-value="5"/></qti-mapping>)") +
             score + standard("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"));
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"H", "O"}}}), "2");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"H", "H", "O"}}}), "2");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"H", "Cl"}}}), "0");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"H", "X"}}}), "3");       // upper bound
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"Cl", "other"}}}), "0");  // lower bound
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"X", "other"}}}), "3");
    EXPECT_EQ(scored(*item, {}), "0");
}

TEST(StandardTemplates, MapResponsePointCountsAnAreaOnce) {
    const auto item = read(
        declare(
            "response", "RESPONSE", "multiple", "point",
            R"(<qti-area-mapping default-value="0"><qti-area-map-entry shape="circle" coords="100,100,10" mapped-value="2"/>
<qti-area-map-entry shape="rect" coords="0,0,50,50" mapped-value="1"/></qti-area-mapping>)") +
        score + standard("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response_point.xml"));
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"100 105", "101 101"}}}), "2");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"100 105", "10 10"}}}), "3");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"300 300"}}}), "0");
    EXPECT_EQ(scored(*item, {}), "0");
}

TEST(StandardTemplates, OfCommonCartridgeNameAFeedback) {
    const std::string most = declare("outcome", "MAXSCORE", "single", "float",
                                     "<qti-default-value><qti-value>4</qti-value></qti-default-value>");
    const auto item =
        read(choice + score + most + declare("outcome", "FEEDBACKBASIC", "single", "identifier") +
             standard("https://www.imsglobal.org/question/qti_v3p0/rptemplates/CC2_match_basic.xml"));
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"A"}}}), "4");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"A"}}}, "FEEDBACKBASIC"), "correct");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"B"}}}, "FEEDBACKBASIC"), "incorrect");
    Problems problems;
    const auto without =
        read(choice + score + most +
                 standard("https://www.imsglobal.org/question/qti_v3p0/rptemplates/CC2_match_basic.xml"),
             &problems);
    ASSERT_TRUE(without) << said(problems);
    EXPECT_EQ(scored(*without, {{"RESPONSE", {"A"}}}), "4");
    EXPECT_TRUE(std::ranges::any_of(problems, [](const Problem& p) { return p.code == "variable_missing"; }));
}

TEST(Templates, MayLieInThePackageAndAreNamedWhereTheyDoNot) {
    const Neighbours package = [](std::string_view path) -> std::optional<std::string> {
        return path == "own.xml"
                   ? std::optional<std::string>(
                         R"(<qti-response-processing xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">7</qti-base-value></qti-set-outcome-value></qti-response-processing>)")
                   : std::nullopt;
    };
    Problems problems;
    const auto item = read(choice + score + standard("own.xml"), &problems, "", package);
    ASSERT_TRUE(item) << said(problems);
    EXPECT_EQ(scored(*item, {}), "7");
    EXPECT_FALSE(read(choice + score + standard("other.xml"), &problems, "", package));
    EXPECT_TRUE(std::ranges::any_of(problems, [](const Problem& p) { return p.code == "unknown_template"; }))
        << said(problems);
}

TEST(Rules, TakeTheFirstBranchThatHoldsAndStopAtAnExit) {
    const auto branch = [](const std::string& kind, const std::string& value, const std::string& points) {
        return "<qti-response-" + kind + "><qti-match>" + variable("RESPONSE") + base("identifier", value) +
               "</qti-match>" + set("SCORE", base("float", points)) + "</qti-response-" + kind + ">";
    };
    const auto item =
        read(choice + score + declare("outcome", "LAST", "single", "boolean") +
             rules("<qti-response-condition>" + branch("if", "A", "3") + branch("else-if", "B", "2") +
                   branch("else-if", "A", "9") + "<qti-response-else>" + set("SCORE", base("float", "1")) +
                   "<qti-exit-response/></qti-response-else></qti-response-condition>" +
                   "<qti-response-processing-fragment>" + set("LAST", base("boolean", "true")) +
                   "</qti-response-processing-fragment>"));
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"A"}}}), "3");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"B"}}}), "2");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"C"}}}), "1");
    EXPECT_EQ(scored(*item, {}), "1");  // NULL is not true
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"B"}}}, "LAST"), "true");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"C"}}}, "LAST"), "NULL");
}

TEST(Rules, ThatCannotBeAreErrorsWithTheirLine) {
    const std::vector<std::pair<std::string, std::string>> bad{
        {"<qti-set-outcome-value identifier=\"GHOST\"><qti-null/></qti-set-outcome-value>",
         "unknown_variable"},
        {set("RESPONSE", base("identifier", "A")), "wrong_variable"},
        {set("SCORE", base("identifier", "A")), "wrong_type"},
        {set("SCORE", ""), "wrong_operands"},
        {"<qti-lookup-outcome-value identifier=\"SCORE\">" + base("integer", "1") +
             "</qti-lookup-outcome-value>",
         "mapping_missing"},
        {"<qti-launch-rocket/>", "unknown_rule"},
        {"<qti-set-template-value identifier=\"SCORE\"><qti-null/></qti-set-template-value>", "unknown_rule"},
        {"<qti-response-condition><qti-response-else/></qti-response-condition>", "unknown_rule"},
        {"<qti-response-condition><qti-response-if/></qti-response-condition>", "wrong_operands"},
        {"<qti-response-condition><qti-response-if>" + base("integer", "1") +
             "</qti-response-if></qti-response-condition>",
         "wrong_type"},
    };
    for (const auto& [inside, code] : bad) {
        Problems problems;
        EXPECT_FALSE(read(choice + score + rules("\n" + inside), &problems)) << inside;
        EXPECT_TRUE(std::ranges::any_of(
            problems,
            [&](const Problem& p) { return p.code == code && p.line == 3 && p.severity == Severity::error; }))
            << inside << "\n"
            << said(problems);
    }
}

TEST(Outcomes, TakeNumbersOfTheOtherKindWhereTheyFit) {
    const auto item = read(score + declare("outcome", "WHOLE", "single", "integer") +
                           rules(set("SCORE", base("integer", "3")) + set("WHOLE", base("float", "3.0"))));
    Problems problems;
    EXPECT_EQ(scored(*item, {}, "SCORE", &problems), "3");
    EXPECT_EQ(scored(*item, {}, "WHOLE", &problems), "3");
    EXPECT_TRUE(problems.empty()) << said(problems);
    const auto half =
        read(declare("outcome", "WHOLE", "single", "integer") + rules(set("WHOLE", base("float", "3.5"))));
    EXPECT_EQ(scored(*half, {}, "WHOLE", &problems), "NULL");
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, "wrong_type");
}

TEST(Outcomes, AreLookedUpInTables) {
    const auto table = [](const std::string& inside) {
        return read(declare("outcome", "RAW", "single", "float") +
                    declare("outcome", "GRADE", "single", "string", inside) +
                    declare("response", "RESPONSE", "single", "float") +
                    rules("<qti-lookup-outcome-value identifier=\"GRADE\">" + variable("RESPONSE") +
                          "</qti-lookup-outcome-value>"));
    };
    const auto interpolated = table(R"(<qti-interpolation-table default-value="none">
<qti-interpolation-table-entry source-value="10" target-value="A"/>
<qti-interpolation-table-entry source-value="5" include-boundary="false" target-value="B"/>
<qti-interpolation-table-entry source-value="0" target-value="C"/></qti-interpolation-table>)");
    const std::vector<std::pair<std::string, std::string>> rows{{"12", "A"}, {"10", "A"}, {"9.9", "B"},
                                                                {"5", "C"},  {"0", "C"},  {"-1", "none"}};
    for (const auto& [given, grade] : rows) {
        EXPECT_EQ(scored(*interpolated, {{"RESPONSE", {given}}}, "GRADE"), grade) << given;
    }
    EXPECT_EQ(scored(*interpolated, {}, "GRADE"), "NULL");
    const auto matched =
        table(R"(<qti-match-table><qti-match-table-entry source-value="1" target-value="one"/>
<qti-match-table-entry source-value="2" target-value="two"/></qti-match-table>)");
    EXPECT_EQ(scored(*matched, {{"RESPONSE", {"2"}}}, "GRADE"), "two");
    EXPECT_EQ(scored(*matched, {{"RESPONSE", {"3"}}}, "GRADE"), "NULL");
}

TEST(Mappings, OfTextsFoldCaseWhereTheEntrySays) {
    const auto item = read(
        declare(
            "response", "RESPONSE", "single", "string",
            R"(<qti-mapping default-value="-1"><qti-map-entry map-key="York" mapped-value="1" case-sensitive="true"/>
<qti-map-entry map-key="ÉVORA" mapped-value="0.5" case-sensitive="false"/></qti-mapping>)") +
        score + rules(set("SCORE", "<qti-map-response identifier=\"RESPONSE\"/>")));
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"York"}}}), "1");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"york"}}}), "-1");
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"évora"}}}), "0.5");
    EXPECT_EQ(scored(*item, {}), "-1");
}

TEST(Mappings, OfPairsDoNotMindTheirOrder) {
    const auto item = read(
        declare("response", "RESPONSE", "multiple", "pair",
                R"(<qti-mapping default-value="0"><qti-map-entry map-key="A P" mapped-value="2"/>
<qti-map-entry map-key="C M" mapped-value="1"/></qti-mapping>)") +
        declare(
            "response", "DIRECTED", "multiple", "directedPair",
            R"(<qti-mapping default-value="0"><qti-map-entry map-key="A P" mapped-value="4"/></qti-mapping>)") +
        score +
        rules(set("SCORE",
                  "<qti-sum><qti-map-response identifier=\"RESPONSE\"/>"
                  "<qti-map-response identifier=\"DIRECTED\"/></qti-sum>")));
    EXPECT_EQ(scored(*item, {{"RESPONSE", {"P A", "A P", "M C"}}}), "3");
    EXPECT_EQ(scored(*item, {{"DIRECTED", {"P A"}}}), "0");
    EXPECT_EQ(scored(*item, {{"DIRECTED", {"A P"}}}), "4");
}

TEST(Responses, ThatAreUnknownOrOfAnotherTypeAreNamedAndTheRestIsScored) {
    const auto item =
        read(choice + score + declare("response", "N", "single", "integer") +
             standard("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"));
    State state = begin(*item, 1);
    Problems problems;
    const std::vector<Answer> given{{"GHOST", single(BaseType::string, std::string("x"))},
                                    {"SCORE", single(BaseType::real, 9.0)},
                                    {"numAttempts", single(BaseType::integer, std::int64_t{9})},
                                    {"N", single(BaseType::boolean, true)},
                                    {"RESPONSE", single(BaseType::identifier, std::string("A"))}};
    respond(*item, state, given, &problems);
    EXPECT_EQ(written(value_of(*item, state, "SCORE")), "1");
    EXPECT_EQ(written(value_of(*item, state, "numAttempts")), "1");
    EXPECT_TRUE(value_of(*item, state, "N").is_null());
    EXPECT_TRUE(value_of(*item, state, "GHOST").is_null());
    std::vector<std::string> codes;
    std::ranges::transform(problems, std::back_inserter(codes), &Problem::code);
    EXPECT_EQ(codes, (std::vector<std::string>{"no_such_response", "no_such_response", "no_such_response",
                                               "wrong_value"}));
}

TEST(Responses, AreReadByTheirDeclaration) {
    const auto item = read(choice + declare("response", "M", "multiple", "directedPair") +
                           declare("response", "R", "record", "") +
                           declare("response", "S", "single", "string") + "<qti-item-body/>");
    Problems problems;
    const auto value = [&](const char* id, std::vector<std::string> texts) {
        return read_value(*item->find(id), texts, problems);
    };
    EXPECT_EQ(written(*value("M", {"A B", "B A"})), "A B,B A");
    EXPECT_TRUE(value("S", {""})->is_null());
    EXPECT_TRUE(value("S", {})->is_null());
    EXPECT_EQ(written(*value("R", {"12.50"})),
              "stringValue=12.50,floatValue=12.5,leftDigits=2,rightDigits=2,ndp=2,nsf=4");
    EXPECT_TRUE(problems.empty());
    EXPECT_FALSE(value("RESPONSE", {"A", "B"}));
    EXPECT_FALSE(value("M", {"A"}));
    ASSERT_EQ(problems.size(), 2u);
    EXPECT_EQ(problems[0].code, "too_many_values");
    EXPECT_EQ(problems[1].code, "wrong_value");
}

TEST(AdaptiveItems, GoOnFromWhereTheyWere) {
    const std::string sum = set("SCORE", "<qti-sum>" + variable("SCORE") + base("float", "1") + "</qti-sum>");
    const std::string done = "<qti-response-condition><qti-response-if><qti-gte>" + variable("numAttempts") +
                             base("integer", "3") + "</qti-gte>" +
                             set("completionStatus", base("identifier", "completed")) +
                             "</qti-response-if></qti-response-condition>";
    const auto item = read(choice + score + rules(sum + done), nullptr, "adaptive=\"true\"");
    State state = begin(*item, 1);
    EXPECT_EQ(written(value_of(*item, state, "completionStatus")), "not_attempted");
    respond(*item, state, {});
    EXPECT_EQ(written(value_of(*item, state, "completionStatus")), "unknown");
    respond(*item, state, answers(*item, {{"RESPONSE", {"A"}}}));
    respond(*item, state, {});
    EXPECT_EQ(written(value_of(*item, state, "SCORE")), "3");
    EXPECT_EQ(written(value_of(*item, state, "completionStatus")), "completed");
    EXPECT_TRUE(value_of(*item, state, "RESPONSE").is_null());
    EXPECT_EQ(state.tries, 3u);

    const auto plain = read(choice + score + rules(sum));
    State again = begin(*plain, 1);
    respond(*plain, again, {});
    respond(*plain, again, {});
    EXPECT_EQ(written(value_of(*plain, again, "SCORE")), "1");
}

TEST(AdaptiveItems, HaveALimitOfTries) {
    const auto item = read(choice + score + rules(""), nullptr, "adaptive=\"true\"");
    State state = begin(*item, 1);
    Problems problems;
    for (std::size_t i = 0; i <= tries_max; ++i) {
        respond(*item, state, {}, &problems);
    }
    EXPECT_EQ(state.tries, tries_max);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, "too_many_tries");
}

TEST(Limits, StopWhatWouldGoOnForEver) {
    std::string inner = base("integer", "1");
    for (int i = 0; i < 20; ++i) {
        inner = "<qti-container-size><qti-repeat number-repeats=\"10000\">" + inner +
                "</qti-repeat></qti-container-size>";
    }
    const auto item = read(score + rules(set("SCORE", base("float", "1")) + set("SCORE", inner) +
                                         set("SCORE", base("float", "2"))));
    Problems problems;
    EXPECT_EQ(scored(*item, {}, "SCORE", &problems), "1");  // as it was when it was stopped
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, "step_limit");
}

TEST(Limits, KeepContainersOfLongTextsSmall) {
    std::string doubling;
    for (int i = 0; i < 30; ++i) {
        doubling +=
            set("M", "<qti-multiple>" + variable("M") + variable("M") + variable("S") + "</qti-multiple>");
    }
    const auto item = read(declare("response", "S", "single", "string") +
                           declare("outcome", "M", "multiple", "string") + rules(doubling));
    State state = begin(*item, 1);
    Problems problems;
    respond(*item, state, answers(*item, {{"S", {std::string(1'000'000, 'x')}}}), &problems);
    std::size_t bytes = 0;
    for (const Single& s : value_of(*item, state, "M").items) {
        bytes += std::get<std::string>(s).size();
    }
    EXPECT_LT(bytes, 20'000'000u);
    EXPECT_TRUE(std::ranges::any_of(problems, [](const Problem& p) { return p.code == "step_limit"; }))
        << said(problems);
}

TEST(MostPoints, ComeFromTheFirstThatSays) {
    const auto most = [](const std::string& inside, const std::string& processing) {
        const auto item = read(inside + processing);
        return max_score(*item, begin(*item, 1));
    };
    const std::string match =
        standard("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml");
    const std::string most4 = declare("outcome", "MAXSCORE", "single", "float",
                                      "<qti-default-value><qti-value>4</qti-value></qti-default-value>");
    const std::string normal =
        "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\" "
        "normal-maximum=\"3\"/>";
    EXPECT_EQ(most(choice + score, match), 1.0);
    EXPECT_EQ(most(choice + normal, match), 3.0);
    EXPECT_EQ(most(choice + normal + most4, match), 4.0);
    EXPECT_EQ(most(choice, rules("")), std::nullopt);
    EXPECT_EQ(most(score, rules("")), 0.0);
    EXPECT_EQ(most(score + rules(set("SCORE", base("float", "-2"))), ""), 0.0);
    EXPECT_EQ(
        most(
            declare(
                "response", "RESPONSE", "multiple", "identifier",
                R"(<qti-mapping upper-bound="2.5" default-value="-1"><qti-map-entry map-key="a" mapped-value="1"/>
<qti-map-entry map-key="b" mapped-value="2"/><qti-map-entry map-key="c" mapped-value="-3"/></qti-mapping>)") +
                score,
            rules("")),
        2.5);
}

TEST(Outcomes, ThatAreNumbersStartAtNothingEarned) {
    const auto item =
        read(declare("outcome", "SCORE", "single", "float", "") +
             declare("outcome", "TRIES", "single", "integer", "") +
             declare("outcome", "MAXSCORE", "single", "float", "") +
             declare("outcome", "LIST", "multiple", "float", "") +
             declare("outcome", "WORD", "single", "string", "") +
             "<qti-outcome-declaration identifier=\"ESSAY\" cardinality=\"single\" base-type=\"float\" "
             "external-scored=\"human\"/>" +
             rules(set("SCORE", "<qti-sum>" + variable("SCORE") + base("float", "1") + "</qti-sum>")));
    State state = begin(*item, 7);
    for (int i = 0; i < 2; ++i) {
        respond(*item, state, {});
        EXPECT_EQ(number_of(*item, state, "SCORE"), 1.0);  // not added up over submissions
    }
    EXPECT_EQ(value_of(*item, state, "TRIES"), single(BaseType::integer, std::int64_t{0}));
    for (const char* id : {"MAXSCORE", "LIST", "WORD", "ESSAY"}) {
        EXPECT_TRUE(value_of(*item, state, id).is_null()) << id;
    }
}

TEST(Files, WithoutDeclarationsOrProcessingAreRunToo) {
    const auto item = read("<qti-item-body/>");
    State state = begin(*item, 7);
    respond(*item, state, {});
    EXPECT_EQ(state.tries, 1u);
    EXPECT_TRUE(value_of(*item, state, "SCORE").is_null());
    EXPECT_EQ(max_score(*item, state), std::nullopt);
    State strange;  // of another item
    respond(*item, strange, {});
    EXPECT_EQ(strange.values.size(), item->declarations.size());
}

}  // namespace
}  // namespace qti
