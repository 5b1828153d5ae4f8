#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <qti/item.hpp>
#include <qti/write.hpp>

#include <algorithm>

namespace qti {
namespace {

using namespace std::string_literals;

constexpr std::string_view response = R"(
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>A</qti-value></qti-correct-response>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>)";
constexpr std::string_view choice = R"(
  <qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
    <qti-simple-choice identifier="A">one</qti-simple-choice>
    <qti-simple-choice identifier="B">two</qti-simple-choice>
  </qti-choice-interaction>)";

std::string item_of(std::string_view declarations, std::string_view body, std::string_view after = "") {
    return "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"i1\" "
           "title=\"T\" "
           "adaptive=\"false\" time-dependent=\"false\" xml:lang=\"en\">" +
           std::string(declarations) + "<qti-item-body>" + std::string(body) + "</qti-item-body>" +
           std::string(after) + "</qti-assessment-item>";
}

struct Read {
    ItemRef item;
    Problems problems;
    // "code:line" of each problem.
    std::vector<std::string> codes() const {
        std::vector<std::string> all;
        for (const auto& one : problems) {
            all.push_back(one.code + ":" + std::to_string(one.line));
        }
        return all;
    }
    bool has(std::string_view code) const {
        return std::ranges::find(problems, code, &Problem::code) != problems.end();
    }
};

Read read(const std::string& xml, const std::map<std::string, std::string, std::less<>>& files = {}) {
    Read made;
    made.item = read_item(xml, "i.xml", made.problems, [&](std::string_view path) {
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    });
    EXPECT_EQ(made.item == nullptr, has_errors(made.problems));
    return made;
}

TEST(Item, IsRead) {
    const auto made = read(item_of(response, choice));
    ASSERT_TRUE(made.item) << made.problems.at(0).message;
    EXPECT_TRUE(made.problems.empty());
    EXPECT_EQ(made.item->identifier, "i1");
    EXPECT_EQ(made.item->language, "en");
    EXPECT_EQ(made.item->version, "3.0");
    EXPECT_FALSE(made.item->adaptive);
    ASSERT_TRUE(made.item->find("RESPONSE"));
    EXPECT_EQ(made.item->find("RESPONSE")->correct, single(BaseType::identifier, "A"s));
    EXPECT_EQ(made.item->find("RESPONSE")->line, 2);
    EXPECT_TRUE(made.item->find("SCORE")->fallback.is_null());
    EXPECT_TRUE(made.item->find("completionStatus")->built_in);
    EXPECT_EQ(made.item->find("numAttempts")->fallback, single(BaseType::integer, std::int64_t{0}));
    EXPECT_EQ(made.item->find("duration")->type, BaseType::duration);
    EXPECT_FALSE(made.item->find("other"));
    EXPECT_TRUE(made.item->body().child("qti-choice-interaction"));
    EXPECT_TRUE(made.item->program);
}

TEST(Item, HasAllThatIsDeclared) {
    const auto made = read(item_of(R"(
<qti-response-declaration identifier="R" cardinality="multiple" base-type="identifier">
  <qti-correct-response><qti-value>A</qti-value><qti-value>B</qti-value></qti-correct-response>
  <qti-mapping lower-bound="0" upper-bound="2.5" default-value="-1">
    <qti-map-entry map-key="A" mapped-value="1"/><qti-map-entry map-key="B" mapped-value="1.5" case-sensitive="false"/>
  </qti-mapping>
</qti-response-declaration>
<qti-response-declaration identifier="P" cardinality="single" base-type="point">
  <qti-area-mapping default-value="0"><qti-area-map-entry shape="circle" coords="10,10,5" mapped-value="2"/></qti-area-mapping>
</qti-response-declaration>
<qti-response-declaration identifier="REC" cardinality="record">
  <qti-default-value><qti-value field-identifier="n" base-type="integer">3</qti-value></qti-default-value>
</qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-minimum="-1" normal-maximum="3" mastery-value="2" external-scored="human">
  <qti-default-value><qti-value>0.5</qti-value></qti-default-value>
</qti-outcome-declaration>
<qti-outcome-declaration identifier="GRADE" cardinality="single" base-type="identifier">
  <qti-match-table default-value="low"><qti-match-table-entry source-value="2" target-value="high"/></qti-match-table>
</qti-outcome-declaration>
<qti-outcome-declaration identifier="BAND" cardinality="single" base-type="integer">
  <qti-interpolation-table><qti-interpolation-table-entry source-value="1.5" target-value="1" include-boundary="false"/></qti-interpolation-table>
</qti-outcome-declaration>
<qti-template-declaration identifier="T" cardinality="ordered" base-type="directedPair">
  <qti-default-value><qti-value>a b</qti-value></qti-default-value>
</qti-template-declaration>
<qti-context-declaration identifier="QTI_CONTEXT" cardinality="record"/>)",
                                   "<p>x</p>"));
    ASSERT_TRUE(made.item) << made.problems.at(0).message;
    EXPECT_EQ(made.codes(), std::vector{"context_ignored:26"s});
    const auto& r = *made.item->find("R");
    EXPECT_EQ(r.correct.items.size(), 2);
    ASSERT_TRUE(r.mapping);
    EXPECT_EQ(r.mapping->lower, 0);
    EXPECT_EQ(r.mapping->upper, 2.5);
    EXPECT_EQ(r.mapping->fallback, -1);
    ASSERT_EQ(r.mapping->entries.size(), 2);
    EXPECT_EQ(r.mapping->entries[1].mapped, 1.5);
    EXPECT_FALSE(r.mapping->entries[1].case_sensitive);
    ASSERT_TRUE(made.item->find("P")->area_mapping);
    EXPECT_EQ(made.item->find("P")->area_mapping->entries[0].second, 2);
    EXPECT_EQ(made.item->find("REC")->fallback.fields.at(0).second,
              single(BaseType::integer, std::int64_t{3}));
    const auto& score = *made.item->find("SCORE");
    EXPECT_EQ(score.normal_minimum, -1);
    EXPECT_EQ(score.normal_maximum, 3);
    EXPECT_EQ(score.mastery, 2);
    EXPECT_TRUE(score.externally_scored);
    EXPECT_EQ(score.fallback, single(BaseType::real, 0.5));
    ASSERT_TRUE(made.item->find("GRADE")->lookup);
    EXPECT_EQ(made.item->find("GRADE")->lookup->fallback, Single("low"s));
    ASSERT_TRUE(made.item->find("BAND")->lookup);
    EXPECT_TRUE(made.item->find("BAND")->lookup->interpolation);
    EXPECT_FALSE(made.item->find("BAND")->lookup->rows.at(0).include_boundary);
    EXPECT_EQ(made.item->find("T")->fallback.items.at(0), Single(Pair{"a", "b"}));
    EXPECT_EQ(made.item->find("T")->kind, Kind::templated);
}

TEST(Item, WrongDeclarationsAreToldWithTheirLines) {
    const auto line_two = [](std::string_view declaration) {
        return read(item_of("\n" + std::string(declaration), "")).codes();
    };
    const auto one = [](std::string_view code) { return std::vector{std::string(code) + ":2"}; };
    EXPECT_EQ(line_two("<qti-outcome-declaration identifier='A' cardinality='single' base-type='double'/>"),
              one("wrong_base_type"));
    EXPECT_EQ(line_two("<qti-outcome-declaration identifier='A' cardinality='some' base-type='float'/>"),
              one("wrong_cardinality"));
    EXPECT_EQ(line_two("<qti-outcome-declaration cardinality='single' base-type='float'/>"),
              one("wrong_identifier"));
    EXPECT_EQ(line_two("<qti-outcome-declaration identifier='A' cardinality='single' base-type='float' "
                       "normal-maximum='ten'/>"),
              one("wrong_value"));
    EXPECT_EQ(line_two("<qti-response-declaration identifier='A' cardinality='single' "
                       "base-type='integer'><qti-correct-response>"
                       "<qti-value>1.5</qti-value></qti-correct-response></qti-response-declaration>"),
              one("wrong_value"));
    EXPECT_EQ(line_two("<qti-response-declaration identifier='A' cardinality='single' "
                       "base-type='integer'><qti-correct-response>"
                       "<qti-value>1</qti-value><qti-value>2</qti-value></qti-correct-response></"
                       "qti-response-declaration>"),
              one("too_many_values"));
    EXPECT_EQ(line_two("<qti-response-declaration identifier='A' cardinality='single' "
                       "base-type='point'><qti-area-mapping>"
                       "<qti-area-map-entry shape='circle' coords='1,2' "
                       "mapped-value='1'/></qti-area-mapping></qti-response-declaration>"),
              one("wrong_area"));
    EXPECT_EQ(
        line_two(
            "<qti-response-declaration identifier='A' cardinality='single' base-type='string'><qti-mapping>"
            "<qti-map-entry map-key='a'/></qti-mapping></qti-response-declaration>"),
        one("wrong_value"));
    EXPECT_EQ(line_two("<qti-outcome-declaration identifier='A' cardinality='single' base-type='float'/>"
                       "<qti-outcome-declaration identifier='A' cardinality='single' base-type='float'/>"),
              one("duplicate_identifier"));
}

TEST(Item, OfAnOlderVersionIsBroughtToQti3) {
    const auto made = read(R"(<?xml version="1.0"?>
<q:assessmentItem xmlns:q="http://www.imsglobal.org/xsd/imsqti_v2p1" xmlns:mm="http://www.w3.org/1998/Math/MathML"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" identifier="i" title="T" adaptive="true" timeDependent="true">
<q:responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="directedPair">
<q:correctResponse><q:value>A G</q:value></q:correctResponse>
<q:mapping defaultValue="0"><q:mapEntry mapKey="A G" mappedValue="1"/></q:mapping></q:responseDeclaration>
<q:outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<q:outcomeDeclaration identifier="F" cardinality="single" baseType="identifier"/>
<q:itemBody><q:rubricBlock view="testConstructor"><q:p>Note</q:p></q:rubricBlock>
<q:gapMatchInteraction responseIdentifier="RESPONSE" shuffle="false"><q:gapText identifier="A" matchMax="1">a</q:gapText>
<q:p>x <q:gap identifier="G"/> <mm:math><mm:mi>x</mm:mi></mm:math></q:p></q:gapMatchInteraction>
<q:p><q:feedbackInline outcomeIdentifier="F" identifier="f" showHide="show">y</q:feedbackInline></q:p></q:itemBody>
<q:responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>
<q:modalFeedback outcomeIdentifier="F" identifier="f" showHide="show">Well done</q:modalFeedback>
</q:assessmentItem>)");
    ASSERT_TRUE(made.item) << made.problems.at(0).message;
    EXPECT_EQ(made.codes(), std::vector<std::string>{});
    EXPECT_EQ(made.item->version, "2.1");
    EXPECT_TRUE(made.item->adaptive);
    EXPECT_TRUE(made.item->time_dependent);
    const auto root = made.item->document->root();
    EXPECT_STREQ(root.name(), "qti-assessment-item");
    EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.imsglobal.org/xsd/imsqtiasi_v3p0");
    EXPECT_FALSE(root.attribute("xmlns:q"));
    EXPECT_FALSE(root.attribute("xsi:schemaLocation"));
    EXPECT_STREQ(root.child("qti-response-declaration").attribute("base-type").value(), "directedPair");
    const auto body = made.item->body();
    EXPECT_STREQ(body.child("qti-rubric-block").child("qti-content-body").child("p").text().get(), "Note");
    const auto gaps = body.child("qti-gap-match-interaction");
    EXPECT_EQ(made.item->document->line_of(gaps), 10);
    EXPECT_STREQ(gaps.child("qti-gap-text").attribute("match-max").value(), "1");
    EXPECT_STREQ(gaps.child("p").child("math").attribute("xmlns").value(),
                 "http://www.w3.org/1998/Math/MathML");
    EXPECT_STREQ(gaps.child("p").child("math").child("mi").text().get(), "x");
    EXPECT_TRUE(body.child("p").child("qti-feedback-inline").attribute("outcome-identifier"));
    EXPECT_STREQ(root.child("qti-response-processing").attribute("template").value(),
                 "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml");
    EXPECT_STREQ(root.child("qti-modal-feedback").child("qti-content-body").text().get(), "Well done");
}

TEST(Item, PortableInteractionsOfVersionTwoAreBrought) {
    const auto made = read(
        R"(<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="T" adaptive="false" timeDependent="false">
<responseDeclaration identifier="R" cardinality="single" baseType="string"/>
<itemBody><customInteraction responseIdentifier="R"><portableCustomInteraction xmlns="http://www.imsglobal.org/xsd/portableCustomInteraction"
 customInteractionTypeIdentifier="urn:x:scale" hook="scale/runtime.js"><properties><property key="maxLevel">5</property></properties>
<markup><div xmlns="http://www.w3.org/1999/xhtml" class="scale">Scale</div></markup></portableCustomInteraction></customInteraction>
<customInteraction responseIdentifier="R"><p>words</p></customInteraction></itemBody></assessmentItem>)");
    ASSERT_TRUE(made.item) << made.problems.at(0).message;
    const auto portable = made.item->body().child("qti-portable-custom-interaction");
    ASSERT_TRUE(portable);
    EXPECT_STREQ(portable.attribute("response-identifier").value(), "R");
    EXPECT_STREQ(portable.attribute("module").value(), "urn:x:scale");
    EXPECT_STREQ(portable.attribute("data-max-level").value(), "5");
    const auto module = portable.child("qti-interaction-modules").child("qti-interaction-module");
    EXPECT_STREQ(module.attribute("primary-path").value(), "scale/runtime.js");
    EXPECT_STREQ(portable.child("qti-interaction-markup").child("div").attribute("class").value(), "scale");
    EXPECT_TRUE(made.item->body().child("qti-custom-interaction").child("p"));
}

TEST(Item, PrefixesAreReadByTheirNamespace) {
    const auto made =
        read(item_of("", R"(<div xmlns:h="http://www.w3.org/1999/xhtml" xmlns:v="http://www.w3.org/2000/svg"
xmlns:s="http://www.w3.org/2001/10/synthesis" xmlns:o="urn:others"><h:figure><v:svg><v:g/></v:svg></h:figure>
<s:sub alias="x">y</s:sub><o:thing/></div>)"));
    ASSERT_TRUE(made.item);
    EXPECT_EQ(made.codes(), std::vector{"unknown_namespace:3"s});
    const auto div = made.item->body().child("div");
    EXPECT_STREQ(div.child("figure").child("svg").attribute("xmlns").value(), "http://www.w3.org/2000/svg");
    EXPECT_TRUE(div.child("ssml:sub"));
    EXPECT_TRUE(div.child("o:thing"));
    EXPECT_STREQ(div.attribute("xmlns:o").value(), "urn:others");
    EXPECT_TRUE(made.item->document->root().attribute("xmlns:ssml"));
}

TEST(Item, IsNothingElse) {
    EXPECT_TRUE(read("<html><body/></html>").has("not_qti"));
    EXPECT_TRUE(read("<assessmentItem xmlns='urn:x'/>").has("not_qti"));
    EXPECT_TRUE(read("<qti-assessment-test xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'/>")
                    .has("not_an_item"));
    EXPECT_TRUE(read("<qti-assessment-item/>").has("wrong_identifier"));
    EXPECT_TRUE(read("").has("xml_malformed"));
}

TEST(Item, StimuliStandInTheBody) {
    const std::string reference = "<qti-assessment-stimulus-ref identifier='S' href='texts/s.xml'/>";
    const std::map<std::string, std::string, std::less<>> files{
        {"texts/s.xml",
         "<qti-assessment-stimulus xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='S' "
         "title=''>"
         "<qti-stimulus-body><p>A text <img src='../pictures/a%20b.png' "
         "alt='a'/></p></qti-stimulus-body><qti-catalog-info/>"
         "</qti-assessment-stimulus>"}};
    const auto in_front = read(item_of(reference, "<p>x</p>"), files);
    ASSERT_TRUE(in_front.item);
    const auto first = in_front.item->body().first_child();
    EXPECT_STREQ(first.name(), "div");
    EXPECT_STREQ(first.attribute("class").value(), "stimulus");
    EXPECT_STREQ(first.attribute("data-stimulus-idref").value(), "S");
    EXPECT_STREQ(first.child("p").child("img").attribute("src").value(), "pictures/a%20b.png");
    const auto kept = in_front.item->document->root().child("qti-assessment-stimulus-ref");
    EXPECT_TRUE(kept.child("qti-catalog-info"));

    const auto docked =
        read(item_of(reference, "<p>x</p><div class='left' data-stimulus-idref='S'> </div>"), files);
    ASSERT_TRUE(docked.item);
    EXPECT_STREQ(docked.item->body().first_child().name(), "p");
    EXPECT_TRUE(docked.item->body().child("div").child("p"));
    for (const auto& item : {in_front.item, docked.item}) {
        const std::string text = write_item(*item);
        EXPECT_FALSE(text.contains("A text"));
        EXPECT_FALSE(text.contains("qti-catalog-info"));
        EXPECT_TRUE(text.contains("texts/s.xml"));
        EXPECT_EQ(write_item(*read(text, files).item), text);
    }

    EXPECT_TRUE(read(item_of(reference, "")).has("file_missing"));
    EXPECT_TRUE(read(item_of("<qti-assessment-stimulus-ref identifier='S' href='file:///etc/passwd'/>", ""))
                    .has("path_outside"));
    EXPECT_TRUE(read(item_of(reference, ""), {{"texts/s.xml", "<p/>"}}).has("not_a_stimulus"));
}

TEST(Item, FragmentsAreTakenInWithinLimits) {
    const auto body = [](std::string_view href) {
        return item_of("", "<div xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='" +
                               std::string(href) +
                               "'><xi:fallback><p>instead</p></xi:fallback></xi:include></div>");
    };
    const auto taken =
        read(body("a/f.xml"),
             {{"a/f.xml",
               "<p xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'>in <img src='x.png' alt=''/></p>"}});
    ASSERT_TRUE(taken.item);
    EXPECT_STREQ(taken.item->body().child("div").child("p").child("img").attribute("src").value(), "a/x.png");
    EXPECT_FALSE(taken.item->body().child("div").child("xi:include"));
    const auto missing = read(body("b.xml"));
    ASSERT_TRUE(missing.item);
    EXPECT_TRUE(missing.has("file_missing"));
    EXPECT_STREQ(missing.item->body().child("div").child("p").text().get(), "instead");
    EXPECT_TRUE(read(body("../../etc/passwd"), {{"x", ""}}).has("file_missing"));
    EXPECT_TRUE(read(body("/etc/passwd")).has("path_outside"));
    // A fragment that includes itself twice: ends, and says so.
    const auto circle =
        read(body("c.xml"), {{"c.xml",
                              "<div xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='c.xml'/>"
                              "<xi:include href='c.xml'/></div>"}});
    ASSERT_TRUE(circle.item);
    EXPECT_TRUE(circle.has("too_much_included"));
    EXPECT_TRUE(
        read(body("d.xml"), {{"d.xml", "<!DOCTYPE p [<!ENTITY x 'y'>]><p>&x;</p>"}}).has("doctype_refused"));
}

TEST(Check, InteractionsNeedTheirResponses) {
    EXPECT_TRUE(read(item_of("", choice)).has("response_not_declared"));
    EXPECT_TRUE(read(item_of(response, "<qti-choice-interaction/>")).has("response_missing"));
    EXPECT_TRUE(read(item_of(response, "<p><qti-text-entry-interaction response-identifier='SCORE'/></p>"))
                    .has("response_not_declared"));
    EXPECT_TRUE(read(item_of(response, "<p><qti-text-entry-interaction response-identifier='RESPONSE'/></p>"))
                    .has("wrong_base_type"));
    EXPECT_TRUE(read(item_of(response,
                             "<qti-order-interaction response-identifier='RESPONSE'><qti-simple-choice "
                             "identifier='A'/></qti-order-interaction>"))
                    .has("wrong_cardinality"));
}

TEST(Check, KeysNameOptions) {
    EXPECT_TRUE(read(item_of(response,
                             "<qti-choice-interaction response-identifier='RESPONSE'><qti-simple-choice "
                             "identifier='B'/></qti-choice-interaction>"))
                    .has("no_such_option"));
    EXPECT_TRUE(
        read(item_of(
                 response,
                 "<qti-choice-interaction response-identifier='RESPONSE'><qti-simple-choice identifier='A'/>"
                 "<qti-simple-choice identifier='A'/></qti-choice-interaction>"))
            .has("duplicate_identifier"));
    EXPECT_TRUE(
        read(item_of(
                 response,
                 "<qti-choice-interaction response-identifier='RESPONSE'><qti-simple-choice identifier='A'/>"
                 "<qti-simple-choice/></qti-choice-interaction>"))
            .has("wrong_identifier"));
}

TEST(Check, WhatDoesNothingIsTold) {
    const auto codes = [](std::string_view body) {
        const auto made = read(item_of(response, body));
        EXPECT_TRUE(made.item);
        return made.codes();
    };
    using Codes = std::vector<std::string>;
    EXPECT_EQ(codes("<script>alert(1)</script>"), Codes{"neutralised:5"});
    EXPECT_EQ(codes("<p ONclick='x()'>a</p>"), Codes{"neutralised:5"});
    EXPECT_EQ(codes("<p><a href=' jAva&#9;script:x()'>a</a></p>"), Codes{"neutralised:5"});
    EXPECT_EQ(codes("<img alt='' src='data:image/svg+xml,x'/>"), Codes{"neutralised:5"});
    EXPECT_EQ(codes("<p style='position:fixed'>a</p>"), Codes{"neutralised:5"});
    EXPECT_EQ(codes("<svg xmlns='http://www.w3.org/2000/svg'><script/><g onload='x'/></svg>"),
              (Codes{"neutralised:5", "neutralised:5"}));
    EXPECT_EQ(codes("<img alt='' src='//others.example/a.png'/>"), Codes{"loads_from_elsewhere:5"});
    EXPECT_EQ(codes("<p><a href='https://others.example/'>a</a></p>"), Codes{});
    EXPECT_EQ(codes("<img src='a.png'/>"), Codes{"alt_missing:5"});
    EXPECT_EQ(codes("<img src='a.png' alt=''/>"), Codes{});
    EXPECT_EQ(codes("<object type='image/png' data='a.png'/>"), Codes{"alt_missing:5"});
    EXPECT_EQ(codes("<object type='image/png' data='a.png'>a dog</object>"), Codes{});
    EXPECT_EQ(codes("<marquee>a</marquee>"), Codes{"unknown_element:5"});
    EXPECT_EQ(codes("<qti-future-block/>"), Codes{"unknown_element:5"});
    EXPECT_EQ(
        codes("<qti-feedback-block identifier='a' show-hide='show' outcome-identifier='SCORE' wobble='1'/>"),
        Codes{"unknown_attribute:5"});
    EXPECT_EQ(codes("<p><qti-printed-variable identifier='NONE'/></p>"), Codes{"no_such_variable:5"});
}

TEST(Check, PicturesWithScriptsAreTold) {
    const std::string body = "<img alt='' src='a.svg'/>";
    const auto with = [&](const std::string& picture) {
        return read(item_of(response, body), {{"a.svg", picture}}).codes();
    };
    EXPECT_EQ(with("<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>"), std::vector<std::string>{});
    EXPECT_EQ(with("<svg><script>x</script></svg>"), std::vector{"neutralised:5"s});
    EXPECT_EQ(with("<svg><g onload='x'/></svg>"), std::vector{"neutralised:5"s});
    EXPECT_EQ(with("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"), std::vector{"neutralised:5"s});
}

TEST(Item, AnyTextIsReadOrRefused) {
    const std::string whole =
        item_of(response, std::string(choice) + "<p>x &amp; <b>y</b></p>",
                "<qti-response-processing "
                "template='https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'/>");
    ASSERT_TRUE(read(whole).item);
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        EXPECT_FALSE(read(whole.substr(0, length)).item);
    }
    rc::check("a byte or a part is another", [&] {
        std::string text = whole;
        const auto changes = *rc::gen::inRange(1, 6);
        for (int i = 0; i < changes; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            if (*rc::gen::arbitrary<bool>()) {
                text[at] = *rc::gen::arbitrary<char>();
            } else {
                const auto from = *rc::gen::inRange<std::size_t>(0, text.size());
                text.insert(at, text.substr(from, *rc::gen::inRange<std::size_t>(0, 200)));
            }
        }
        Problems problems;
        const auto item = read_item(text, "i.xml", problems);
        RC_ASSERT((item == nullptr) == has_errors(problems));
    });
    const std::vector<std::string> names{"qti-response-declaration",
                                         "qti-outcome-declaration",
                                         "qti-value",
                                         "qti-mapping",
                                         "qti-map-entry",
                                         "qti-item-body",
                                         "qti-choice-interaction",
                                         "qti-simple-choice",
                                         "qti-assessment-stimulus-ref",
                                         "xi:include",
                                         "qti-response-processing",
                                         "qti-response-condition",
                                         "qti-response-if",
                                         "qti-match",
                                         "qti-variable",
                                         "customInteraction",
                                         "portableCustomInteraction",
                                         "math",
                                         "svg",
                                         "script"};
    const std::vector<std::string> attributes{"identifier='A'",
                                              "identifier='RESPONSE'",
                                              "cardinality='single'",
                                              "cardinality='record'",
                                              "base-type='pair'",
                                              "base-type='identifier'",
                                              "xmlns='urn:x'",
                                              "xmlns:xi='http://www.w3.org/2001/XInclude'",
                                              "response-identifier='RESPONSE'",
                                              "href='a.xml'",
                                              "map-key='A B'",
                                              "mapped-value='1'"};
    rc::check("elements in any order", [&] {
        std::string text = "<qti-assessment-item identifier='i'>";
        std::vector<std::string> open;
        for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4))) {
            if (step == 0 && !open.empty()) {
                text += "</" + open.back() + ">";
                open.pop_back();
            } else {
                open.push_back(*rc::gen::elementOf(names));
                text += "<" + open.back() + " " + *rc::gen::elementOf(attributes) + ">";
            }
        }
        for (; !open.empty(); open.pop_back()) {
            text += "</" + open.back() + ">";
        }
        Problems problems;
        const auto item = read_item(text + "</qti-assessment-item>", "i.xml", problems,
                                    [](std::string_view) { return std::optional("<p>x</p>"s); });
        RC_ASSERT((item == nullptr) == has_errors(problems));
    });
}

TEST(Item, LargeOnesEnd) {
    EXPECT_TRUE(
        read(item_of(response, std::string(choice) + "<p>" + std::string(10 << 20, 'x') + "</p>")).item);
    std::string many;
    for (int i = 0; i < 20'000; ++i) {
        many += "<qti-simple-choice identifier='c" + std::to_string(i) + "'/>";
    }
    EXPECT_TRUE(
        read(
            item_of(
                response,
                "<qti-choice-interaction response-identifier='RESPONSE'><qti-simple-choice identifier='A'/>" +
                    many + "</qti-choice-interaction>"))
            .item);
    std::string declarations;
    for (int i = 0; i < 2'000; ++i) {
        declarations += "<qti-outcome-declaration identifier='o" + std::to_string(i) +
                        "' cardinality='single' base-type='float'/>";
    }
    EXPECT_TRUE(read(item_of(declarations, "")).has("too_many_declarations"));
}

}  // namespace
}  // namespace qti
