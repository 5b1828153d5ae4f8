// One connection: read a request, have it answered by a worker, write the reply, again.
#pragma once
#include "stream.hpp"

#include <http/message.hpp>

#include <functional>

namespace http {

// What a connection needs of the server around it.
struct Surroundings {
    asio::any_io_executor io;
    // Has the request answered on a worker and calls back on the network thread; false when all are busy.
    std::function<bool(Request, std::function<void(Reply)>)> serve;
    // The most bytes a body may have at this address.
    std::function<std::size_t(std::string_view method, std::string_view path)> body_max;
    std::function<bool()> draining;
    std::string trust_proxy;
    bool tls = false;
};

constexpr std::size_t header_bytes_max = 16 * 1024;
constexpr std::size_t target_bytes_max = 4 * 1024;
constexpr std::chrono::seconds header_time{10}, body_time{60}, idle_time{30}, write_time{60};

// Runs until the peer goes away or misbehaves; calls `gone` at the end.
// The returned function closes it when it is between two requests.
std::function<void()> serve_connection(std::unique_ptr<Stream>, std::string remote, const Surroundings&,
                                       std::function<void()> gone);
}  // namespace http
