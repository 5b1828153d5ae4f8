#include "house.hpp"

#include <fmt/format.h>

namespace itembank {
namespace {
using Import = House;

std::string told(const plain::Report& report) {
    std::string out;
    for (const auto& p : report.problems) {
        out += fmt::format("{}:{}: {}\n", p.file, p.line, p.message);
    }
    return out;
}

TEST_F(Import, TheSmallProgrammeIsTakenAndRepeatedChangesNothing) {
    const auto first = import_all();
    ASSERT_EQ(told(first), "");
    EXPECT_EQ(first.counts.at("item").added, 20);
    EXPECT_EQ(first.counts.at("form").added, 2);
    EXPECT_EQ(first.counts.at("practice").added, 1);
    const FormId before = form("a").id;
    const auto again = import_all();
    for (const char* kind : {"item", "form", "practice"}) {
        EXPECT_EQ(again.counts.at(kind).added + again.counts.at(kind).changed, 0) << kind;
        EXPECT_GT(again.counts.at(kind).unchanged, 0) << kind;
    }
    EXPECT_EQ(form("a").id, before);
}

TEST_F(Import, TheDemoProgrammeIsTaken) {
    programme_ = plain::Folder::from_disk(DEMO_PROGRAMME).files();
    const auto report = import_all();
    EXPECT_EQ(told(report), "");
    EXPECT_GE(report.counts.at("item").added, 170 + 60);
    EXPECT_GE(report.counts.at("form").added, 3);
}

TEST_F(Import, ACompositeItemIsAQtiDocumentBesideItsFile) {
    programme_["items/practice/bq-1.toml"] =
        "id = \"bq-1\"\nexam = \"basics\"\nkind = \"composite\"\nobjective = \"2.1.1\"\n"
        "cognitive = \"apply\"\nsource = { title = \"A book\", url = \"https://example.org/book\" }\n";
    programme_["items/practice/bq-1.xml"] =
        R"(<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="bq-1" title="Light"
  adaptive="false" time-dependent="false" xml:lang="en">
<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier">
<qti-correct-response><qti-value>keyred</qti-value><qti-value>keyblue</qti-value></qti-correct-response>
<qti-mapping default-value="0"><qti-map-entry map-key="keyred" mapped-value="1"/>
<qti-map-entry map-key="keyblue" mapped-value="1"/></qti-mapping></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-item-body><p><img src="bq-1/lamp.svg" alt="A lamp"/></p>
<qti-choice-interaction response-identifier="RESPONSE" max-choices="2"><qti-prompt>Which colours?</qti-prompt>
<qti-simple-choice identifier="keyred">Red</qti-simple-choice><qti-simple-choice identifier="other">Grey</qti-simple-choice>
<qti-simple-choice identifier="keyblue">Blue</qti-simple-choice></qti-choice-interaction></qti-item-body>
<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
</qti-assessment-item>)";
    programme_["items/practice/bq-1/lamp.svg"] =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><circle r='2'/></svg>";
    change("practice/b-practice.toml", "\"bp-4\"", "\"bp-4\", \"bq-1\"");
    ASSERT_EQ(told(import_all()), "");
    const auto found = read([](store::Reader& r) { return form_of_practice(r, PracticeId("b-practice")); });
    const Form set = *read([&](store::Reader& r) { return form_of(r, *found); });
    const ItemVersion version = item(set, "bq-1");
    ASSERT_EQ(version.content.kind, ItemKind::composite);
    ASSERT_EQ(version.content.composed->files.size(), 1U);
    EXPECT_TRUE(files_.get(version.content.composed->files[0].file));

    const Shape shape = shape_of(version.content);
    ASSERT_EQ(shape.fields.size(), 1U);
    EXPECT_EQ(shape.fields[0].options.size(), 3U);
    const Response right = right_answer(version.content);
    EXPECT_EQ(score_response(version.content, right), (Points{2, 2}));
    auto half = std::get<sitting::Composite>(right);
    half.fields[0].values.pop_back();
    EXPECT_EQ(score_response(version.content, half), (Points{1, 2}));
    EXPECT_EQ(score_response(version.content, std::nullopt), (Points{0, 2}));
    EXPECT_TRUE(explanation_of(version, {.response = right}).right);

    // What a browser gets names no option as the author did, and has no word of the key.
    const std::string seen = schema::to_json(player_item(rendered(version), shape, {.media = "/media/"}));
    EXPECT_TRUE(seen.contains("Which colours?"));
    EXPECT_TRUE(seen.contains("/media/" + version.content.composed->files[0].file));
    for (const char* secret : {"keyred", "keyblue", "mapped", "correct", "response-processing"}) {
        EXPECT_FALSE(seen.contains(secret)) << secret;
    }

    const auto again = import_all();
    EXPECT_EQ(again.counts.at("item").changed, 0);
    programme_.erase("items/practice/bq-1/lamp.svg");
    EXPECT_EQ(told(import_all()),
              "items/practice/bq-1.xml:1: names bq-1/lamp.svg, which is not in its own folder\n");
    programme_.erase("items/practice/bq-1.xml");
    EXPECT_TRUE(told(import_all()).starts_with("items/practice/bq-1.toml:1: an item of kind composite has"));
}

TEST_F(Import, AFormScoresOnlyWhatCanBeScoredByItself) {
    programme_["items/live/bq-2.toml"] =
        "id = \"bq-2\"\nexam = \"basics\"\nkind = \"composite\"\nobjective = \"2.1.1\"\n"
        "cognitive = \"apply\"\nsource = { title = \"A book\", url = \"https://example.org/book\" }\n";
    programme_["items/live/bq-2.xml"] =
        R"(<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="bq-2" title="Essay"
  adaptive="false" time-dependent="false" xml:lang="en">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" external-scored="human"/>
<qti-item-body><qti-extended-text-interaction response-identifier="RESPONSE"><qti-prompt>Why?</qti-prompt>
</qti-extended-text-interaction></qti-item-body></qti-assessment-item>)";
    change("exams/basics/forms/a.toml", "{ id = \"b-03\" }", "{ id = \"bq-2\" }");
    EXPECT_TRUE(told(import_all()).contains("bq-2 cannot be scored by itself; make it a pretest item"));
}

TEST_F(Import, AFormKnowsItsItemsTheirDomainsAndWhatScores) {
    import_all();
    const Form a = form("a");
    EXPECT_EQ(a.cut, 4);
    EXPECT_EQ(a.items.size(), 8U);
    EXPECT_TRUE(a.items[0].anchor);
    EXPECT_FALSE(a.items[2].scored);
    EXPECT_EQ(a.items[0].domain, "1");
    EXPECT_EQ(a.items[7].domain, "2");
    EXPECT_EQ(item(a, "b-12").content.case_study->title, "The Mill");
    const auto offer = read(
        [](store::Reader& r) { return catalog::offer_of(r, catalog::OfferKind::practice, "b-practice"); });
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->certifications, std::vector<std::string>{"basics"});
}

TEST_F(Import, AChangedItemIsANewVersionAndSoIsItsForm) {
    import_all();
    const Form before = form("a");
    const ItemVersion old_item = item(before, "b-03");
    scratch_
        ->write([&](store::Tx& tx) -> Done {
            mark_delivered(tx, before.id, clock_.now());
            return {};
        })
        .value();
    change("items/live/b-03.toml", "Which is right in b-03?", "Which one is right in b-03?");
    const auto report = import_all();
    EXPECT_EQ(report.counts.at("item").changed, 1);
    EXPECT_EQ(report.counts.at("form").changed, 1);
    const Form after = form("a");
    EXPECT_NE(after.id, before.id);
    EXPECT_EQ(after.number, 2);
    EXPECT_EQ(item(after, "b-03").number, 2);
    // What was delivered stays what it was.
    const Form kept = *read([&](store::Reader& r) { return form_of(r, before.id); });
    EXPECT_FALSE(kept.current);
    EXPECT_EQ(schema::to_json(kept.items), schema::to_json(before.items));
    EXPECT_EQ(read([&](store::Reader& r) { return item_of(r, old_item.id)->content; }), old_item.content);
    EXPECT_EQ(form("b").number, 1);
}

TEST_F(Import, AChangedCaseStudyChangesItsItems) {
    import_all();
    change("exams/basics/cases/mill.md", "corn", "wheat");
    EXPECT_EQ(import_all().counts.at("item").changed, 2);
    EXPECT_EQ(item(form("a"), "b-13").content.case_study->body, "A mill grinds wheat beside a river.");
}

TEST_F(Import, AnExamVersionBookedBeforeKeepsItsForms) {
    import_all();
    const FormId before = form("a").id;
    change("exams/basics/exam.toml", "minutes = 60", "minutes = 70");
    ASSERT_EQ(told(import_all()), "");
    EXPECT_NE(form("a").id, before);
    const auto old_forms = read([](store::Reader& r) { return forms_of_exam(r, ExamId("basics"), 1); });
    ASSERT_EQ(old_forms.size(), 2U);
    EXPECT_EQ(old_forms[0].id, before);
}

TEST_F(Import, WhatTheFolderNoLongerHoldsIsHandedOutNoMore) {
    import_all();
    programme_.erase("practice/b-practice.toml");
    ASSERT_EQ(told(import_all()), "");
    EXPECT_FALSE(read([](store::Reader& r) { return practice_of(r, PracticeId("b-practice")); }));
    EXPECT_EQ(ask("GET", "/api/practice/b-practice").status, 404);
}

struct Bad {
    const char* name;
    const char* file;
    const char* what;
    const char* by;
    const char* problem;  // "file:line: " and how the message begins
};
const Bad bad[] = {
    {"broken TOML", "items/live/b-01.toml", "kind =", "kind ==", "items/live/b-01.toml:3:"},
    {"an unknown key", "items/live/b-01.toml", "cognitive", "difficulty = 3\ncognitive",
     "items/live/b-01.toml:"},
    {"another file's id", "items/live/b-01.toml", "id = \"b-01\"", "id = \"b-99\"",
     "items/live/b-01.toml:1: must be the file's name"},
    {"no such exam", "items/live/b-03.toml", "exam = \"basics\"", "exam = \"nothing\"",
     "items/live/b-03.toml:2: there is no exams/nothing/exam.toml"},
    {"no such objective", "items/live/b-03.toml", "objective = \"1.1.1\"", "objective = \"9.9.9\"",
     "items/live/b-03.toml:4: the outline of basics has no objective 9.9.9"},
    {"no such kind", "items/live/b-03.toml", "kind = \"choice\"", "kind = \"essay\"",
     "items/live/b-03.toml:3:"},
    {"two keys", "items/live/b-04.toml", "id = \"d\"\n", "id = \"d\"\ncorrect = true\n",
     "items/live/b-04.toml:9: a choice has exactly one correct option, not 2"},
    {"the same option twice", "items/live/b-03.toml", "Answer B of b-03", "Answer A of b-03",
     "items/live/b-03.toml:16: two of them read the same"},
    {"the same id twice", "items/live/b-03.toml", "id = \"b\"", "id = \"a\"",
     "items/live/b-03.toml:15: the id \"a\" is here twice"},
    {"a wrong count", "items/live/b-09.toml", "choose = 2", "choose = 3",
     "items/live/b-09.toml:8: says 3, but 2 options are correct"},
    {"a stem that does not say how many", "items/live/b-09.toml",
     "Which two are right in b-09? (Choose two.)", "Which are right?",
     "items/live/b-09.toml:6: must say how many to choose"},
    {"a key on a matching option", "items/live/b-11.toml", "text = \"Fish\"",
     "text = \"Fish\"\ncorrect = true", "items/live/b-11.toml:"},
    {"a match that is not there", "items/live/b-11.toml", "match = \"b\"", "match = \"z\"",
     "items/live/b-11.toml:18: there is no option \"z\""},
    {"no explanation", "items/live/b-10.toml", "explanation = \"secretwhy: that is the order.\"\n", "",
     "items/live/b-10.toml:3: an ordering or matching item needs an `explanation`"},
    {"practice without a why", "items/practice/bp-1.toml", "why = \"secretwhy a of bp-1\"\n", "",
     "items/practice/bp-1.toml:9: a practice item says `why` on every option"},
    {"no such case", "items/live/b-12.toml", "case = \"mill\"", "case = \"windmill\"",
     "items/live/b-12.toml:6: there is no exams/basics/cases/windmill.md"},
    {"no such enemy", "items/live/b-01.toml", "enemies = [\"b-02\"]", "enemies = [\"b-77\"]",
     "items/live/b-01.toml:6: there is no other item \"b-77\""},
    {"enemies on a form", "exams/basics/forms/a.toml", "{ id = \"b-03\" }", "{ id = \"b-02\" }",
     "exams/basics/forms/a.toml:6: b-01 and b-02 are enemies"},
    {"an item twice", "exams/basics/forms/a.toml", "{ id = \"b-03\" }", "{ id = \"b-01\" }",
     "exams/basics/forms/a.toml:7: b-01 is here twice"},
    {"no such item", "exams/basics/forms/a.toml", "{ id = \"b-03\" }", "{ id = \"b-88\" }",
     "exams/basics/forms/a.toml:7: there is no item b-88"},
    {"a practice item on a form", "exams/basics/forms/a.toml", "{ id = \"b-03\" }", "{ id = \"bp-1\" }",
     "exams/basics/forms/a.toml:7: bp-1 is an item of the practice pool"},
    {"a cut nobody can reach", "exams/basics/forms/a.toml", "cut = 4", "cut = 7",
     "exams/basics/forms/a.toml:3: must be below the number of scored items, 7"},
    {"an anchor that is not scored", "exams/basics/forms/a.toml", "anchors = [\"b-01\"]",
     "anchors = [\"b-05\"]", "exams/basics/forms/a.toml:4: b-05 is no scored item of this form"},
    {"an anchor on one form alone", "exams/basics/forms/a.toml", "anchors = [\"b-01\"]",
     "anchors = [\"b-03\"]", "exams/basics/forms/a.toml:1: the anchor b-03 is scored on no other form"},
    {"a case torn apart", "exams/basics/forms/a.toml", "{ id = \"b-11\" },\n  { id = \"b-12\" }",
     "{ id = \"b-12\" },\n  { id = \"b-11\" }",
     "exams/basics/forms/a.toml:13: the items of the case study mill"},
    {"a live item in practice", "practice/b-practice.toml", "\"bp-1\"", "\"b-01\"",
     "practice/b-practice.toml:6: b-01 is an item of the live pool"},
    {"a price that is none", "practice/b-practice.toml", "price = \"free\"", "price = \"cheap\"",
     "practice/b-practice.toml:5:"},
    {"too much in common", "exams/basics/forms/b.toml", "{ id = \"b-07\" }", "{ id = \"b-03\" }",
     "exams/basics/forms/a.toml:1: shares 2 of 8 items with exams/basics/forms/b.toml"},
};

TEST_F(Import, EveryProblemIsNamedWithItsLineAndNothingIsKept) {
    const plain::Texts good = programme_;
    for (const Bad& b : bad) {
        programme_ = good;
        change(b.file, b.what, b.by);
        const auto report = import_all();
        EXPECT_TRUE(told(report).contains(b.problem)) << b.name << ": wanted " << b.problem << "\n"
                                                      << told(report);
        EXPECT_TRUE(read([](store::Reader& r) { return practice_sets(r); }).empty()) << b.name;
    }
    programme_ = good;
    programme_["items/other/b-01.toml"] = good.at("items/live/b-01.toml");
    EXPECT_TRUE(
        told(import_all()).contains("items/other/b-01.toml:1: items stand in items/live or items/practice"));
}

}  // namespace
}  // namespace itembank
