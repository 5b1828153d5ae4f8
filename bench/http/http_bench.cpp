// What a request costs the server, beside the least it could cost on this machine in the same minute:
//   http_bench [connections…]      (64 and 256 when none are given)
// "at once" answers on the network lane; "later" hands every request to another thread, as a store would take
// it, and is answered from there; "workers" is an ordinary route.
#include "client.hpp"

#include <http/server.hpp>
#include <logs/logs.hpp>

#include <condition_variable>
#include <cstdio>
#include <thread>

namespace echo {
struct Command {
    schema::Text<1, 64> id;
    std::int64_t sequence;
    schema::Text<1, 40> kind;
    schema::Text<1, 64> item;
    std::vector<std::string> choices;
};
BOOST_DESCRIBE_STRUCT(Command, (), (id, sequence, kind, item, choices))
struct Wish {
    schema::Text<1, 64> journal;
    std::vector<Command> commands;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (journal, commands))
struct Taken {
    std::string id;
    std::int64_t sequence;
    std::int64_t number;
};
BOOST_DESCRIBE_STRUCT(Taken, (), (id, sequence, number))
struct View {
    std::vector<Taken> taken;
    std::string writer;
    std::int64_t seconds_left;
};
BOOST_DESCRIBE_STRUCT(View, (), (taken, writer, seconds_left))
struct At {
    schema::Text<1, 64> attempt;
};
BOOST_DESCRIBE_STRUCT(At, (), (attempt))
}  // namespace echo

namespace {

echo::View answer_to(const echo::Wish& wish) {
    echo::View out{{}, wish.journal.value, 3600};
    for (const auto& c : wish.commands) {
        out.taken.push_back({c.id.value, c.sequence, c.sequence + 1});
    }
    return out;
}

// Takes requests and answers all there are together, like a group commit without the disk.
class Elsewhere {
  public:
    struct Job {
        http::Later<echo::View> reply;
        echo::Wish wish;
    };
    ~Elsewhere() {
        {
            const std::lock_guard lock(mutex_);
            over_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }
    void give(Job job) {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
        if (jobs_.size() == 1) {
            wake_.notify_one();
        }
    }

  private:
    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            wake_.wait(lock, [this] { return over_ || !jobs_.empty(); });
            if (over_) {
                return;
            }
            auto jobs = std::exchange(jobs_, {});
            lock.unlock();
            for (Job& job : jobs) {
                job.reply(answer_to(job.wish));
            }
            lock.lock();
        }
    }
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Job> jobs_;
    bool over_ = false;
    std::thread thread_{[this] { run(); }};
};

std::string request_to(const std::string& path) {
    const std::string body =
        R"({"journal":"01939f1c-7b2a-7c3d-8e4f-5a6b7c8d9e0f","commands":[)"
        R"({"id":"01939f1c-7b2a-7c3d-8e4f-5a6b7c8d9e10","sequence":42,"kind":"answer",)"
        R"("item":"01939f1c-7b2a-7c3d-8e4f-5a6b7c8d9e11",)"
        R"("choices":["01939f1c-7b2a-7c3d-8e4f-5a6b7c8d9e12","01939f1c-7b2a-7c3d-8e4f-5a6b7c8d9e13"]}]})";
    return "POST " + path +
           "/01939f1c-7b2a-7c3d-8e4f-5a6b7c8d9e0f HTTP/1.1\r\nHost: localhost\r\n"
           "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r\nAccept: */*\r\n"
           "Accept-Language: en\r\nAccept-Encoding: gzip, deflate, br\r\nOrigin: http://localhost\r\n"
           "X-Assay-Csrf: 1\r\nContent-Type: application/json\r\n"
           "Cookie: assay_session=Zm9yIHRoZSBiZW5jaG1hcmsgb25seSwgbm90IGEgc2VjcmV0\r\n"
           "Content-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

void routes(http::Router& r, Elsewhere& elsewhere) {
    r.authenticate_with(
        [](const http::Request& request) -> std::optional<http::Caller> {
            if (request.cookie("assay_session").empty()) {
                return std::nullopt;
            }
            return http::Caller{"01939f1c-7b2a-7c3d-8e4f-5a6b7c8d9e14", {"candidate"}, "session"};
        },
        "assay_session");
    const http::About fast{"Echo", http::signed_in(), {}, 1 << 20, http::Lane::network};
    r.post_later("/api/at-once/{attempt}", fast,
                 [](http::Later<echo::View> reply, http::Caller, http::Path<echo::At>,
                    http::Body<echo::Wish> wish) { reply(answer_to(*wish)); });
    r.post_later("/api/later/{attempt}", fast,
                 [&elsewhere](http::Later<echo::View> reply, http::Caller, http::Path<echo::At>,
                              http::Body<echo::Wish> wish) {
                     elsewhere.give({std::move(reply), std::move(wish.value)});
                 });
    r.post("/api/workers/{attempt}", {"Echo", http::signed_in()},
           [](http::Caller, http::Path<echo::At>, http::Body<echo::Wish> wish) -> Result<echo::View> {
               return answer_to(*wish);
           });
    for (int i = 0; i < 130; ++i) {  // as many neighbours as the product has
        r.get("/api/neighbours-" + std::to_string(i % 13) + "/{attempt}/part-" + std::to_string(i),
              {"Neighbour", http::signed_in()},
              [](http::Path<echo::At>) -> Result<http::NoContent> { return http::NoContent{}; });
    }
}

void print(const char* name, int connections, const bench::Told& told, const bench::Told* bare) {
    std::printf("%-8s %4d connections  %8.0f/s  %6.2f us server CPU  p50 %6.2f ms  p99 %6.2f ms", name,
                connections, told.per_second, told.server_cpu_us, told.p50_ms, told.p99_ms);
    if (bare != nullptr) {
        std::printf("  %.2f of bare", told.per_second / bare->per_second);
    }
    std::printf("%s\n", told.failed == 0 ? "" : "  FAILED REPLIES");
}

}  // namespace

int main(int count, char** words) {
    logs::quiet();
    Elsewhere elsewhere;
    http::Router router;
    routes(router, elsewhere);
    http::Server server({.port = 0}, router);
    std::thread network([&] { server.run(); });
    std::vector<int> sizes;
    for (int i = 1; i < count; ++i) {
        sizes.push_back(std::max(1, std::atoi(words[i])));
    }
    if (sizes.empty()) {
        sizes = {64, 256};
    }
    const std::string reply = "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n" + std::string(300, 'x');
    for (const int connections : sizes) {
        bench::Load load{.connections = connections, .request = request_to("/api/at-once")};
        bench::Told least;
        {
            const bench::Bare bare(load.request.size(), reply);
            load.port = bare.port();
            least = bench::run(load);
        }
        print("bare", connections, least, nullptr);
        load.port = server.port();
        for (const std::string kind : {"at-once", "later", "workers"}) {
            load.request = request_to("/api/" + kind);
            print(kind.c_str(), connections, bench::run(load), &least);
        }
    }
    server.stop();
    network.join();
}
