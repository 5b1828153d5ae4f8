// Items in several languages: what files may say, what a candidate gets, and what is refused.
#include <fmt/format.h>

#include <base/text.hpp>
#include <exchange/archive.hpp>
#include <itembank/packages.hpp>

#include "bank.hpp"
#include "house.hpp"
#include "translations.hpp"

namespace itembank {
namespace {

std::string told(const plain::Report& report) {
    std::string out;
    for (const auto& p : report.problems) {
        out += fmt::format("{}:{}: {}\n", p.file, p.line, p.message);
    }
    return out;
}

constexpr const char* german_choice =
    "stem = \"Was stimmt in bp-1?\"\n"
    "[[option]]\nid = \"d\"\ntext = \"Antwort D\"\nwhy = \"geheimwarum d\"\n"
    "[[option]]\nid = \"a\"\ntext = \"Antwort A\"\nwhy = \"geheimwarum a\"\n"
    "[[option]]\nid = \"b\"\ntext = \"Antwort B\"\nwhy = \"geheimwarum b\"\n"
    "[[option]]\nid = \"c\"\ntext = \"Antwort **C**\"\nwhy = \"geheimwarum c\"\n";
constexpr const char* composite_file =
    "id = \"bq-1\"\nexam = \"basics\"\nkind = \"composite\"\nobjective = \"2.1.1\"\n"
    "cognitive = \"apply\"\nsource = { title = \"A book\", url = \"https://example.org/book\" }\n";

std::string composite(const std::string& language, const std::vector<std::string>& words,
                      const std::string& picture) {
    return fmt::format(
        R"(<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="bq-1" title="Light"
  adaptive="false" time-dependent="false" xml:lang="{}">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
<qti-correct-response><qti-value>keyred</qti-value></qti-correct-response></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
<qti-item-body><p><img src="bq-1/{}" alt="A lamp"/></p>
<qti-choice-interaction response-identifier="RESPONSE" max-choices="1" shuffle="true"><qti-prompt>{}</qti-prompt>
<qti-simple-choice identifier="keyred">{}</qti-simple-choice><qti-simple-choice identifier="other">{}</qti-simple-choice>
</qti-choice-interaction></qti-item-body>
<qti-response-processing><qti-response-condition><qti-response-if>
<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
<qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">good</qti-base-value></qti-set-outcome-value>
</qti-response-if></qti-response-condition></qti-response-processing>
<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="good" show-hide="show"><qti-content-body><p>{}</p></qti-content-body></qti-modal-feedback>
</qti-assessment-item>)",
        language, picture, words[0], words[1], words[2], words[3]);
}
const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><circle r='2'/></svg>";

class Translated : public House {
  protected:
    Translated() {
        change("programme.toml", "[\"en\"]", "[\"en\", \"de\"]");
        programme_["items/practice/bp-1.de.toml"] = german_choice;
    }
    void add_composite() {
        programme_["items/practice/bq-1.toml"] = composite_file;
        programme_["items/practice/bq-1.xml"] =
            composite("en", {"Which colour?", "Red", "Grey", "Red it is."}, "lamp.svg");
        programme_["items/practice/bq-1.de.xml"] =
            composite("de", {"Welche Farbe?", "Rot", "Grau", "Rot stimmt."}, "lampe.svg");
        programme_["items/practice/bq-1/lamp.svg"] = svg;
        programme_["items/practice/bq-1/lampe.svg"] = svg + "\n";
        change("practice/b-practice.toml", "\"bp-4\"", "\"bp-4\", \"bq-1\"");
    }
    ItemVersion practice(const std::string& name) {
        const auto set = read([](store::Reader& r) { return form_of_practice(r, PracticeId("b-practice")); });
        return item(*read([&](store::Reader& r) { return form_of(r, *set); }), name);
    }
    // What the import says when one file reads so.
    std::string refused(const std::string& file, const std::string& text) {
        const plain::Texts before = programme_;
        programme_[file] = text;
        std::string out = told(import_all());
        programme_ = before;
        return out;
    }
};

TEST_F(Translated, AnItemIsShownInEachOfItsLanguagesByTheSameIds) {
    ASSERT_EQ(told(import_all()), "");
    const ItemVersion version = practice("bp-1");
    Shape shown = shape_of(version.content);
    std::ranges::reverse(shown.options);
    const PlayerItem seen = player_item(rendered(version), shown);
    ASSERT_TRUE(seen.translations.has_value());
    ASSERT_EQ(seen.translations->size(), 1U);
    const PlayerTranslation& german = seen.translations->front();
    EXPECT_EQ(german.language, "de");
    EXPECT_TRUE(german.stem_html.contains("Was stimmt in bp-1?"));
    ASSERT_EQ(german.options.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(german.options[i].id, seen.options[i].id);
    }
    EXPECT_EQ(seen.options[1].html, "Answer C of bp-1");
    EXPECT_EQ(german.options[1].html, "Antwort <strong>C</strong>");
    EXPECT_FALSE(player_item(rendered(practice("bp-2")), shape_of(practice("bp-2").content)).translations);
}

TEST_F(Translated, NoTranslationTellsTheKey) {
    add_composite();
    ASSERT_EQ(told(import_all()), "");
    for (const char* name : {"bp-1", "bq-1"}) {
        const ItemVersion version = practice(name);
        const std::string bytes = schema::to_json(player_item(rendered(version), shape_of(version.content)));
        ASSERT_TRUE(bytes.contains("\"de\"")) << bytes;
        for (const char* word : {"correct", "geheimwarum", "secretwhy", "keyred", "Rot stimmt", "explanation",
                                 "match\"", "\"why", "\"name\"", "outcome"}) {
            EXPECT_FALSE(bytes.contains(word)) << name << " tells " << word << ": " << bytes;
        }
    }
}

TEST_F(Translated, StudyModeExplainsInEachLanguage) {
    ASSERT_EQ(told(import_all()), "");
    const ItemVersion version = practice("bp-1");
    const Explanation said = explanation_of(version, {.response = right_answer(version.content)});
    EXPECT_TRUE(said.right);
    ASSERT_TRUE(said.translations.has_value());
    const ExplainedTexts& german = said.translations->front();
    ASSERT_EQ(german.options.size(), said.options.size());
    EXPECT_EQ(german.options[2].id, said.options[2].id);
    EXPECT_EQ(german.options[2].why_html, "geheimwarum c");
}

TEST_F(Translated, ACompositeItemIsScoredByItsOwnDocumentAndShownInEither) {
    add_composite();
    ASSERT_EQ(told(import_all()), "");
    const ItemVersion version = practice("bq-1");
    const Response right = right_answer(version.content);
    EXPECT_EQ(score_response(version.content, right, 5), (Points{1, 1}));
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
        const PlayerItem seen =
            player_item(rendered(version), shape_of(version.content), {.seed = seed, .media = "/m/"});
        const std::string own = schema::json::serialize(*seen.body);
        const std::string german = schema::json::serialize(*seen.translations->front().body);
        EXPECT_TRUE(own.contains("Which colour?") && !own.contains("Welche Farbe?"));
        EXPECT_TRUE(german.contains("Welche Farbe?") && !german.contains("Which colour?"));
        EXPECT_TRUE(german.contains("/m/" + sha256(svg + "\n")));
        // Both in the same order, whatever the seed.
        EXPECT_EQ(own.find("Red") < own.find("Grey"), german.find("Rot") < german.find("Grau"));
        // By the same names.
        const std::string id = std::get<sitting::Composite>(right).fields[0].values[0];
        EXPECT_TRUE(own.contains(id) && german.contains(id));
    }
    const Explanation said = explanation_of(version, {.response = right, .media = "/m/"});
    EXPECT_TRUE(schema::json::serialize(*said.body).contains("Red it is."));
    EXPECT_TRUE(schema::json::serialize(*said.translations->front().body).contains("Rot stimmt."));
    ASSERT_EQ(rendered(version).files.size(), 2U);  // the pictures of both: the rights to them are the item's
    EXPECT_TRUE(files_.get(rendered(version).files[1].file));
}

TEST_F(Translated, AChangedTranslationIsANewVersionAndOneLessIsToo) {
    ASSERT_EQ(told(import_all()), "");
    EXPECT_EQ(practice("bp-1").number, 1);
    EXPECT_EQ(import_all().counts.at("item").changed, 0);
    change("items/practice/bp-1.de.toml", "Was stimmt", "Was genau stimmt");
    EXPECT_EQ(import_all().counts.at("item").changed, 1);
    EXPECT_EQ(practice("bp-1").number, 2);
    programme_.erase("items/practice/bp-1.de.toml");
    EXPECT_EQ(import_all().counts.at("item").changed, 1);
    EXPECT_FALSE(practice("bp-1").content.translations);
    EXPECT_EQ(practice("bp-2").number, 1);
}

TEST_F(Translated, AnItemWithoutOneHasTheDigestItAlwaysHad) {
    ASSERT_EQ(told(import_all()), "");
    const Content plain = practice("bp-2").content;
    schema::json::value json = schema::write(plain);
    EXPECT_TRUE(json.as_object().at("translations").is_null());
    json.as_object().erase("translations");
    EXPECT_EQ(content_hash(plain), sha256(schema::json::serialize(json)));
}

TEST_F(Translated, ItsCaseStudyComesWithIt) {
    std::string text = german_choice;
    programme_["items/live/b-12.de.toml"] = text;
    EXPECT_EQ(told(import_all()),
              "items/live/b-12.de.toml:1: its case study is not translated: there is no "
              "exams/basics/cases/mill.de.md\n");
    programme_["exams/basics/cases/mill.de.md"] = "# Die Mühle\n\nEine Mühle mahlt Korn.\n";
    ASSERT_EQ(told(import_all()), "");
    const ItemVersion version = item(form("a"), "b-12");
    const PlayerItem seen = player_item(rendered(version), shape_of(version.content));
    EXPECT_EQ(seen.translations->front().case_study->title, "Die Mühle");
    EXPECT_TRUE(seen.translations->front().case_study->html.contains("mahlt Korn"));
    programme_["exams/basics/cases/mill.de.md"] = "# Die Mühle\n\nEine Mühle mahlt Korn und Kaffee.\n";
    EXPECT_EQ(import_all().counts.at("item").changed, 1);
}

TEST_F(Translated, WhatDoesNotFitIsRefusedOnItsLine) {
    const std::string file = "items/practice/bp-1.de.toml";
    const auto with = [](const std::string& from, const std::string& to) {
        std::string text = german_choice;
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    EXPECT_EQ(refused(file, with("id = \"d\"", "id = \"x\"")),
              file + ":3: the item has no option \"x\"\n" + file + ":2: lacks the option \"d\"\n");
    EXPECT_EQ(refused(file, with("id = \"d\"", "id = \"a\"")),
              file + ":7: the id \"a\" is here twice\n" + file + ":2: lacks the option \"d\"\n");
    EXPECT_EQ(refused(file, with("why = \"geheimwarum d\"\n", "")),
              file + ":2: needs `why`, as the item itself has it here\n");
    EXPECT_EQ(refused(file, with("text = \"Antwort D\"", "text = \"Antwort A\"")),
              file + ":8: two of them read the same\n");
    EXPECT_EQ(refused(file, with("stem = \"Was stimmt in bp-1?\"\n", "")), file + ":1: stem is required\n");
    EXPECT_EQ(refused(file, with("stem = ", "explanation = \"Weil.\"\nstem = ")),
              file + ":1: the item itself has no explanation\n");
    EXPECT_EQ(refused(file, with("text = \"Antwort D\"", "text = \"Antwort D\"\ncorrect = true")),
              file + ":5: option/0/correct is not a known field\n");
    EXPECT_EQ(refused("items/practice/bp-1.fr.toml", german_choice),
              "items/practice/bp-1.fr.toml:1: programme.toml does not list the language \"fr\"\n");
    EXPECT_EQ(refused("items/practice/bp-1.en.toml", german_choice),
              "items/practice/bp-1.en.toml:1: the item itself is in this language, \"en\"\n");
    EXPECT_EQ(refused("items/practice/bp-9.de.toml", german_choice),
              "items/practice/bp-9.de.toml:1: translates items/practice/bp-9.toml, which is not there\n");
    EXPECT_EQ(refused("exams/basics/forms/a.de.toml", ""),
              "exams/basics/forms/a.de.toml:1: cannot be translated: nothing reads this file\n");
    // Of an ordering and a matching item.
    EXPECT_EQ(refused("items/live/b-10.de.toml",
                      "stem = \"Ordnen Sie.\"\n[[step]]\nid = \"a\"\ntext = \"Aufwachen\"\n[[step]]\nid = "
                      "\"b\"\ntext = \"Aufstehen\"\n[[step]]\nid = \"c\"\ntext = \"Gehen\"\n"),
              "items/live/b-10.de.toml:2: lacks the step \"d\"\n"
              "items/live/b-10.de.toml:1: needs an `explanation`, as the item itself has one\n");
    EXPECT_EQ(
        refused("items/live/b-11.de.toml",
                "stem = \"Was passt?\"\nexplanation = \"So.\"\n[[prompt]]\nid = \"p1\"\ntext = "
                "\"Bellt\"\n[[prompt]]\nid = \"p2\"\ntext = \"Schnurrt\"\n[[prompt]]\nid = \"p3\"\ntext "
                "= \"Knurrt\"\n[[option]]\nid = \"a\"\ntext = \"Hund\"\n[[option]]\nid = \"b\"\ntext = "
                "\"Katze\"\n"),
        "items/live/b-11.de.toml:12: lacks the option \"c\"\n");
    EXPECT_EQ(told(import_all()), "");
}

TEST_F(Translated, ATranslatedDocumentThatDiffersIsRefused) {
    add_composite();
    const std::string file = "items/practice/bq-1.de.xml";
    const std::string good = programme_.at(file);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
        return text;
    };
    EXPECT_EQ(refused(file, with("identifier=\"bq-1\"", "identifier=\"bq-2\"")),
              file + ":1: its identifier must be the item's, \"bq-1\"\n");
    EXPECT_EQ(refused(file, with("xml:lang=\"de\"", "xml:lang=\"fr\"")),
              file + ":1: says xml:lang=\"fr\", and its name says de\n");
    EXPECT_EQ(refused(file, with("<qti-value>keyred", "<qti-value>other")),
              file +
                  ":3: has another right answer for RESPONSE than the item; answers are scored by the item's "
                  "own document\n");
    EXPECT_TRUE(refused(file, with("identifier=\"other\"", "identifier=\"elsewhere\""))
                    .contains("must have the same choices for RESPONSE as the item"));
    EXPECT_TRUE(
        refused(file, with("max-choices=\"1\"", "max-choices=\"1\" min-choices=\"1\"")).contains("RESPONSE"));
    EXPECT_TRUE(refused(file, with("identifier=\"good\"", "identifier=\"fine\""))
                    .contains("must have modal-feedback outcome-identifier=FEEDBACK identifier=good"));
    EXPECT_TRUE(refused(file, with("lampe.svg", "leuchte.svg"))
                    .contains("names bq-1/leuchte.svg, which is not in its own folder"));
    EXPECT_EQ(
        refused("items/practice/bq-1.de.toml", "stem = \"Welche?\"\n"),
        "items/practice/bq-1.de.toml:1: is to be empty or absent: a composite item is translated in its "
        "document\n");
    EXPECT_EQ(refused("items/practice/bq-1.de.toml", ""), "");
    programme_.erase(file);
    EXPECT_EQ(refused("items/practice/bq-1.de.toml", ""),
              "items/practice/bq-1.de.toml:1: translates a composite item, and there is no "
              "items/practice/bq-1.de.xml\n");
}

TEST_F(Translated, APackageBringsThemBack) {
    add_composite();
    ASSERT_EQ(told(import_all()), "");
    const std::string zip = export_qti(shell_, std::nullopt).value();
    qti::Problems problems;
    const auto files = exchange::unzip("out.zip", zip, problems);
    ASSERT_TRUE(files);
    EXPECT_TRUE(files->contains("items/bq-1/bq-1/lampe.svg"));
    using Told = std::map<std::string, std::vector<std::string>>;
    EXPECT_EQ(translations_in_export(shell_, std::nullopt), (Told{{"bp-1", {"de"}}, {"bq-1", {"de"}}}));
    store::Scratch other{{identity::migrations(), catalog::migrations(), migrations()}};
    shell::Shell shell{*other, clock_, random_, mails_, files_, "https://example.org"};
    for (const char* status : {"new", "unchanged"}) {
        const auto report = take_in(shell, exchange::take_in("out.zip", zip), {.person = PersonId("wanda")});
        ASSERT_TRUE(report.problems.empty()) << report.problems[0].message;
        ASSERT_EQ(report.imported.size(), 21U);
        for (const auto& one : report.imported) {
            EXPECT_EQ(one.at("status"), status);
        }
    }
}

TEST_F(Translated, AWorkingCopyKeepsThemWhileTheyFit) {
    add_composite();
    ASSERT_EQ(told(import_all()), "");
    DraftBody body = body_of(practice("bp-1").content, "One", "en");
    ASSERT_TRUE(body.translations.has_value());
    EXPECT_TRUE(content_of(body, "bp-1", std::nullopt, {}));
    body.question->options.push_back({.id = "e", .text = "A fifth"});
    const auto unfit = content_of(body, "bp-1", std::nullopt, {});
    ASSERT_FALSE(unfit);
    EXPECT_EQ(unfit.error().code, "translation_unfit");
    EXPECT_FALSE(preview_of(body, "bp-1", std::nullopt, random_)->translations);
    const auto gates = completeness(body, {}, true);
    const auto gate = std::ranges::find(gates, "translations", &GateLine::gate);
    ASSERT_NE(gate, gates.end());
    EXPECT_FALSE(gate->met);
    body.translations.reset();
    EXPECT_TRUE(content_of(body, "bp-1", std::nullopt, {}));
    EXPECT_TRUE(
        preview_of(body_of(practice("bq-1").content, "", "en"), "bq-1", std::nullopt, random_)->translations);
}

TEST_F(Translated, APracticeSetHasItsTitleInTheCatalogue) {
    programme_["practice/b-practice.de.toml"] = "title = \"Übung\"\nsummary = \"Zum Üben.\"\n";
    ASSERT_EQ(told(import_all()), "");
    const auto shown = read([](store::Reader& r) {
        return catalog::in_language(r, *catalog::offer_of(r, catalog::OfferKind::practice, "b-practice"),
                                    {"de-CH", "en"});
    });
    EXPECT_EQ(shown.title, "Übung");
    EXPECT_EQ(shown.text_language, "de");
    http::Request request;
    request.method = "GET";
    request.path = "/api/practice/b-practice";
    request.headers["accept-language"] = "de";
    const auto reply = router_.answer(request);
    EXPECT_TRUE(reply.body.contains("Übung"));
    EXPECT_NE(
        std::ranges::find(reply.headers, std::pair<std::string, std::string>("Vary", "Accept-Language")),
        reply.headers.end());
    EXPECT_EQ(refused("practice/b-practice.de.toml", "title = \"Übung\"\n"),
              "practice/b-practice.de.toml:1: summary is required\n");
}

}  // namespace
}  // namespace itembank
