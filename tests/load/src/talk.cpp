#include "talk.hpp"
#include "room.hpp"

#include <boost/json.hpp>

#include <sys/socket.h>
#include <unistd.h>
#include <stdexcept>

namespace load {
namespace json = boost::json;

Talk::Talk(Address to, std::optional<std::size_t> from) : to_(std::move(to)), from_(from) { connect(); }
void Talk::connect() {
    if (fd_ >= 0) {
        ::close(fd_);
    }
    fd_ = connected(to_, from_);
    inbox_.clear();
    const timeval most{120, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most));
}
Talk::~Talk() { ::close(fd_); }

bool Talk::exchange(const std::string& bytes, Reply& reply) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t n = ::send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) {
            return false;
        }
        sent += std::size_t(n);
    }
    while (inbox_.take(reply) != Inbox::State::complete) {
        constexpr std::size_t piece = 16 * 1024;
        char* const room = inbox_.room(piece);
        const ssize_t n = ::recv(fd_, room, inbox_.room_size(), 0);
        if (n < 0) {
            throw std::runtime_error("The server at " + to_.named + " takes too long to answer.");
        }
        if (n == 0) {
            return false;
        }
        inbox_.came(std::size_t(n));
    }
    return true;
}

json::value Talk::ask(std::string_view method, const std::string& path, int expected,
                      const json::value& body) {
    const std::string bytes =
        request_of(to_, method, path, cookie, body.is_null() ? std::string() : json::serialize(body));
    Reply reply;
    if (!exchange(bytes, reply)) {  // nobody spoke for a while, and the server has hung up
        connect();
        if (!exchange(bytes, reply)) {
            throw std::runtime_error("The server at " + to_.named + " did not answer " + path + ".");
        }
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
