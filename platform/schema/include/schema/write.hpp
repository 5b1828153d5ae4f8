// Described types into JSON.
#pragma once
#include <schema/vocabulary.hpp>

namespace schema {

inline json::value write(bool v) { return v; }
inline json::value write(std::int64_t v) { return v; }
inline json::value write(double v) { return v; }
json::value write(const std::string&);
json::value write(const Instant&);
json::value write(const Date&);
inline json::value write(const json::value& v) { return v; }
inline json::value write(const json::object& v) { return v; }
template <std::size_t A, std::size_t B>
json::value write(const Text<A, B>& v) {
    return write(v.value);
}
template <std::int64_t A, std::int64_t B>
json::value write(const Whole<A, B>& v) {
    return v.value;
}
template <class Tag>
json::value write(const Id<Tag>& v) {
    return write(v.value);
}
template <Enumerated E>
json::value write(E v);
template <class T>
json::value write(const std::optional<T>& v);
template <class T>
json::value write(const std::vector<T>& v);
template <class T, std::size_t Max>
json::value write(const List<T, Max>& v);
template <class T>
json::value write(const std::map<std::string, T>& v);
template <Tagged... T>
json::value write(const std::variant<T...>& v);
template <Described T>
json::value write(const T& v);

template <Enumerated E>
std::string_view name_of(E v) {
    return describe_ns::enum_to_string(v, "?");
}
// The enumerator called so, or nothing.
template <Enumerated E>
std::optional<E> value_of(std::string_view name) {
    E out{};
    return describe_ns::enum_from_string(std::string(name).c_str(), out) ? std::optional(out) : std::nullopt;
}

template <Enumerated E>
json::value write(E v) {
    return json::string(name_of(v));
}
template <class T>
json::value write(const std::optional<T>& v) {
    return v ? write(*v) : json::value(nullptr);
}
template <class T>
json::value write(const std::vector<T>& v) {
    json::array a;
    a.reserve(v.size());
    for (const T& x : v) {
        a.push_back(write(x));
    }
    return a;
}
template <class T, std::size_t Max>
json::value write(const List<T, Max>& v) {
    return write(v.value);
}
template <class T>
json::value write(const std::map<std::string, T>& v) {
    json::object o;
    for (const auto& [key, value] : v) {
        o[key] = write(value);
    }
    return o;
}
template <Described T>
json::value write(const T& v) {
    json::object o;
    if constexpr (Tagged<T>) {
        o["kind"] = T::kind;
    }
    boost::mp11::mp_for_each<members<T>>([&](auto d) { o[d.name] = write(v.*d.pointer); });
    return o;
}
template <Tagged... T>
json::value write(const std::variant<T...>& v) {
    return std::visit([](const auto& x) { return write(x); }, v);
}
template <class T>
std::string to_json(const T& v) {
    return json::serialize(write(v));
}
}  // namespace schema
