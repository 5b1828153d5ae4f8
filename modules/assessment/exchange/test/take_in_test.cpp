#include <gtest/gtest.h>
#include <exchange/archive.hpp>

#include "names.hpp"
#include "recognise.hpp"
#include "samples.hpp"

namespace {

using namespace exchange;

const std::string gift = "// a comment\n::Sky::What colour is the sky? {=blue ~green}\n";
const std::string aiken = "What colour is the sky?\nA. blue\nB) green\nANSWER: A\n";
const std::string csv = "type,text,option_1,option_2,correct\nchoice,What colour?,blue,green,1\n";
const std::string moodle_file =
    samples::quiz("truefalse", "<answer fraction=\"100\"><text>true</text></answer>");

TEST(TakeIn, KnowsAFormatByItsContent) {
    EXPECT_EQ(format_of(gift), Format::gift);
    EXPECT_EQ(format_of("<p>Which {one}?</p> {=this}"), Format::gift);
    EXPECT_EQ(format_of(aiken), Format::aiken);
    EXPECT_EQ(format_of("\xEF\xBB\xBF" + csv), Format::csv);
    EXPECT_EQ(format_of("type;text;correct\n"), Format::csv);
    EXPECT_EQ(format_of(moodle_file), Format::moodle_xml);
    EXPECT_EQ(format_of("<!-- x --><!DOCTYPE questestinterop SYSTEM \"a.dtd\"><questestinterop/>"),
              Format::common_cartridge);
    EXPECT_EQ(format_of("<?xml version=\"1.0\"?><q:qti-assessment-item xmlns:q=\"x\"/>"), Format::qti_item);
    EXPECT_EQ(format_of("<manifest/>"), Format::qti_package);
    EXPECT_EQ(format_of("Just some words."), std::nullopt);
    EXPECT_EQ(format_of("<html><body>{}</body></html>"), Format::gift);
    EXPECT_EQ(format_of("<?xml version=\"1.0\"?><html>{}</html>"), std::nullopt);
    EXPECT_EQ(format_of(std::string("\x89PNG\r\n\x1A\n{}", 10)), std::nullopt);
    EXPECT_EQ(format_of(""), std::nullopt);
    std::string wide = "\xFF\xFE";
    for (const char c : moodle_file) {
        wide += c;
        wide += '\0';
    }
    EXPECT_EQ(format_of(wide), Format::moodle_xml);
}

TEST(TakeIn, ReadsFilesZipsAndFolders) {
    EXPECT_EQ(take_in("a.bin", moodle_file).found.size(), 1u);
    EXPECT_EQ(take_in("a.bin", moodle_file).format, Format::moodle_xml);
    EXPECT_EQ(samples::codes(take_in("notes.txt", "Just some words.")),
              (std::vector<std::string>{"format_unknown"}));
    const Intake zipped = take_in("all.zip", zip({{"set/one.xml", moodle_file},
                                                  {"set/two.xml", moodle_file},
                                                  {"__MACOSX/set/._one.xml", "x"},
                                                  {"set/readme.md", "{=no}"}}));
    EXPECT_TRUE(zipped.problems.empty()) << samples::told(zipped);
    ASSERT_EQ(zipped.found.size(), 2u);
    EXPECT_EQ(zipped.found[0].name, "one");
    EXPECT_EQ(zipped.found[1].name, "one-2");
    EXPECT_EQ(zipped.found[1].file, "set/two.xml");
    EXPECT_EQ(samples::codes(take_in_folder({{"a.txt", "words"}})),
              (std::vector<std::string>{"format_unknown"}));
}

TEST(TakeIn, FindsAPackageInItsOuterFolder) {
    const std::string item =
        "<questestinterop><item ident=\"q\"><presentation><material><mattext>Well?</mattext></material>"
        "<response_str ident=\"R\"/></presentation></item></questestinterop>";
    const std::string manifest =
        "<manifest identifier=\"m\"><resources><resource identifier=\"r\" "
        "type=\"imsqti_xmlv1p2/imscc_xmlv1p3/assessment\"><file "
        "href=\"a/q.xml\"/></resource></resources></manifest>";
    const Intake intake = take_in_folder({{"out/imsmanifest.xml", manifest}, {"out/a/q.xml", item}});
    EXPECT_EQ(intake.format, Format::common_cartridge);
    ASSERT_EQ(intake.found.size(), 1u) << samples::told(intake);
    EXPECT_EQ(intake.found[0].file, "a/q.xml");
}

TEST(Names, AreShortPlainAndEachOnce) {
    Names names;
    Intake all, one;
    one.found.resize(4);
    one.found[0].name = "What is a Cloud?";
    one.found[1].name = "what-is-a-cloud";
    one.found[2].name = std::string(200, 'x');
    one.found[3].name = "";
    one.tests.push_back({.file = "t", .title = "T", .items = {"What is a Cloud?", ""}});
    names.add(all, one);
    names.add(all, one);
    std::set<std::string> seen;
    for (const Found& found : all.found) {
        EXPECT_TRUE(is_found_name(found.name)) << found.name;
        EXPECT_TRUE(seen.insert(found.name).second) << found.name;
    }
    EXPECT_EQ(all.found[0].name, "what-is-a-cloud");
    EXPECT_EQ(all.found[1].name, "what-is-a-cloud-2");
    EXPECT_EQ(all.tests[1].items[0], all.found[4].name);
    EXPECT_EQ(all.tests[1].items[1], all.found[7].name);
}

}  // namespace
