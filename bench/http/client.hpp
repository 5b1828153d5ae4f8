// A closed loop of keep-alive connections on one thread: each sends the same request again as soon as it has
// its reply.
#pragma once
#include <memory>
#include <string>

namespace bench {
struct Load {
    unsigned short port = 0;
    int connections = 64;
    double seconds = 2;
    std::string request;
};
struct Told {
    double per_second = 0;
    double server_cpu_us = 0;  // of a request: the process without this thread
    double p50_ms = 0, p99_ms = 0;
    long failed = 0;  // replies other than 200
};
Told run(const Load&);

// The least a server can do on this machine: read until the end of a request, write a reply of the same size.
class Bare {
  public:
    Bare(std::size_t request_bytes, std::string reply);
    ~Bare();
    unsigned short port() const { return port_; }

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
    unsigned short port_ = 0;
};
}  // namespace bench
