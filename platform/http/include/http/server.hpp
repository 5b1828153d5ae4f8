// The HTTP/1.1 server: one thread for the network, a pool of workers for routes that may wait.
// Bounded everywhere: header, body, time, connections, requests waiting for a worker or for their later reply
// (more answer 503).
#pragma once
#include <http/router.hpp>

#include <memory>
#include <optional>
#include <string>

namespace http {

struct ServerSettings {
    std::string host = "127.0.0.1";
    unsigned short port = 8080;     // 0: any free one, see Server::port()
    std::string tls_cert, tls_key;  // PEM files; both or none
    std::string trust_proxy;        // CIDR of the proxy whose X-Forwarded-* count, or empty
    unsigned workers = 16;          // they wait for commits, so more than cores
    std::size_t connections_max = 8192;
    std::size_t waiting_max = 2048;    // requests with or without a worker
    std::size_t under_way_max = 8192;  // requests on the network lane whose reply comes later
};

class Server {
  public:
    Server(ServerSettings, const Router&);  // throws std::runtime_error with a sentence when it cannot listen
    ~Server();
    unsigned short port() const;
    void run();                   // until stop(); then what is under way is finished, at most `drain_seconds`
    void stop();                  // from any thread
    std::string metrics() const;  // Prometheus text

    static constexpr int drain_seconds = 10;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// "10.0.0.0/8" and the like; false for what is no address or no range.
bool in_range(std::string_view address, std::string_view cidr);
}  // namespace http
