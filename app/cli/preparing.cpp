#include "preparing.hpp"

#include "command.hpp"

#include <http/server.hpp>
#include <logs/logs.hpp>
#include <pages.hpp>
#include <population/preparing.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <iostream>
#include <mutex>
#include <thread>

namespace cli {
namespace {

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

std::string address_of(const app::Settings& s) {
    return fmt::format("{}://{}:{}", s.tls_cert.empty() ? "http" : "https", s.host, s.port);
}

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

bool is_told_to_stop() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    const timespec at_once{0, 0};
    return sigtimedwait(&signals, nullptr, &at_once) > 0;
}

// The months run in a program of their own: what they need of memory goes with it, and so does it with us.
class Maker {
  public:
    explicit Maker(const app::Settings& settings) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) {
            throw std::runtime_error("No pipe could be made for preparing the demo.");
        }
        // Everything is made before the fork: another thread is running.
        const std::string people = std::to_string(settings.demo_people);
        const std::string links = settings.base_url.empty() ? address_of(settings) : settings.base_url;
        std::vector<std::string> words{"assay",  "population",    "prepare", "--data",     settings.data,
                                       "--demo", "--demo-people", people,    "--base-url", links};
        if (settings.clock) {
            words.insert(words.end(), {"--clock", *settings.clock});
        }
        std::vector<char*> arguments;
        for (std::string& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        // Not among the arguments, since it may hold a password. Many small pieces of memory come and go.
        ::setenv("ASSAY_DATABASE", settings.database.c_str(), 1);
        ::setenv("GLIBC_TUNABLES", "glibc.malloc.tcache_count=65000", 1);
        const pid_t parent = ::getpid();
        pid_ = ::fork();
        if (pid_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() == parent && ::dup2(ends[1], STDOUT_FILENO) >= 0) {
                ::execv("/proc/self/exe", arguments.data());
            }
            ::_exit(1);
        }
        ::unsetenv("ASSAY_DATABASE");
        ::unsetenv("GLIBC_TUNABLES");
        ::close(ends[1]);
        from_ = ends[0];
    }
    ~Maker() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
        ::close(from_);
    }
    Maker(const Maker&) = delete;
    Maker& operator=(const Maker&) = delete;

    // Its next line; nothing when none came for a moment, or it has ended.
    std::optional<std::string> line() {
        for (auto end = text_.find('\n');; end = text_.find('\n')) {
            if (end != std::string::npos) {
                std::string out = text_.substr(0, end);
                text_.erase(0, end + 1);
                return out;
            }
            pollfd wait{from_, POLLIN, 0};
            if (::poll(&wait, 1, 200) <= 0) {
                return std::nullopt;
            }
            char bytes[4096];
            const ssize_t n = ::read(from_, bytes, sizeof bytes);
            if (n <= 0) {
                ended_ = true;
                return std::nullopt;
            }
            text_.append(bytes, std::size_t(n));
        }
    }
    bool has_ended() const { return ended_; }

  private:
    pid_t pid_ = -1;
    int from_ = -1;
    std::string text_;
    bool ended_ = false;
};

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
        std::cout << fmt::format("Assay answers at {}; it is preparing {} simulated people for the demo.",
                                 address_of(settings), settings.demo_people)
                  << std::endl;
    }
    std::jthread serving([&] { server.run(); });
    const auto begun = std::chrono::steady_clock::now();
    const auto ended = [&server](bool whole) {
        server.stop();
        return whole;
    };
    Line line;
    Maker maker(settings);
    while (!maker.has_ended()) {
        if (is_told_to_stop()) {
            return ended(false);
        }
        const auto said = maker.line();
        boost::system::error_code ec;
        const auto told = said ? boost::json::parse(*said, ec) : boost::json::value();
        if (!told.is_object()) {
            continue;
        }
        const auto& o = told.get_object();
        if (const auto* share = o.if_contains("share")) {
            const population::Progress p{share->to_number<double>(),
                                         from_micros(o.at("at").to_number<std::int64_t>())};
            far.set(p);
            if (!json) {
                line.tell(p);
            }
        } else if (o.contains("people")) {
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
            logs::info("the demo is ready", {{"made", *said}, {"seconds", took.count()}});
            if (!json) {
                line.end(fmt::format("The demo is ready: {} simulated people, {} attempts, {:.0f} seconds.",
                                     o.at("people").to_number<std::int64_t>(),
                                     o.at("attempts").to_number<std::int64_t>(), took.count()));
            }
            return ended(true);
        } else if (const auto* failed = o.if_contains("failed")) {
            ended(false);
            throw std::runtime_error(std::string(failed->as_string()));
        }
    }
    ended(false);
    throw std::runtime_error("The demo's people could not be made: what makes them ended. Start again.");
}

Outcome make_population(const app::Settings& settings) {
    const auto say = [](const boost::json::object& o) {
        std::cout << boost::json::serialize(o) << std::endl;
    };
    try {
        const population::Made made = population::prepare(settings, [&](const population::Progress& p) {
            say({{"share", p.share}, {"at", micros(p.at)}});
        });
        boost::json::object refused;
        for (const auto& [what, times] : made.refused) {
            refused[what] = times;
        }
        say({{"people", made.people},
             {"attempts", made.attempts},
             {"answers", made.answers},
             {"requests", made.requests},
             {"refused", std::move(refused)}});
        return {};
    } catch (const std::exception& e) {
        say({{"failed", e.what()}});
        return {{}, "", false};
    }
}

}  // namespace cli
