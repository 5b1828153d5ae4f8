#include "served.hpp"

#include <atomic>
#include <mutex>

namespace {

class Sockets : public Served {
  protected:
    void declare() override {
        router.authenticate_with([](const http::Request& r) -> std::optional<http::Caller> {
            const auto token = r.cookie("who");
            return token.empty() ? std::nullopt
                                 : std::optional(http::Caller{std::string(token), {"candidate"}, "s"});
        });
        router.socket("/live/{name}", {"News", http::signed_in()},
                      [this](std::shared_ptr<http::Socket> socket, http::Caller who,
                             http::Path<sample::Name> at) -> Result<http::NoContent> {
                          if (at->name.value == "nothing") {
                              return not_found("news");
                          }
                          socket->send("hello " + who.person);
                          socket->on_close([this] { ++closed; });
                          const std::lock_guard lock(mutex);
                          open = std::move(socket);
                          return http::NoContent{};
                      });
    }
    static std::string upgrade(const std::string& name, const std::string& more) {
        return "GET /live/" + name +
               " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
               more + "\r\n";
    }
    static constexpr const char* ours = "Origin: http://x\r\nCookie: who=ann\r\n";
    // A short frame of the server's: not masked.
    static std::string frame(unsigned char kind, const std::string& text) {
        return std::string(1, char(0x80 | kind)) + char(text.size()) + text;
    }
    static auto until(const std::string& part) {
        return [part](const std::string& text) { return text.find(part) != std::string::npos; };
    }
    std::shared_ptr<http::Socket> current() {
        const std::lock_guard lock(mutex);
        return open;
    }
    void TearDown() override {
        Served::TearDown();
        server.reset();
    }

    std::atomic<int> closed{0};
    std::mutex mutex;
    std::shared_ptr<http::Socket> open;
};

TEST_F(Sockets, CarryTextsInOrderAndEndWhenTheBrowserGoes) {
    const int s = connected();
    say(s, upgrade("a", ours));
    const auto out = heard(s, until(frame(1, "hello ann")));
    EXPECT_EQ(out.find("HTTP/1.1 101"), 0U);
    EXPECT_NE(out.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), std::string::npos);  // RFC 6455, 1.3
    current()->send("one");
    current()->send("two");
    EXPECT_EQ(heard(s, until(frame(1, "two"))), frame(1, "one") + frame(1, "two"));
    EXPECT_EQ(closed, 0);
    ::close(s);
    EXPECT_TRUE(soon([&] { return closed == 1; }));
    EXPECT_TRUE(current()->closed());
    current()->send("to nobody");
}

TEST_F(Sockets, AreClosedByTheServerAfterWhatWasSent) {
    const int s = connected();
    say(s, upgrade("a", ours));
    heard(s, until(frame(1, "hello ann")));
    current()->send("last");
    current()->close();
    EXPECT_EQ(heard(s, until(frame(8, "\x03\xE8"))), frame(1, "last") + frame(8, "\x03\xE8"));
    ::close(s);
    EXPECT_TRUE(soon([&] { return closed == 1; }));
}

TEST_F(Sockets, SayGoodbyeWhenTheServerGoes) {
    const int s = connected();
    say(s, upgrade("a", ours));
    heard(s, until(frame(1, "hello ann")));
    server->stop();
    EXPECT_EQ(heard(s, until(frame(8, "\x03\xE9"))), frame(8, "\x03\xE9"));  // 1001, going away
    ::close(s);
    EXPECT_TRUE(soon([&] { return closed == 1; }));
}

TEST_F(Sockets, AreForOurOwnPagesAndThoseWhoMay) {
    EXPECT_EQ(count(told(upgrade("a", "Origin: https://evil.example\r\nCookie: who=ann\r\n")),
                    "not_from_our_pages"),
              1);
    EXPECT_EQ(count(told(upgrade("a", "Cookie: who=ann\r\n")), "not_from_our_pages"), 1);
    EXPECT_EQ(count(told(upgrade("a", "Origin: http://x\r\n")), "HTTP/1.1 401"), 1);
    EXPECT_EQ(count(told(upgrade("nothing", ours)), "HTTP/1.1 404"), 1);
    EXPECT_EQ(
        count(told(std::string("GET /live/a HTTP/1.1\r\nHost: x\r\n") + ours + "\r\n"), "upgrade_required"),
        1);
    EXPECT_EQ(current(), nullptr);
}

TEST_F(Sockets, LetGoOfABrowserThatDoesNotRead) {
    const int s = connected();
    say(s, upgrade("a", ours));
    heard(s, until(frame(1, "hello ann")));
    const std::string text(60'000, 'x');
    const auto socket = current();
    for (int i = 0; i < 1000 && !socket->closed(); ++i) {
        socket->send(text);
        std::this_thread::yield();
    }
    EXPECT_TRUE(socket->closed());
    EXPECT_TRUE(soon([&] { return closed == 1; }));
    ::close(s);
}

TEST_F(Sockets, AreNotForLongSpeeches) {
    const int s = connected();
    say(s, upgrade("a", ours));
    heard(s, until(frame(1, "hello ann")));
    // A masked text frame of 60,000 bytes.
    say(s, std::string("\x81\xFE\xEA\x60", 4) + "mask" + std::string(60'000, 'x'));
    EXPECT_TRUE(soon([&] { return closed == 1; }));
    ::close(s);
}

TEST_F(Sockets, AreSoManyToAPersonAndNotMore) {
    std::vector<int> all;
    for (std::size_t i = 0; i < http::Socket::sockets_per_person_max; ++i) {
        all.push_back(connected());
        say(all.back(), upgrade("a", ours));
        EXPECT_EQ(heard(all.back(), until(frame(1, "hello ann"))).find("HTTP/1.1 101"), 0U);
    }
    const auto out = told(upgrade("a", ours));
    EXPECT_EQ(count(out, "HTTP/1.1 429"), 1);
    EXPECT_EQ(count(out, "too_many_sockets"), 1);
    for (const int s : all) {
        ::close(s);
    }
    EXPECT_TRUE(soon([&] { return closed == int(all.size()); }));
    const int s = connected();
    say(s, upgrade("a", ours));
    EXPECT_EQ(heard(s, until(frame(1, "hello ann"))).find("HTTP/1.1 101"), 0U);
    ::close(s);
}

TEST(Socket, GivesItsTextsToWhoeverStandsInForTheNetwork) {
    http::Socket socket;
    int woken = 0;
    socket.send("before");
    socket.attach([&] { ++woken; });
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(socket.take().texts, std::vector<std::string>{"before"});
    socket.close();
    socket.send("after the end");
    const auto out = socket.take();
    EXPECT_TRUE(out.close);
    EXPECT_FALSE(out.drop);
    EXPECT_TRUE(out.texts.empty());
    socket.ended();
    bool told = false;
    socket.on_close([&] { told = true; });
    EXPECT_TRUE(told);
}
}  // namespace
