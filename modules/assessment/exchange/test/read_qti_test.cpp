#include <gtest/gtest.h>
#include <exchange/archive.hpp>
#include <exchange/intake.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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

std::string file_at(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// Import, export, import, for every package 1EdTech shows, and for each of its folders as a whole: what comes
// in the second time is what came first.
TEST(ReadQti, EveryExamplePackageComesBackTheSame) {
    const std::filesystem::path folder = QTI_REFERENCE;
    if (!std::filesystem::is_directory(folder)) {
        GTEST_SKIP() << "The example items are not on this machine.";
    }
    std::set<std::filesystem::path> tops;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_directory()) {
            tops.insert(entry.path());
        }
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().filename() == "imsmanifest.xml") {
            tops.insert(entry.path().parent_path());
        }
    }
    std::size_t count = 0;
    for (const std::filesystem::path& top : tops) {
        qti::Files files;
        for (const auto& file : std::filesystem::recursive_directory_iterator(top)) {
            if (file.is_regular_file()) {
                files[std::filesystem::relative(file.path(), top).string()] = file_at(file.path());
            }
        }
        const Intake first = take_in_folder(std::move(files));
        qti::Files out;
        std::vector<qti::NewItem> items;
        for (const Found& found : first.found) {
            const std::string top_folder = "items/" + found.name + "/x/y/";  // deep enough for "../../a.png"
            qti::NewItem item{top_folder + "item.xml", found.xml, {}, found.metadata};
            out[item.path] = found.xml;
            for (const auto& [path, bytes] : found.files) {
                item.files.push_back((std::filesystem::path(top_folder) / path).lexically_normal().string());
                out[item.files.back()] = bytes;
            }
            items.push_back(std::move(item));
        }
        out["imsmanifest.xml"] = qti::write_manifest("again", items, {});
        const Intake second = take_in("again.zip", zip(out));
        EXPECT_FALSE(qti::has_errors(second.problems)) << top << said(second);
        ASSERT_EQ(first.found.size(), second.found.size()) << top;
        for (std::size_t i = 0; i < first.found.size(); ++i) {
            const Found &one = first.found[i], &two = second.found[i];
            ++count;
            EXPECT_EQ(one.name, two.name) << top;
            EXPECT_EQ(one.xml, two.xml) << top << " " << one.file;
            EXPECT_EQ(one.files, two.files) << top << " " << one.file;
            EXPECT_EQ(one.metadata, two.metadata) << top << " " << one.file;
        }
    }
    EXPECT_GT(count, 500);
}

}  // namespace
}  // namespace exchange
