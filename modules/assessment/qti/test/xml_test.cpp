#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <qti/xml.hpp>

namespace qti {
namespace {

using namespace std::string_literals;

std::string code_of(const std::string& bytes, std::int64_t* line = nullptr, std::string* message = nullptr) {
    Problems problems;
    const auto read = Xml::parse(bytes, "a.xml", problems);
    EXPECT_EQ(read == nullptr, has_errors(problems));
    if (problems.empty()) {
        return "";
    }
    if (line) {
        *line = problems[0].line;
    }
    if (message) {
        *message = problems[0].message;
    }
    return problems[0].code;
}

std::string word(const std::string& bytes) {
    Problems problems;
    const auto read = Xml::parse(bytes, "a.xml", problems);
    return read ? text_of(read->root()) : problems.at(0).code + ": " + problems.at(0).message;
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    all.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += part;
    }
    return all;
}

TEST(Xml, KnowsItsLines) {
    Problems problems;
    const auto xml =
        Xml::parse("<?xml version=\"1.0\"?>\r\n<a>\r\n <b/>\n\n<c>x</c><d/></a>", "a.xml", problems);
    ASSERT_TRUE(xml);
    EXPECT_EQ(xml->line_of(xml->root()), 2);
    EXPECT_EQ(xml->line_of(xml->root().child("b")), 3);
    EXPECT_EQ(xml->line_of(xml->root().child("c")), 5);
    xml->rename(xml->root().child("b"), "a-far-longer-name-than-it-had");
    EXPECT_EQ(xml->line_of(xml->root().child("a-far-longer-name-than-it-had")), 3);
    const auto added = xml->root().append_child("e");
    EXPECT_EQ(xml->line_of(added), 5);
}

TEST(Xml, KeepsBlanksAndJoinsTexts) {
    Problems problems;
    const auto xml = Xml::parse("<a> <b/> x<!-- c -->y<![CDATA[<z>]]>&amp;</a>", "a.xml", problems);
    ASSERT_TRUE(xml);
    EXPECT_EQ(text_of(xml->root()), "  xy<z>&");
    EXPECT_EQ(std::distance(xml->root().begin(), xml->root().end()), 3);
    EXPECT_EQ(xml->root().last_child().type(), pugi::node_pcdata);
}

TEST(Xml, ReadsFourEncodings) {
    EXPECT_EQ(word("<a>\xC3\xA4</a>"), "\xC3\xA4");
    EXPECT_EQ(word("\xEF\xBB\xBF<a>\xC3\xA4</a>"), "\xC3\xA4");
    EXPECT_EQ(word("\xFF\xFE<\0a\0>\0\xE4\0<\0/\0a\0>\0"s), "\xC3\xA4");
    EXPECT_EQ(word("\xFE\xFF\0<\0a\0>\xD8\x3D\xDE\0\0<\0/\0a\0>"s), "\xF0\x9F\x98\x80");
    EXPECT_EQ(word("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE4</a>"), "\xC3\xA4");
    EXPECT_EQ(word("<?xml version='1.0' encoding=\"windows-1252\"?><a>\x80</a>"), "\xE2\x82\xAC");
}

TEST(Xml, NamesTheEncodingItCannotRead) {
    std::int64_t line = 0;
    std::string message;
    EXPECT_EQ(code_of("<a>\n\xE4</a>", &line, &message), "not_utf8");
    EXPECT_EQ(line, 2);
    EXPECT_NE(message.find("0xE4"), message.npos);
    EXPECT_EQ(code_of("<?xml version='1.0' encoding='Shift_JIS'?><a/>", &line, &message), "not_utf8");
    EXPECT_NE(message.find("shift_jis"), message.npos);
    EXPECT_EQ(code_of("<\0a\0/\0>\0"s, &line, &message), "not_utf8");
    EXPECT_NE(message.find("UTF-16"), message.npos);
    EXPECT_EQ(code_of("\xFF\xFE\0\0<\0\0\0"s, &line, &message), "not_utf8");
    EXPECT_EQ(code_of("\xFF\xFE<\0a\0/\0>\0\0"s), "not_utf8");
    EXPECT_EQ(code_of("\xFF\xFE<\0a\0>\0\0\xD8<\0/\0a\0>\0"s), "not_utf8");
    EXPECT_EQ(code_of("<a>\xC0\x80</a>"), "not_utf8");
    EXPECT_EQ(code_of("<a>\xED\xA0\x80</a>"), "not_utf8");
    EXPECT_EQ(code_of("<a>\x01</a>"), "xml_malformed");
    EXPECT_EQ(code_of("<a>\0</a>"s), "xml_malformed");
}

TEST(Xml, DeclaresNoEntities) {
    EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;&l;\">]>\n<a>&m;</a>"),
              "doctype_refused");
    EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&f;</a>"), "doctype_refused");
    EXPECT_EQ(code_of("<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>"), "");
    EXPECT_EQ(code_of("<!DOCTYPE a SYSTEM '>' [<!ENTITY f 'x'>]><a/>"), "doctype_refused");
    EXPECT_EQ(code_of("<a><!DOCTYPE a></a>"), "xml_malformed");
    EXPECT_EQ(code_of("<a>&nbsp;</a>"), "xml_malformed");
    EXPECT_EQ(code_of("<a b='&x;'/>"), "xml_malformed");
    EXPECT_EQ(code_of("<a>&#0;</a>"), "xml_malformed");
    EXPECT_EQ(code_of("<a>&#xD800;</a>"), "xml_malformed");
    EXPECT_EQ(code_of("<a>&#x41;&#66;&lt;<![CDATA[&x;]]></a>"), "");
}

TEST(Xml, RefusesWhatIsNotWellFormed) {
    for (const std::string text : {"",
                                   "  ",
                                   "words",
                                   "<a>",
                                   "<a></b>",
                                   "<a/><b/>",
                                   "<a/>x",
                                   "<a b/>",
                                   "<a b=c/>",
                                   "<a b='1'c='2'/>",
                                   "<a b='<'/>",
                                   "<a><b></a></b>",
                                   "</a>",
                                   "<",
                                   "<a",
                                   "<a b='",
                                   "<!--",
                                   "<a><![CDATA[",
                                   "<?x",
                                   "<![CDATA[x]]><a/>",
                                   "< a/>",
                                   "<1/>",
                                   "<a>1 & 2</a>"}) {
        EXPECT_EQ(code_of(text), "xml_malformed") << text;
    }
    std::int64_t line = 0;
    EXPECT_EQ(code_of("<a>\n<b>\n</c>\n</a>", &line), "xml_malformed");
    EXPECT_EQ(line, 3);
    EXPECT_EQ(code_of("<a>\n<b c='1' d='2' c='3'/></a>", &line), "repeated_attribute");
    EXPECT_EQ(line, 2);
}

TEST(Xml, HasLimits) {
    EXPECT_EQ(code_of("<a>" + std::string(10 << 20, 'x') + "</a>"), "");
    EXPECT_EQ(code_of("<a>" + std::string(17 << 20, 'x') + "</a>"), "xml_too_large");
    EXPECT_EQ(code_of(repeated("<a>", 200'000) + repeated("</a>", 200'000)), "xml_too_deep");
    EXPECT_EQ(code_of(repeated("<a>", 100) + repeated("</a>", 100)), "");
    std::string many = "<a";
    for (int i = 0; i < 100'000; ++i) {
        many += " a" + std::to_string(i) + "=''";
    }
    EXPECT_EQ(code_of(many + "/>"), "too_many_attributes");
    EXPECT_EQ(code_of("<a " + repeated("b='' ", 100'000) + "/>"), "too_many_attributes");
    EXPECT_EQ(code_of("<a>" + repeated("<b/>", 400'000) + "</a>"), "too_many_elements");
    EXPECT_EQ(code_of("<a>" + repeated("<!---->", 400'000) + "</a>"), "too_many_elements");
    EXPECT_EQ(code_of("<a>" + repeated("x<!---->", 300'000) + "</a>"), "");
    EXPECT_EQ(code_of("<a>" + std::string(4 << 20, '&') + "</a>"), "xml_malformed");
    EXPECT_EQ(code_of("<a>" + std::string(4 << 20, '<') + "</a>"), "xml_malformed");
}

TEST(Xml, AnyBytesAreReadOrRefused) {
    rc::check("bytes",
              [](const std::vector<char>& bytes) { code_of(std::string(bytes.begin(), bytes.end())); });
    const std::vector<std::string> parts{"<",           ">",
                                         "/",           "a",
                                         " ",           "=",
                                         "'",           "\"",
                                         "<a>",         "</a>",
                                         "<!--",        "-->",
                                         "<![CDATA[",   "]]>",
                                         "<?",          "?>",
                                         "<!DOCTYPE a", "[",
                                         "&amp;",       "&#1",
                                         ";",           "\xEF\xBB\xBF",
                                         "\xC3\xA4",    "b='c'"};
    rc::check("pieces of XML", [&] {
        std::string text;
        for (const auto& part : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts))) {
            text += part;
        }
        Problems problems;
        const auto read = Xml::parse(text, "a.xml", problems);
        RC_ASSERT((read == nullptr) == has_errors(problems));
    });
}

TEST(Xml, CutOffIsRefused) {
    const std::string whole = "<?xml version='1.0'?><a b='1'><!-- x --><c>&amp;<![CDATA[d]]></c></a>";
    ASSERT_EQ(code_of(whole), "");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_EQ(code_of(whole.substr(0, length)), "xml_malformed") << length;
    }
}

}  // namespace
}  // namespace qti
