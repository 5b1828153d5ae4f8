// The catalogue in several languages: what files may say, what a reader gets, and what is refused.
#include "house.hpp"

#include <fmt/format.h>

namespace catalog {
namespace {

std::map<std::string, std::string> german_programme() {
    auto files = small_programme();
    std::string& programme = files.at("programme.toml");
    programme.replace(programme.find("[\"en\"]"), 6, "[\"en\", \"de\"]");
    files["programme.de.toml"] = "about = \"**Hallo**\"\n";
    files["certifications/basics/certification.de.toml"] =
        "summary = \"Der erste Schritt.\"\nroles = [\"Neuling\"]\n";
    files["certifications/basics/guide.de.md"] = "## Warum\n\nDarum.\n";
    files["exams/basics/exam.de.toml"] =
        "title = \"Grundlagen\"\n[[domain]]\nid = \"2\"\ntitle = \"Zweitens\"\n[[domain]]\nid = \"1\"\ntitle "
        "= "
        "\"Erstens\"\n[[task]]\nid = \"1.1\"\ntitle = \"Erklären\"\n[[task]]\nid = \"2.1\"\ntitle = "
        "\"Anwenden\"\n[[objective]]\nid = \"1.1.1\"\ntext = \"Nennen\"\n[[objective]]\nid = \"2.1.1\"\ntext "
        "= \"Nutzen\"\n";
    return files;
}

class InGerman : public House {
  protected:
    std::string refused(const std::string& file, const std::optional<std::string>& text) {
        auto files = german_programme();
        files.erase(file);
        if (text) {
            files[file] = *text;
        }
        std::string out;
        for (const auto& p : import_files(files).problems) {
            out += fmt::format("{}:{}: {}\n", p.file, p.line, p.message);
        }
        return out;
    }
    // The reply to somebody who reads these languages.
    http::Reply reply_in(const std::string& languages, const std::string& path,
                         std::map<std::string, std::string> query = {}) {
        http::Request request;
        request.method = "GET";
        request.path = path;
        request.query = std::move(query);
        request.headers["accept-language"] = languages;
        http::Reply reply = router_.answer(request);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply;
    }
    schema::json::value in(const std::string& languages, const std::string& path,
                           std::map<std::string, std::string> query = {}) {
        return schema::json::parse(reply_in(languages, path, std::move(query)).body);
    }
    void take() {
        for (const auto& p : import_files(german_programme()).problems) {
            ADD_FAILURE() << p.file << ":" << p.line << ": " << p.message;
        }
    }
};

TEST_F(InGerman, AReaderGetsWhatThereIsAndIsToldInWhichLanguage) {
    take();
    const auto german = in("de-AT, en;q=0.5", "/api/certifications/basics");
    EXPECT_EQ(german.at("title"), "Basics");  // names stay as they are
    EXPECT_EQ(german.at("summary"), "Der erste Schritt.");
    EXPECT_EQ(german.at("roles").at(0), "Neuling");
    EXPECT_TRUE(std::string(german.at("guide_html").as_string()).contains("Darum."));
    EXPECT_EQ(german.at("text_language"), "de");
    EXPECT_EQ(german.at("exam").at("title"), "Grundlagen");
    EXPECT_EQ(german.at("exam").at("language"), "en");
    EXPECT_EQ(german.at("exam").at("text_language"), "de");
    EXPECT_EQ(german.at("exam").at("domains").at(0).at("title"), "Erstens");
    EXPECT_EQ(german.at("exam").at("domains").at(1).at("tasks").at(0).at("objectives").at(0).at("text"),
              "Nutzen");
    for (const char* languages : {"en", "en-GB, de", "fr", ""}) {
        const auto english = in(languages, "/api/certifications/basics");
        EXPECT_EQ(english.at("summary"), "The first step.") << languages;
        EXPECT_EQ(english.at("text_language"), "en");
        EXPECT_TRUE(english.at("exam").at("text_language").is_null());
    }
    EXPECT_EQ(in("de", "/api/certifications/master").at("text_language"), "en");  // there is none
    EXPECT_EQ(in("de", "/api/programme").at("about_html"), "<p><strong>Hallo</strong></p>\n");
    EXPECT_EQ(in("de", "/api/exams/basics").at("title"), "Grundlagen");
}

TEST_F(InGerman, ARepliesHeadersSayIt) {
    take();
    const auto headers = reply_in("de", "/api/certifications/basics").headers;
    using Header = std::pair<std::string, std::string>;
    EXPECT_NE(std::ranges::find(headers, Header("Vary", "Accept-Language")), headers.end());
    EXPECT_NE(std::ranges::find(headers, Header("Content-Language", "de")), headers.end());
}

TEST_F(InGerman, TheCatalogueIsFoundAndFilteredInEitherLanguage) {
    take();
    const auto found = in("de", "/api/catalogue", {{"q", "schritt"}});
    ASSERT_EQ(found.at("items").as_array().size(), 1U);
    EXPECT_EQ(found.at("items").at(0).at("text_language"), "de");
    EXPECT_EQ(found.at("facets").at("roles"), (schema::json::array{"Expert", "Neuling"}));
    for (const char* role : {"Neuling", "Newcomer"}) {
        const auto filtered = in("de", "/api/catalogue", {{"role", role}});
        ASSERT_EQ(filtered.at("items").as_array().size(), 1U) << role;
        EXPECT_EQ(filtered.at("items").at(0).at("roles").at(0), "Neuling");
    }
    EXPECT_EQ(in("en", "/api/catalogue").at("facets").at("roles"),
              (schema::json::array{"Expert", "Newcomer"}));
    // A role is called as the certifications call it, in an offer that says nothing of it.
    const auto done = scratch_->write([&](store::Tx& tx) -> Done {
        put_offer(tx, {.kind = OfferKind::course,
                       .id = "c",
                       .title = "Course",
                       .roles = {"Newcomer"},
                       .language = "en"});
        put_translations(tx, OfferKind::course, "c", {{"de", {"Kurs", "Ein Kurs.", {}, ""}}});
        return {};
    });
    ASSERT_TRUE(done);
    EXPECT_EQ(in("de", "/api/catalogue", {{"q", "kurs"}}).at("items").at(0).at("roles").at(0), "Neuling");
}

TEST_F(InGerman, ReadingThemAgainChangesNothingAndOneLessIsAChange) {
    take();
    auto again = import_files(german_programme());
    for (const char* kind : {"programme", "certification", "exam"}) {
        EXPECT_EQ(again.counts.at(kind).changed, 0) << kind;
    }
    auto files = german_programme();
    files.erase("exams/basics/exam.de.toml");
    EXPECT_EQ(import_files(files).counts.at("exam").changed, 1);
    EXPECT_EQ(in("de", "/api/exams/basics").at("title"), "Basics");
}

TEST_F(InGerman, AnOlderVersionOfAnExamStaysAsItWasWritten) {
    take();
    auto files = german_programme();
    std::string& exam = files.at("exams/basics/exam.toml");
    exam.replace(exam.find("minutes = 90"), 12, "minutes = 95");
    import_files(files);
    const auto title = [&](std::int64_t version) {
        return scratch_->read([&](store::Reader& r) {
            return in_language(r, *exam_of(r, ExamId("basics"), version), {"de"}).domains.at(0).title;
        });
    };
    EXPECT_EQ(title(1), "First");
    EXPECT_EQ(title(2), "Erstens");
}

TEST_F(InGerman, WhatDoesNotFitIsRefusedOnItsLine) {
    const std::string exam = german_programme().at("exams/basics/exam.de.toml");
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = exam;
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    const std::string file = "exams/basics/exam.de.toml";
    EXPECT_EQ(refused(file, with("id = \"2.1\"", "id = \"3.1\"")),
              file + ":12: the outline has no task \"3.1\"\n" + file + ":8: lacks the task \"2.1\"\n");
    EXPECT_EQ(refused(file, with("id = \"2.1.1\"", "id = \"1.1.1\"")),
              file + ":18: \"1.1.1\" is here twice\n" + file + ":14: lacks the objective \"2.1.1\"\n");
    EXPECT_EQ(refused(file, with("title = \"Erstens\"", "title = \"\"")),
              file + ":7: domain/1/title must not be empty\n");
    const std::string certification = "certifications/basics/certification.de.toml";
    EXPECT_EQ(refused(certification, "summary = \"Kurz.\"\n"),
              certification + ":1: must have as many as the certification, 1, in the same order\n");
    EXPECT_EQ(refused(certification, std::nullopt),
              certification + ":1: is missing: the certification is translated with its guide\n");
    EXPECT_EQ(
        refused("certifications/basics/guide.de.md", std::nullopt),
        "certifications/basics/guide.de.md:1: is missing: the guide is translated with its certification\n");
    EXPECT_EQ(refused("certifications/basics/guide.de.md", " \n"),
              "certifications/basics/guide.de.md:1: is empty\n");
    EXPECT_EQ(refused("programme.en.toml", "about = \"Hello\"\n"),
              "programme.en.toml:1: the source itself is in this language, \"en\"\n");
    EXPECT_EQ(refused("exams/other/exam.de.toml", exam),
              "exams/other/exam.de.toml:1: translates exams/other/exam.toml, which is not there\n");
    EXPECT_EQ(refused("exams/basics/exam.nl.toml", exam),
              "exams/basics/exam.nl.toml:1: programme.toml does not list the language \"nl\"\n");
    EXPECT_EQ(
        refused("exams/basics/exam.de.old.toml", exam),
        "exams/basics/exam.de.old.toml:1: has too many dots: a translation is <name>.<language>.<ending>\n");
    EXPECT_EQ(refused("centres/a.de.toml", ""),
              "centres/a.de.toml:1: cannot be translated: nothing reads this file\n");
}

}  // namespace
}  // namespace catalog
