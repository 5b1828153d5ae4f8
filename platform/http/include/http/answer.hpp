// How what a handler returns becomes a reply, at once or later.
#pragma once
#include <base/must.hpp>
#include <http/message.hpp>
#include <schema/schema.hpp>

namespace http {

Reply json_reply(int status, const schema::json::value&);
schema::json::object json_response(std::string_view status, schema::json::value schema);

// How a return type becomes a reply, and what it says of itself.
template <class T>
struct Answer {
    static Reply reply(T&& v) { return json_reply(200, schema::write(v)); }
    static schema::json::object document(schema::Components& c) {
        return json_response("200", schema::describe(schema::Of<T>{}, c));
    }
};
template <class T>
struct Answer<Created<T>> {
    static Reply reply(Created<T>&& v) { return json_reply(201, schema::write(v.value)); }
    static schema::json::object document(schema::Components& c) {
        return json_response("201", schema::describe(schema::Of<T>{}, c));
    }
};
template <class T>
struct Answer<WithCookie<T>> {
    static Reply reply(WithCookie<T>&& v) {
        Reply r = Answer<T>::reply(std::move(v.value));
        r.headers.emplace_back("Set-Cookie", std::move(v.set_cookie));
        return r;
    }
    static schema::json::object document(schema::Components& c) { return Answer<T>::document(c); }
};
template <>
struct Answer<NoContent> {
    static Reply reply(NoContent&&) { return {204, {}, {}, {}}; }
    static schema::json::object document(schema::Components&);
};
template <>
struct Answer<File> {
    static Reply reply(File&&);
    static schema::json::object document(schema::Components&);
};

// The reply of a `*_later` route: called once, from any thread. One that goes away uncalled answers 500, so
// that nobody waits for ever.
template <class T>
class Later {
  public:
    explicit Later(Respond& respond) : respond_(std::exchange(respond, nullptr)) {}
    Later(Later&& other) noexcept : respond_(std::exchange(other.respond_, nullptr)) {}
    Later& operator=(Later&& other) noexcept {
        if (this != &other) {
            drop();
            respond_ = std::exchange(other.respond_, nullptr);
        }
        return *this;
    }
    ~Later() { drop(); }

    void operator()(Result<T> out) {
        MUST(respond_ != nullptr);
        std::exchange(respond_,
                      nullptr)(out ? Answer<T>::reply(std::move(*out)) : problem_reply(out.error()));
    }
    bool answered() const { return respond_ == nullptr; }

  private:
    void drop() {
        if (respond_ != nullptr) {
            std::exchange(respond_, nullptr)(our_fault());
        }
    }
    Respond respond_;
};
}  // namespace http
