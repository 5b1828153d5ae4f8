#include "address.hpp"

#include <algorithm>
#include <base/text.hpp>

namespace exchange {

Leads leads(std::string_view address) {
    const bool is_odd = std::ranges::any_of(address, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\' || c == '<' || c == '>' ||
               c == '"';
    });
    if (is_odd || address.empty() || address.starts_with('/') || address.starts_with(' ') ||
        !is_utf8(address)) {
        return Leads::nowhere;
    }
    const std::size_t colon = address.find_first_of(":/?#");
    if (colon == std::string_view::npos || address[colon] != ':') {
        return Leads::inside;
    }
    const std::string scheme = lower(address.substr(0, colon));
    const std::string_view rest = address.substr(colon + 1);
    const bool is_web = (scheme == "http" || scheme == "https") && rest.starts_with("//") && rest.size() > 2;
    return is_web || scheme == "mailto" ? Leads::outside : Leads::nowhere;
}

}  // namespace exchange
