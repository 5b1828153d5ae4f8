#include <base/must.hpp>
#include <base/text.hpp>
#include <schema/read.hpp>

#include <charconv>

namespace schema {

void read(const json::value& j, bool& out, const std::string& at, Problems& p) {
    if (j.is_bool()) {
        out = j.get_bool();
    } else {
        p.push_back({at, "must be true or false"});
    }
}
void read(const json::value& j, std::int64_t& out, const std::string& at, Problems& p) {
    if (j.is_int64()) {
        out = j.get_int64();
    } else {
        p.push_back({at, "must be a whole number"});
    }
}
void read(const json::value& j, double& out, const std::string& at, Problems& p) {
    if (j.is_number()) {
        out = j.to_number<double>();
    } else {
        p.push_back({at, "must be a number"});
    }
}
void read(const json::value& j, std::string& out, const std::string& at, Problems& p) {
    if (!j.is_string()) {
        p.push_back({at, "must be text"});
    } else if (std::string_view(j.get_string()).find('\0') != std::string_view::npos) {
        p.push_back({at, "must not contain a zero character"});
    } else {
        out = std::string(j.get_string());
    }
}
void read(const json::value& j, Instant& out, const std::string& at, Problems& p) {
    const auto t = j.is_string() ? parse_rfc3339(j.get_string()) : std::nullopt;
    if (t) {
        out = *t;
    } else {
        p.push_back({at, "must be a date and time such as 2026-03-01T09:00:00Z"});
    }
}
void read(const json::value& j, Date& out, const std::string& at, Problems& p) {
    const auto d = j.is_string() ? parse_date(j.get_string()) : std::nullopt;
    if (d) {
        out = *d;
    } else {
        p.push_back({at, "must be a date such as 2026-03-01"});
    }
}

namespace {
void check_length(const std::string& text, std::size_t min, std::size_t max, const std::string& at,
                  Problems& p) {
    const std::size_t n = characters(text);
    if (n < min) {
        p.push_back({at, min == 1 ? "must not be empty"
                                  : "must have at least " + std::to_string(min) + " characters"});
    } else if (n > max) {
        p.push_back({at, "must have at most " + std::to_string(max) + " characters"});
    }
}
}  // namespace

void read_text(const json::value& j, std::string& out, std::size_t min, std::size_t max,
               const std::string& at, Problems& p) {
    const std::size_t before = p.size();
    read(j, out, at, p);
    if (p.size() == before) {
        out = trimmed(out);
        check_length(out, min, max, at, p);
    }
}
void read_secret(const json::value& j, std::string& out, std::size_t min, std::size_t max,
                 const std::string& at, Problems& p) {
    const std::size_t before = p.size();
    read(j, out, at, p);
    if (p.size() == before) {
        check_length(out, min, max, at, p);
    }
}
void read_whole(const json::value& j, std::int64_t& out, std::int64_t min, std::int64_t max,
                const std::string& at, Problems& p) {
    const std::size_t before = p.size();
    read(j, out, at, p);
    if (p.size() == before && (out < min || out > max)) {
        p.push_back({at, "must be from " + std::to_string(min) + " to " + std::to_string(max)});
    }
}
void read_id(const json::value& j, std::string& out, const std::string& at, Problems& p) {
    const std::size_t before = p.size();
    read(j, out, at, p);
    if (p.size() == before) {
        check_length(out, 1, 64, at, p);
    }
}

std::string below(const std::string& at, std::string_view name) {
    std::string out = at + "/";
    for (const char c : name) {
        out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return out;
}
void refuse_unknown(const json::object& o, std::span<const std::string_view> known, const std::string& at,
                    Problems& p) {
    for (const auto& [key, value] : o) {
        if (std::ranges::find(known, std::string_view(key)) == known.end()) {
            p.push_back({below(at, key), "is not a known field"});
        }
    }
}
void bad_choice(const json::value&, std::span<const std::string_view> allowed, const std::string& at,
                Problems& p) {
    std::string list;
    for (const auto name : allowed) {
        list += (list.empty() ? "" : ", ") + std::string(name);
    }
    p.push_back({at, "must be one of: " + list});
}
const json::object* as_object(const json::value& j, const std::string& at, Problems& p) {
    if (!j.is_object()) {
        p.push_back({at, "must be an object"});
    }
    return j.if_object();
}
const json::array* as_array(const json::value& j, std::size_t max, const std::string& at, Problems& p) {
    const json::array* a = j.if_array();
    if (a == nullptr) {
        p.push_back({at, "must be a list"});
    } else if (a->size() > max) {
        p.push_back({at, "must have at most " + std::to_string(max) + " entries"});
        return nullptr;
    }
    return a;
}
json::value scalar_number(std::string_view text) {
    std::int64_t whole = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, whole).ptr == end && !text.empty()) {
        return whole;
    }
    double real = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, real);
    return error == std::errc{} && stop == end && !text.empty() ? json::value(real) : json::value(text);
}
void unreadable(std::string_view type, const Problems& p) {
    throw Broken("a stored " + std::string(type) + " does not fit: " + p.front().pointer + " " +
                 p.front().detail);
}
}  // namespace schema
