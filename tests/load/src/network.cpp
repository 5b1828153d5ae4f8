#include "network.hpp"
#include "stop.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <stdexcept>

namespace load {
namespace {
constexpr int tries_max = 3;
constexpr std::size_t read_size = 8 * 1024;

Nanos clock_of(clockid_t id) {
    timespec t{};
    ::clock_gettime(id, &t);
    return Nanos(t.tv_sec) * second + t.tv_nsec;
}
[[noreturn]] void broken(const std::string& what) {
    throw std::runtime_error(what + ": " + std::strerror(errno) + ".");
}
}  // namespace

Nanos steady_now() { return clock_of(CLOCK_MONOTONIC); }
Nanos own_cpu() { return clock_of(CLOCK_THREAD_CPUTIME_ID); }

Address address_of(const std::string& url) {
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme)) {
        throw std::runtime_error(
            "The address must be http://HOST:PORT. For TLS, put the load on the server behind it.");
    }
    Address out;
    out.named = url.substr(scheme.size(), url.find('/', scheme.size()) - scheme.size());
    const std::size_t colon = out.named.rfind(':');
    out.host = out.named.substr(0, colon);
    if (colon != std::string::npos) {
        out.port = static_cast<unsigned short>(std::stoi(out.named.substr(colon + 1)));
    }
    return out;
}

int connected(const Address& to, std::optional<std::size_t> from) {
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(to.host.c_str(), std::to_string(to.port).c_str(), &hints, &found) != 0) {
        throw std::runtime_error("There is no machine called " + to.host + ".");
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> keep(found, ::freeaddrinfo);
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        broken("No socket");
    }
    if (from) {
        sockaddr_in source{};
        source.sin_family = AF_INET;
        source.sin_addr.s_addr = htonl(0x7F010001U + std::uint32_t(*from));  // 127.1.0.1 and on
        (void)::bind(fd, reinterpret_cast<const sockaddr*>(&source), sizeof(source));
    }
    if (::connect(fd, found->ai_addr, found->ai_addrlen) != 0) {
        ::close(fd);
        broken("No connection to " + to.named);
    }
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    return fd;
}

Network::Network(Address address, bool spread) : address_(std::move(address)), spread_(spread) {
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll_ < 0) {
        broken("No event queue");
    }
}
Network::~Network() {
    wires_.clear();
    ::close(epoll_);
}

void Network::open(std::size_t connections) {
    while (wires_.size() < connections) {
        wires_.push_back(std::unique_ptr<Wire>(new Wire(*this, wires_.size())));
        wires_.back()->connect();
    }
}

Wire::~Wire() {
    if (fd_ >= 0) {
        ::close(fd_);
    }
}

void Wire::connect() {
    if (fd_ >= 0) {
        ::close(fd_);
    }
    fd_ = connected(network_.address_, network_.spread_ ? std::optional(number_) : std::nullopt);
    ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) | O_NONBLOCK);
    inbox_.clear();
    wants_out_ = false;
    epoll_event e{};
    e.events = EPOLLIN;
    e.data.ptr = this;
    ::epoll_ctl(network_.epoll_, EPOLL_CTL_ADD, fd_, &e);
}

void Wire::send(std::string_view request) {
    request_ = request;
    sent_ = 0;
    tries_ = 0;
    waits_ = true;
    ++network_.requests_;
    push();
}

void Wire::push() {
    while (sent_ < request_.size()) {
        const ssize_t n = ::send(fd_, request_.data() + sent_, request_.size() - sent_, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            break;
        }
        if (n < 0) {
            return again();
        }
        sent_ += std::size_t(n);
    }
    const bool more = sent_ < request_.size();
    if (more != wants_out_) {
        wants_out_ = more;
        epoll_event e{};
        e.events = more ? std::uint32_t(EPOLLIN | EPOLLOUT) : std::uint32_t(EPOLLIN);
        e.data.ptr = this;
        ::epoll_ctl(network_.epoll_, EPOLL_CTL_MOD, fd_, &e);
    }
}

void Wire::again() {
    if (waits_ && ++tries_ > tries_max) {
        throw std::runtime_error("The server at " + network_.address_.named + " closes every connection.");
    }
    ++network_.reopened_;
    connect();
    sent_ = 0;
    if (waits_) {
        push();
    }
}

void Network::read(Wire& w, Listener& listener) {
    char* const room = w.inbox_.room(read_size);  // first: it decides how much room there is
    const ssize_t n = ::recv(w.fd_, room, w.inbox_.room_size(), 0);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
        return;
    }
    if (n <= 0) {
        return w.again();
    }
    w.inbox_.came(std::size_t(n));
    Reply reply;
    switch (w.inbox_.take(reply)) {
        case Inbox::State::incomplete:
            return;
        case Inbox::State::broken:
            throw std::runtime_error("What " + address_.named + " sends is no reply of Assay.");
        case Inbox::State::complete:
            break;
    }
    w.waits_ = false;
    listener.replied(w, reply);
}

void Network::wait(Nanos until, Listener& listener) {
    if (stopped()) {
        throw Stopped();
    }
    const Nanos left = std::max<Nanos>(until - steady_now(), 0);
    timespec most{};
    most.tv_sec = left / second;
    most.tv_nsec = left % second;
    std::array<epoll_event, 256> events;
    const int n = ::epoll_pwait2(epoll_, events.data(), int(events.size()), &most, nullptr);
    if (n < 0 && errno != EINTR) {
        broken("Waiting failed");
    }
    for (int i = 0; i < n; ++i) {
        Wire& w = *static_cast<Wire*>(events[std::size_t(i)].data.ptr);
        if ((events[std::size_t(i)].events & EPOLLOUT) != 0) {
            w.push();
        }
        if ((events[std::size_t(i)].events & ~std::uint32_t(EPOLLOUT)) != 0) {
            read(w, listener);
        }
    }
}

}  // namespace load
