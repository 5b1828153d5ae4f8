// One declaration per route: the handler's own parameter and return types are the contract.
#pragma once
#include <http/access.hpp>
#include <http/message.hpp>
#include <schema/schema.hpp>

#include <functional>
#include <memory>
#include <tuple>

namespace http {

template <class T>
struct Path {
    T value;
    const T* operator->() const { return &value; }
    const T& operator*() const { return value; }
};
template <class T>
struct Query {
    T value;
    const T* operator->() const { return &value; }
    const T& operator*() const { return value; }
};
template <class T>
struct Body {
    T value;
    const T* operator->() const { return &value; }
    const T& operator*() const { return value; }
};
// A body that is no JSON: an uploaded file. The handler checks its shape.
struct Upload {
    std::string type;
    std::string bytes;
};

struct Route {
    std::string method, path;
    About about;
    schema::json::object operation;  // OpenAPI
    std::function<Reply(Request&)> run;
};

template <class T>
struct Extract;
template <>
struct Extract<Caller> {
    static Caller from(Request& r, Problems&) { return *r.caller; }
    static void document(schema::json::object&, schema::Components&) {}
};
template <>
struct Extract<std::optional<Caller>> {
    static std::optional<Caller> from(Request& r, Problems&) { return r.caller; }
    static void document(schema::json::object&, schema::Components&) {}
};
template <>
struct Extract<Request> {
    static Request& from(Request& r, Problems&) { return r; }
    static void document(schema::json::object&, schema::Components&) {}
};
template <>
struct Extract<Upload> {
    static Upload from(Request& r, Problems&) {
        return {std::string(r.header("content-type")), std::move(r.body)};
    }
    static void document(schema::json::object& op, schema::Components&);
};
void expect_json(const Request&, Problems&);  // a Content-Type other than application/json is a problem
template <class T>
struct Extract<Body<T>> {
    static Body<T> from(Request& r, Problems& p) {
        expect_json(r, p);
        return {p.empty() ? schema::parse<T>(r.body, p) : T{}};
    }
    static void document(schema::json::object& op, schema::Components& c) {
        op["requestBody"] = schema::json::object{
            {"required", true},
            {"content",
             schema::json::object{{"application/json",
                                   schema::json::object{{"schema", schema::describe(schema::Of<T>{}, c)}}}}}};
    }
};
void document_parameters(schema::json::object& op, std::string_view in, const schema::json::object& members);
template <class T>
struct Extract<Path<T>> {
    static Path<T> from(Request& r, Problems& p) { return {schema::read_texts<T>(r.path_values, p)}; }
    static void document(schema::json::object& op, schema::Components& c) {
        document_parameters(op, "path", schema::describe_members<T>(c));
    }
};
template <class T>
struct Extract<Query<T>> {
    static Query<T> from(Request& r, Problems& p) { return {schema::read_texts<T>(r.query, p)}; }
    static void document(schema::json::object& op, schema::Components& c) {
        document_parameters(op, "query", schema::describe_members<T>(c));
    }
};

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

class Router {
  public:
    template <class F>
    void get(std::string path, About about, F f) {
        add("GET", std::move(path), std::move(about), std::function(std::move(f)));
    }
    template <class F>
    void post(std::string path, About about, F f) {
        add("POST", std::move(path), std::move(about), std::function(std::move(f)));
    }
    template <class F>
    void put(std::string path, About about, F f) {
        add("PUT", std::move(path), std::move(about), std::function(std::move(f)));
    }
    template <class F>
    void patch(std::string path, About about, F f) {
        add("PATCH", std::move(path), std::move(about), std::function(std::move(f)));
    }
    template <class F>
    void del(std::string path, About about, F f) {
        add("DELETE", std::move(path), std::move(about), std::function(std::move(f)));
    }

    // Who a request's session belongs to, if anybody.
    void authenticate_with(std::function<std::optional<Caller>(const Request&)> f) {
        authenticate_ = std::move(f);
    }
    // Pages and everything else that no route answers.
    void otherwise(std::function<Reply(const Request&)> f) { otherwise_ = std::move(f); }

    Reply answer(Request&) const;  // never throws
    const Route* find(std::string_view method, std::string_view path) const;
    const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }
    schema::json::object openapi(std::string_view title, std::string_view version) const;
    std::string typescript() const;  // the same as an `openapi-fetch` module

  private:
    template <class T, class... In>
    void add(std::string method, std::string path, About about, std::function<Result<T>(In...)> f) {
        schema::json::object op{{"summary", about.summary}};
        (Extract<std::remove_cvref_t<In>>::document(op, components_), ...);
        op["responses"] = Answer<T>::document(components_);
        insert({std::move(method), std::move(path), std::move(about), std::move(op),
                [f = std::move(f)](Request& r) -> Reply {
                    Problems problems;
                    std::tuple<decltype(Extract<std::remove_cvref_t<In>>::from(r, problems))...> in{
                        Extract<std::remove_cvref_t<In>>::from(r, problems)...};
                    if (!problems.empty()) {
                        return invalid(std::move(problems));
                    }
                    Result<T> out = std::apply(f, std::move(in));
                    return out ? Answer<T>::reply(std::move(*out)) : problem_reply(out.error());
                }});
    }
    void insert(Route);
    static Reply invalid(Problems);
    Reply checked(Request&) const;

    std::vector<std::unique_ptr<Route>> routes_;
    schema::Components components_;
    std::function<std::optional<Caller>(const Request&)> authenticate_;
    std::function<Reply(const Request&)> otherwise_;
    mutable std::shared_ptr<class RateLimits> rates_ = make_rates();
    static std::shared_ptr<class RateLimits> make_rates();
};

}  // namespace http
