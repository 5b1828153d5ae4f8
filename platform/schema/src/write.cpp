#include <schema/write.hpp>

namespace schema {
json::value write(const std::string& v) { return json::string(v); }
json::value write(const Instant& v) { return json::string(to_rfc3339(v)); }
json::value write(const Date& v) { return json::string(to_string(v)); }

// "... [with T = scheduling::BookingView; std::string = ...]" -> "scheduling.BookingView"
std::string wire_name(std::string_view pretty) {
    const auto from = pretty.find("T = ") + 4;
    const auto to = pretty.find_first_of(";]", from);
    std::string out;
    for (const char c : pretty.substr(from, to - from)) {
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (word) {
            out += c;
        } else if (!out.empty() && out.back() != '.') {
            out += '.';
        }
    }
    while (!out.empty() && out.back() == '.') {
        out.pop_back();
    }
    return out;
}
}  // namespace schema
