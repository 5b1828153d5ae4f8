// The JSON Schema (2020-12, as OpenAPI 3.1 takes it) of a described type. Structs become components by name.
#pragma once
#include <schema/vocabulary.hpp>

namespace schema {

template <class T>
struct Of {};
using Components = json::object;

inline json::value describe(Of<bool>, Components&) { return {{"type", "boolean"}}; }
inline json::value describe(Of<std::int64_t>, Components&) { return {{"type", "integer"}}; }
inline json::value describe(Of<double>, Components&) { return {{"type", "number"}}; }
inline json::value describe(Of<std::string>, Components&) { return {{"type", "string"}}; }
inline json::value describe(Of<Instant>, Components&) {
    return {{"type", "string"}, {"format", "date-time"}};
}
inline json::value describe(Of<Date>, Components&) { return {{"type", "string"}, {"format", "date"}}; }
inline json::value describe(Of<json::value>, Components&) { return json::object{}; }
inline json::value describe(Of<json::object>, Components&) { return {{"type", "object"}}; }
template <std::size_t A, std::size_t B>
json::value describe(Of<Text<A, B>>, Components&) {
    return {{"type", "string"}, {"minLength", A}, {"maxLength", B}};
}
template <std::size_t A, std::size_t B>
json::value describe(Of<Secret<A, B>>, Components&) {
    return {{"type", "string"}, {"format", "password"}, {"minLength", A}, {"maxLength", B}};
}
template <std::int64_t A, std::int64_t B>
json::value describe(Of<Whole<A, B>>, Components&) {
    return {{"type", "integer"}, {"minimum", A}, {"maximum", B}};
}
template <class Tag>
json::value describe(Of<Id<Tag>>, Components&) {
    return {{"type", "string"}, {"minLength", 1}, {"maxLength", 64}};
}
template <Enumerated E>
json::value describe(Of<E>, Components&);
template <class T>
json::value describe(Of<std::optional<T>>, Components&);
template <class T>
json::value describe(Of<std::vector<T>>, Components&);
template <class T, std::size_t Max>
json::value describe(Of<List<T, Max>>, Components&);
template <class T>
json::value describe(Of<std::map<std::string, T>>, Components&);
template <Tagged... T>
json::value describe(Of<std::variant<T...>>, Components&);
template <Described T>
json::value describe(Of<T>, Components&);

template <Enumerated E>
json::value describe(Of<E>, Components&) {
    json::array names;
    boost::mp11::mp_for_each<describe_ns::describe_enumerators<E>>([&](auto d) { names.push_back(d.name); });
    return {{"type", "string"}, {"enum", names}};
}
template <class T>
json::value describe(Of<std::optional<T>>, Components& c) {
    json::array any;
    any.push_back(describe(Of<T>{}, c));
    any.push_back(json::object{{"type", "null"}});
    return json::object{{"anyOf", any}};
}
template <class T>
json::value describe(Of<std::vector<T>>, Components& c) {
    return json::object{{"type", "array"}, {"items", describe(Of<T>{}, c)}};
}
template <class T, std::size_t Max>
json::value describe(Of<List<T, Max>>, Components& c) {
    return json::object{{"type", "array"}, {"items", describe(Of<T>{}, c)}, {"maxItems", Max}};
}
template <class T>
json::value describe(Of<std::map<std::string, T>>, Components& c) {
    return json::object{{"type", "object"}, {"additionalProperties", describe(Of<T>{}, c)}};
}
template <Tagged... T>
json::value describe(Of<std::variant<T...>>, Components& c) {
    json::array any;
    (any.push_back(describe(Of<T>{}, c)), ...);
    return json::object{{"oneOf", any}, {"discriminator", json::object{{"propertyName", "kind"}}}};
}
template <Described T>
json::object describe_members(Components& c) {
    json::object properties;
    json::array required;
    if constexpr (Tagged<T>) {
        properties["kind"] = json::object{{"const", T::kind}};
        required.push_back("kind");
    }
    boost::mp11::mp_for_each<members<T>>([&](auto d) {
        using Field = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
        properties[d.name] = describe(Of<Field>{}, c);
        if constexpr (!is_optional<Field>::value) {
            required.push_back(d.name);
        }
    });
    return {{"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
}
template <Described T>
json::value describe(Of<T>, Components& c) {
    static_assert(Complete<T>, "BOOST_DESCRIBE_STRUCT leaves out a field of this type");
    const std::string name = wire_name<T>();
    if (!c.contains(name)) {
        c[name] = nullptr;  // a type that contains itself finds this place taken
        c[name] = describe_members<T>(c);
    }
    return json::object{{"$ref", "#/components/schemas/" + name}};
}

// A JSON Schema as a TypeScript type. References become components["schemas"]["name"].
std::string typescript(const json::value& schema);
}  // namespace schema
