// Files that are broken, odd or meant to hurt.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "samples.hpp"

namespace {

using namespace exchange;
using samples::codes;
using samples::moodle;
using samples::only;
using samples::quiz;

const std::string answers = "<answer fraction=\"100\"><text>true</text></answer>";

std::string many(std::size_t count, std::size_t broken, const std::string& instead) {
    std::string file = "<quiz>\n";
    for (std::size_t i = 1; i <= count; ++i) {
        file += "<question type=\"truefalse\"><name><text>Q" + std::to_string(i) +
                "</text></name><questiontext format=\"html\"><text>" + (i == broken ? instead : "Well?") +
                "</text></questiontext>" + answers + "</question>\n";
    }
    return file + "</quiz>";
}

TEST(Hostile, OneBrokenQuestionLeavesTheOthers) {
    // A cut-off element; a stray ampersand; an element that is never closed; markup closed the wrong way.
    for (const char* instead : {"<p>cut <b", "<![CDATA[ never closed", "<b><i>x</b></i>", "</text>"}) {
        const Intake intake = moodle(many(100, 50, instead));
        EXPECT_GE(intake.found.size(), 98u) << instead;
        EXPECT_LE(intake.found.size(), 99u) << instead;
        ASSERT_TRUE(qti::has_errors(intake.problems)) << instead;
        EXPECT_EQ(intake.problems[0].line, 51) << instead << "\n" << samples::told(intake);
        EXPECT_EQ(intake.found.back().name, "q100");
        EXPECT_EQ(intake.found.back().line, 101);
    }
    const Intake typed = moodle(many(100, 50, "fine"));
    EXPECT_EQ(typed.found.size(), 100u);
    EXPECT_TRUE(typed.problems.empty());
}

TEST(Hostile, ScriptsAreTakenOutAndNamed) {
    const Intake intake =
        moodle(quiz("truefalse", answers,
                    "<questiontext format=\"html\"><text><![CDATA[<p onclick=\"steal()\">Well?"
                    "<script>steal()</script><img src=x onerror=steal()></p>]]></text>"
                    "</questiontext>"));
    const Found found = only(intake);
    EXPECT_EQ(found.question->text, "<p>Well?<img src=\"x\" alt=\"\"/></p>");
    EXPECT_EQ(codes(intake), (std::vector<std::string>{"neutralised", "alt_missing"}));
    EXPECT_NE(intake.problems[0].message.find("\"script\""), std::string::npos);
    EXPECT_NE(intake.problems[0].message.find("\"onclick\""), std::string::npos);
    EXPECT_EQ(found.xml.find("steal"), std::string::npos);
}

TEST(Hostile, DoctypesWithEntitiesAreRefused) {
    const Intake laughs = moodle(
        "<!DOCTYPE quiz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>\n" +
        many(1, 0, ""));
    EXPECT_TRUE(laughs.found.empty());
    EXPECT_EQ(codes(laughs), (std::vector<std::string>{"doctype_refused"}));
    EXPECT_TRUE(
        moodle("<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz>&x;</quiz>").found.empty());
}

TEST(Hostile, LargeTextsAreRefusedOneByOne) {
    std::string file = many(3, 2, std::string(10'000'000, 'x'));
    const Intake intake = moodle(std::move(file));
    EXPECT_EQ(intake.found.size(), 2u);
    ASSERT_EQ(codes(intake), (std::vector<std::string>{"text_too_long"}));
    EXPECT_EQ(intake.problems[0].line, 3);
    EXPECT_EQ(codes(moodle(std::string(33 * 1'024 * 1'024, ' '))),
              (std::vector<std::string>{"file_too_large"}));
}

TEST(Hostile, EncodingsAreNamed) {
    EXPECT_EQ(only(moodle("\xEF\xBB\xBF" + many(1, 1,
                                                "Gr\xC3\xBC\xC3\x9F"
                                                "e")))
                  .question->text,
              "Grüße");
    const Intake guessed = moodle(many(2, 2,
                                       "Gr\xFC\xDF"
                                       "e \x93so\x94"));
    ASSERT_EQ(guessed.found.size(), 2u);
    EXPECT_EQ(guessed.found[1].question->text, "Grüße “so”");
    EXPECT_EQ(codes(guessed), (std::vector<std::string>{"encoding_guessed"}));
    EXPECT_EQ(guessed.problems[0].line, 3);
    const Intake declared = moodle("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + many(1, 1,
                                                                                              "Gr\xFC\xDF"
                                                                                              "e"));
    EXPECT_EQ(only(declared).question->text, "Grüße");
    EXPECT_TRUE(declared.problems.empty());
    std::string wide = "\xFF\xFE";
    for (const char c : many(1, 0, "")) {
        wide += c;
        wide += '\0';
    }
    EXPECT_EQ(moodle(wide).found.size(), 1u);
    EXPECT_EQ(codes(moodle(many(1, 1, "\x81\x8D"))), (std::vector<std::string>{"encoding_unknown"}));
    EXPECT_EQ(codes(moodle(wide.substr(0, wide.size() - 1))), (std::vector<std::string>{"encoding_unknown"}));
}

TEST(Hostile, PicturesAreCheckedByTheirContent) {
    const auto with_file = [](const std::string& name, const std::string& bytes) {
        return moodle(quiz("truefalse", answers,
                           "<questiontext format=\"html\"><text><![CDATA[<p><img src=\"@@PLUGINFILE@@/" +
                               name +
                               "\" alt=\"A dot\"></p>]]></text><file name=\"My dot.png\" path=\"/\" "
                               "encoding=\"base64\">" +
                               bytes + "</file></questiontext>"));
    };
    const Found kept = only(with_file("My%20dot.png", samples::png_base64));
    EXPECT_EQ(kept.question->text, "<p><img src=\"files/my-dot.png\" alt=\"A dot\"/></p>");
    ASSERT_TRUE(kept.files.contains("files/my-dot.png"));
    EXPECT_EQ(kept.files.at("files/my-dot.png").substr(1, 3), "PNG");
    const Intake cut = with_file("My%20dot.png", samples::png_base64.substr(0, 41));
    EXPECT_TRUE(cut.found.empty());
    EXPECT_EQ(codes(cut), (std::vector<std::string>{"file_unreadable"}));
    const Intake page = with_file("My%20dot.png", "PGh0bWw+PHNjcmlwdD4=");
    EXPECT_EQ(only(page).question->text, "<p>A dot</p>");
    EXPECT_TRUE(page.found[0].files.empty());
    EXPECT_EQ(codes(page).front(), "file_kind_refused");
    EXPECT_EQ(codes(with_file("other.png", samples::png_base64)).front(), "file_missing");
    const Found data = only(moodle(quiz("truefalse", answers,
                                        "<questiontext format=\"html\"><text><![CDATA[<img alt=\"x\" "
                                        "src=\"data:image/png;base64," +
                                            samples::png_base64 + "\">]]></text></questiontext>")));
    EXPECT_EQ(data.question->text, "<img src=\"files/picture.png\" alt=\"x\"/>");
    EXPECT_EQ(data.files.size(), 1u);
}

// A file with one of each, to be damaged.
std::string rich_file() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz><question "
           "type=\"category\"><category><text>top/A"
           "</text></category></question>" +
           many(2, 0, "").substr(7, 300) +
           "</question><question type=\"cloze\"><name><text>c</text></name><questiontext "
           "format=\"html\"><text>"
           "<![CDATA[<p>{1:SHORTANSWER:=a~%50%b#f} {1:NM:=1:0.1} "
           "{:MC:=x~y}</p>]]></text></questiontext></question>"
           "<question type=\"ddmarker\"><questiontext><text>x</text></questiontext><file name=\"a.png\" "
           "encoding=\"base64\">" +
           samples::png_base64 +
           "</file><drag><no>1</no><text>t</text></drag><drop><no>1</no><shape>circle</shape><coords>1,2;3</"
           "coords>"
           "<choice>1</choice></drop></question><question "
           "type=\"matching\"><subquestion><text>a</text><answer>"
           "<text>b</text></answer></subquestion></question></quiz>";
}

RC_GTEST_PROP(HostileProperty, DamagedFilesAreOnlyReported, ()) {
    std::string file = rich_file();
    const auto hits = *rc::gen::container<std::vector<std::pair<std::size_t, char>>>(
        rc::gen::pair(rc::gen::inRange<std::size_t>(0, file.size()), rc::gen::arbitrary<char>()));
    for (const auto& [at, byte] : hits) {
        file[at] = byte;
    }
    file.resize(file.size() - *rc::gen::inRange<std::size_t>(0, file.size()) % 50);
    const Intake intake = moodle(file);
    for (const Found& found : intake.found) {
        RC_ASSERT(found.question.has_value());
        RC_ASSERT(!found.name.empty());
    }
    RC_ASSERT(!intake.found.empty() || !intake.problems.empty());
}
RC_GTEST_PROP(HostileProperty, AnyBytesAreOnlyReported, (const std::string& bytes)) {
    const Intake intake = take_in("x", bytes);
    RC_ASSERT(!intake.found.empty() || !intake.problems.empty());
    RC_ASSERT(moodle(bytes).found.empty());
    RC_ASSERT(moodle("<quiz>" + bytes + "<question type=\"x\">" + bytes).found.empty());
}

}  // namespace
