#include "encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace qti {

namespace {

void append_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

// What Windows-1252 has between 0x80 and 0x9F, where ISO-8859-1 has controls that nobody means.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

std::string from_latin(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char one : bytes) {
        const auto byte = static_cast<unsigned char>(one);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
    return out;
}

bool from_utf16(std::string& bytes, bool big, Unreadable& why) {
    std::string out;
    out.reserve(bytes.size());
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(big ? first << 8 | second : second << 8 | first);
    };
    for (std::size_t at = 2; at < bytes.size(); at += 2) {
        if (at + 1 == bytes.size()) {
            why = {out.size(), "UTF-16", "the last character is cut in half"};
            return false;
        }
        std::uint32_t code = unit(at);
        if (code >= 0xD800 && code < 0xE000) {
            const std::uint32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
            if (code >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
                why = {out.size(), "UTF-16", "half of a surrogate pair is missing"};
                return false;
            }
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        append_utf8(out, code);
    }
    bytes = std::move(out);
    return true;
}

// How many bytes the character at the front takes; 0 when it is not UTF-8, or not a character of XML.
std::size_t character(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const auto more = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return more(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first < 0xF0) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) >= 0xA0;
        const bool none = first == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE;
        return more(1) && more(2) && !overlong && !surrogate && !none ? 3 : 0;
    }
    if (first >= 0xF0 && first < 0xF5) {
        const bool outside = (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) >= 0x90);
        return more(1) && more(2) && more(3) && !outside ? 4 : 0;
    }
    return 0;
}

bool is_utf8(std::string_view text, Unreadable& why) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character(text.substr(at, 4));
        if (length == 0) {
            const auto byte = static_cast<unsigned char>(text[at]);
            why = {at, byte < 0x80 ? "" : "UTF-8", fmt::format("the byte 0x{:02X} may not stand here", byte)};
            return false;
        }
        at += length;
    }
    return true;
}

// The encoding the XML declaration names, in lower case; "" without one.
std::string declared(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) {
        return {};
    }
    const auto declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{300}));
    const auto word = declaration.find("encoding");
    const auto open = word == std::string_view::npos ? word : declaration.find_first_of("\"'", word);
    if (open == std::string_view::npos) {
        return {};
    }
    const auto close = declaration.find(declaration[open], open + 1);
    std::string name(declaration.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1));
    std::ranges::transform(name, name.begin(),
                           [](char one) { return one >= 'A' && one <= 'Z' ? char(one + 32) : one; });
    return name;
}

}  // namespace

bool make_utf8(std::string& bytes, Unreadable& why) {
    if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ||
        bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
        why = {0, "UTF-32", "this encoding is not read"};
        return false;
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return from_utf16(bytes, bytes.starts_with("\xFE\xFF"), why) && is_utf8(bytes, why);
    }
    if (bytes.starts_with(std::string_view("<\0", 2)) || bytes.starts_with(std::string_view("\0<", 2))) {
        why = {0, "UTF-16", "it has no byte order mark"};
        return false;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
        return is_utf8(bytes, why);
    }
    const std::string name = declared(bytes);
    if (name == "iso-8859-1" || name == "latin1" || name == "windows-1252" || name == "cp1252") {
        bytes = from_latin(bytes);
        return is_utf8(bytes, why);
    }
    if (!name.empty() && name != "utf-8" && name != "utf8" && name != "us-ascii" && name != "ascii") {
        // What a name in the file says is shown only where it is a name.
        const bool plain = name.size() <= 40 && std::ranges::all_of(name, [](char one) {
                               return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') ||
                                      one == '-' || one == '_' || one == '.' || one == ':';
                           });
        why = {0, plain ? name : "another encoding", "this encoding is not read"};
        return false;
    }
    return is_utf8(bytes, why);
}

}  // namespace qti
