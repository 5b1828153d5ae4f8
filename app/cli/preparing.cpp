#include "preparing.hpp"

#include <http/server.hpp>
#include <logs/logs.hpp>
#include <pages.hpp>
#include <population/preparing.hpp>

#include <fmt/format.h>
#include <unistd.h>
#include <csignal>
#include <iostream>
#include <mutex>
#include <thread>

namespace cli {
namespace {

struct Stopped {};

// How far it is: written by the months, read by the network.
class HowFar {
  public:
    void set(const population::Progress& p) {
        const std::scoped_lock lock(mutex_);
        now_ = p;
    }
    population::Progress get() const {
        const std::scoped_lock lock(mutex_);
        return now_;
    }

  private:
    mutable std::mutex mutex_;
    population::Progress now_{};
};

std::string month_of(Instant at) { return to_string(utc_date(at)).substr(0, 7); }

Failure not_yet(const population::Progress& p) {
    return {Why::unavailable,
            "preparing_demo",
            "The demo's simulated people are being made. This takes a moment; the page goes on by itself.",
            {},
            {{"percent", std::to_string(int(p.share * 100))}, {"month", month_of(p.at)}}};
}

// Every address of the API, whatever it is for: they all come back.
void closed_routes(http::Router& r, const HowFar& far) {
    const auto closed = [&far](http::Request&) -> Result<http::NoContent> {
        return std::unexpected(not_yet(far.get()));
    };
    constexpr int parts_max = 8;
    std::string path = "/api";
    for (int n = 1; n <= parts_max; ++n) {
        path += fmt::format("/{{part_{}}}", n);
        r.get(path, {"Not yet", http::anyone()}, closed);
        r.post(path, {"Not yet", http::anyone()}, closed);
        r.put(path, {"Not yet", http::anyone()}, closed);
        r.patch(path, {"Not yet", http::anyone()}, closed);
        r.del(path, {"Not yet", http::anyone()}, closed);
    }
    r.otherwise([&far](const http::Request& request) {
        if (request.path == "/healthz") {
            return http::Reply{200, {{"Content-Type", "text/plain"}}, "ok\n"};
        }
        const bool asks_state = request.path == "/readyz" || request.path == "/metrics";
        return asks_state ? http::problem_reply(not_yet(far.get())) : app::page(request);
    });
}

void stop_if_told() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    const timespec at_once{0, 0};
    if (sigtimedwait(&signals, nullptr, &at_once) > 0) {
        throw Stopped{};
    }
}

// On a terminal one line that grows; into a file a line now and then.
class Line {
  public:
    void tell(const population::Progress& p) {
        const int percent = int(p.share * 100);
        if (percent < told_ + (terminal_ ? 1 : 25)) {
            return;
        }
        told_ = percent;
        std::cout << (terminal_ ? "\r" : "")
                  << fmt::format("Preparing the demo: {} % ({})", percent, month_of(p.at))
                  << (terminal_ ? "   " : "\n") << std::flush;
    }
    void end(const std::string& words) { std::cout << (terminal_ ? "\r" : "") << words << std::endl; }

  private:
    bool terminal_ = ::isatty(STDOUT_FILENO) != 0;
    int told_ = -100;
};

}  // namespace

bool prepare_demo(app::Settings& settings, bool json) {
    if (!population::is_due(settings)) {
        return true;
    }
    HowFar far;
    http::Router router;
    closed_routes(router, far);
    http::Server server({.host = settings.host,
                         .port = settings.port,
                         .tls_cert = settings.tls_cert,
                         .tls_key = settings.tls_key,
                         .trust_proxy = settings.trust_proxy,
                         .workers = 2},
                        router);
    settings.port = server.port();
    if (!json) {
        std::cout << fmt::format(
                         "Assay answers at {}://{}:{}; it is preparing {} simulated people for the demo.",
                         settings.tls_cert.empty() ? "http" : "https", settings.host, settings.port,
                         settings.demo_people)
                  << std::endl;
    }
    std::jthread serving([&] { server.run(); });
    const auto begun = std::chrono::steady_clock::now();
    Line line;
    bool whole = true;
    try {
        const population::Made made = population::prepare(settings, [&](const population::Progress& p) {
            far.set(p);
            if (!json) {
                line.tell(p);
            }
            stop_if_told();
        });
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        for (const auto& [what, times] : made.refused) {
            logs::info("refused while preparing the demo", {{"what", what}, {"times", times}});
        }
        logs::info("the demo is ready",
                   {{"people", made.people}, {"attempts", made.attempts}, {"requests", made.requests},
                    {"answers", made.answers}, {"seconds", took.count()}});
        if (!json) {
            line.end(fmt::format("The demo is ready: {} simulated people, {} attempts, {:.0f} seconds.",
                                 made.people, made.attempts, took.count()));
        }
    } catch (const Stopped&) {
        whole = false;
    } catch (...) {
        server.stop();
        throw;
    }
    server.stop();
    return whole;
}

}  // namespace cli
