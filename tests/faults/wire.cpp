#include "wire.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <charconv>

namespace faults {
namespace {

bool ready(int fd, short what, Steady::time_point end) {
    while (true) {
        const auto left = std::chrono::ceil<milliseconds>(end - Steady::now()).count();
        pollfd one{fd, what, 0};
        const int n = left <= 0 ? 0 : ::poll(&one, 1, int(left));
        if (n >= 0 || errno != EINTR) {
            return n > 0;
        }
    }
}

bool send_all(int fd, std::string_view bytes, Steady::time_point end) {
    while (!bytes.empty()) {
        const ssize_t n = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n > 0) {
            bytes.remove_prefix(std::size_t(n));
        } else if (errno != EINTR && (errno != EAGAIN || !ready(fd, POLLOUT, end))) {
            return false;
        }
    }
    return true;
}

// Appends what comes; false when nothing more will.
bool receive(int fd, std::string& into, Steady::time_point end) {
    std::array<char, 16 * 1024> bytes;
    while (ready(fd, POLLIN, end)) {
        const ssize_t n = ::recv(fd, bytes.data(), bytes.size(), 0);
        if (n > 0) {
            into.append(bytes.data(), std::size_t(n));
            return true;
        }
        if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
            return false;
        }
    }
    return false;
}

}  // namespace

std::string Reply::header(std::string_view name) const {
    for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
        const std::string_view line =
            std::string_view(head).substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() > name.size() && line[name.size()] == ':' &&
            ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
            return std::string(
                line.substr(std::min(line.find_first_not_of(' ', name.size() + 1), line.size())));
        }
    }
    return {};
}

Wire::~Wire() { hang_up(); }

void Wire::hang_up() {
    for (const auto& [port, fd] : open_) {
        ::close(fd);
    }
    open_.clear();
}

int Wire::connected(Port port, Steady::time_point end) const {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) {
        return -1;
    }
    sockaddr_in self{}, other{};
    self.sin_family = other.sin_family = AF_INET;
    other.sin_port = htons(port);
    other.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    int error = 0;
    socklen_t size = sizeof(error);
    const bool bound = ::inet_pton(AF_INET, from_.c_str(), &self.sin_addr) == 1 &&
                       ::bind(fd, reinterpret_cast<const sockaddr*>(&self), sizeof(self)) == 0;
    if (bound && (::connect(fd, reinterpret_cast<const sockaddr*>(&other), sizeof(other)) == 0 ||
                  (errno == EINPROGRESS && ready(fd, POLLOUT, end) &&
                   ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0))) {
        return fd;
    }
    ::close(fd);
    return -1;
}

std::optional<Reply> Wire::exchange(int fd, const std::string& request, Steady::time_point end) {
    if (!send_all(fd, request, end)) {
        return std::nullopt;
    }
    constexpr std::string_view version = "HTTP/1.1 ";
    std::string got;
    while (true) {
        const std::size_t blank = got.find("\r\n\r\n");
        if (blank != std::string::npos) {
            Reply reply{0, got.substr(0, blank + 2), {}};
            if (!got.starts_with(version) ||
                std::from_chars(got.data() + version.size(), got.data() + version.size() + 3, reply.status)
                        .ec != std::errc()) {
                return std::nullopt;
            }
            std::size_t length = 0;
            const std::string told = reply.header("content-length");
            std::from_chars(told.data(), told.data() + told.size(), length);
            if (got.size() >= blank + 4 + length) {
                reply.body = got.substr(blank + 4, length);
                return reply;
            }
        }
        if (!receive(fd, got, end)) {
            return std::nullopt;
        }
    }
}

std::optional<Reply> Wire::ask(Port port, std::string_view method, const std::string& path,
                               std::string_view body) {
    const auto end = Steady::now() + patience_;
    auto at = open_.find(port);
    if (at == open_.end()) {
        const int fd = connected(port, end);
        if (fd < 0) {
            return std::nullopt;
        }
        at = open_.emplace(port, fd).first;
    }
    std::string request(method);
    request +=
        " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nX-Assay-Csrf: 1\r\n";
    if (!cookie_.empty()) {
        request += "Cookie: " + cookie_ + "\r\n";
    }
    if (method != "GET") {
        request +=
            "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    }
    request += "\r\n";
    request += body;
    std::optional<Reply> reply = exchange(at->second, request, end);
    if (!reply || reply->header("connection") == "close") {
        ::close(at->second);
        open_.erase(at);
    }
    if (reply) {
        if (const std::string set = reply->header("set-cookie"); !set.empty()) {
            cookie_ = set.substr(0, set.find(';'));
        }
    }
    return reply;
}

}  // namespace faults
