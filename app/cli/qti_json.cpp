#include "qti_json.hpp"

#include <array>
#include <boost/json.hpp>

namespace cli {
namespace json = boost::json;

namespace {

// Text is appended to one string: a batch makes as many results as it has lines.
void put_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void put_single(std::string& out, qti::BaseType type, const qti::Single& s) {
    const bool bare = std::holds_alternative<bool>(s) || std::holds_alternative<std::int64_t>(s) ||
                      std::holds_alternative<double>(s);
    if (bare) {
        out += qti::write_single(type, s);
    } else if (const auto* text = std::get_if<std::string>(&s)) {
        put_text(out, *text);
    } else {
        put_text(out, qti::write_single(type, s));
    }
}

void put_value(std::string& out, const qti::Value& v) {
    if (v.is_null()) {
        out += "null";
        return;
    }
    if (v.cardinality == qti::Cardinality::record) {
        const char* before = "{";
        for (const auto& [name, field] : v.fields) {
            out += before;
            put_text(out, name);
            out += ':';
            put_value(out, field);
            before = ",";
        }
        out += '}';
        return;
    }
    if (v.cardinality == qti::Cardinality::single) {
        put_single(out, v.type, v.items[0]);
        return;
    }
    const char* before = "[";
    for (const auto& s : v.items) {
        out += before;
        put_single(out, v.type, s);
        before = ",";
    }
    out += ']';
}

// {"ID":value,…} of the declarations that are wanted.
void put_values(std::string& out, const qti::Item& item, const std::vector<qti::Value>& values,
                auto&& wanted) {
    bool any = false;
    out += '{';
    for (std::size_t i = 0; i < item.declarations.size() && i < values.size(); ++i) {
        if (wanted(i, item.declarations[i])) {
            out += std::exchange(any, true) ? "," : "";
            put_text(out, item.declarations[i].id);
            out += ':';
            put_value(out, values[i]);
        }
    }
    out += '}';
}

void put_problems(std::string& out, const qti::Problems& problems) {
    out += '[';
    for (const auto& p : problems) {
        out += &p == problems.data() ? "{\"file\":" : ",{\"file\":";
        put_text(out, p.file);
        out += ",\"line\":" + std::to_string(p.line) + ",\"severity\":";
        put_text(out, p.severity == qti::Severity::error ? "error" : "warning");
        out += ",\"code\":";
        put_text(out, p.code);
        out += ",\"message\":";
        put_text(out, p.message);
        out += '}';
    }
    out += ']';
}

// A value as a form would send it; nothing for what no form could.
std::optional<std::string> text_of(const json::value& v) {
    switch (v.kind()) {
        case json::kind::string:
            return std::string(v.get_string());
        case json::kind::bool_:
            return v.get_bool() ? "true" : "false";
        case json::kind::int64:
            return std::to_string(v.get_int64());
        case json::kind::uint64:
            return std::to_string(v.get_uint64());
        case json::kind::double_:
            return qti::write_single(qti::BaseType::real, v.get_double());
        default:
            return std::nullopt;
    }
}

// A field of a record says its type by its JSON.
qti::Value field_of(const json::value& v) {
    if (const auto* d = v.if_double()) {
        return qti::single(qti::BaseType::real, *d);
    }
    if (const auto* i = v.if_int64()) {
        return qti::single(qti::BaseType::integer, *i);
    }
    if (const auto* b = v.if_bool()) {
        return qti::single(qti::BaseType::boolean, *b);
    }
    const auto text = text_of(v);
    return text ? qti::single(qti::BaseType::string, *text) : qti::Value();
}

std::optional<qti::Value> value_of(const qti::Declaration& d, const json::value& v, qti::Problems& problems) {
    std::vector<std::string> texts;
    const auto refuse = [&] {
        problems.push_back(
            {"", 0, qti::Severity::error, "wrong_value",
             "“" + d.id + "” takes a text, a number, true or false, null, or an array of them."});
        return std::nullopt;
    };
    if (const auto* fields = v.if_object()) {
        if (d.cardinality != qti::Cardinality::record) {
            return refuse();
        }
        qti::Value record{.cardinality = qti::Cardinality::record};
        for (const auto& [name, field] : *fields) {
            record.fields.emplace_back(std::string(name), field_of(field));
        }
        return record;
    }
    if (const auto* list = v.if_array()) {
        texts.reserve(list->size());
        for (const auto& one : *list) {
            auto text = text_of(one);
            if (!text) {
                return refuse();
            }
            texts.push_back(std::move(*text));
        }
    } else if (auto text = text_of(v)) {
        texts.push_back(std::move(*text));
    }
    return qti::read_value(d, texts, problems);
}

}  // namespace

std::optional<std::uint64_t> seed_of(const json::value& v) {
    boost::system::error_code failed;
    const auto seed = v.to_number<std::uint64_t>(failed);
    return failed ? std::nullopt : std::optional(seed);
}

std::vector<qti::Answer> answers_of(const qti::Item& item, const json::value& responses,
                                    qti::Problems& problems) {
    std::vector<qti::Answer> out;
    const auto* object = responses.if_object();
    if (object == nullptr) {
        problems.push_back({item.document->file(), 0, qti::Severity::error, "bad_responses",
                            "“responses” must be an object of values by the responses' identifiers."});
        return out;
    }
    out.reserve(object->size());
    for (const auto& [id, v] : *object) {
        const std::size_t before = problems.size();
        const qti::Declaration* d = item.find(std::string_view(id));
        std::optional<qti::Value> value =
            d && d->kind == qti::Kind::response ? value_of(*d, v, problems) : qti::Value();
        for (std::size_t i = before; i < problems.size(); ++i) {
            problems[i].file = item.document->file();
        }
        if (value) {
            out.push_back({std::string(id), std::move(*value)});
        }
    }
    return out;
}

std::string result_of(const qti::Item& item, const qti::State& state, const qti::Problems& problems) {
    using qti::Kind;
    std::string out;
    out.reserve(512);
    out += "{\"outcomes\":";
    // Nobody who did not ask for it needs to see how complete an item is that cannot be left incomplete.
    put_values(out, item, state.values, [&](std::size_t i, const qti::Declaration& d) {
        const auto& v = state.values[i];
        const auto* status = v.items.size() == 1 ? std::get_if<std::string>(&v.items[0]) : nullptr;
        return d.kind == Kind::outcome &&
               (!d.built_in || (status && *status != "unknown" && *status != "not_attempted"));
    });
    out += ",\"state\":{\"seed\":" + std::to_string(state.seed) + ",\"template\":";
    put_values(out, item, state.values, [](std::size_t, const auto& d) { return d.kind == Kind::templated; });
    out += ",\"responses\":";
    put_values(out, item, state.values,
               [](std::size_t, const auto& d) { return d.kind == Kind::response && !d.built_in; });
    out += ",\"correct\":";
    put_values(out, item, state.correct, [&](std::size_t i, const qti::Declaration& d) {
        return d.kind == Kind::response &&
               !(state.correct[i].items == d.correct.items && state.correct[i].fields == d.correct.fields);
    });
    out += ",\"tries\":" + std::to_string(state.tries) + "},\"problems\":";
    put_problems(out, problems);
    out += '}';
    return out;
}

std::string result_of(const qti::Problems& problems) {
    std::string out = "{\"outcomes\":{},\"state\":{},\"problems\":";
    put_problems(out, problems);
    return out + "}";
}

std::string problems_json(const qti::Problems& problems) {
    std::string out;
    put_problems(out, problems);
    return out;
}

}  // namespace cli
