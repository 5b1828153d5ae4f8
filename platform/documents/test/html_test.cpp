#include <documents/html.hpp>
#include "sanitise.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <base/text.hpp>
#include <regex>

namespace {

std::string made(std::string_view markdown, const documents::HtmlOptions& options = {}) {
    const auto html = documents::html(markdown, options);
    return html ? *html : "refused: " + html.error().code;
}
std::string repeated(std::string_view piece, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += piece;
    }
    return out;
}

// What no output may hold, whatever came in: every tag is one of ours with attributes of ours.
bool is_harmless(const std::string& html) {
    static const std::regex tag(
        R"re(</?(p|h[1-6]|ul|ol|li|blockquote|pre|code|em|strong|del|a|img|table|thead|tbody|tr|th|td|hr|br|span|sub|sup))re"
        R"re(( (id|class|href|src|alt|title|rel|start|loading|data-tex)="[^"<>]*")*>)re");
    static const std::regex address(R"re((href|src)="([^":/?#]*):)re");
    const std::string rest = std::regex_replace(html, tag, "");
    for (std::sregex_iterator i(html.begin(), html.end(), address), end; i != end; ++i) {
        const std::string scheme = lower((*i)[2].str());
        if ((*i)[1] == "src" || (scheme != "http" && scheme != "https" && scheme != "mailto")) {
            return false;
        }
    }
    return !rest.contains('<') && !rest.contains('>');
}

TEST(Html, prose) {
    EXPECT_EQ(made("Some *words* with **weight** and `code`."),
              "<p>Some <em>words</em> with <strong>weight</strong> and <code>code</code>.</p>\n");
    EXPECT_EQ(made("3. third\n4. fourth"), "<ol start=\"3\">\n<li>third</li>\n<li>fourth</li>\n</ol>\n");
    EXPECT_EQ(made("```c++\na < b\n```"), "<pre><code class=\"language-c++\">a &lt; b\n</code></pre>\n");
    EXPECT_EQ(made("~~old~~ &amp; new"), "<p><del>old</del> &amp; new</p>\n");
    EXPECT_EQ(made(""), "");
}

TEST(Html, tables_say_their_alignment_by_class) {
    EXPECT_EQ(
        made("|a|b|\n|---|--:|\n|1|2|"),
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n"
        "<tr>\n<td>1</td>\n<td class=\"align-right\">2</td>\n</tr>\n</tbody>\n</table>\n");
}

TEST(Html, formulas) {
    EXPECT_EQ(made("$a<b$"), "<p><span class=\"math\" data-tex=\"a&lt;b\">a&lt;b</span></p>\n");
    EXPECT_EQ(made("$$x^2$$"), "<p><span class=\"math math-block\" data-tex=\"x^2\">x^2</span></p>\n");
    EXPECT_EQ(made("It costs $5 here and $6 there."), "<p>It costs $5 here and $6 there.</p>\n");
    EXPECT_EQ(made("**$5** and **$10**"), "<p><strong>$5</strong> and <strong>$10</strong></p>\n");
    EXPECT_EQ(made("`$PATH` and `$HOME`"), "<p><code>$PATH</code> and <code>$HOME</code></p>\n");
    EXPECT_EQ(made("```sh\necho $A $B\n```\n$5"),
              "<pre><code class=\"language-sh\">echo $A $B\n</code></pre>\n<p>$5</p>\n");
    EXPECT_EQ(made("$5 and $x$"), "<p>$5 and <span class=\"math\" data-tex=\"x\">x</span></p>\n");
    EXPECT_EQ(made("\\$1 $$ $$$ `$"), "<p>$1 $$ $$$ `$</p>\n");
}

TEST(Html, headings_have_ids_of_their_own) {
    EXPECT_EQ(made("# What is a *cloud*?\n# What is a cloud\n# ?", {.heading_shift = 1}),
              "<h2 id=\"s-what-is-a-cloud\">What is a <em>cloud</em>?</h2>\n"
              "<h2 id=\"s-what-is-a-cloud-2\">What is a cloud</h2>\n<h2 id=\"s-section\">?</h2>\n");
    EXPECT_EQ(made("###### a", {.heading_shift = 3}), "<h6 id=\"s-a\">a</h6>\n");
    EXPECT_EQ(made("[up](#a)"), "<p><a href=\"#s-a\">up</a></p>\n");
}

TEST(Html, links) {
    EXPECT_EQ(made("[a](https://example.org/?x=1&y=2 \"T\")"),
              "<p><a href=\"https://example.org/?x=1&amp;y=2\" title=\"T\" rel=\"noopener\">a</a></p>\n");
    EXPECT_EQ(
        made("[a](mailto:a@example.org) [b](/courses) [c](next)"),
        "<p><a href=\"mailto:a@example.org\">a</a> <a href=\"/courses\">b</a> <a href=\"next\">c</a></p>\n");
    EXPECT_EQ(made("see https://example.org"),
              "<p>see <a href=\"https://example.org\" rel=\"noopener\">https://example.org</a></p>\n");
}

TEST(Html, the_caller_says_where_links_and_pictures_lead) {
    const documents::HtmlOptions options{
        .link = [](std::string_view a) { return a == "gone" ? "" : "/lessons/" + std::string(a); },
        .picture = [](std::string_view a) { return "/api/pictures/" + std::string(a); }};
    EXPECT_EQ(made("[next](b) [lost](gone)", options), "<p><a href=\"/lessons/b\">next</a> lost</p>\n");
    EXPECT_EQ(made("![a \"map\"](map.svg)", options),
              "<p><img src=\"/api/pictures/map.svg\" alt=\"a &quot;map&quot;\" loading=\"lazy\"></p>\n");
    EXPECT_EQ(made("![a](https://example.org/a.png)", options), "<p>a</p>\n");
    EXPECT_EQ(made("[a](b)", {.link = [](std::string_view) { return "javascript:alert(1)"; }}), "<p>a</p>\n");
}

TEST(Html, hostile_markdown_is_harmless) {
    for (const char* text : {"[a](javascript:alert(1))",
                             "[a](JaVaScRiPt:alert(1))",
                             "[a](java\tscript:alert(1))",
                             "[a](<java\nscript:x>)",
                             "[a](javascript&colon;alert(1))",
                             "[a](&#106;avascript:alert(1))",
                             "[a](\\javascript:alert(1))",
                             "[a](data:text/html;base64,PHNjcmlwdD4=)",
                             "![a](data:image/svg+xml,<svg onload=alert(1)>)",
                             "[a](vbscript:x)",
                             "[a](//evil.example/x)",
                             "[a](\\\\evil.example)",
                             "[a](file:///etc/passwd)",
                             "<script>alert(1)</script>",
                             "<svg><script>alert(1)</script></svg>",
                             "<img src=x onerror=alert(1)>",
                             "<p style=\"position:fixed\" onclick='x'>a</p>",
                             "<style>*{display:none}</style>",
                             "<a href=x>b</a>",
                             "[a](x \"onmouseover=alert(1)\")",
                             "[a](x '\"onmouseover=\"alert(1)')",
                             "![\"><script>](x)",
                             "```\"><script>\nx\n```",
                             "```js onload=x\nx\n```",
                             "<javascript:alert(1)>",
                             "$</span><script>$",
                             "# <b id=x>",
                             "[a]: javascript:x\n[a]",
                             "|<script>|\n|---|\n|x|",
                             "&lt;script&gt;",
                             "[a](ht\ntp://x)",
                             "<!-- <script>x</script> -->",
                             "<![CDATA[<script>]]>",
                             "[a](https:evil)",
                             "\xC2\xA0[a](\xC2\xA0javascript:x)"}) {
        const std::string html = made(text);
        EXPECT_TRUE(is_harmless(html)) << text << "\n" << html;
        EXPECT_FALSE(lower(html).contains("href=\"javascript")) << html;
        EXPECT_FALSE(html.contains("//evil")) << html;
    }
}

TEST(Html, hostile_html_does_not_pass_the_second_fence) {
    for (const char* text : {"<script>alert(1)</script>",
                             "<svg onload=x><a href=x>y</a></svg>",
                             "<p onclick=x style=y class=z>a</p>",
                             "<math><mi xlink:href=\"javascript:x\">a</mi></math>",
                             "<a href=\" javascript:x\">a</a>",
                             "<a href=\"java&#10;script:x\">a</a>",
                             "<img src=x onerror=y>",
                             "<img src=\"https://evil.example/x\">",
                             "<iframe src=x></iframe>",
                             "<form action=x><input></form>",
                             "<base href=x>",
                             "<meta http-equiv=refresh>",
                             "<plaintext><b>",
                             "<noscript><p title=\"</noscript><img src=x onerror=y>\">",
                             "<table><td><script>x",
                             "<p><table><p>",
                             "<code class='language-x\" onclick=\"y'>a</code>",
                             "<ol start='1\" x=\"'>a</ol>",
                             "<x-equation><script>x</script></x-equation>",
                             "<select><option><script>x</script>",
                             "<template><script>x</script></template>",
                             "<a href=x><a href=y><p></a>",
                             "</p></div><script>x"}) {
        const std::string html = documents::sanitise(text, {});
        EXPECT_TRUE(is_harmless(html)) << text << "\n" << html;
        EXPECT_FALSE(html.contains("script")) << html;
    }
}

TEST(Html, sizes_and_depths_are_capped) {
    EXPECT_EQ(made(repeated(">", 10'000) + "a"), "refused: text_too_deep");
    EXPECT_EQ(made(repeated("> ", 20'000)), "refused: text_too_deep");
    EXPECT_EQ(made(repeated("- ", 10'000) + "a"), "refused: text_too_deep");
    EXPECT_EQ(made(std::string(300'000, 'a')), "refused: text_too_long");
    EXPECT_EQ(made(repeated("|", 65)), "refused: text_too_wide");
    const std::string head = repeated("|a", 30) + "\n" + repeated("|---", 30) + "\n";
    EXPECT_EQ(made(head + repeated("|\n", 100'000)), "refused: text_too_long");
    EXPECT_EQ(made("a\xFF"), "refused: text_not_utf8");
    EXPECT_EQ(made("\xC0\xAF\xED\xA0\x80"), "refused: text_not_utf8");
    for (const char* piece :
         {"[",  "![", "*",  "**a ",  "`",        "(",       "[a](", "<",    "&",   "$",    "|",         "_a",
          "\\", "#",  "~~", "![a][", "[a]: b\n", "* * *\n", "\t",   "\r\n", "<a ", "<!--", "|a\n|---\n"}) {
        const std::string html = made(repeated(piece, 10'000));
        EXPECT_TRUE(html.starts_with("refused: text_too_") || is_harmless(html)) << piece;
    }
}

TEST(Html, any_text_gives_harmless_html_or_a_refusal) {
    const auto piece = rc::gen::element<std::string>(
        "<script>", "</script>", "<svg/onload=x>", "[a](", "javascript:", "data:", ")", "![", "](", "\"", "'",
        "`", "```\n", "$", "|", "\n", "\n\n", "> ", "- ", "# ", "**", "<", ">", "&lt;", "&#60;", "&colon;",
        " style=x", " onclick=y", "\t", "\\", "https://a.example/", "a", " ", "\xC3\xA9", "\xE2\x80\xAE",
        "|---|\n", std::string(1, '\0'));
    const bool held = rc::check("harmless", [&] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
        const auto html = documents::html(joined(pieces, ""));
        RC_ASSERT(html.has_value());
        RC_ASSERT(is_harmless(*html));
        RC_ASSERT(is_utf8(*html));
    });
    EXPECT_TRUE(held);
    const bool any_bytes = rc::check("any bytes", [] {
        const auto html = documents::html(*rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
        const bool fine = html ? is_harmless(*html) : html.error().code == "text_not_utf8";
        RC_ASSERT(fine);
    });
    EXPECT_TRUE(any_bytes);
}

TEST(PlainText, keeps_the_words) {
    EXPECT_EQ(documents::plain_text(
                  "# A *title*\n\nSome `code` &amp; [a link](x).\n\n- one\n- two\n\n![a map](m.svg)"),
              "A title\nSome code & a link.\none\ntwo\na map");
    EXPECT_EQ(documents::plain_text("|a|b|\n|---|---|\n|1|2|"), "a b\n1 2");
    EXPECT_EQ(documents::plain_text("<b>bold</b>"), "<b>bold</b>");
    EXPECT_EQ(documents::plain_text("\xFF"), "");
}

}  // namespace
