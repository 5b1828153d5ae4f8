// Who may call a route, said where the route is declared. The authorisation test walks all of them by every
// role.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace http {
struct Access {
    enum class Kind { anyone, signed_in, roles } kind;
    std::vector<std::string> roles{};
};
inline Access anyone() { return {Access::Kind::anyone}; }
inline Access signed_in() { return {Access::Kind::signed_in}; }
inline Access any_of(std::vector<std::string> roles) { return {Access::Kind::roles, std::move(roles)}; }

// How often one client address may call a route, on the machine's clock.
struct Rate {
    int calls = 0;  // 0: no limit
    int seconds = 60;
};

// Where a route's handler runs. On the network lane it must never wait: no database, no file, no password
// hash. A request whose session is not at hand there takes the way of the workers once.
enum class Lane { workers, network };

struct About {
    std::string summary;
    Access access;
    Rate rate{};
    std::size_t body_bytes_max = 64 * 1024;
    Lane lane = Lane::workers;
};
}  // namespace http
