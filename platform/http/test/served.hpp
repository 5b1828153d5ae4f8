// A server on a free port, and words sent to it byte by byte.
#pragma once
#include <http/server.hpp>
#include <logs/logs.hpp>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <chrono>
#include <thread>

namespace sample {
struct Greeting {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Greeting, (), (words))
struct Name {
    schema::Text<1, 20> name;
};
BOOST_DESCRIBE_STRUCT(Name, (), (name))
}  // namespace sample

class Served : public ::testing::Test {
  protected:
    virtual void declare() = 0;  // the routes
    void SetUp() override {
        logs::quiet();
        declare();
        settings.port = 0;
        server = std::make_unique<http::Server>(settings, router);
        thread = std::thread([this] { server->run(); });
    }
    void TearDown() override {
        if (server) {
            server->stop();
            thread.join();
        }
    }

    int connected() const {
        const int s = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_port = htons(server->port());
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval limit{5, 0};
        ::setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        EXPECT_EQ(::connect(s, reinterpret_cast<sockaddr*>(&a), sizeof a), 0);
        return s;
    }
    static void say(int s, std::string_view raw) {
        EXPECT_EQ(::send(s, raw.data(), raw.size(), MSG_NOSIGNAL), ssize_t(raw.size()));
    }
    // What comes until `enough` of it, the end, or five silent seconds.
    static std::string heard(int s, const std::function<bool(const std::string&)>& enough) {
        std::string out;
        char buffer[4096];
        while (!enough(out)) {
            const auto n = ::recv(s, buffer, sizeof buffer, 0);
            if (n <= 0) {
                break;
            }
            out.append(buffer, std::size_t(n));
        }
        return out;
    }
    // What comes back until the server closes, or has said `wanted` answers.
    std::string told(std::string_view raw, int wanted = 1) const {
        const int s = connected();
        say(s, raw);
        const auto out =
            heard(s, [&](const auto& text) { return count(text, "HTTP/1.1") >= wanted && complete(text); });
        ::close(s);
        return out;
    }
    static int count(const std::string& text, std::string_view part) {
        int n = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
            ++n;
        }
        return n;
    }
    static bool complete(const std::string& text) {
        const auto head = text.rfind("HTTP/1.1"), end = text.find("\r\n\r\n", head);
        const auto length = text.find("Content-Length: ", head);
        if (end == std::string::npos) {
            return false;
        }
        return length == std::string::npos || length > end ||
               text.size() >= end + 4 + std::stoul(text.substr(length + 16));
    }
    // Waits for what another thread brings about; false after five seconds.
    static bool soon(const std::function<bool()>& true_now) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
        while (!true_now()) {
            if (std::chrono::steady_clock::now() > until) {
                return false;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return true;
    }

    http::ServerSettings settings;
    http::Router router;
    std::unique_ptr<http::Server> server;
    std::thread thread;
};
