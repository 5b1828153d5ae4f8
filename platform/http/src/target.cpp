#include "target.hpp"

#include <base/text.hpp>
#include <http/server.hpp>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

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

bool in_range(std::string_view address, std::string_view cidr) {
    boost::system::error_code ec;
    const auto a = boost::asio::ip::make_address(std::string(address), ec);
    if (ec) {
        return false;
    }
    const std::string range = cidr.find('/') == std::string_view::npos
                                  ? std::string(cidr) + (a.is_v4() ? "/32" : "/128")
                                  : std::string(cidr);
    if (a.is_v4()) {
        const auto net = boost::asio::ip::make_network_v4(range, ec);
        return !ec &&
               net.canonical() == boost::asio::ip::network_v4(a.to_v4(), net.prefix_length()).canonical();
    }
    const auto net = boost::asio::ip::make_network_v6(range, ec);
    return !ec && net.canonical() == boost::asio::ip::network_v6(a.to_v6(), net.prefix_length()).canonical();
}
}  // namespace http
