// A request's target: path and query, percent-decoded.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace http {
struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};
// Nothing when an escape is broken, the text is not UTF-8, a zero is hidden in it, or the path climbs ("..").
std::optional<Target> parse_target(std::string_view);
}  // namespace http
