#include <load/bench_server.hpp>

#include "bench_routes.hpp"
#include "temporary_database.hpp"

#include <running.hpp>

#include <fmt/format.h>
#include <csignal>
#include <filesystem>
#include <optional>
#include <thread>

namespace load {
namespace {
struct Folder {
    std::string path;
    explicit Folder(std::string p) : path(std::move(p)) { std::filesystem::create_directories(path); }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};
}  // namespace

void serve_bench(const BenchServer& wish, const std::function<void(const boost::json::object&)>& say) {
    // Blocked before any thread starts, so that this one alone is told.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const Folder folder(wish.folder);
    std::optional<TemporaryDatabase> database, serial;
    std::string serial_url = wish.folder + "/serial.sqlite";
    if (!wish.database.empty()) {
        database.emplace(wish.database);
        serial.emplace(wish.database);
        serial_url = serial->url();
    }
    app::Running server(
        {.data = wish.folder, .database = database ? database->url() : "", .port = 0, .demo = true},
        [&](http::Router& r, app::Installation& i) { bench_routes(r, i, serial_url); });
    std::thread waiter([&] {
        const timespec most{wish.seconds_max, 0};
        sigtimedwait(&signals, nullptr, &most);
        server.stop();
    });
    say({{"address", fmt::format("http://127.0.0.1:{}", server.port())}});
    server.run();
    pthread_kill(waiter.native_handle(), SIGTERM);  // when run() ended by itself
    waiter.join();
}

}  // namespace load
