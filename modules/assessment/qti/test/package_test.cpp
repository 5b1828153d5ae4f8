#include "reference.hpp"

#include <qti/package.hpp>

#include <algorithm>

namespace qti {
namespace {

using test::item_xml;

const std::string plain_item =
    item_xml(test::declare("response", "R", "single", "identifier") +
             "<qti-item-body><p><img src='../media/a.png' alt='A'/></p><qti-choice-interaction "
             "response-identifier='R'><qti-simple-choice identifier='A'>a</qti-simple-choice>"
             "</qti-choice-interaction></qti-item-body>");

std::string manifest(const std::string& resources) {
    return R"(<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="M"
  xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
  <resources>)" +
           resources + "</resources></manifest>";
}
std::string resource(const std::string& href, const std::string& inside = "",
                     const std::string& type = "imsqti_item_xmlv3p0", const std::string& id = "R1") {
    return "<resource identifier=\"" + id + "\" type=\"" + type + "\" href=\"" + href + "\">" + inside +
           "</resource>";
}
std::string test_xml(const std::string& inside) {
    return "<qti-assessment-test xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='T' "
           "title='Exam'><qti-test-part identifier='P' navigation-mode='linear' "
           "submission-mode='individual'>" +
           inside + "</qti-test-part></qti-assessment-test>";
}
std::string section(const std::string& id, const std::string& inside) {
    return "<qti-assessment-section xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='" + id +
           "' title='S' visible='true'>" + inside + "</qti-assessment-section>";
}
std::vector<std::string> codes(const Problems& problems, Severity severity = Severity::error) {
    std::vector<std::string> list;
    for (const Problem& each : problems) {
        if (each.severity == severity) {
            list.push_back(each.code);
        }
    }
    return list;
}
using Codes = std::vector<std::string>;

TEST(Package, ReadsWhatTheManifestLists) {
    Problems problems;
    const Package package = read_package(
        {{"imsmanifest.xml",
          manifest(resource("items/a%20b.xml",
                            "<metadata><imsmd:lom><imsmd:general><imsmd:title><imsmd:string>A "
                            "title</imsmd:string></imsmd:title></imsmd:general></imsmd:lom></metadata>"
                            "<file href='items/a%20b.xml'/><dependency identifierref='D'/>") +
                   resource("media/b.css", "<file href='media/b.css'/>", "webcontent", "D"))},
         {"items/a b.xml", plain_item},
         {"items/unlisted.xml", plain_item},
         {"media/a.png", "png"},
         {"media/b.css", "p{}"}},
        problems);
    EXPECT_TRUE(problems.empty()) << test::said(problems);
    EXPECT_EQ("3.0.0", package.manifest.version);
    ASSERT_EQ(1, package.items.size());
    EXPECT_EQ("items/a b.xml", package.items[0].path);
    EXPECT_EQ((std::vector<std::string>{"media/b.css", "media/a.png"}), package.items[0].files);
    EXPECT_EQ("A title", package.items[0].metadata.at("title"));
}

TEST(Package, NothingOutsideIsRead) {
    for (const char* href : {"../a.xml", "/etc/passwd", "%2e%2e/a.xml", "a/../../b.xml", "..%5Ca.xml",
                             "a\\b.xml", "file:///etc/passwd", "C:/a.xml"}) {
        Problems problems;
        const Package package = read_package({{"imsmanifest.xml", manifest(resource(href))}}, problems);
        EXPECT_TRUE(package.items.empty()) << href;
        EXPECT_EQ((Codes{"path_outside"}), codes(problems)) << href;
        EXPECT_EQ(3, problems.front().line) << href;
    }
}

TEST(Package, WhatIsMissingIsNamed) {
    Problems problems;
    read_package({{"imsmanifest.xml", manifest(resource("a.xml"))}}, problems);
    ASSERT_EQ((Codes{"file_missing"}), codes(problems));
    EXPECT_TRUE(problems[0].message.contains("a.xml"));
    Problems softly;
    const Package package = read_package(
        {{"imsmanifest.xml",
          manifest(resource("items/a.xml", "<file href='b.css'/><dependency identifierref='X'/>"))},
         {"items/a.xml", plain_item}},
        softly);
    EXPECT_EQ(1, package.items.size());
    EXPECT_EQ(Codes(), codes(softly));
    Codes warned = codes(softly, Severity::warning);
    std::ranges::sort(warned);
    EXPECT_EQ((Codes{"dependency_missing", "file_missing", "file_missing"}), warned);
}

TEST(Package, BadManifestsAreRefused) {
    for (const auto& [xml, code] : std::map<std::string, std::string>{
             {"<manifest", "xml_malformed"},
             {"<other/>", "not_a_manifest"},
             {"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><manifest>&b;</manifest>",
              "doctype_refused"},
             {manifest(resource("a.xml") + resource("a.xml")), "resource_twice"}}) {
        Problems problems;
        read_package({{"imsmanifest.xml", xml}, {"a.xml", plain_item}}, problems);
        ASSERT_FALSE(problems.empty()) << xml;
        EXPECT_EQ(code, codes(problems).at(0)) << xml;
    }
}

TEST(Package, LooseItemsAreTakenWithAWord) {
    Problems problems;
    const Package package = read_package(
        {{"x/a.xml", "<?xml version='1.0'?><!-- <p> -->" + plain_item.substr(plain_item.find('\n'))},
         {"media/a.png", "png"},
         {"readme.txt", "hello"},
         {"other.xml", "<catalog/>"}},
        problems);
    ASSERT_EQ(1, package.items.size()) << test::said(problems);
    EXPECT_EQ("x/a.xml", package.items[0].path);
    EXPECT_EQ((Codes{"no_manifest"}), codes(problems, Severity::warning));
    Problems none;
    read_package({{"a.txt", "x"}}, none);
    EXPECT_EQ((Codes{"no_items"}), codes(none));
}

TEST(Package, AFolderAroundItDoesNotMatter) {
    Problems problems;
    const Package package = read_package({{"export/imsmanifest.xml", manifest(resource("items/a.xml"))},
                                          {"export/items/a.xml", plain_item},
                                          {"export/media/a.png", "png"}},
                                         problems);
    EXPECT_TRUE(problems.empty()) << test::said(problems);
    ASSERT_EQ(1, package.items.size());
    EXPECT_EQ((std::vector<std::string>{"export/media/a.png"}), package.items[0].files);
}

TEST(TestFile, IsReadWithItsSections) {
    const Files files = {{"items/a.xml", "x"},
                         {"items/b.xml", "x"},
                         {"tests/s.xml", section("S2",
                                                 "<qti-assessment-item-ref identifier='b' "
                                                 "href='../items/b.xml'/>")}};
    Problems problems;
    const std::optional<qti::Test> test =
        read_test(test_xml("<qti-time-limits max-time='90'/>" +
                           section("S1",
                                   "<qti-selection select='1' with-replacement='true'/><qti-ordering "
                                   "shuffle='true'/><qti-assessment-item-ref identifier='a' "
                                   "href='../items/a.xml' category='x y' required='true'><qti-weight "
                                   "identifier='W' value='2.5'/></qti-assessment-item-ref>"
                                   "<qti-assessment-section-ref identifier='r' href='s.xml'/>")),
                  "tests/t.xml", files, problems);
    ASSERT_TRUE(test);
    EXPECT_TRUE(problems.empty()) << test::said(problems);
    EXPECT_EQ(90, test->max_seconds);
    const std::vector<const ItemReference*> items = items_of(*test);
    ASSERT_EQ(2, items.size());
    EXPECT_EQ("items/a.xml", items[0]->href);
    EXPECT_EQ((std::vector<std::string>{"x", "y"}), items[0]->categories);
    EXPECT_EQ(2.5, items[0]->weights.at("W"));
    EXPECT_EQ("items/b.xml", items[1]->href);
    const Section& first = test->parts.at(0).sections.at(0);
    EXPECT_EQ(1, first.select);
    EXPECT_TRUE(first.shuffle && first.with_replacement);

    const std::string written = write_test(*test);
    Problems again;
    const std::optional<qti::Test> back = read_test(written, "tests/t.xml", files, again);
    ASSERT_TRUE(back);
    EXPECT_TRUE(again.empty()) << test::said(again);
    EXPECT_EQ(written, write_test(*back));
    EXPECT_EQ(2, items_of(*back).size());
    EXPECT_EQ(90, back->max_seconds);
}

TEST(TestFile, CirclesAndFloodsAreRefused) {
    const std::string to = "<qti-assessment-section-ref identifier='r' href='";
    Problems problems;
    read_test(test_xml(to + "a.xml'/>"), "t.xml",
              {{"a.xml", section("A", to + "b.xml'/>")}, {"b.xml", section("B", to + "a.xml'/>")}}, problems);
    EXPECT_EQ((Codes{"section_circle"}), codes(problems));
    EXPECT_EQ("b.xml", problems.at(0).file);
    // Each names the next one twice: thirty files would be a thousand million sections.
    Files files;
    for (int i = 0; i < 25; ++i) {
        const std::string next = to + std::to_string(i + 1) + ".xml'/>";
        files[std::to_string(i) + ".xml"] = section("S", i == 24 ? "" : next + next);
    }
    Problems flood;
    read_test(test_xml(to + "0.xml'/>"), "t.xml", files, flood);
    EXPECT_EQ((Codes{"too_many_references"}), codes(flood));
}

TEST(TestFile, WhatHasNoEffectIsSaid) {
    Problems problems;
    const std::optional<qti::Test> test = read_test(
        test_xml(section("S",
                         "<qti-assessment-item-ref identifier='a' href='a.xml'><qti-pre-condition>"
                         "<qti-base-value base-type='boolean'>true</qti-base-value></qti-pre-condition>"
                         "<qti-branch-rule target='EXIT_TEST'><qti-base-value base-type='boolean'>true"
                         "</qti-base-value></qti-branch-rule></qti-assessment-item-ref>"
                         "<qti-assessment-item-ref identifier='b' href='../b.xml'/>"
                         "<qti-assessment-item-ref identifier='c' href='c.xml'/>")),
        "t.xml", {{"a.xml", "x"}}, problems);
    ASSERT_TRUE(test);
    EXPECT_EQ((Codes{"not_kept", "not_kept"}), codes(problems, Severity::warning));
    EXPECT_EQ((Codes{"path_outside", "file_missing"}), codes(problems));
    EXPECT_TRUE(test->document->root().find_node(
        [](pugi::xml_node each) { return local_name(each) == "qti-branch-rule"; }));
}

TEST(Manifest, WhatIsWrittenReadsTheSame) {
    const std::map<std::string, std::string> metadata = {
        {"title", "A & B"},
        {"description", "Words"},
        {"language", "en"},
        {"keyword", "one, two"},
        {"objective", "1.2"},
        {"cognitive", "apply"},
        {"source", "RFC 9110"},
        {"status", "Final"},
        {"difficulty", "easy"},
        {"rights", "Ours"},
        {"scheme", "cloud"},
        {"standards", "g1 g2"},
        {"case", "https://x.org/1 https://x.org/2"},
        {"qti_interaction_type", "choiceInteraction, sliderInteraction"},
        {"qti_time_dependent", "false"}};
    const std::vector<NewItem> items = {{"items/a b.xml", "", {"media/ü%.png", "assay/a.json"}, metadata},
                                        {"items/a-b.xml", "", {}, {}}};
    const std::string xml = write_manifest("M", items, {{"t.xml", "", {"items/a-b.xml"}}});
    Problems problems;
    const std::optional<Manifest> manifest = read_manifest(xml, "imsmanifest.xml", problems);
    ASSERT_TRUE(manifest);
    EXPECT_TRUE(problems.empty()) << test::said(problems);
    EXPECT_EQ("M", manifest->id);
    ASSERT_EQ(3, manifest->resources.size());
    const Resource &test = manifest->resources[0], &one = manifest->resources[1],
                   &two = manifest->resources[2];
    EXPECT_EQ((std::vector<std::string>{two.id}), test.dependencies);
    EXPECT_NE(one.id, two.id);
    EXPECT_EQ((std::vector<std::string>{"items/a b.xml", "media/ü%.png", "assay/a.json"}), one.files);
    EXPECT_EQ(metadata, one.metadata);
    EXPECT_TRUE(two.metadata.empty());
    EXPECT_EQ(xml, write_manifest("M", items, {{"t.xml", "", {"items/a-b.xml"}}}));
}

TEST(Package, EveryExamplePackageIsRead) {
    SKIP_WITHOUT_EXAMPLES();
    const std::filesystem::path folder = QTI_REFERENCE;
    std::size_t packages = 0, items = 0, tests = 0, described = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().filename() != "imsmanifest.xml") {
            continue;
        }
        Files files;
        const std::filesystem::path top = entry.path().parent_path();
        for (const auto& file : std::filesystem::recursive_directory_iterator(top)) {
            if (file.is_regular_file()) {
                files[std::filesystem::relative(file.path(), top).string()] = *test::file_at(file.path());
            }
        }
        Problems problems;
        const Package package = read_package(std::move(files), problems);
        ++packages;
        items += package.items.size();
        tests += package.tests.size();
        for (const PackedItem& item : package.items) {
            described += item.metadata.empty() ? 0 : 1;
            for (const std::string& file : item.files) {
                EXPECT_TRUE(package.files.contains(file)) << entry.path() << " " << file;
            }
        }
        for (const qti::Test& test : package.tests) {
            EXPECT_FALSE(items_of(test).empty()) << entry.path();
            const std::string written = write_test(test);
            Problems again;
            const std::optional<qti::Test> back = read_test(written, test.path, package.files, again);
            ASSERT_TRUE(back) << entry.path();
            EXPECT_EQ(written, write_test(*back)) << entry.path();
            EXPECT_EQ(items_of(test).size(), items_of(*back).size()) << entry.path();
        }
        for (const Problem& each : problems) {
            EXPECT_NE("path_outside", each.code) << entry.path() << " " << each.message;
        }
    }
    EXPECT_GT(packages, 20);
    EXPECT_GT(items, 180);
    EXPECT_GT(tests, 8);
    EXPECT_GT(described, 70);
}

}  // namespace
}  // namespace qti
