// One declaration per route: the handler's own parameter and return types are the contract.
#pragma once
#include <http/access.hpp>
#include <http/answer.hpp>
#include <http/callers.hpp>
#include <http/socket.hpp>

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
    schema::json::object operation;               // OpenAPI
    std::function<void(Request&, Respond&)> run;  // takes `respond` when it has, or will have, the reply
    bool later = false;                           // the reply may come when the handler has long returned
    std::size_t number = 0;                       // in Router::routes()
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

    // The handler gets a Later<T> and answers when it is ready: `[](http::Later<T> reply, http::Caller, …)`.
    // What it takes from the request by reference is gone when it returns.
    template <class F>
    void get_later(std::string path, About about, F f) {
        add_later("GET", std::move(path), std::move(about), std::function(std::move(f)));
    }
    template <class F>
    void post_later(std::string path, About about, F f) {
        add_later("POST", std::move(path), std::move(about), std::function(std::move(f)));
    }
    // A web socket of text messages to the browser: `[](std::shared_ptr<http::Socket>, http::Caller, …)
    // -> Result<http::NoContent>`. A failure refuses the socket with a problem document.
    template <class F>
    void socket(std::string path, About about, F f) {
        add_socket(std::move(path), std::move(about), std::function(std::move(f)));
    }

    // Who a request's session belongs to, if anybody. May wait for the database. With the name of the cookie
    // that stands for the caller, what `f` found is good for a few seconds (see Callers); else it is asked
    // each time.
    void authenticate_with(std::function<std::optional<Caller>(const Request&)> f, std::string cookie = "") {
        authenticate_ = std::move(f);
        cookie_ = std::move(cookie);
    }
    // Whose sessions are to be looked up again at once; thread-safe, to be told after the commit.
    Callers& callers() const { return *callers_; }
    // Pages and everything else that no route answers.
    void otherwise(std::function<Reply(const Request&)> f) { otherwise_ = std::move(f); }

    // Never throws. The request is needed until answer() returns; the reply may come later.
    void answer(Request&, Respond) const;
    Reply answer(Request&) const;  // waits for the reply: for tests
    // Says without waiting who asks, when that is known; false: only answer() can tell.
    bool recognise(Request&) const;
    const Route* find(std::string_view method, std::string_view path) const;  // HEAD is answered by GET
    const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }
    schema::json::object openapi(std::string_view title, std::string_view version) const;
    std::string typescript() const;  // the same as an `openapi-fetch` module

  private:
    template <class... In>
    schema::json::object inputs(const About& about) {
        schema::json::object op{{"summary", about.summary}};
        (Extract<std::remove_cvref_t<In>>::document(op, components_), ...);
        return op;
    }
    // Gives `then` what the handler takes, or answers what is wrong with it.
    template <class... In>
    static void taken(Request& r, Respond& respond, auto&& then) {
        Problems problems;
        std::tuple<decltype(Extract<std::remove_cvref_t<In>>::from(r, problems))...> in{
            Extract<std::remove_cvref_t<In>>::from(r, problems)...};
        if (!problems.empty()) {
            return std::exchange(respond, nullptr)(invalid(std::move(problems)));
        }
        then(std::move(in));
    }
    template <class T, class... In>
    void add(std::string method, std::string path, About about, std::function<Result<T>(In...)> f) {
        schema::json::object op = inputs<In...>(about);
        op["responses"] = Answer<T>::document(components_);
        insert({std::move(method), std::move(path), std::move(about), std::move(op),
                [f = std::move(f)](Request& r, Respond& respond) {
                    taken<In...>(r, respond, [&](auto&& in) {
                        Result<T> out = std::apply(f, std::move(in));
                        Reply reply = out ? Answer<T>::reply(std::move(*out)) : problem_reply(out.error());
                        std::exchange(respond, nullptr)(std::move(reply));
                    });
                }});
    }
    template <class T, class... In>
    void add_later(std::string method, std::string path, About about,
                   std::function<void(Later<T>, In...)> f) {
        schema::json::object op = inputs<In...>(about);
        op["responses"] = Answer<T>::document(components_);
        insert({std::move(method), std::move(path), std::move(about), std::move(op),
                [f = std::move(f)](Request& r, Respond& respond) {
                    taken<In...>(r, respond, [&](auto&& in) {
                        std::apply(f, std::tuple_cat(std::tuple<Later<T>>(Later<T>(respond)), std::move(in)));
                    });
                },
                true});
    }
    template <class... In>
    void add_socket(std::string path, About about,
                    std::function<Result<NoContent>(std::shared_ptr<Socket>, In...)> f) {
        schema::json::object op = inputs<In...>(about);
        op["responses"] = socket_response();
        insert({"GET", std::move(path), std::move(about), std::move(op),
                [this, f = std::move(f)](Request& r, Respond& respond) {
                    Result<std::shared_ptr<Socket>> socket = opened(r);
                    if (!socket) {
                        return std::exchange(respond, nullptr)(problem_reply(socket.error()));
                    }
                    taken<In...>(r, respond, [&](auto&& in) {
                        const Result<NoContent> good =
                            std::apply(f, std::tuple_cat(std::tuple(*socket), std::move(in)));
                        std::exchange(respond, nullptr)(good ? socket_reply(std::move(*socket))
                                                             : problem_reply(good.error()));
                    });
                }});
    }
    void insert(Route);
    static Reply invalid(Problems);
    void checked(Request&, Respond&) const;
    // A socket for a request that may have one. Failures: upgrade_required, not_from_our_pages,
    // too_many_sockets.
    Result<std::shared_ptr<Socket>> opened(const Request&) const;
    static Reply socket_reply(std::shared_ptr<Socket>);
    static schema::json::object socket_response();

    std::vector<std::unique_ptr<Route>> routes_;
    std::shared_ptr<class RouteTree> tree_ = make_tree();
    schema::Components components_;
    std::string cookie_;
    std::unique_ptr<Callers> callers_ = std::make_unique<Callers>();
    std::shared_ptr<class SocketSeats> seats_ = make_seats();
    std::function<std::optional<Caller>(const Request&)> authenticate_;
    std::function<Reply(const Request&)> otherwise_;
    mutable std::shared_ptr<class RateLimits> rates_ = make_rates();
    static std::shared_ptr<class RateLimits> make_rates();
    static std::shared_ptr<class RouteTree> make_tree();
    static std::shared_ptr<class SocketSeats> make_seats();
};

}  // namespace http
