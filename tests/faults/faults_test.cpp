// The tools of this folder do what they say; without that the long programs would prove nothing. And one
// short round of the real thing, so that a plain `./check` runs it too.
#include "engines.hpp"
#include "proxy.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>

namespace faults {
namespace {

// Answers each request with a page of 400 bytes, on a thread, until it goes.
class Page {
  public:
    Page() : port_(free_port()), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port_);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int yes = 1;
        ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
        EXPECT_EQ(::bind(listener_, reinterpret_cast<const sockaddr*>(&at), sizeof(at)), 0);
        EXPECT_EQ(::listen(listener_, 16), 0);
        thread_ = std::thread([this] { run(); });
    }
    ~Page() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    Port port() const { return port_; }

  private:
    void run() {
        const std::string reply =
            "HTTP/1.1 200 OK\r\nContent-Length: 400\r\nConnection: close\r\n\r\n" + std::string(400, 'x');
        for (int fd = 0; (fd = ::accept(listener_, nullptr, nullptr)) >= 0; ::close(fd)) {
            std::array<char, 4096> request;
            if (::recv(fd, request.data(), request.size(), 0) > 0) {
                (void)::send(fd, reply.data(), reply.size(), MSG_NOSIGNAL);
            }
        }
    }
    Port port_;
    int listener_;
    std::thread thread_;
};

TEST(Proxy, in_good_weather_brings_everything) {
    const Page page;
    const Proxy proxy(page.port(), 1);
    Wire wire;
    for (int i = 0; i < 20; ++i) {
        const auto reply = wire.ask(proxy.port(), "GET", "/");
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 200);
        EXPECT_EQ(reply->body, std::string(400, 'x'));
    }
    EXPECT_EQ(proxy.count().links, 20);
    EXPECT_EQ(proxy.count().dropped + proxy.count().halved + proxy.count().delayed + proxy.count().stalled,
              0);
}

TEST(Proxy, does_each_kind_of_harm) {
    const Page page;
    Proxy proxy(page.port(), 1);
    Wire wire("127.0.0.1", milliseconds(2000));
    proxy.set({.drop = 1});
    EXPECT_FALSE(wire.ask(proxy.port(), "GET", "/"));
    EXPECT_EQ(proxy.count().dropped, 1);
    proxy.set({.halve = 1});
    EXPECT_FALSE(wire.ask(proxy.port(), "GET", "/"));
    EXPECT_EQ(proxy.count().halved, 1);
    proxy.set({.delay = 1, .delay_max = milliseconds(50)});
    EXPECT_TRUE(wire.ask(proxy.port(), "GET", "/"));
    EXPECT_GE(proxy.count().delayed, 2);
    proxy.set({.is_cut = true});
    EXPECT_FALSE(wire.ask(proxy.port(), "GET", "/"));
    proxy.set({});
    EXPECT_TRUE(wire.ask(proxy.port(), "GET", "/"));
}

TEST(Proxy, plans_the_same_from_the_same_seed) {
    const auto fates = [](std::uint64_t seed) {
        const Page page;
        Proxy proxy(page.port(), seed);
        proxy.set({.drop = 0.3, .halve = 0.3});
        std::string out;
        for (int i = 0; i < 30; ++i) {
            Wire wire;
            out += wire.ask(proxy.port(), "GET", "/") ? '.' : 'x';
        }
        return out;
    };
    EXPECT_EQ(fates(7), fates(7));
    EXPECT_NE(fates(7), fates(8));
}

// An auditor that finds nothing wrong in a log that is wrong would pass everything.
class Audited : public testing::Test {
  protected:
    Audited()
        : candidate_(
              {"127.0.0.1", "", "a", {{"q", {json::object{{"kind", "choice"}, {"option", "x"}}}}}},
              [](Chance&) { return Port(1); }, 3, milliseconds(100)) {
        for (int i = 0; i < 3; ++i) {
            candidate_.write();
        }
        json::array saved;
        entries_.push_back(json::object{
            {"cause", candidate_.changes()[0].id},
            {"event",
             json::object{{"kind", "journal_opened"}, {"journal", 2}, {"name", candidate_.journal()}}}});
        for (const Change& change : candidate_.changes()) {
            json::object event = change.command;
            event.erase("id");
            event.erase("sequence");
            event["kind"] = event_of(text_of(change.command.at("kind")));
            event["mark"] = json::object{{"journal", 2}, {"sequence", change.sequence}};
            entries_.push_back(
                json::object{{"cause", change.id + (entries_.size() == 1 ? "+1" : "")}, {"event", event}});
            saved.push_back(change.sequence);
        }
        candidate_.heed({{"saved", saved}, {"refused", json::array()}});
    }
    Verdict verdict(bool chain_holds = true) const {
        return audit_of(candidate_, {{"chain_holds", chain_holds}, {"broken", "x"}, {"entries", entries_}});
    }
    Candidate candidate_;
    json::array entries_;
};

TEST_F(Audited, a_whole_log_is_good) {
    EXPECT_TRUE(verdict().is_good()) << verdict().words();
    EXPECT_EQ(verdict().acknowledged, 3);
    EXPECT_EQ(verdict().stored, 3);
}
TEST_F(Audited, a_missing_change_is_found) {
    entries_.pop_back();
    EXPECT_EQ(verdict().missing, 1);
}
TEST_F(Audited, a_change_that_acts_twice_is_found) {
    entries_.push_back(entries_.back());
    EXPECT_EQ(verdict().twice, 1);
}
TEST_F(Audited, another_answer_than_was_sent_is_found) {
    entries_[1].at("event").at("mark").as_object()["sequence"] = 9;
    EXPECT_EQ(verdict().altered, 1);
}
TEST_F(Audited, a_wrong_order_is_found) {
    std::swap(entries_[1], entries_[2]);
    EXPECT_EQ(verdict().disordered, 1);
}
TEST_F(Audited, what_nobody_sent_is_found) {
    entries_[1].as_object()["cause"] = "nobody";
    EXPECT_EQ(verdict().invented, 1);
    EXPECT_EQ(verdict().missing, 1);
}
TEST_F(Audited, a_broken_chain_is_found) { EXPECT_EQ(verdict(false).broken_chains, 1); }

TEST(Smoke, a_killed_server_has_what_it_acknowledged) {
    const auto began = Steady::now();
    const Ground ground(Engine::sqlite);
    Server server(ground.place());
    server.start();
    Desk desk(server.port());
    Crowd crowd(desk.seat(3), [&](Chance&) { return server.port(); });
    crowd.begin();
    ASSERT_TRUE(crowd.goes_on(60, soon));
    server.kill();
    server.start();
    ASSERT_TRUE(crowd.goes_on(10, soon));
    crowd.settle(settled);
    const Verdict verdict = audit(desk, server.port(), crowd);
    summarise("one kill -9, SQLite", 1, crowd, verdict, began);
    expect_nothing_lost(crowd, verdict);
}

}  // namespace
}  // namespace faults
