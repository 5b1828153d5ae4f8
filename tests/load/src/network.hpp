// Many keep-alive connections on one thread: raw epoll, since the generator shares the machine with what it
// measures.
#pragma once
#include "reply.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace load {

using Nanos = std::int64_t;
constexpr Nanos second = 1'000'000'000;
Nanos steady_now();
Nanos own_cpu();  // of this thread, user and system

struct Address {
    std::string host;
    unsigned short port = 80;
    std::string named;  // host:port, for the Host header
};
// Of "http://host:port"; throws std::runtime_error with a sentence.
Address address_of(const std::string& url);

// A connection, blocking; `from` is which loopback address it comes from. Throws with a sentence.
int connected(const Address&, std::optional<std::size_t> from);

class Wire;
struct Listener {
    virtual ~Listener() = default;
    virtual void replied(Wire&, const Reply&) = 0;
};

// One connection, one request at a time. A connection the server has closed is opened again and the request
// repeated, as a browser does: every request of the generator may be sent twice.
class Wire {
  public:
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    void send(std::string_view request);  // the text must live until the reply
    bool waits() const { return waits_; }
    std::size_t number() const { return number_; }

  private:
    friend class Network;
    Wire(class Network& network, std::size_t number) : network_(network), number_(number) {}
    void connect();
    void push();
    void again();

    class Network& network_;
    std::size_t number_;
    int fd_ = -1;
    bool waits_ = false, wants_out_ = false;
    int tries_ = 0;
    std::string_view request_;
    std::size_t sent_ = 0;
    Inbox inbox_;
};

class Network {
  public:
    // `spread`: each connection from a loopback address of its own, as candidates come from many addresses.
    Network(Address, bool spread);
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    void open(std::size_t connections);  // so many in all
    Wire& wire(std::size_t n) { return *wires_[n]; }
    std::size_t size() const { return wires_.size(); }
    const Address& address() const { return address_; }

    // Waits until something came or `until`, and tells the listener of every whole reply.
    void wait(Nanos until, Listener&);
    std::int64_t requests() const { return requests_; }
    std::int64_t reopened() const { return reopened_; }

  private:
    friend class Wire;
    void read(Wire&, Listener&);

    Address address_;
    bool spread_;
    int epoll_ = -1;
    std::vector<std::unique_ptr<Wire>> wires_;
    std::int64_t requests_ = 0, reopened_ = 0;
};

}  // namespace load
