// A request as a route sees it, and the reply it gives.
#pragma once
#include <base/result.hpp>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

// Who asks. The platform knows a person's id, the names of their roles and their session, and no more.
struct Caller {
    std::string person;
    std::vector<std::string> roles;
    std::string session;
    bool has(std::string_view role) const;
};

// Header fields, names in lower case. They are few: walking them costs less than a tree.
class Headers {
  public:
    using Field = std::pair<std::string, std::string>;
    Headers() = default;
    Headers(std::initializer_list<Field> fields) : fields_(fields) {}

    using const_iterator = std::vector<Field>::const_iterator;
    std::string& operator[](std::string_view name);  // an empty one is made when there is none
    const_iterator find(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name) != end(); }
    void add(std::string name, std::string value);  // does not look for one of the same name
    const_iterator begin() const { return fields_.begin(); }
    const_iterator end() const { return fields_.end(); }
    std::size_t size() const { return fields_.size(); }

  private:
    std::vector<Field> fields_;
};

struct Route;
class Socket;

struct Request {
    std::string id;      // of this request; in the log and in the X-Request-Id of the reply
    std::string method;  // upper case
    std::string path;    // decoded, without the query
    std::map<std::string, std::string> query;
    Headers headers;
    std::map<std::string, std::string> path_values;
    std::string body;
    std::string remote;   // the client's address, behind a trusted proxy the one it names
    bool secure = false;  // over TLS, here or at the trusted proxy
    std::optional<Caller> caller;
    const Route* route = nullptr;  // found already by the server; else the router looks
    bool recognised = false;       // `caller` is known already, be it nobody

    std::string_view header(std::string_view name) const;  // "" when absent
    std::string_view cookie(std::string_view name) const;  // "" when absent
};

struct Reply {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string_view fixed;  // a body that outlives every request (a page); used when `body` is empty
    // Header lines that outlive every request, each with its end of line; written after `headers`.
    std::string_view fixed_lines{};
    std::shared_ptr<Socket> socket{};  // status 101: the connection becomes this socket's
};
// Takes the reply of one request, once, from any thread.
using Respond = std::move_only_function<void(Reply)>;

Reply problem_reply(const Failure&);              // application/problem+json (RFC 9457)
Reply problem_reply(int status, const Failure&);  // a status of HTTP's own, whatever the failure's kind
Reply our_fault();                                // 500, when a handler has failed us
int status_of(Why);

// What a handler may return besides a described struct.
struct NoContent {};
template <class T>
struct Created {  // 201
    T value;
};
template <class T>
struct WithCookie {
    T value;
    std::string set_cookie;  // the whole header value
};
struct File {  // any bytes: a PDF, a calendar, an export
    std::string type;
    std::string bytes;
    std::string name;  // offered as a download under this name; empty shows it in place
    std::vector<std::pair<std::string, std::string>> headers{};
};
}  // namespace http
