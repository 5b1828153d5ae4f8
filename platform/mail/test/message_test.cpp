#include "message.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <base/text.hpp>

namespace {

const Instant noon = *parse_rfc3339("2026-03-01T12:05:09.5Z");
mail::Letter letter() {
    return {"0190",
            {"office@example.org", "Open Cloud Institute"},
            {"ann@example.org", "Ann"},
            "Hello",
            "A body.\n",
            noon};
}

// What a reader does (RFC 2047, RFC 2045), written apart from what the writer does.
int digit(char c) { return c <= '9' ? c - '0' : c - 'A' + 10; }
std::string unescaped(std::string_view text, bool underscore_is_space) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '=' && i + 2 < text.size() && text[i + 1] == '\r') {
            i += 2;
        } else if (text[i] == '=' && i + 2 < text.size()) {
            out += char(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += underscore_is_space && text[i] == '_' ? ' ' : text[i];
        }
    }
    return out;
}
std::string words_read(std::string text) {
    std::string out;
    while (text.starts_with("=?utf-8?Q?")) {
        const std::size_t end = text.find("?=", 10);
        out += unescaped(text.substr(10, end - 10), true);
        text.erase(0, end + 2);
        if (text.starts_with("\r\n ")) {
            text.erase(0, 3);
        }
    }
    return out + text;
}

TEST(Message, is_plain_where_it_can_be) {
    EXPECT_EQ(mail::compose(letter()),
              "Date: Sun, 01 Mar 2026 12:05:09 +0000\r\n"
              "From: \"Open Cloud Institute\" <office@example.org>\r\nTo: \"Ann\" <ann@example.org>\r\n"
              "Subject: Hello\r\nMessage-ID: <0190@example.org>\r\nMIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
              "Auto-Submitted: auto-generated\r\n\r\nA body.\r\n");
}

TEST(Message, encodes_names_and_subjects) {
    mail::Letter l = letter();
    l.to.name = "Zo\xC3\xAB \xE6\x9D\x8E";
    l.subject =
        "Gr\xC3\xBC\xC3\x9F"
        "e";
    const std::string bytes = mail::compose(l);
    EXPECT_TRUE(bytes.contains("To: =?utf-8?Q?Zo=C3=AB_=E6=9D=8E?=\r\n <ann@example.org>\r\n")) << bytes;
    EXPECT_TRUE(bytes.contains("Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n")) << bytes;
    l.to.name = "Ann \"The\\Boss\" O'Neil";
    EXPECT_TRUE(mail::compose(l).contains("To: \"Ann \\\"The\\\\Boss\\\" O'Neil\" <ann@example.org>\r\n"));
}

TEST(Message, a_header_cannot_be_smuggled_in) {
    mail::Letter l = letter();
    l.to.name = "Ann\r\nBcc: eve@example.org";
    l.from.name = "A\nX: y";
    l.subject = "Hi\r\n\r\nBody";
    const std::string bytes = mail::compose(l);
    EXPECT_TRUE(bytes.contains("To: \"Ann  Bcc: eve@example.org\" <")) << bytes;
    EXPECT_FALSE(bytes.contains("\nBcc:"));
    EXPECT_FALSE(bytes.contains("\nX:"));
    EXPECT_TRUE(bytes.contains("Subject: Hi    Body\r\n")) << bytes;
    l.to.address = "ann@example.org>\r\nRCPT TO:<eve@example.org";
    EXPECT_THROW(mail::compose(l), std::logic_error);
}

TEST(Message, knows_an_address) {
    for (const char* good : {"ann@example.org", "a.b+c@x", "o'neil_1@mail.example.co.uk"}) {
        EXPECT_TRUE(mail::is_address(good)) << good;
    }
    for (const char* bad : {"", "ann", "@example.org", "ann@", "a b@c", "a@b@c", "a@b\r\nDATA", "<a@b>",
                            "a,b@c", "-a@b", "\"a\"@b", "\xC3\xA9@b", "a@b\x7F"}) {
        EXPECT_FALSE(mail::is_address(bad)) << bad;
    }
    EXPECT_FALSE(mail::is_address("a@" + std::string(253, 'b')));
}

TEST(Message, bodies_survive_the_way) {
    EXPECT_EQ(mail::quoted_printable("a=b\n.\nFrom me \n\xC3\xA9"),
              "a=3Db\r\n=2E\r\n=46rom me=20\r\n=C3=A9\r\n");
    const bool held = rc::check("what is read is what was written, in short ASCII lines", [] {
        const auto piece =
            rc::gen::element<std::string>("a", " ", "\n", "=", ".", "\t", "\xC3\xA9", "word word word",
                                          "\xF0\x9F\x98\x80", std::string(90, 'x'), "?=", "_");
        const std::string text = joined(*rc::gen::container<std::vector<std::string>>(piece), "");
        const std::string body = mail::quoted_printable(text);
        std::string read;
        for (const char c : unescaped(body, false)) {
            read += c == '\r' ? "" : std::string(1, c);
        }
        const std::string expected = text.empty() || text.ends_with('\n') ? text : text + "\n";
        RC_ASSERT(read == expected);
        for (const std::string& line : split(body, '\n')) {
            RC_ASSERT(line.size() <= 77U);
        }
        std::string subject = text;
        std::ranges::replace_if(subject, [](char c) { return c == '\n' || c == '\t'; }, ' ');
        RC_ASSERT(words_read(mail::encoded_words(subject)) == subject);
    });
    EXPECT_TRUE(held);
}

}  // namespace
