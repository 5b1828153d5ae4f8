#include <base/random.hpp>
#include <base/text.hpp>
#include <files/files.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <fstream>

namespace fs = std::filesystem;
using files::Kind;

namespace {

std::string big(std::uint32_t n, int count) {
    std::string out;
    for (int i = count - 1; i >= 0; --i) {
        out += char(n >> (8 * i) & 0xFF);
    }
    return out;
}
std::string little(std::uint32_t n, int count) {
    const std::string b = big(n, count);
    return {b.rbegin(), b.rend()};
}

std::string chunk(const std::string& type, const std::string& data) {
    return big(std::uint32_t(data.size()), 4) + type + data + "CRC!";
}
std::string png(std::uint32_t width, std::uint32_t height) {
    return "\x89PNG\r\n\x1a\n" +
           chunk("IHDR", big(width, 4) + big(height, 4) + std::string("\x08\x02\0\0\0", 5)) +
           chunk("IDAT", "pixels") + chunk("IEND", "");
}
std::string jpeg(std::uint32_t width, std::uint32_t height) {
    return "\xFF\xD8\xFF\xE0" + big(16, 2) + "JFIF" + std::string(10, '\0') + "\xFF\xC0" + big(11, 2) +
           "\x08" + big(height, 2) + big(width, 2) + std::string("\x01\x01\x11\0", 4) + "\xFF\xDA" +
           big(8, 2) + std::string("\x01\x01\0\0\x3f\0", 6) + "scan\xFF\xD9";
}
std::string webp(const std::string& form, const std::string& data) {
    const std::string body = "WEBP" + form + little(std::uint32_t(data.size()), 4) + data;
    return "RIFF" + little(std::uint32_t(body.size()), 4) + body;
}
std::string webp_extended(std::uint32_t width, std::uint32_t height) {
    return webp("VP8X", std::string(4, '\0') + little(width - 1, 3) + little(height - 1, 3) + "more");
}
std::string pdf() { return "%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n"; }

class FilesTest : public testing::Test {
  protected:
    fs::path folder = fs::temp_directory_path() / ("files-test-" + Random().token());
    files::Files store{folder};
    files::Limits all = files::papers(100'000);
    ~FilesTest() override { fs::remove_all(folder); }

    std::string code_of(const std::string& bytes, const files::Limits& limits) {
        const auto stored = store.put(bytes, limits);
        return stored ? "stored" : stored.error().code;
    }
    std::string code_of(const std::string& bytes) { return code_of(bytes, all); }
};

TEST_F(FilesTest, takes_the_four_kinds_and_reads_sizes) {
    const auto size = [](const std::string& bytes) { return files::shape_of(bytes)->picture; };
    EXPECT_EQ(size(png(640, 480)), (files::Picture{640, 480}));
    EXPECT_EQ(size(jpeg(300, 200)), (files::Picture{300, 200}));
    EXPECT_EQ(size(webp_extended(1000, 70)), (files::Picture{1000, 70}));
    EXPECT_EQ(size(webp("VP8L", "\x2f" + little((99U) | (49U << 14), 4) + "datamore")),
              (files::Picture{100, 50}));
    EXPECT_EQ(
        size(webp("VP8 ", std::string("abc\x9d\x01\x2a", 6) + little(320, 2) + little(240, 2) + "data")),
        (files::Picture{320, 240}));
    EXPECT_EQ(files::shape_of(pdf())->kind, Kind::pdf);
}

TEST_F(FilesTest, gives_back_what_it_stored_and_stores_it_once) {
    const auto first = store.put(png(2, 2), all), again = store.put(png(2, 2), all);
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->sha256, sha256(png(2, 2)));
    EXPECT_EQ(first->sha256, again->sha256);
    EXPECT_EQ(first->type, "image/png");
    EXPECT_EQ(first->bytes, png(2, 2).size());
    EXPECT_EQ(store.get(first->sha256).value(), png(2, 2));
    const auto entries = fs::recursive_directory_iterator(folder);
    EXPECT_EQ(std::count_if(begin(entries), end(entries), [](const auto& e) { return e.is_regular_file(); }),
              1);
}

TEST_F(FilesTest, removes) {
    const auto stored = store.put(pdf(), all);
    ASSERT_TRUE(stored);
    EXPECT_TRUE(store.remove(stored->sha256));
    EXPECT_EQ(store.get(stored->sha256).error().code, "not_found");
    EXPECT_TRUE(store.remove(stored->sha256));
}

TEST_F(FilesTest, notices_a_changed_file) {
    const auto stored = store.put(pdf(), all);
    std::ofstream(folder / stored->sha256.substr(0, 2) / stored->sha256) << "other";
    EXPECT_EQ(store.get(stored->sha256).error().code, "file_broken");
}

TEST_F(FilesTest, a_name_is_no_path) {
    for (const std::string& name : {std::string("../../etc/passwd"), std::string(), std::string("ab"),
                                    std::string(64, '/'), std::string(64, 'G'), std::string(64, '.')}) {
        EXPECT_EQ(store.get(name).error().code, "not_found") << name;
        EXPECT_TRUE(store.remove(name)) << name;
    }
}

TEST_F(FilesTest, refuses_with_a_reason) {
    EXPECT_EQ(code_of(""), "file_kind_refused");
    EXPECT_EQ(code_of("<svg xmlns='http://www.w3.org/2000/svg'/>", files::pictures(100'000)),
              "file_kind_refused");
    EXPECT_EQ(code_of("GIF89a and so on"), "file_broken");
    EXPECT_EQ(code_of(std::string("\0\0\0\x20"
                                  "ftypisom and too short",
                                  27)),
              "file_broken");
    EXPECT_EQ(code_of(std::string("MZ\x90\0", 4)), "file_kind_refused");
    EXPECT_EQ(code_of(png(10, 10), {10, {Kind::png}}), "file_too_large");
    EXPECT_EQ(code_of(pdf(), files::pictures(100'000)), "file_kind_refused");
    EXPECT_EQ(code_of(png(10, 10), {100'000, {Kind::pdf}}), "file_kind_refused");
    EXPECT_EQ(code_of(png(8'001, 1)), "file_too_large");
    EXPECT_EQ(code_of(jpeg(8'000, 8'000)), "file_too_large");
    EXPECT_EQ(code_of(webp_extended(16'000'000, 16'000'000)), "file_too_large");
    EXPECT_EQ(code_of(png(0, 10)), "file_broken");
    EXPECT_EQ(code_of("%PDF-1.7 and nothing else"), "file_broken");
    EXPECT_EQ(code_of("%PDF-"), "file_broken");
    EXPECT_EQ(code_of(png(10, 10) + "<script>"), "file_broken");
    EXPECT_EQ(code_of("\x89PNG\r\n\x1a\n" + chunk("IHDR", std::string(13, '\1')) + "\xFF\xFF\xFF\xFFIDAT"),
              "file_broken");
}

TEST(Svg, is_taken_when_it_can_neither_run_nor_fetch) {
    const std::string open =
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' "
        "viewBox='0 0 40.5 20'>";
    const char* const good[] = {"<circle r='3' fill='url(#a)'/><linearGradient id='a'/>",
                                "<style>.a{fill:#f00}</style><text>on it</text>", "<use href='#a'/>",
                                "<image x:href='data:image/png;base64,AAAA'/>"};
    for (const char* inside : good) {
        const auto shape = files::shape_of("<?xml version='1.0'?>\n" + open + inside + "</svg>");
        ASSERT_TRUE(shape) << inside;
        EXPECT_EQ(shape->kind, Kind::svg);
        EXPECT_EQ(shape->picture, (files::Picture{41, 20}));
    }
    const char* const bad[] = {"<script>alert(1)</script>",
                               "<g onload='alert(1)'/>",
                               "<a href='https://example.org/'><text>x</text></a>",
                               "<image x:href='http://example.org/p.png'/>",
                               "<use href='javascript:alert(1)'/>",
                               "<foreignObject><body/></foreignObject>",
                               "<style>@import 'https://example.org/a.css';</style>",
                               "<style>.a{fill:url( 'https://example.org/a')}</style>",
                               "<rect style='fill:url(//example.org)'/>",
                               "<rect style='fill:u\\72l(//example.org)'/>",
                               "<a><set attributeName='href' to='javascript:alert(1)'/></a>",
                               "<image href='data:image/svg+xml;base64,AAAA'/>",
                               "<g>"};
    for (const char* inside : bad) {
        const auto shape = files::shape_of(open + inside + "</svg>");
        ASSERT_FALSE(shape) << inside;
        EXPECT_EQ(shape.error().code, "file_unsafe");
    }
    EXPECT_FALSE(files::shape_of("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + open + "</svg>"));
    std::string deep = open;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<g>";
    }
    EXPECT_FALSE(files::shape_of(deep));
}

TEST_F(FilesTest, a_truncated_file_is_broken) {
    for (const std::string& whole : {png(10, 10), jpeg(10, 10), webp_extended(10, 10)}) {
        ASSERT_TRUE(files::shape_of(whole));
        for (std::size_t n = 0; n < whole.size(); ++n) {
            EXPECT_FALSE(files::shape_of(whole.substr(0, n))) << n << " of " << whole.size();
        }
    }
}

TEST(Shape, survives_any_bytes) {
    const bool held = rc::check("any bytes behind any magic are refused or have a size", [] {
        const std::string magic = *rc::gen::element<std::string>("\x89PNG\r\n\x1a\n", "\xFF\xD8\xFF",
                                                                 std::string("RIFF\x20\0\0\0WEBPVP8X", 16),
                                                                 "%PDF-1.", "GIF89a", "<svg ",
                                                                 std::string("\0\0\0\x10"
                                                                             "ftyp",
                                                                             8),
                                                                 std::string("RIFF\x20\0\0\0WAVE", 12), "");
        const std::string bytes = magic + *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        const auto shape = files::shape_of(bytes);
        const bool harmless = !shape || !shape->picture || shape->picture->width > 0;
        RC_ASSERT(harmless);
    });
    EXPECT_TRUE(held);
}

}  // namespace
