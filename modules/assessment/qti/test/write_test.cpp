#include "reference.hpp"

#include <qti/body.hpp>
#include <qti/write.hpp>

namespace qti {
namespace {

using test::examples;

std::string again(const std::string& xml, const Neighbours& neighbours = {}) {
    Problems problems;
    const ItemRef item = read_item(xml, "again.xml", problems, neighbours);
    EXPECT_TRUE(item) << test::said(problems) << xml;
    return item ? write_item(*item) : "";
}
std::string body(const std::string& inside) {
    const ItemRef item = test::read("<qti-item-body>" + inside + "</qti-item-body>");
    const std::string xml = item ? write_item(*item) : "";
    const std::size_t from = xml.find("<qti-item-body>"), to = xml.find("</qti-item-body>");
    EXPECT_NE(xml.npos, to) << xml;
    return to == xml.npos ? "" : xml.substr(from + 15, to - from - 15);
}

TEST(Write, IsTheSameWhateverTheLayoutWas) {
    const ItemRef one = test::read(
        "<qti-response-declaration identifier='R' cardinality='single' base-type='identifier'/>"
        "<qti-item-body><p class='x' id='y'>a <b>b</b> c</p><!-- word --></qti-item-body>");
    const ItemRef other = test::read(
        "\n <qti-response-declaration base-type=\"identifier\"\n cardinality=\"single\" identifier=\"R\">\n"
        "</qti-response-declaration>\n<qti-item-body>\n  <p id='y' class='x'>\n a\n <b>b</b>\n  c </p>\n"
        "</qti-item-body>\n");
    ASSERT_TRUE(one && other);
    EXPECT_EQ(write_item(*one), write_item(*other));
}

TEST(Write, BlanksThatMeanSomethingStay) {
    EXPECT_EQ("\n    <p><em>a</em> <b>b</b></p>\n  ", body("<p> <em>a</em> <b>b</b> </p>"));
    EXPECT_EQ("\n    <pre>a\n  b</pre>\n  ", body("<pre>a\n  b</pre>"));
    EXPECT_EQ("\n    <div>text<p>x</p>more</div>\n  ", body("<div> text <p>x</p> more </div>"));
    EXPECT_EQ("\n    <p>a <i> b </i>c</p>\n  ", body("<p>a <i> b </i>c</p>"));
    EXPECT_EQ("\n    <p xml:space=\"preserve\">  a  </p>\n  ", body("<p xml:space='preserve'>  a  </p>"));
}

TEST(Write, EscapesWhatItMust) {
    EXPECT_EQ("\n    <p title=\"&quot;&lt;&amp;&gt;'\">&lt;a&gt; &amp; \"b\"</p>\n  ",
              body("<p title='&quot;&lt;&amp;>&apos;'>&lt;a> &amp; \"b\"</p>"));
    EXPECT_EQ("&lt;a b=&quot;c&quot;&gt; &amp; d", escaped("<a b=\"c\"> & d\x01"));
    EXPECT_EQ("\n    <p>&lt;b&gt;</p>\n  ", body("<p><![CDATA[<b>]]></p>"));
}

TEST(Write, FormulasStandInTheirNameSpace) {
    const std::string formula = R"(<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>)";
    EXPECT_EQ("\n    <p>" + formula + "</p>\n  ",
              body("<p><m:math xmlns:m='http://www.w3.org/1998/Math/MathML'><m:mi>x</m:mi></m:math></p>"));
    EXPECT_EQ("\n    <p>" + formula + "</p>\n  ", body("<p>" + formula + "</p>"));
}

TEST(Write, AStimulusIsWrittenAsItsReference) {
    const Neighbours neighbours = [](std::string_view path) -> std::optional<std::string> {
        return path == "s/one.xml" ? std::optional<std::string>(
                                         R"(<qti-assessment-stimulus identifier="S" title="t"
            xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"><qti-stimulus-body><p>A story</p>
            <img src="a.png" alt="x"/></qti-stimulus-body></qti-assessment-stimulus>)")
                                   : std::nullopt;
    };
    for (const std::string place : {"", "<div data-stimulus-idref=\"S\"></div>"}) {
        const ItemRef item =
            test::read("<qti-assessment-stimulus-ref identifier='S' href='s/one.xml'/><qti-item-body>" +
                           place + "<p>Why?</p></qti-item-body>",
                       nullptr, "", neighbours);
        ASSERT_TRUE(item);
        EXPECT_EQ("A story x Why?", plain_text(*item));
        EXPECT_EQ((std::vector<std::string>{"s/one.xml", "s/a.png"}), files_of(*item));
        const std::string xml = write_item(*item);
        EXPECT_FALSE(xml.contains("story")) << xml;
        EXPECT_TRUE(xml.contains("href=\"s/one.xml\"")) << xml;
        EXPECT_EQ(!place.empty(), xml.contains("data-stimulus-idref")) << xml;
        EXPECT_EQ(xml, again(xml, neighbours));
    }
}

TEST(Write, FilesCanBeCalledOtherwise) {
    const ItemRef item = test::read(
        "<qti-item-body><p><img src='../a%20b.png' alt=''/><a href='http://x.org/'>x</a></p>"
        "<picture><source srcset='../c.png 1x, d.png 2x'/></picture></qti-item-body>");
    ASSERT_TRUE(item);
    EXPECT_EQ((std::vector<std::string>{"../a b.png", "../c.png", "d.png"}), files_of(*item));
    const std::string xml =
        write_item(*item, [](const std::string& path) { return "media/" + path.substr(3); });
    EXPECT_TRUE(xml.contains("src=\"media/a%20b.png\"")) << xml;
    EXPECT_TRUE(xml.contains("srcset=\"media/c.png 1x, media/ng 2x\"")) << xml;
    EXPECT_TRUE(xml.contains("href=\"http://x.org/\"")) << xml;
}

TEST(Write, EveryExampleIsWrittenTheSameAgain) {
    SKIP_WITHOUT_EXAMPLES();
    for (const test::Example& example : examples()) {
        const std::string first = write_item(*example.item);
        EXPECT_EQ(first, again(first, example.neighbours)) << example.name;
    }
}

// The right answers, the first options, and nothing: each must give the same outcomes.
TEST(Write, EveryExampleIsScoredTheSameAgain) {
    SKIP_WITHOUT_EXAMPLES();
    for (const test::Example& example : examples()) {
        Problems problems;
        const ItemRef other =
            read_item(write_item(*example.item), example.name, problems, example.neighbours);
        ASSERT_TRUE(other) << example.name << test::said(problems);
        ASSERT_EQ(example.item->declarations.size(), other->declarations.size()) << example.name;
        for (const std::uint64_t seed : {0, 1, 99}) {
            for (const bool right : {true, false}) {
                State one = begin(*example.item, seed), two = begin(*other, seed);
                EXPECT_EQ(one, two) << example.name;
                std::vector<Answer> answers;
                for (std::size_t i = 0; i < example.item->declarations.size(); ++i) {
                    if (right && i < one.correct.size() && !one.correct[i].is_null()) {
                        answers.push_back({example.item->declarations[i].id, one.correct[i]});
                    }
                }
                respond(*example.item, one, answers);
                respond(*other, two, answers);
                EXPECT_EQ(one, two) << example.name;
            }
        }
    }
}

}  // namespace
}  // namespace qti
