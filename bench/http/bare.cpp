#include "client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <thread>
#include <unordered_map>

namespace bench {
struct Bare::Inside {
    int listener = -1, poll = -1, stop = -1;
    std::size_t request_bytes;
    std::string reply;
    std::thread thread;

    void add(int fd) const {
        epoll_event e{.events = EPOLLIN, .data = {.fd = fd}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, fd, &e);
    }
    void run() const {
        std::unordered_map<int, std::size_t> got;
        std::array<char, 8192> buffer;
        while (true) {
            std::array<epoll_event, 256> events{};
            const int n = ::epoll_wait(poll, events.data(), int(events.size()), -1);
            for (int i = 0; i < n; ++i) {
                const int fd = events[std::size_t(i)].data.fd;
                if (fd == stop) {
                    return;
                }
                if (fd == listener) {
                    const int one = ::accept(listener, nullptr, nullptr);
                    const int yes = 1;
                    ::setsockopt(one, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                    add(one);
                    continue;
                }
                const auto read = ::recv(fd, buffer.data(), buffer.size(), 0);
                if (read <= 0) {
                    ::close(fd);
                    continue;
                }
                if ((got[fd] += std::size_t(read)) >= request_bytes) {
                    got[fd] = 0;
                    (void)::send(fd, reply.data(), reply.size(), MSG_NOSIGNAL);
                }
            }
        }
    }
};

Bare::Bare(std::size_t request_bytes, std::string reply) : inside_(std::make_unique<Inside>()) {
    inside_->request_bytes = request_bytes;
    inside_->reply = std::move(reply);
    inside_->listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(inside_->listener, reinterpret_cast<sockaddr*>(&at), sizeof at);
    ::listen(inside_->listener, 1024);
    socklen_t size = sizeof at;
    ::getsockname(inside_->listener, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    inside_->poll = ::epoll_create1(0);
    inside_->stop = ::eventfd(0, 0);
    inside_->add(inside_->listener);
    inside_->add(inside_->stop);
    inside_->thread = std::thread([this] { inside_->run(); });
}
Bare::~Bare() {
    ::eventfd_write(inside_->stop, 1);
    inside_->thread.join();
    ::close(inside_->listener);
    ::close(inside_->poll);
    ::close(inside_->stop);
}
}  // namespace bench
