#include <exchange/archive.hpp>
#include <exchange/intake.hpp>

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>

namespace exchange {
namespace {

struct Entry {
    std::string path, bytes;
    unsigned type = AE_IFREG;
    std::string link{};
};

la_ssize_t collect(archive*, void* out, const void* bytes, std::size_t size) {
    static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

// Archives that `zip` would not make.
std::string pack(const std::vector<Entry>& entries) {
    std::string out;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_set_bytes_per_block(writer, 0);
    archive_write_open(writer, &out, nullptr, &collect, nullptr);
    for (const Entry& each : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, each.path.c_str());
        archive_entry_set_filetype(entry, each.type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(each.bytes.size()));
        if (!each.link.empty()) {
            archive_entry_set_symlink(entry, each.link.c_str());
        }
        archive_write_header(writer, entry);
        archive_write_data(writer, each.bytes.data(), each.bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return out;
}

std::string refusal(const std::string& bytes) {
    qti::Problems problems;
    EXPECT_FALSE(unzip("a.zip", bytes, problems));
    EXPECT_EQ(1, problems.size());
    return problems.empty() ? "" : problems.front().code;
}

TEST(Archive, GivesBackWhatWasPacked) {
    const qti::Files files = {{"imsmanifest.xml", "<manifest/>"},
                              {"items/a.xml", std::string(100'000, 'x')},
                              {"items/empty.xml", ""},
                              {"media/Prüfung 1.png", std::string("\0\1\2\xff", 4)},
                              {"media/日本.mp3", "sound"}};
    qti::Problems problems;
    const std::optional<qti::Files> found = unzip("a.zip", zip(files), problems);
    ASSERT_TRUE(found) << problems.front().message;
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(files, *found);
}

TEST(Archive, TheSameFilesAreTheSameBytesEverywhere) {
    const qti::Files files = {{"b.xml", "two"}, {"a.xml", "one"}};
    setenv("TZ", "Asia/Tokyo", 1);
    tzset();
    const std::string east = zip(files);
    setenv("TZ", "America/Los_Angeles", 1);
    tzset();
    const std::string west = zip(files);
    unsetenv("TZ");
    tzset();
    EXPECT_EQ(east, west);
    EXPECT_TRUE(is_zip(east));
    EXPECT_TRUE(is_zip(zip({})));
    EXPECT_FALSE(is_zip("<xml/>"));
}

RC_GTEST_PROP(Archive, AnyFilesComeBack, ()) {
    qti::Files files;
    for (const std::string& bytes : *rc::gen::arbitrary<std::vector<std::string>>()) {
        files["f" + std::to_string(files.size()) + ".bin"] = bytes;
    }
    qti::Problems problems;
    RC_ASSERT(unzip("a.zip", zip(files), problems) == files);
}

RC_GTEST_PROP(Archive, DamageIsRefusedOrHarmless, ()) {
    std::string bytes = zip({{"a.xml", std::string(300, 'a')}, {"b/c.xml", "<b/>"}});
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
    bytes.resize(*rc::gen::inRange<std::size_t>(at, bytes.size()) + 1);
    qti::Problems problems;
    const std::optional<qti::Files> found = unzip("a.zip", bytes, problems);
    RC_ASSERT(found.has_value() == problems.empty());
}

TEST(Archive, PathsOutsideAreRefused) {
    for (const char* path :
         {"../a.xml", "a/../../b.xml", "/etc/passwd", "C:/a.xml", "..\\a.xml", "a/b\\..\\c.xml", "a/.."}) {
        EXPECT_EQ("path_outside", refusal(pack({{path, "x"}}))) << path;
    }
    qti::Problems problems;
    EXPECT_TRUE(unzip("a.zip", pack({{"a..b/..c.xml", "x"}}), problems));
    // Back slashes alone are some packers' slashes, and are read as that.
    EXPECT_EQ((qti::Files{{"a/b.xml", "x"}}), unzip("a.zip", pack({{"a\\b.xml", "x"}}), problems));
}

TEST(Archive, WhatIsNoFileIsRefused) {
    EXPECT_EQ("not_a_file", refusal(pack({{"a.xml", "", AE_IFLNK, "/etc/passwd"}})));
    EXPECT_EQ("entry_twice", refusal(pack({{"a.xml", "1"}, {"a.xml", "2"}})));
    EXPECT_EQ("entry_twice", refusal(pack({{"a.xml", "1"}, {"./a.xml", "2"}})));
    EXPECT_EQ("archive_unreadable", refusal("PK\x03\x04 and nothing more"));
    EXPECT_EQ("archive_unreadable", refusal(""));
}

TEST(Archive, BombsAreRefused) {
    EXPECT_EQ("archive_bomb", refusal(pack({{"a.xml", std::string(20'000'000, '0')}})));
    qti::Problems problems;  // small ones may be as regular as they like
    EXPECT_TRUE(unzip("a.zip", pack({{"a.xml", std::string(900'000, '0')}}), problems));
    std::vector<Entry> many;
    for (std::size_t i = 0; i <= entries_max; ++i) {
        many.push_back({"f" + std::to_string(i), ""});
    }
    EXPECT_EQ("too_many_entries", refusal(pack(many)));
}

TEST(Archive, LockedFilesAreNamed) {
    std::string bytes = pack({{"a.xml", "secret"}});
    bytes[6] = static_cast<char>(bytes[6] | 1);  // the flag, in front of the file and in the directory
    const std::size_t directory = bytes.find("PK\x01\x02");
    ASSERT_NE(bytes.npos, directory);
    bytes[directory + 8] = static_cast<char>(bytes[directory + 8] | 1);
    EXPECT_EQ("archive_encrypted", refusal(bytes));
}

}  // namespace
}  // namespace exchange
