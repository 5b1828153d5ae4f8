// JSON into described types. Every problem is collected with its pointer; unknown fields are refused.
#pragma once
#include <schema/vocabulary.hpp>

namespace schema {

void read(const json::value&, bool&, const std::string& at, Problems&);
void read(const json::value&, std::int64_t&, const std::string& at, Problems&);
void read(const json::value&, double&, const std::string& at, Problems&);
void read(const json::value&, std::string&, const std::string& at, Problems&);
void read(const json::value&, Instant&, const std::string& at, Problems&);
void read(const json::value&, Date&, const std::string& at, Problems&);
inline void read(const json::value& j, json::value& out, const std::string&, Problems&) { out = j; }
inline void read(const json::value& j, json::object& out, const std::string& at, Problems& p) {
    if (j.is_object()) {
        out = j.get_object();
    } else {
        p.push_back({at, "must be an object"});
    }
}

void read_text(const json::value&, std::string&, std::size_t min, std::size_t max, const std::string& at,
               Problems&);
void read_secret(const json::value&, std::string&, std::size_t min, std::size_t max, const std::string& at,
                 Problems&);
void read_whole(const json::value&, std::int64_t&, std::int64_t min, std::int64_t max, const std::string& at,
                Problems&);
void read_id(const json::value&, std::string&, const std::string& at, Problems&);
void refuse_unknown(const json::object&, std::span<const std::string_view> known, const std::string& at,
                    Problems&);
void bad_choice(const json::value&, std::span<const std::string_view> allowed, const std::string& at,
                Problems&);
const json::object* as_object(const json::value&, const std::string& at, Problems&);
const json::array* as_array(const json::value&, std::size_t max, const std::string& at, Problems&);
std::string below(const std::string& at, std::string_view name);  // pointer + "/" + escaped name
constexpr std::size_t entries_max = 10'000;  // of a list or map without a limit of its own

template <std::size_t A, std::size_t B>
void read(const json::value& j, Text<A, B>& out, const std::string& at, Problems& p) {
    read_text(j, out.value, A, B, at, p);
}
template <std::size_t A, std::size_t B>
void read(const json::value& j, Secret<A, B>& out, const std::string& at, Problems& p) {
    read_secret(j, out.value, A, B, at, p);
}
template <std::int64_t A, std::int64_t B>
void read(const json::value& j, Whole<A, B>& out, const std::string& at, Problems& p) {
    read_whole(j, out.value, A, B, at, p);
}
template <class Tag>
void read(const json::value& j, Id<Tag>& out, const std::string& at, Problems& p) {
    read_id(j, out.value, at, p);
}
template <Enumerated E>
void read(const json::value& j, E& out, const std::string& at, Problems& p);
template <class T>
void read(const json::value& j, std::optional<T>& out, const std::string& at, Problems& p);
template <class T>
void read(const json::value& j, std::vector<T>& out, const std::string& at, Problems& p);
template <class T, std::size_t Max>
void read(const json::value& j, List<T, Max>& out, const std::string& at, Problems& p);
template <class T>
void read(const json::value& j, std::map<std::string, T>& out, const std::string& at, Problems& p);
template <Tagged... T>
void read(const json::value& j, std::variant<T...>& out, const std::string& at, Problems& p);
template <Described T>
void read(const json::value& j, T& out, const std::string& at, Problems& p);

template <Enumerated E>
void read(const json::value& j, E& out, const std::string& at, Problems& p) {
    std::vector<std::string_view> names;
    bool found = false;
    boost::mp11::mp_for_each<describe_ns::describe_enumerators<E>>([&](auto d) {
        names.push_back(d.name);
        if (j.is_string() && std::string_view(j.get_string()) == d.name) {
            out = d.value;
            found = true;
        }
    });
    if (!found) {
        bad_choice(j, names, at, p);
    }
}
template <class T>
void read(const json::value& j, std::optional<T>& out, const std::string& at, Problems& p) {
    if (j.is_null()) {
        out.reset();
    } else {
        read(j, out.emplace(), at, p);
    }
}
template <class T>
void read_entries(const json::value& j, std::vector<T>& out, std::size_t max, const std::string& at,
                  Problems& p) {
    if (const json::array* a = as_array(j, max, at, p)) {
        for (std::size_t i = 0; i < a->size(); ++i) {
            read((*a)[i], out.emplace_back(), at + "/" + std::to_string(i), p);
        }
    }
}
template <class T>
void read(const json::value& j, std::vector<T>& out, const std::string& at, Problems& p) {
    read_entries(j, out, entries_max, at, p);
}
template <class T, std::size_t Max>
void read(const json::value& j, List<T, Max>& out, const std::string& at, Problems& p) {
    read_entries(j, out.value, Max, at, p);
}
template <class T>
void read(const json::value& j, std::map<std::string, T>& out, const std::string& at, Problems& p) {
    const json::object* o = as_object(j, at, p);
    if (o != nullptr && o->size() > entries_max) {
        p.push_back({at, "has too many entries"});
    } else if (o != nullptr) {
        for (const auto& [key, value] : *o) {
            read(value, out[std::string(key)], below(at, key), p);
        }
    }
}

// The fields of a described struct. `skip` is a field somebody else has read (a union's tag).
template <Described T>
void read_members(const json::object& o, T& out, const std::string& at, std::string_view skip, Problems& p) {
    static_assert(Complete<T>, "BOOST_DESCRIBE_STRUCT leaves out a field of this type");
    std::vector<std::string_view> known{skip};
    boost::mp11::mp_for_each<members<T>>([&](auto d) {
        auto& field = out.*d.pointer;
        known.push_back(d.name);
        if (const json::value* v = o.if_contains(d.name)) {
            read(*v, field, below(at, d.name), p);
        } else if constexpr (!is_optional<std::remove_reference_t<decltype(field)>>::value) {
            p.push_back({below(at, d.name), "is required"});
        }
    });
    refuse_unknown(o, known, at, p);
}
template <Described T>
void read(const json::value& j, T& out, const std::string& at, Problems& p) {
    if (const json::object* o = as_object(j, at, p)) {
        read_members(*o, out, at, "", p);
    }
}
template <Tagged... T>
void read(const json::value& j, std::variant<T...>& out, const std::string& at, Problems& p) {
    const json::object* o = as_object(j, at, p);
    if (o == nullptr) {
        return;
    }
    const json::value* kind = o->if_contains("kind");
    bool found = false;
    const auto attempt = [&]<class A>(std::type_identity<A>) {
        if (kind != nullptr && kind->is_string() && std::string_view(kind->get_string()) == A::kind) {
            found = true;
            A value{};
            read_members(*o, value, at, "kind", p);
            out = std::move(value);
        }
    };
    (attempt(std::type_identity<T>{}), ...);
    if (!found) {
        const std::string_view names[] = {T::kind...};
        bad_choice(kind != nullptr ? *kind : json::value(), names, at + "/kind", p);
    }
}

// The text as JSON: UTF-8, depth at most 32, no duplicate keys, else one problem.
std::optional<json::value> parse_json(std::string_view text, Problems&);

// A whole document; on problems the value is not to be used.
template <class T>
T parse(std::string_view text, Problems& p) {
    T out{};
    if (const auto j = parse_json(text, p)) {
        read(*j, out, "", p);
    }
    return out;
}
// What the program itself wrote (rows, payloads): throws Broken when it does not fit.
[[noreturn]] void unreadable(std::string_view type, const Problems&);
template <class T>
T parse_own(std::string_view text) {
    Problems p;
    T out = parse<T>(text, p);
    if (!p.empty()) {
        unreadable(wire_name<T>(), p);
    }
    return out;
}

// One scalar written in an address: "7" is 7 where the field is a whole number.
json::value scalar(std::string_view text, std::type_identity<std::string>);
json::value scalar_number(std::string_view text);
template <class Field>
json::value from_text(std::string_view text) {
    if constexpr (is_optional<Field>::value) {
        return from_text<typename Field::value_type>(text);
    } else if constexpr (std::is_same_v<Field, bool>) {
        return text == "true" ? json::value(true) : text == "false" ? json::value(false) : json::value(text);
    } else if constexpr (std::is_arithmetic_v<Field>) {
        return scalar_number(text);
    } else if constexpr (requires(Field f) {
                             { f.value } -> std::same_as<std::int64_t&>;
                         }) {
        return scalar_number(text);
    } else {
        return json::value(text);
    }
}
template <Described T>
T read_texts(const std::map<std::string, std::string>& texts, Problems& p) {
    json::object o;
    for (const auto& [name, text] : texts) {
        o[name] = text;
    }
    boost::mp11::mp_for_each<members<T>>([&](auto d) {
        using Field = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
        if (const auto it = texts.find(d.name); it != texts.end()) {
            o[d.name] = from_text<Field>(it->second);
        }
    });
    T out{};
    read(json::value(std::move(o)), out, "", p);
    return out;
}
}  // namespace schema
