#include "proxy.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <vector>

namespace faults {
namespace {
constexpr int tick_ms = 3;
constexpr std::size_t pieces_max = 64;  // on the way at once; then the sender has to wait

sockaddr_in loopback(Port port) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return at;
}
void make_quick(int fd) {
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}
void close_hard(int fd) {  // the other side is told by a reset, as when a cable router gives up
    const linger now{1, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    ::close(fd);
}
}  // namespace

Proxy::Proxy(Port to, std::uint64_t seed) : to_(to), chance_(seed) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_in at = loopback(0);
    socklen_t size = sizeof(at);
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&at), sizeof(at)) != 0 ||
        ::listen(listener_, 128) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size) != 0) {
        throw std::runtime_error("the proxy cannot listen");
    }
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { run(); });
}

Proxy::~Proxy() {
    stopping_ = true;
    thread_.join();
    for (Link& link : links_) {
        end(link);
    }
    ::close(listener_);
}

void Proxy::set(Weather weather) {
    const std::scoped_lock lock(mutex_);
    weather_ = weather;
}
Proxy::Count Proxy::count() const {
    const std::scoped_lock lock(mutex_);
    return count_;
}

void Proxy::end(Link& link) {
    if (!link.is_dead) {
        link.is_dead = true;
        close_hard(link.up.from);
        close_hard(link.up.to);
    }
}

void Proxy::accept_one(const Weather& weather) {
    const int browser = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (browser < 0) {
        return;
    }
    const sockaddr_in at = loopback(to_);
    const int server = weather.is_cut ? -1 : ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (server < 0 || ::connect(server, reinterpret_cast<const sockaddr*>(&at), sizeof(at)) != 0) {
        close_hard(browser);
        if (server >= 0) {
            ::close(server);
        }
        return;
    }
    make_quick(browser);
    make_quick(server);
    links_.push_back({{browser, server, {}, {}}, {server, browser, {}, {}}});
    ++count_.links;
}

void Proxy::read(Link& link, Way& way, const Weather& weather) {
    std::array<char, 16 * 1024> bytes;
    const ssize_t n = ::recv(way.from, bytes.data(), bytes.size(), 0);
    const auto now = Steady::now();
    if (n <= 0) {
        if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
            way.is_over = true;
            way.under_way.push_back({now, {}, true});
        }
        return;
    }
    ++count_.chunks;
    Piece piece{now, std::string(bytes.data(), std::size_t(n))};
    if (chance_.happens(weather.drop)) {
        ++count_.dropped;
        end(link);
        return;
    }
    if (chance_.happens(weather.halve)) {
        ++count_.halved;
        piece.bytes.resize(piece.bytes.size() / 2);
        piece.is_last = true;
    }
    if (chance_.happens(weather.delay)) {
        ++count_.delayed;
        piece.due += milliseconds(chance_.between(1, weather.delay_max.count()));
    }
    if (chance_.happens(weather.stall)) {
        ++count_.stalled;
        way.silent_until = now + milliseconds(chance_.between(1, weather.stall_max.count()));
    }
    way.under_way.push_back(std::move(piece));
}

void Proxy::forward(Link& link, Way& way, Steady::time_point now) {
    while (!link.is_dead && !way.under_way.empty() && way.under_way.front().due <= now) {
        Piece& piece = way.under_way.front();
        while (!piece.bytes.empty()) {
            const ssize_t n = ::send(way.to, piece.bytes.data(), piece.bytes.size(), MSG_NOSIGNAL);
            if (n < 0 && errno == EAGAIN) {
                return;
            }
            if (n < 0) {
                end(link);
                return;
            }
            piece.bytes.erase(0, std::size_t(n));
        }
        if (piece.is_last) {
            link.is_dead = true;  // softly: what was sent still arrives
            ::close(way.to);
            ::close(way.from);
            return;
        }
        way.under_way.pop_front();
    }
}

void Proxy::run() {
    std::vector<pollfd> watched;
    std::vector<std::pair<Link*, Way*>> ways;
    while (!stopping_) {
        watched.assign(1, {listener_, POLLIN, 0});
        ways.clear();
        const auto now = Steady::now();
        for (Link& link : links_) {
            for (Way* way : {&link.up, &link.down}) {
                if (!way->is_over && way->under_way.size() < pieces_max && way->silent_until <= now) {
                    watched.push_back({way->from, POLLIN, 0});
                    ways.emplace_back(&link, way);
                }
            }
        }
        if (::poll(watched.data(), watched.size(), tick_ms) < 0 && errno != EINTR) {
            return;
        }
        const std::scoped_lock lock(mutex_);
        if (weather_.is_cut) {
            for (Link& link : links_) {
                ++count_.cut;
                end(link);
            }
        }
        if (watched[0].revents != 0) {
            accept_one(weather_);
        }
        for (std::size_t i = 0; i < ways.size(); ++i) {
            if (watched[i + 1].revents != 0 && !ways[i].first->is_dead) {
                read(*ways[i].first, *ways[i].second, weather_);
            }
        }
        for (Link& link : links_) {
            forward(link, link.up, Steady::now());
            forward(link, link.down, Steady::now());
        }
        links_.remove_if([](const Link& link) { return link.is_dead; });
    }
}

}  // namespace faults
