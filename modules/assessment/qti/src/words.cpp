#include "words.hpp"

#include "pattern.hpp"

namespace qti {
namespace {

char32_t lowered(char32_t c) {
    const auto within = [c](char32_t from, char32_t to) { return from <= c && c <= to; };
    if (within('A', 'Z') || (within(0xC0, 0xDE) && c != 0xD7) || within(0x391, 0x3AB)) {
        return c + 32;
    }
    if (within(0x410, 0x42F)) {
        return c + 32;
    }
    if (within(0x400, 0x40F)) {
        return c + 80;
    }
    if (within(0x531, 0x556)) {
        return c + 48;
    }
    // Alphabets where the two cases stand beside each other, the upper one on the even place or the odd.
    if (within(0x100, 0x137) || within(0x14A, 0x177) || within(0x460, 0x481) || within(0x48A, 0x4BF) ||
        within(0x4D0, 0x52F) || within(0x1E00, 0x1E95) || within(0x1EA0, 0x1EFF)) {
        return c == 0x130 ? 'i' : c == 0x131 ? c : c | 1;
    }
    if (within(0x139, 0x148) || within(0x179, 0x17E) || within(0x4C1, 0x4CE)) {
        return c + (c & 1);
    }
    switch (c) {
        case 0x178:
            return 0xFF;
        case 0x386:
            return 0x3AC;
        case 0x388:
        case 0x389:
        case 0x38A:
            return c + 37;
        case 0x38C:
            return 0x3CC;
        case 0x38E:
        case 0x38F:
            return c + 63;
        case 0x3C2:
            return 0x3C3;
        case 0x4C0:
            return 0x4CF;
        case 0x1E9E:
            return 0xDF;
        default:
            return c;
    }
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

}  // namespace

std::string without_case(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        append(out, lowered(next_code_point(utf8, at)));
    }
    return out;
}

}  // namespace qti
