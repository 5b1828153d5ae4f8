#include "svg.hpp"

#include <gtest/gtest.h>

namespace learning {
namespace {

std::string around(const std::string& inside, const std::string& attributes = "") {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"" + attributes + ">" + inside +
           "</svg>";
}

TEST(Svg, a_plain_drawing_is_taken) {
    EXPECT_FALSE(fault_of_svg(around(
        "<title>A &amp; B</title><g transform=\"translate(1 2)\"><path d=\"M0 0 L9 9\" fill='url(#f)'/></g>"
        "<!-- said --><use href=\"#f\"/><text x=\"1\">x &#169;</text>\n")));
    EXPECT_FALSE(fault_of_svg("<?xml version=\"1.0\"?>\n" + around("")));
}

class SvgRefused : public testing::TestWithParam<std::string> {};
TEST_P(SvgRefused, because_it_runs_loads_or_is_broken) {
    EXPECT_TRUE(fault_of_svg(GetParam())) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(
    Svg, SvgRefused,
    testing::Values(
        around("<script>x</script>"), around("<ScRiPt/>"), around("<foreignObject/>"),
        around("<style>a{}</style>"), around("<image href=\"#x\"/>"), around("<a href=\"#x\"/>"),
        around("<animate/>"), around("<set/>"), around("<rect onclick=\"x\"/>"), around("", " onload=\"x\""),
        around("<rect style=\"fill:red\"/>"), around("<use href=\"https://example.org/x.svg#a\"/>"),
        around("<use href=\"data:x\"/>"), around("<use xlink:href=\"#x\"/>"),
        around("<rect fill=\"url(https://example.org/a)\"/>"), around("<rect fill=\"URL( #a)\"/>"),
        around("<rect fill=\"u&#114;l(x)\"/>"), around("<rect fill=\"javascript:x\"/>"),
        "<!DOCTYPE svg [<!ENTITY x \"y\">]>" + around(""), around("&x;"), around("<![CDATA[x]]>"),
        around("<?php x?>"), around("<g>"), around("</g>"), around("<rect"), around("<rect x=1/>"),
        around("<rect x=\"1\" x=\"2\"/>"), around("<rect x=\"1\"y=\"2\"/>"), around("") + around(""),
        "text" + around(""), std::string("<html/>"), std::string(),
        std::string("<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>"), around("\xff"), around("<!-- never"),
        std::string("<svg>") + [] {
            std::string s;
            for (int i = 0; i < 40; ++i) {
                s += "<g>";
            }
            return s;
        }()));

TEST(Svg, a_fault_names_its_line) { EXPECT_EQ(fault_of_svg("<svg>\n<g/>\n<script/>\n</svg>")->line, 3); }
}  // namespace
}  // namespace learning
