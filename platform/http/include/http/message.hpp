// A request as a route sees it, and the reply it gives.
#pragma once
#include <base/result.hpp>

#include <cstdint>
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

struct Request {
    std::string id;      // of this request; in the log and in the X-Request-Id of the reply
    std::string method;  // upper case
    std::string path;    // decoded, without the query
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers;  // names in lower case
    std::map<std::string, std::string> path_values;
    std::string body;
    std::string remote;   // the client's address, behind a trusted proxy the one it names
    bool secure = false;  // over TLS, here or at the trusted proxy
    std::optional<Caller> caller;

    std::string_view header(std::string_view name) const;  // "" when absent
    std::string cookie(std::string_view name) const;       // "" when absent
};

struct Reply {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string_view fixed;  // a body that outlives every request (a page); used when `body` is empty
};

Reply problem_reply(const Failure&);              // application/problem+json (RFC 9457)
Reply problem_reply(int status, const Failure&);  // a status of HTTP's own, whatever the failure's kind
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
