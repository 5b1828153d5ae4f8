#include <sitting/event_json.hpp>

#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <stdexcept>

namespace sitting {
namespace {
namespace json = boost::json;
namespace bd = boost::describe;

struct Unreadable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <class T>
using Members = bd::describe_members<T, bd::mod_public>;
template <class T>
concept Enumerated = bd::has_describe_enumerators<T>::value;
template <class T>
concept Record = bd::has_describe_members<T>::value && !Enumerated<T>;

json::value write(std::int64_t v) { return v; }
json::value write(bool v) { return v; }
json::value write(Instant v) { return micros(v); }
json::value write(const std::string& v) { return json::value(v); }
template <class Tag>
json::value write(const Id<Tag>& v) {
    return json::value(v.value);
}
template <Enumerated E>
json::value write(E v) {
    return json::value(bd::enum_to_string(v, "?"));
}
template <class T>
json::value write(const std::optional<T>& v);
template <class T>
json::value write(const std::vector<T>& v);
template <class... T>
json::value write(const std::variant<T...>& v);
template <Record T>
json::value write(const T& v) {
    json::object o;
    if constexpr (requires { T::kind.size(); }) {  // not Shape's own field of that name
        o["kind"] = json::value(T::kind);
    }
    boost::mp11::mp_for_each<Members<T>>([&](auto d) { o[d.name] = write(v.*d.pointer); });
    return o;
}
template <class T>
json::value write(const std::optional<T>& v) {
    return v ? write(*v) : json::value(nullptr);
}
template <class T>
json::value write(const std::vector<T>& v) {
    json::array a;
    for (const T& x : v) {
        a.push_back(write(x));
    }
    return a;
}
template <class... T>
json::value write(const std::variant<T...>& v) {
    return std::visit([](const auto& x) { return write(x); }, v);
}

void read(const json::value& j, std::int64_t& out) { out = j.as_int64(); }
void read(const json::value& j, bool& out) { out = j.as_bool(); }
void read(const json::value& j, Instant& out) { out = from_micros(j.as_int64()); }
void read(const json::value& j, std::string& out) { out = std::string(j.as_string()); }
template <class Tag>
void read(const json::value& j, Id<Tag>& out) {
    read(j, out.value);
}
template <Enumerated E>
void read(const json::value& j, E& out) {
    const json::string& name = j.as_string();
    if (!bd::enum_from_string(std::string(name).c_str(), out)) {
        throw Unreadable("unknown name " + std::string(name));
    }
}
template <class T>
void read(const json::value& j, std::optional<T>& out);
template <class T>
void read(const json::value& j, std::vector<T>& out);
template <class... T>
void read(const json::value& j, std::variant<T...>& out);
template <Record T>
void read(const json::value& j, T& out) {
    const json::object& o = j.as_object();
    // A field that a later version adds is absent in an old log and keeps its default.
    boost::mp11::mp_for_each<Members<T>>([&](auto d) {
        if (const json::value* v = o.if_contains(d.name)) {
            read(*v, out.*d.pointer);
        }
    });
}
template <class T>
void read(const json::value& j, std::optional<T>& out) {
    if (j.is_null()) {
        out.reset();
    } else {
        read(j, out.emplace());
    }
}
template <class T>
void read(const json::value& j, std::vector<T>& out) {
    out.clear();
    for (const json::value& v : j.as_array()) {
        read(v, out.emplace_back());
    }
}
template <class... T>
void read(const json::value& j, std::variant<T...>& out) {
    const json::string& kind = j.as_object().at("kind").as_string();
    const bool known = ([&] {
        if (std::string_view(kind) != T::kind) {
            return false;
        }
        read(j, out.template emplace<T>());
        return true;
    }() || ...);
    if (!known) {
        throw Unreadable("unknown kind " + std::string(kind));
    }
}

template <class T>
Result<T> reading(const json::value& j, const char* code) {
    try {
        T out;
        read(j, out);
        return out;
    } catch (const std::exception& problem) {  // Boost.JSON's accessors throw on a wrong type
        return refuse(code, std::string("This cannot be read: ") + problem.what() + ".");
    }
}

}  // namespace

std::string to_json(const Event& event) { return json::serialize(write(event)); }

Result<Event> event_from_json(std::string_view text) {
    boost::system::error_code broken;
    const json::value j = json::parse(text, broken);
    if (broken) {
        return refuse("unreadable_event", "This is not JSON.");
    }
    return reading<Event>(j, "unreadable_event");
}

json::value response_to_json(const Response& response) { return write(response); }
Result<Response> response_from_json(const json::value& j) {
    return reading<Response>(j, "unreadable_response");
}

}  // namespace sitting
