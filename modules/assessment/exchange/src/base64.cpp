#include "base64.hpp"

namespace exchange {

std::optional<std::string> from_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    unsigned bits = 0, count = 0, pads = 0;
    for (const char c : text) {
        unsigned value = 0;
        if (c >= 'A' && c <= 'Z') {
            value = unsigned(c - 'A');
        } else if (c >= 'a' && c <= 'z') {
            value = unsigned(c - 'a' + 26);
        } else if (c >= '0' && c <= '9') {
            value = unsigned(c - '0' + 52);
        } else if (c == '+' || c == '/') {
            value = c == '+' ? 62 : 63;
        } else if (c == '=') {
            ++pads;
            continue;
        } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            continue;
        } else {
            return std::nullopt;
        }
        if (pads > 0) {
            return std::nullopt;
        }
        bits = (bits << 6 | value) & 0xFFFFFF;
        if (++count % 4 == 0) {
            out += char(bits >> 16 & 0xFF);
            out += char(bits >> 8 & 0xFF);
            out += char(bits & 0xFF);
        }
    }
    const unsigned rest = count % 4;
    if ((rest == 0 && pads != 0) || (rest != 0 && rest + pads != 4) || rest == 1) {
        return std::nullopt;
    }
    if (rest == 2) {
        out += char(bits >> 4 & 0xFF);
    } else if (rest == 3) {
        out += char(bits >> 10 & 0xFF);
        out += char(bits >> 2 & 0xFF);
    }
    return out;
}

}  // namespace exchange
