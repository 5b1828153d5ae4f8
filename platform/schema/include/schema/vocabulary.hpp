// The vocabulary of wire types. A constraint is a type, so it cannot be forgotten:
// Text<3, 200> title gives the schema, the 422 and the form's limit.
#pragma once
#include <base/id.hpp>
#include <base/result.hpp>
#include <base/time.hpp>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace schema {
namespace json = boost::json;
namespace describe_ns = boost::describe;

// Text of Min to Max characters (code points), trimmed of white space when it is read.
template <std::size_t Min, std::size_t Max>
struct Text {
    std::string value;
    auto operator<=>(const Text&) const = default;
};
// A whole number from Min to Max.
template <std::int64_t Min, std::int64_t Max>
struct Whole {
    std::int64_t value = Min;
    auto operator<=>(const Whole&) const = default;
};
// A list of at most Max entries.
template <class T, std::size_t Max>
struct List {
    std::vector<T> value;
    bool operator==(const List&) const = default;
};
// A password: like Text, but never written anywhere.
template <std::size_t Min, std::size_t Max>
struct Secret {
    std::string value;
};

template <class T>
concept Described = describe_ns::has_describe_members<T>::value && !std::is_union_v<T>;
template <class T>
concept Enumerated = describe_ns::has_describe_enumerators<T>::value;
// One alternative of a tagged union: its name on the wire is the constant T::kind. (An ordinary field may be
// called kind too: its address is a pointer to member.)
template <class T>
concept Tagged = Described<T> && std::is_same_v<decltype(&T::kind), const std::string_view*>;

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
using members = describe_ns::describe_members<T, describe_ns::mod_public | describe_ns::mod_inherited>;

// Every field described? Counting aggregate members makes a forgotten name a compile error.
struct Anything {
    template <class T>
    operator T() const;
};
template <class T, class... A>
consteval std::size_t arity() {
    if constexpr (requires { T{A{}..., Anything{}}; }) {
        return arity<T, A..., Anything>();
    } else {
        return sizeof...(A);
    }
}
template <class T>
concept Complete = Described<T> && boost::mp11::mp_size<members<T>>::value == arity<T>();

// "scheduling.BookingView": how a described type is called in OpenAPI and TypeScript.
std::string wire_name(std::string_view pretty_function);
template <class T>
std::string wire_name() {
    return wire_name(std::string_view(__PRETTY_FUNCTION__));
}
}  // namespace schema
