// One connection: read a request, have it answered, write the reply, again. Or a web socket, once one was
// asked for. All of it on the network thread.
#pragma once
#include "handover.hpp"
#include "stream.hpp"

#include <base/time.hpp>
#include <http/router.hpp>

#include <chrono>
#include <functional>

namespace http {
using Moment = std::chrono::steady_clock::time_point;

class Peer : public std::enable_shared_from_this<Peer> {
  public:
    virtual ~Peer() = default;
    virtual void start() = 0;
    virtual bool overdue(Moment now) const = 0;
    virtual void close() = 0;
    virtual void finish() = 0;  // the server is going: close as soon as nothing is under way
};

// A request on its way, kept until it is answered and its handler has returned.
struct Asked {
    Request request;
    Moment begun;
    Duration took{};
    int status = 0;
    bool here = false;  // answered on the network lane
    Reply reply;
    std::weak_ptr<class Connection> from;
};

// What a connection needs of the server around it.
struct Surroundings {
    asio::any_io_executor io;
    const Router& router;
    std::function<void(std::shared_ptr<Asked>)> serve;  // Connection::send() follows, now or later
    std::function<void(std::shared_ptr<Peer>)> come;
    std::function<void(Peer&)> gone;
    std::shared_ptr<Handover> handover;
    std::string trust_proxy;
    bool tls = false;
    bool draining = false;
    Moment now;  // a moment ago: good enough for deadlines of seconds
};

constexpr std::size_t header_bytes_max = 16 * 1024;
constexpr std::size_t target_bytes_max = 4 * 1024;
constexpr std::chrono::seconds header_time{10}, body_time{60}, idle_time{30}, write_time{60};

class Connection : public Peer {
  public:
    virtual void send(Reply) = 0;
};
std::shared_ptr<Connection> http_connection(std::unique_ptr<Stream>, std::string remote, Surroundings&);

// What follows the request that asked for a socket; `early` are bytes that came behind it.
std::shared_ptr<Peer> socket_connection(std::unique_ptr<Stream>, std::string early, const Headers& handshake,
                                        std::shared_ptr<Socket>, Surroundings&);
constexpr std::size_t message_bytes_max = 4 * 1024;
}  // namespace http
