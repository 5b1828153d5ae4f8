// What a query binds and what a column yields.
#pragma once
#include <base/id.hpp>
#include <base/time.hpp>

#include <boost/describe/enum.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace store {

// An enum made with BOOST_DEFINE_ENUM_CLASS is kept as the name of its value.
template <class E>
concept Named = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

struct Bytes {
    std::string value;  // a BLOB
    bool operator==(const Bytes&) const = default;
};

// Bytes that stand elsewhere.
struct BytesView {
    std::string_view value;
};

// A bound parameter. It refers to the caller's text: it lives for one call, never longer. There is no default
// on purpose: a query's arguments left unset do not compile.
class Value {
  public:
    using Held = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, BytesView>;
    Value(std::nullptr_t) : held_(nullptr) {}
    Value(std::nullopt_t) : held_(nullptr) {}
    Value(std::int64_t v) : held_(v) {}
    Value(int v) : held_(std::int64_t(v)) {}
    Value(std::size_t v) : held_(std::int64_t(v)) {}
    Value(bool v) : held_(std::int64_t(v)) {}
    Value(double v) : held_(v) {}
    Value(std::string_view v) : held_(v) {}
    Value(const std::string& v) : held_(std::string_view(v)) {}
    Value(const char* v) : held_(std::string_view(v)) {}
    Value(const Bytes& v) : held_(BytesView{v.value}) {}
    Value(BytesView v) : held_(v) {}
    Value(Instant v) : held_(micros(v)) {}
    template <class Tag>
    Value(const Id<Tag>& v) : held_(std::string_view(v.value)) {}
    template <Named E>
    Value(E v) : held_(std::string_view(boost::describe::enum_to_string(v, ""))) {}
    template <class T>
    Value(const std::optional<T>& v) : held_(v ? Value(*v).held_ : Held(nullptr)) {}
    const Held& held() const { return held_; }

  private:
    Held held_;
};

// One column of the current row. Valid during the call that hands it out.
struct Column {
    enum class Kind { null, integer, real, text, bytes } kind = Kind::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text;  // also the bytes of a BLOB
};

// Columns into the types of generated rows.
void take(const Column&, std::int64_t&);
void take(const Column&, double&);
void take(const Column&, std::string&);
void take(const Column&, Bytes&);
void take(const Column&, Instant&);
void take(const Column&, bool&);  // 0 or 1
void take(const Column&, Date&);  // text, "2026-03-01"
[[noreturn]] void unknown_name(std::string_view);
template <Named E>
void take(const Column& c, E& out) {
    bool found = false;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (c.text == d.name) {
            out = d.value;
            found = true;
        }
    });
    if (!found) {
        unknown_name(c.text);
    }
}
template <class Tag>
void take(const Column& c, Id<Tag>& out) {
    take(c, out.value);
}
template <class T>
void take(const Column& c, std::optional<T>& out) {
    if (c.kind == Column::Kind::null) {
        out.reset();
    } else {
        take(c, out.emplace());
    }
}

}  // namespace store
