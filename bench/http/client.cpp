#include "client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <stdexcept>
#include <vector>

namespace bench {
namespace {
using Steady = std::chrono::steady_clock;

struct Line {
    int fd = -1;
    std::string got;
    Steady::time_point sent;
};

int connected(unsigned short port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
        throw std::runtime_error("cannot connect");
    }
    return fd;
}
bool complete(const std::string& got) {
    const auto end = got.find("\r\n\r\n");
    if (end == std::string::npos) {
        return false;
    }
    constexpr std::string_view name = "Content-Length: ";
    const auto at = got.find(name);
    std::size_t length = 0;
    if (at < end) {
        std::from_chars(got.data() + at + name.size(), got.data() + end, length);
    }
    return got.size() >= end + 4 + length;
}
double process_cpu() {
    rusage u{};
    ::getrusage(RUSAGE_SELF, &u);
    return double(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           double(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}
double thread_cpu() {
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}
}  // namespace

Told run(const Load& load) {
    const int poll = ::epoll_create1(0);
    std::vector<Line> lines(std::size_t(load.connections));
    const auto send = [&](Line& line) {
        line.got.clear();
        line.sent = Steady::now();
        if (::send(line.fd, load.request.data(), load.request.size(), MSG_NOSIGNAL) !=
            ssize_t(load.request.size())) {
            throw std::runtime_error("cannot send");
        }
    };
    for (Line& line : lines) {
        line.fd = connected(load.port);
        epoll_event e{.events = EPOLLIN, .data = {.ptr = &line}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, line.fd, &e);
        send(line);
    }
    Told told;
    std::vector<double> times;
    long answered = 0;
    const auto warm = Steady::now() + std::chrono::milliseconds(300);
    Steady::time_point begun{};
    double process_before = 0, thread_before = 0;
    while (true) {
        std::array<epoll_event, 256> events{};
        const int n = ::epoll_wait(poll, events.data(), int(events.size()), 1000);
        if (n == 0) {
            throw std::runtime_error("the server fell silent");
        }
        const auto now = Steady::now();
        if (begun == Steady::time_point{} && now > warm) {
            begun = now;
            process_before = process_cpu();
            thread_before = thread_cpu();
        }
        const bool counted = begun != Steady::time_point{};
        if (counted && now > begun + std::chrono::duration<double>(load.seconds)) {
            break;
        }
        for (int i = 0; i < n; ++i) {
            Line& line = *static_cast<Line*>(events[std::size_t(i)].data.ptr);
            std::array<char, 8192> buffer;
            const auto got = ::recv(line.fd, buffer.data(), buffer.size(), 0);
            if (got <= 0) {
                throw std::runtime_error("the server closed a connection");
            }
            line.got.append(buffer.data(), std::size_t(got));
            if (!complete(line.got)) {
                continue;
            }
            if (counted) {
                ++answered;
                times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - line.sent).count());
                told.failed += line.got.starts_with("HTTP/1.1 200") ? 0 : 1;
            }
            send(line);
        }
    }
    const double took = std::chrono::duration<double>(Steady::now() - begun).count();
    const double server = (process_cpu() - process_before) - (thread_cpu() - thread_before);
    for (const Line& line : lines) {
        ::close(line.fd);
    }
    ::close(poll);
    std::ranges::sort(times);
    told.per_second = double(answered) / took;
    told.server_cpu_us = server / double(answered) * 1e6;
    told.p50_ms = times[times.size() / 2];
    told.p99_ms = times[times.size() * 99 / 100];
    return told;
}
}  // namespace bench
