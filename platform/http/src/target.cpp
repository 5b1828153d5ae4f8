#include "target.hpp"

#include <base/text.hpp>
#include <http/server.hpp>

#include <arpa/inet.h>
#include <array>
#include <charconv>

namespace http {
namespace {

int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

std::optional<std::string> decoded(std::string_view s, bool plus_is_space) {
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] == '%') {
            const int high = i + 2 < s.size() ? hex_digit(s[i + 1]) : -1;
            const int low = i + 2 < s.size() ? hex_digit(s[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            out += char(high * 16 + low);
            i += 2;
        } else {
            out += s[i] == '+' && plus_is_space ? ' ' : s[i];
        }
    }
    return is_utf8(out) && out.find('\0') == std::string::npos ? std::optional(out) : std::nullopt;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
    if (!target.starts_with('/')) {
        return std::nullopt;
    }
    const auto mark = target.find('?');
    const auto path = decoded(target.substr(0, mark), false);
    if (!path || ("/" + *path + "/").find("/../") != std::string::npos) {
        return std::nullopt;
    }
    Target out{*path, {}};
    if (mark == std::string_view::npos) {
        return out;
    }
    for (const std::string& pair : split(target.substr(mark + 1), '&')) {
        const auto equals = pair.find('=');
        const auto name = decoded(std::string_view(pair).substr(0, equals), true);
        const auto value = decoded(
            equals == std::string::npos ? std::string_view() : std::string_view(pair).substr(equals + 1),
            true);
        if (!name || !value) {
            return std::nullopt;
        }
        if (!name->empty() && !out.query.emplace(*name, *value).second) {
            return std::nullopt;  // the same name twice: which one would count?
        }
    }
    return out;
}

namespace {
// The bytes of an address and their number (4 or 16); none for what is no address.
struct Bytes {
    std::array<unsigned char, 16> b{};
    int count = 0;
};
Bytes bytes_of(std::string_view address) {
    const std::string text(address);
    Bytes out;
    if (::inet_pton(AF_INET, text.c_str(), out.b.data()) == 1) {
        out.count = 4;
    } else if (::inet_pton(AF_INET6, text.c_str(), out.b.data()) == 1) {
        out.count = 16;
    }
    return out;
}
}  // namespace

bool in_range(std::string_view address, std::string_view cidr) {
    const auto slash = cidr.find('/');
    const Bytes a = bytes_of(address), net = bytes_of(cidr.substr(0, slash));
    int bits = net.count * 8;
    if (slash != std::string_view::npos) {
        const auto text = cidr.substr(slash + 1);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
        if (error != std::errc() || end != text.data() + text.size() || bits < 0 || bits > net.count * 8) {
            return false;
        }
    }
    if (a.count == 0 || a.count != net.count) {
        return false;
    }
    for (int i = 0; i < bits; ++i) {
        const auto bit = std::size_t(i);
        if (((a.b[bit / 8] ^ net.b[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
            return false;
        }
    }
    return true;
}
}  // namespace http
