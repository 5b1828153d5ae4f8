#include <gtest/gtest.h>
#include <exchange/archive.hpp>
#include <exchange/intake.hpp>

#include <algorithm>
#include <set>

namespace exchange {
namespace {

std::string item(const std::string& identifier, const std::string& inside) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier=")" +
           identifier + R"(" title="About rain" adaptive="false" time-dependent="false" xml:lang="en">
<qti-response-declaration identifier="R" cardinality="single" base-type="identifier"/><qti-item-body>)" +
           inside + R"(<qti-choice-interaction response-identifier="R" max-choices="1">
<qti-simple-choice identifier="A">a</qti-simple-choice></qti-choice-interaction></qti-item-body>
</qti-assessment-item>)";
}
qti::Files package() {
    const std::vector<qti::NewItem> items = {
        {"items/rain.xml", "", {"media/a b.png", "assay/rain.json"}, {{"objective", "2.1"}}},
        {"items/snow.xml", "", {}, {}}};
    const std::string test =
        "<qti-assessment-test xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='T' "
        "title='Weather'>"
        "<qti-test-part identifier='P' navigation-mode='linear' submission-mode='individual'>"
        "<qti-assessment-section identifier='S' title='S' visible='true'><qti-assessment-item-ref "
        "identifier='x' href='items/snow.xml'/><qti-assessment-item-ref identifier='y' "
        "href='items/rain.xml'/></qti-assessment-section></qti-test-part></qti-assessment-test>";
    return {{"imsmanifest.xml", qti::write_manifest("M", items, {{"t.xml", "", {"items/rain.xml"}}})},
            {"items/rain.xml", item("rain", "<p><img src='../media/a%20b.png' alt='A'/></p>")},
            {"items/snow.xml", item("Snow in May", "<p>Why?</p>")},
            {"media/a b.png", "png"},
            {"assay/rain.json", "{\"a\":1}"},
            {"t.xml", test}};
}
std::string said(const Intake& intake) {
    std::string out;
    for (const qti::Problem& each : intake.problems) {
        out += each.file + ":" + std::to_string(each.line) + " " + each.code + " " + each.message + "\n";
    }
    return out;
}

TEST(ReadQti, FillsTheIntake) {
    const Intake intake = take_in("weather.zip", zip(package()));
    EXPECT_EQ(Format::qti_package, intake.format);
    EXPECT_FALSE(qti::has_errors(intake.problems)) << said(intake);
    ASSERT_EQ(2, intake.found.size());
    const Found& rain = intake.found[0];
    EXPECT_EQ("rain", rain.name);
    EXPECT_EQ("items/rain.xml", rain.file);
    EXPECT_EQ((qti::Files{{"../media/a b.png", "png"}}), rain.files);
    EXPECT_EQ("{\"a\":1}", rain.facts);
    EXPECT_EQ("2.1", rain.metadata.at("objective"));
    EXPECT_EQ("About rain", rain.metadata.at("title"));
    EXPECT_EQ("en", rain.metadata.at("language"));
    EXPECT_TRUE(rain.xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-item"));
    EXPECT_EQ("snow-in-may", intake.found[1].name);
    EXPECT_TRUE(intake.found[1].facts.empty());
    ASSERT_EQ(1, intake.tests.size());
    EXPECT_EQ("Weather", intake.tests[0].title);
    EXPECT_EQ((std::vector<std::string>{"snow-in-may", "rain"}), intake.tests[0].items);
}

TEST(ReadQti, TheCanonicalTextIsTakenInTheSame) {
    Intake first;
    read_qti({{"items/rain.xml", package()["items/rain.xml"]}, {"media/a b.png", "png"}}, first);
    ASSERT_EQ(1, first.found.size()) << said(first);
    Intake second;
    read_qti({{"items/rain.xml", first.found[0].xml}, {"media/a b.png", "png"}}, second);
    ASSERT_EQ(1, second.found.size()) << said(second);
    EXPECT_EQ(first.found[0].xml, second.found[0].xml);
    EXPECT_EQ(first.found[0].files, second.found[0].files);
}

TEST(ReadQti, NamesAreEachTheirOwn) {
    Intake intake;
    read_qti({{"a.xml", item("one", "")}, {"b.xml", item("one", "")}, {"c.xml", item("One", "")}}, intake);
    ASSERT_EQ(3, intake.found.size()) << said(intake);
    std::set<std::string> names;
    for (const Found& each : intake.found) {
        names.insert(each.name);
    }
    EXPECT_EQ((std::set<std::string>{"one", "one-2", "one-3"}), names);
}

TEST(ReadQti, WhatCannotBeReadIsNamedAndTheRestComes) {
    Intake intake;
    qti::Files files = package();
    files["items/snow.xml"] = "<qti-assessment-item";
    read_qti(files, intake);
    ASSERT_EQ(1, intake.found.size());
    EXPECT_EQ("rain", intake.found[0].name);
    EXPECT_TRUE(std::ranges::any_of(intake.problems, [](const qti::Problem& each) {
        return each.file == "items/snow.xml" && each.severity == qti::Severity::error;
    })) << said(intake);
    EXPECT_EQ((std::vector<std::string>{"rain"}), intake.tests.at(0).items);
}

TEST(ReadQti, OneItemAloneNeedsNoManifest) {
    const Intake intake = take_in("rain.xml", item("rain", "<p>x</p>"));
    EXPECT_EQ(Format::qti_item, intake.format);
    EXPECT_EQ(1, intake.found.size());
    EXPECT_TRUE(std::ranges::none_of(intake.problems, [](const qti::Problem& each) {
        return each.code == "no_manifest";
    })) << said(intake);
}

}  // namespace
}  // namespace exchange
