#include <gtest/gtest.h>
#include <qti/item.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

// 1EdTech's example items are read where they stand and never copied: their licence does not allow it.
namespace qti {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || !fs::is_regular_file(path)) {
        return {};
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

bool is_item(const std::string& bytes) {
    Problems problems;
    const auto xml = Xml::parse(bytes, "", problems);
    return xml &&
           (local_name(xml->root()) == "assessmentItem" || local_name(xml->root()) == "qti-assessment-item");
}

// Items that cannot be used, and why; docs/qti.md tells of them.
const std::map<std::string, std::string> unusable{
    // FEEDBACK holds several identifiers, and is given a single one.
    {"qtiv2p2-examples/items/feedback_adaptive.xml", "wrong_type"},
    {"qtiv3-examples/packaging/items/feedback_adaptive.xml", "wrong_type"},
    // Is scored by a mapping, and has none.
    {"QTI3_BPIG_Examples/items/slider-1.xml", "mapping_missing"},
};

TEST(ReferenceItems, AreReadWithoutErrors) {
    const fs::path folder = QTI_REFERENCE;
    if (!fs::is_directory(folder)) {
        GTEST_SKIP() << "The example items are not on this machine.";
    }
    std::map<std::string, int> versions;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto bytes = entry.path().extension() == ".xml" ? bytes_of(entry.path()) : std::nullopt;
        if (!bytes || !is_item(*bytes)) {
            continue;
        }
        const std::string name = fs::relative(entry.path(), folder).string();
        Problems problems;
        const auto item = read_item(*bytes, name, problems, [&](std::string_view path) {
            return bytes_of(entry.path().parent_path() / path);
        });
        std::string told;
        for (const auto& one : problems) {
            if (one.severity == Severity::error) {
                told += "\n" + one.file + ":" + std::to_string(one.line) + " " + one.code + " " + one.message;
            }
        }
        if (const auto known = unusable.find(name); known != unusable.end()) {
            EXPECT_FALSE(item) << name;
            EXPECT_TRUE(
                std::ranges::any_of(problems, [&](const Problem& one) { return one.code == known->second; }))
                << name << told;
            continue;
        }
        EXPECT_TRUE(item) << name << told;
        if (item) {
            ++versions[item->version];
            EXPECT_FALSE(item->declarations.empty());
            EXPECT_TRUE(item->body()) << name;
        }
    }
    EXPECT_GT(versions["2.2"], 50);
    EXPECT_GT(versions["3.0"], 250);
}

}  // namespace
}  // namespace qti
