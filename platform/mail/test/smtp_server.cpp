#include "smtp_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <chrono>
#include <optional>
#include <stdexcept>

namespace {

constexpr int look_up_ms = 50;  // how often the server looks whether it should stop

bool is_readable(int fd) {
    pollfd p{fd, POLLIN, 0};
    return ::poll(&p, 1, look_up_ms) > 0;
}

// A line without its end, or nothing when the other side left or the test is over.
std::optional<std::string> next_line(int connection, std::string& buffer, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (const std::size_t end = buffer.find("\r\n"); end != std::string::npos) {
            std::string line = buffer.substr(0, end);
            buffer.erase(0, end + 2);
            return line;
        }
        if (!is_readable(connection)) {
            continue;
        }
        char piece[4'096];
        const ssize_t n = ::recv(connection, piece, sizeof piece, 0);
        if (n <= 0) {
            return {};
        }
        buffer.append(piece, std::size_t(n));
    }
    return {};
}

void say(int connection, const std::string& line) {
    const std::string bytes = line + "\r\n";
    if (::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) {
        throw std::runtime_error("the client went away");
    }
}

std::string between_angles(const std::string& line) {
    const std::size_t from = line.find('<') + 1;
    return line.substr(from, line.find('>') - from);
}

}  // namespace

SmtpServer::SmtpServer() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof at;
    auto* address = reinterpret_cast<sockaddr*>(&at);
    if (::bind(listener_, address, length) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, address, &length) != 0) {
        throw std::runtime_error("no loopback port for the test's mail server");
    }
    port_ = ntohs(at.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

SmtpServer::~SmtpServer() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
}

void SmtpServer::answer_recipients(std::string reply) {
    const std::lock_guard lock(mutex_);
    refusal_ = std::move(reply);
}
std::string SmtpServer::refusal() const {
    const std::lock_guard lock(mutex_);
    return refusal_;
}
std::vector<SmtpServer::Received> SmtpServer::received() const {
    const std::lock_guard lock(mutex_);
    return received_;
}

void SmtpServer::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (!is_readable(listener_)) {
            continue;
        }
        const int connection = ::accept(listener_, nullptr, nullptr);
        ++conversations_;
        try {
            talk(connection, stop);
        } catch (const std::runtime_error&) {
            // The client left in the middle: the test sees what did not arrive.
        }
        ::close(connection);
    }
}

void SmtpServer::talk(int connection, const std::stop_token& stop) {
    std::string buffer;
    Received letter;
    if (is_silent_) {
        next_line(connection, buffer, stop);  // until the client leaves
        return;
    }
    say(connection, "220 test");
    while (const auto line = next_line(connection, buffer, stop)) {
        if (line->starts_with("MAIL FROM:")) {
            letter = {between_angles(*line), "", {}};
            say(connection, "250 ok");
        } else if (line->starts_with("RCPT TO:")) {
            const std::string no = refusal();
            letter.to.push_back(between_angles(*line));
            say(connection, no.empty() ? "250 ok" : no);
        } else if (*line == "DATA") {
            say(connection, "354 go on");
            for (auto text = next_line(connection, buffer, stop); text && *text != ".";
                 text = next_line(connection, buffer, stop)) {
                letter.data += text->substr(text->starts_with('.') ? 1 : 0) + "\r\n";
            }
            const std::lock_guard lock(mutex_);
            received_.push_back(letter);
            say(connection, "250 taken");
        } else if (*line == "QUIT") {
            say(connection, "221 bye");
            return;
        } else {
            say(connection, line->starts_with("EHLO") || *line == "RSET" ? "250 ok" : "500 what?");
        }
    }
}
