#include "served.hpp"

#include <atomic>
#include <mutex>

namespace {

class Answers : public Served {
  protected:
    using Reply = http::Later<sample::Greeting>;

    void declare() override {
        settings.waiting_max = 4;
        settings.under_way_max = 8;
        router.authenticate_with(
            [this](const http::Request& r) -> std::optional<http::Caller> {
                ++asked;
                const auto token = r.cookie("who");
                return token.empty() ? std::nullopt
                                     : std::optional(http::Caller{std::string(token), {"candidate"}, "s"});
            },
            "who");
        const http::About fast{"Later", http::signed_in(), {}, 1000, http::Lane::network};
        router.post_later("/kept/{name}", fast, [this](Reply reply, http::Path<sample::Name> at) {
            on_network = std::this_thread::get_id() == thread.get_id();
            keep(at->name.value, std::move(reply));
        });
        router.post_later("/echo", fast, [](Reply reply, http::Caller who, http::Body<sample::Name> b) {
            reply(sample::Greeting{who.person + " " + b->name.value});
        });
        router.get_later("/dropped", {"Forgets", http::anyone()}, [](Reply) {});
        router.get_later("/thrown", {"Throws", http::anyone(), {}, 100, http::Lane::network},
                         [](Reply) { throw std::runtime_error("inside"); });
        router.get_later("/refused", {"Refuses", http::anyone()},
                         [](Reply reply) { reply(fail(Why::unavailable, "busy", "Later.")); });
    }
    void TearDown() override {
        {
            const std::lock_guard lock(mutex);
            kept.clear();
        }
        Served::TearDown();
    }
    void keep(const std::string& name, Reply reply) {
        const std::lock_guard lock(mutex);
        kept.emplace_back(name, std::move(reply));
    }
    std::size_t waiting() {
        const std::lock_guard lock(mutex);
        return kept.size();
    }
    void answer_all() {
        const std::lock_guard lock(mutex);
        for (auto& [name, reply] : kept) {
            reply(sample::Greeting{"for " + name});
        }
        kept.clear();
    }
    static std::string post(const std::string& path, const std::string& who = "ann",
                            const std::string& body = "") {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nX-Assay-Csrf: 1\r\nCookie: who=" + who +
               "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body;
    }

    std::atomic<int> asked{0};
    std::atomic<bool> on_network{false};
    std::mutex mutex;
    std::vector<std::pair<std::string, Reply>> kept;
};

TEST_F(Answers, ComeFromAnotherThreadInTheOrderOfTheRequests) {
    const int s = connected();
    say(s, post("/kept/one") + post("/kept/two"));
    ASSERT_TRUE(soon([&] { return waiting() == 1; }));
    answer_all();
    ASSERT_TRUE(soon([&] { return waiting() == 1; }));  // the second is asked when the first is answered
    EXPECT_TRUE(on_network);                            // since the session is known by now
    answer_all();
    const auto out =
        heard(s, [](const auto& text) { return count(text, "HTTP/1.1 200") == 2 && complete(text); });
    EXPECT_LT(out.find("for one"), out.find("for two"));
    EXPECT_NE(out.find("for two"), std::string::npos);
    ::close(s);
}

TEST_F(Answers, MayComeWhenTheClientHasGone) {
    const int s = connected();
    say(s, post("/kept/gone"));
    ASSERT_TRUE(soon([&] { return waiting() == 1; }));
    ::close(s);
    answer_all();
    EXPECT_EQ(count(told(post("/echo", "ann", R"({"name":"Bert"})")), R"({"words":"ann Bert"})"), 1);
}

TEST_F(Answers, AreGivenByAHandlerThatForgetsOrThrows) {
    for (const std::string path : {"/dropped", "/thrown"}) {
        const auto out = told("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(count(out, "HTTP/1.1 500"), 1) << path;
        EXPECT_EQ(count(out, "our_fault"), 1);
        EXPECT_EQ(count(out, "inside"), 0);
    }
}

TEST_F(Answers, AskForPatienceWhenTooManyWait) {
    const int s = connected();
    say(s, post("/echo", "ann", R"({"name":"Bert"})"));  // the session is known from now on
    heard(s, complete);
    std::vector<int> others;
    for (std::size_t i = 0; i < settings.under_way_max; ++i) {
        others.push_back(connected());
        say(others.back(), post("/kept/x"));
    }
    ASSERT_TRUE(soon([&] { return waiting() == settings.under_way_max; }));
    const auto out = told(post("/kept/x"));
    EXPECT_EQ(count(out, "HTTP/1.1 503"), 1);
    EXPECT_EQ(count(out, R"("code":"busy")"), 1);
    const auto at = out.find("Retry-After: ");
    ASSERT_NE(at, std::string::npos);
    EXPECT_GE(std::stoi(out.substr(at + 13)), 1);
    EXPECT_LE(std::stoi(out.substr(at + 13)), 3);
    answer_all();
    EXPECT_EQ(count(told(post("/echo", "ann", R"({"name":"Bert"})")), "HTTP/1.1 200"), 1);
    for (const int other : others) {
        ::close(other);
    }
    ::close(s);
    EXPECT_EQ(count(told("GET /refused HTTP/1.1\r\nHost: x\r\n\r\n"), "Retry-After: "), 1);
}

TEST_F(Answers, LookASessionUpOnceUntilItIsForgotten) {
    const auto ask = [&](const std::string& who) { return told(post("/echo", who, R"({"name":"Bert"})")); };
    EXPECT_EQ(count(ask("ann"), "ann Bert"), 1);
    EXPECT_EQ(count(ask("ann"), "ann Bert"), 1);
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(count(ask("bob"), "bob Bert"), 1);
    EXPECT_EQ(asked, 2);
    router.callers().forget_person("ann");
    EXPECT_EQ(count(ask("ann"), "ann Bert"), 1);
    EXPECT_EQ(asked, 3);
    EXPECT_EQ(count(ask("bob"), "bob Bert"), 1);
    EXPECT_EQ(asked, 3);
    EXPECT_EQ(count(ask(""), "HTTP/1.1 401"), 1);
    EXPECT_EQ(asked, 3);
}

TEST(Callers, DoNotKeepWhatWasForgottenMeanwhile) {
    http::Callers callers;
    const http::Caller ann{"ann", {"candidate"}, "session"};
    const auto mark = callers.mark();
    callers.forget_session("session");  // between the look-up in the database and its result
    callers.keep("token", ann, mark);
    EXPECT_FALSE(callers.find("token"));
    callers.keep("token", ann, callers.mark());
    ASSERT_TRUE(callers.find("token"));
    EXPECT_EQ(callers.find("token")->person, "ann");
    callers.forget_session("session");
    EXPECT_FALSE(callers.find("token"));
}

TEST(Server, MayGoBeforeALaterReply) {
    logs::quiet();
    std::optional<http::Later<sample::Greeting>> kept;
    std::atomic<bool> have{false};
    http::Router router;
    router.get_later("/", {"Kept", http::anyone(), {}, 0, http::Lane::network},
                     [&](http::Later<sample::Greeting> reply) {
                         kept.emplace(std::move(reply));
                         have = true;
                     });
    auto server = std::make_unique<http::Server>(http::ServerSettings{.port = 0}, router);
    std::thread thread([&] { server->run(); });
    const int s = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_port = htons(server->port());
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::connect(s, reinterpret_cast<sockaddr*>(&a), sizeof a), 0);
    const std::string_view raw = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    ASSERT_EQ(::send(s, raw.data(), raw.size(), MSG_NOSIGNAL), ssize_t(raw.size()));
    while (!have) {
        std::this_thread::yield();
    }
    ::close(s);
    server->stop();
    (*kept)(sample::Greeting{"while it goes"});
    thread.join();
    server.reset();
    EXPECT_TRUE(kept->answered());
}
}  // namespace
