#include <exchange/intake.hpp>

#include <algorithm>
#include <array>
#include <base/text.hpp>

namespace exchange {
namespace {

// 0x80 to 0x9F of Windows-1252; 0 where it has no character.
constexpr std::array<char16_t, 32> upper_controls{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

struct Decoded {
    std::string text;
    std::optional<std::size_t> wrong_at;  // the first byte that is none of a character
};

enum class Order { little, big };

Decoded from_utf16(std::string_view bytes, Order order) {
    Decoded out;
    out.text.reserve(bytes.size());
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return order == Order::little ? char32_t(first | second << 8) : char32_t(first << 8 | second);
    };
    for (std::size_t at = 2; at < bytes.size(); at += 2) {
        if (at + 1 == bytes.size()) {
            out.wrong_at = at;
            return out;
        }
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xE000) {
            const bool is_pair =
                c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000;
            if (!is_pair) {
                out.wrong_at = at;
                return out;
            }
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
            at += 2;
        }
        if (c == 0) {
            out.wrong_at = at;
            return out;
        }
        append(out.text, c);
    }
    return out;
}

Decoded from_windows_1252(std::string_view bytes) {
    Decoded out;
    out.text.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const char32_t c = byte >= 0x80 && byte < 0xA0 ? upper_controls[byte - 0x80] : char32_t(byte);
        const bool is_control = c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
        if (is_control) {
            out.wrong_at = at;
            return out;
        }
        append(out.text, c);
    }
    return out;
}

std::size_t first_wrong_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + size > bytes.size() || !is_utf8(bytes.substr(at, size))) {
            return at;
        }
        at += size;
    }
    return at;
}

std::int64_t line_at(std::string_view bytes, std::size_t offset) {
    return 1 + std::ranges::count(bytes.substr(0, offset), '\n');
}

void unreadable(const std::string& file, std::int64_t line, std::size_t offset, qti::Problems& problems) {
    problems.push_back({file, line, qti::Severity::error, "encoding_unknown",
                        "The byte at offset " + std::to_string(offset) +
                            " belongs to no text in UTF-8, UTF-16 or Windows-1252. Save the file as UTF-8."});
}

}  // namespace

std::optional<std::string> as_utf8(const std::string& file, std::string bytes, qti::Problems& problems) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
    }
    const bool is_little = bytes.starts_with("\xFF\xFE"), is_big = bytes.starts_with("\xFE\xFF");
    if (is_little || is_big) {
        Decoded decoded = from_utf16(bytes, is_little ? Order::little : Order::big);
        if (decoded.wrong_at) {
            unreadable(file, line_at(decoded.text, decoded.text.size()), *decoded.wrong_at, problems);
            return std::nullopt;
        }
        return std::move(decoded.text);
    }
    const std::size_t nul = bytes.find('\0');
    if (nul != std::string::npos) {
        unreadable(file, line_at(bytes, nul), nul, problems);
        return std::nullopt;
    }
    if (is_utf8(bytes)) {
        return bytes;
    }
    const std::size_t wrong = first_wrong_utf8(bytes);
    Decoded decoded = from_windows_1252(bytes);
    if (decoded.wrong_at) {
        unreadable(file, line_at(bytes, *decoded.wrong_at), *decoded.wrong_at, problems);
        return std::nullopt;
    }
    problems.push_back({file, line_at(bytes, wrong), qti::Severity::warning, "encoding_guessed",
                        "The file is not UTF-8 (offset " + std::to_string(wrong) +
                            "), so it was read as Windows-1252. Look at accents and quotation marks."});
    return std::move(decoded.text);
}

}  // namespace exchange
