#include "talk.hpp"
#include "room.hpp"

#include <boost/json.hpp>

#include <sys/socket.h>
#include <unistd.h>
#include <stdexcept>

namespace load {
namespace json = boost::json;

Talk::Talk(Address to, std::optional<std::size_t> from) : to_(std::move(to)), fd_(connected(to_, from)) {
    const timeval most{120, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most));
}
Talk::~Talk() { ::close(fd_); }

json::value Talk::ask(std::string_view method, const std::string& path, int expected,
                      const json::value& body) {
    const std::string bytes =
        request_of(to_, method, path, cookie, body.is_null() ? std::string() : json::serialize(body));
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t n = ::send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) {
            throw std::runtime_error("The server at " + to_.named + " has gone.");
        }
        sent += std::size_t(n);
    }
    Reply reply;
    while (inbox_.take(reply) != Inbox::State::complete) {
        constexpr std::size_t piece = 16 * 1024;
        char* const room = inbox_.room(piece);
        const ssize_t n = ::recv(fd_, room, inbox_.room_size(), 0);
        if (n <= 0) {
            throw std::runtime_error("The server at " + to_.named + " did not answer " + path + ".");
        }
        inbox_.came(std::size_t(n));
    }
    if (const std::string_view set = cookie_of(reply); !set.empty()) {
        cookie = set;
    }
    if (reply.status != expected) {
        throw std::runtime_error(path + " was answered " + std::to_string(reply.status) + " " +
                                 std::string(reply.body.substr(0, 1000)));
    }
    return reply.body.empty() ? json::value() : json::parse(reply.body);
}

}  // namespace load
