#include "reply.hpp"

#include <strings.h>
#include <charconv>

namespace load {

std::string_view header_of(const Reply& reply, std::string_view name) {
    std::size_t at = reply.head.find("\r\n");
    while (at != std::string_view::npos && at + 2 < reply.head.size()) {
        const std::string_view line = reply.head.substr(at + 2, reply.head.find("\r\n", at + 2) - at - 2);
        if (line.size() > name.size() && line[name.size()] == ':' &&
            ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
            const std::size_t value = line.find_first_not_of(' ', name.size() + 1);
            return value == std::string_view::npos ? std::string_view() : line.substr(value);
        }
        at = reply.head.find("\r\n", at + 2);
    }
    return {};
}

std::string_view cookie_of(const Reply& reply) {
    const std::string_view value = header_of(reply, "set-cookie");
    return value.substr(0, value.find(';'));
}

char* Inbox::room(std::size_t at_least) {
    if (begin_ == end_) {
        begin_ = end_ = 0;
    }
    if (bytes_.size() - end_ < at_least && begin_ > 0) {
        bytes_.erase(0, begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (bytes_.size() - end_ < at_least) {
        bytes_.resize(end_ + at_least);
    }
    return bytes_.data() + end_;
}

Inbox::State Inbox::take(Reply& out) {
    const std::string_view all(bytes_.data() + begin_, end_ - begin_);
    const std::size_t head = all.find("\r\n\r\n");
    if (head == std::string_view::npos) {
        return State::incomplete;
    }
    constexpr std::string_view start = "HTTP/1.1 ";
    int status = 0;
    if (!all.starts_with(start) ||
        std::from_chars(all.data() + start.size(), all.data() + start.size() + 3, status).ec != std::errc()) {
        return State::broken;
    }
    const Reply reply{status, all.substr(0, head + 2), {}};
    std::size_t length = 0;
    const std::string_view told = header_of(reply, "content-length");
    if (told.empty()) {
        if (status != 204 && status != 304) {
            return State::broken;
        }
    } else if (std::from_chars(told.data(), told.data() + told.size(), length).ec != std::errc()) {
        return State::broken;
    }
    if (all.size() < head + 4 + length) {
        return State::incomplete;
    }
    out = {status, reply.head, all.substr(head + 4, length)};
    begin_ += head + 4 + length;
    return State::complete;
}

}  // namespace load
