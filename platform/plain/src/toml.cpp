#include <base/text.hpp>
#include <plain/plain.hpp>

#include <toml++/toml.h>

namespace plain {
namespace {
namespace json = schema::json;

json::value converted(const toml::node& node, const std::string& at, Lines& lines);

json::value table(const toml::table& t, const std::string& at, Lines& lines) {
    json::object o;
    for (const auto& [key, value] : t) {
        o[key.str()] = converted(value, schema::below(at, key.str()), lines);
    }
    return o;
}
json::value array(const toml::array& a, const std::string& at, Lines& lines) {
    json::array out;
    for (const auto& value : a) {
        out.push_back(converted(value, at + "/" + std::to_string(out.size()), lines));
    }
    return out;
}
template <class T>
std::string written(const T& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

// Dates and times become the text they were written as: the reading types know them.
json::value converted(const toml::node& node, const std::string& at, Lines& lines) {
    lines.by_pointer[at] = node.source().begin.line;
    switch (node.type()) {
        case toml::node_type::table:
            return table(*node.as_table(), at, lines);
        case toml::node_type::array:
            return array(*node.as_array(), at, lines);
        case toml::node_type::string:
            return json::value(node.as_string()->get());
        case toml::node_type::integer:
            return node.as_integer()->get();
        case toml::node_type::floating_point:
            return node.as_floating_point()->get();
        case toml::node_type::boolean:
            return node.as_boolean()->get();
        case toml::node_type::date:
            return json::value(written(node.as_date()->get()));
        case toml::node_type::time:
            return json::value(written(node.as_time()->get()));
        case toml::node_type::date_time:
            return json::value(written(node.as_date_time()->get()));
        case toml::node_type::none:
            break;
    }
    return nullptr;
}

}  // namespace

std::int64_t Lines::of(std::string pointer) const {
    while (true) {
        if (const auto it = by_pointer.find(pointer); it != by_pointer.end() && it->second > 0) {
            return it->second;
        }
        if (pointer.empty()) {
            return 1;
        }
        pointer.resize(pointer.rfind('/'));
    }
}

std::optional<Document> parse_toml(const std::string& file, std::string_view text, Report& report) {
    if (!is_utf8(text)) {
        report.problem(file, 1, "is not UTF-8 text");
        return std::nullopt;
    }
    try {
        const toml::table t = toml::parse(text);
        Document out;
        out.value = table(t, "", out.lines);
        return out;
    } catch (const toml::parse_error& e) {
        report.problem(file, e.source().begin.line, "is not TOML: " + std::string(e.description()));
        return std::nullopt;
    }
}

void add_problems(const std::string& file, const Lines& lines, const Problems& problems, Report& report) {
    for (const Problem& p : problems) {
        const std::string what = p.pointer.empty() ? "" : p.pointer.substr(1) + " ";
        report.problem(file, lines.of(p.pointer), what + p.detail);
    }
}
}  // namespace plain
