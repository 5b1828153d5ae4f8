// What tools/embed made of the folder beside this file, and of a folder that is not there.
#include <gtest/gtest.h>
#include <base/text.hpp>

#include <zlib.h>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

namespace assets {
struct Asset {
    std::string_view path, type, body, gzip, etag;
};
std::span<const Asset> small_folder();
std::span<const Asset> no_folder();
}  // namespace assets

namespace {

std::string unpacked(std::string_view gzip, std::size_t size) {
    std::string out(size + 1, '\0');
    z_stream z{};
    constexpr int window_bits_gzip = 15 + 16;
    EXPECT_EQ(inflateInit2(&z, window_bits_gzip), Z_OK);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
    z.avail_in = uInt(gzip.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = uInt(out.size());
    EXPECT_EQ(inflate(&z, Z_FINISH), Z_STREAM_END);
    out.resize(z.total_out);
    inflateEnd(&z);
    return out;
}
std::string on_disk(std::string_view path) {
    std::ifstream in(std::string(EMBEDDED_FOLDER) + "/" + std::string(path), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Embed, carries_every_file_as_it_is) {
    const auto all = assets::small_folder();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].path, "index.html");
    EXPECT_EQ(all[1].path, "parts/dot.bin");
    EXPECT_EQ(all[2].path, "parts/tiny.css");
    for (const assets::Asset& a : all) {
        EXPECT_EQ(a.body, on_disk(a.path)) << a.path;
        EXPECT_EQ(a.etag, sha256(a.body).substr(0, 32)) << a.path;
    }
    EXPECT_EQ(all[0].type, "text/html; charset=utf-8");
    EXPECT_EQ(all[1].type, "application/octet-stream");
}

TEST(Embed, packs_text_where_that_saves_something) {
    const auto all = assets::small_folder();
    ASSERT_FALSE(all[0].gzip.empty());
    EXPECT_LT(all[0].gzip.size(), all[0].body.size());
    EXPECT_EQ(unpacked(all[0].gzip, all[0].body.size()), all[0].body);
    EXPECT_TRUE(all[1].gzip.empty());
    EXPECT_TRUE(all[2].gzip.empty());
}

TEST(Embed, an_absent_folder_is_an_empty_table) { EXPECT_TRUE(assets::no_folder().empty()); }

}  // namespace
