#include "served.hpp"

namespace {

class Plain : public Served {
  protected:
    void declare() override {
        router.get("/hello/{name}", {"Greet", http::anyone()},
                   [](http::Path<sample::Name> at) -> Result<sample::Greeting> {
                       return sample::Greeting{"Hello " + at->name.value};
                   });
        router.post("/hello", {"Greet by body", http::anyone(), {}, 100},
                    [](http::Body<sample::Name> b) -> Result<http::Created<sample::Greeting>> {
                        return http::Created<sample::Greeting>{{"Hello " + b->name.value}};
                    });
        router.get("/secret", {"For staff", http::any_of({"operator"})},
                   []() -> Result<sample::Greeting> { return sample::Greeting{"psst"}; });
        router.get("/broken", {"Throws", http::anyone()},
                   []() -> Result<sample::Greeting> { throw std::runtime_error("inside"); });
        router.get("/seldom", {"Twice a minute", http::anyone(), {2, 60}},
                   []() -> Result<http::NoContent> { return http::NoContent{}; });
    }
};

TEST_F(Plain, AnswersAndKeepsTheConnection) {
    const std::string one = "GET /hello/Ann HTTP/1.1\r\nHost: x\r\n\r\n";
    const auto out = told(one + one, 2);
    EXPECT_EQ(count(out, "HTTP/1.1 200 OK"), 2);
    EXPECT_EQ(count(out, R"({"words":"Hello Ann"})"), 2);
}

TEST_F(Plain, RefusesWhatIsNoRequest) {
    for (const std::string bad :
         {"GET /hello/Ann HTTP/1.1\r\n\r\n", "GET hello HTTP/1.1\r\nHost: x\r\n\r\n", "NONSENSE\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a/../b HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /?a=1&a=2 HTTP/1.1\r\nHost: x\r\n\r\n",
          "POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
          "POST /hello HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"}) {
        EXPECT_EQ(count(told(bad), "HTTP/1.1 400"), 1) << bad;
    }
    EXPECT_EQ(count(told("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"),
                    "HTTP/1.1 431"),
              1);
}

TEST_F(Plain, BoundsTheBodyBeforeAndWhileItComes) {
    const std::string head =
        "POST /hello HTTP/1.1\r\nHost: x\r\nX-Assay-Csrf: 1\r\nContent-Type: application/json\r\n";
    EXPECT_EQ(count(told(head + "Content-Length: 1000000\r\n\r\n"), "HTTP/1.1 413"), 1);
    const std::string chunk = "60\r\n" + std::string(96, ' ') + "\r\n";
    EXPECT_EQ(
        count(told(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk), "HTTP/1.1 413"), 1);
    EXPECT_EQ(count(told(head + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"name\": \"Bert\"}\r\n0\r\n\r\n"),
                    "HTTP/1.1 201"),
              1);
}

TEST_F(Plain, NamesWhatDoesNotFit) {
    const std::string body = R"({"nom":"Ann"})";
    const auto out = told(
        "POST /hello HTTP/1.1\r\nHost: x\r\nX-Assay-Csrf: 1\r\nContent-Type: application/json\r\n"
        "Content-Length: 13\r\n\r\n" +
        body);
    EXPECT_EQ(count(out, "HTTP/1.1 422"), 1);
    EXPECT_EQ(count(out, "application/problem+json"), 1);
    EXPECT_EQ(count(out, R"("pointer":"/nom")"), 1);
    EXPECT_EQ(count(out, R"("pointer":"/name")"), 1);
}

TEST_F(Plain, ChangesComeFromOurPagesOnly) {
    const std::string tail = "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"name\":\"Ann\"}";
    const std::string head = "POST /hello HTTP/1.1\r\nHost: x\r\n";
    EXPECT_EQ(count(told(head + tail), "HTTP/1.1 403"), 1);
    EXPECT_EQ(
        count(told(head + "X-Assay-Csrf: 1\r\nOrigin: https://evil.example\r\n" + tail), "HTTP/1.1 403"), 1);
    EXPECT_EQ(count(told(head + "X-Assay-Csrf: 1\r\nOrigin: http://x\r\n" + tail), "HTTP/1.1 201"), 1);
}

TEST_F(Plain, KeepsDoorsShutAndFaultsToItself) {
    EXPECT_EQ(count(told("GET /secret HTTP/1.1\r\nHost: x\r\n\r\n"), "HTTP/1.1 401"), 1);
    const auto out = told("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(count(out, "HTTP/1.1 500"), 1);
    EXPECT_EQ(count(out, "inside"), 0);
    EXPECT_EQ(count(told("PUT /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"), "HTTP/1.1 405"), 1);
    EXPECT_EQ(count(told("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"), "HTTP/1.1 404"), 1);
}

TEST_F(Plain, AsksForPatience) {
    const std::string one = "GET /seldom HTTP/1.1\r\nHost: x\r\n\r\n";
    const auto out = told(one + one + one, 3);
    EXPECT_EQ(count(out, "HTTP/1.1 204"), 2);
    EXPECT_EQ(count(out, "HTTP/1.1 429"), 1);
    EXPECT_EQ(count(out, "Retry-After"), 1);
}

TEST(Ranges, TellWhoIsTheProxy) {
    EXPECT_TRUE(http::in_range("10.1.2.3", "10.0.0.0/8"));
    EXPECT_FALSE(http::in_range("11.1.2.3", "10.0.0.0/8"));
    EXPECT_TRUE(http::in_range("127.0.0.1", "127.0.0.1"));
    EXPECT_FALSE(http::in_range("10.1.2.3", "nonsense"));
    EXPECT_TRUE(http::in_range("fd00::1", "fd00::/8"));
}
}  // namespace
