#include "connection.hpp"
#include "metrics.hpp"

#include <base/clock.hpp>
#include <http/server.hpp>
#include <logs/logs.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <list>

namespace http {
using asio::ip::tcp;

struct Server::Inside {
    ServerSettings settings;
    const Router& router;
    Metrics metrics;
    // Before io: what io still holds at the end says good-bye to this list.
    std::list<std::function<void()>> open;  // closes each open connection when it is idle
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    asio::steady_timer drain_timer{io};
    std::optional<asio::ssl::context> tls;
    Surroundings around;
    std::atomic<std::size_t> waiting{0};
    std::atomic<bool> draining{false};
    asio::thread_pool workers;  // last: joined before what it uses goes

    Inside(ServerSettings s, const Router& r)
        : settings(std::move(s)), router(r), workers(settings.workers) {}

    void listen() {
        error_code ec;
        const auto address =
            asio::ip::make_address(settings.host == "localhost" ? "127.0.0.1" : settings.host, ec);
        if (ec) {
            throw std::runtime_error("'" + settings.host + "' is not an address to listen on.");
        }
        const tcp::endpoint endpoint(address, settings.port);
        acceptor.open(endpoint.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(endpoint, ec);
        if (!ec) {
            acceptor.listen(asio::socket_base::max_listen_connections, ec);
        }
        if (ec) {
            throw std::runtime_error("Cannot listen on " + settings.host + ":" +
                                     std::to_string(settings.port) + " (" + ec.message() +
                                     "). Choose another port.");
        }
    }
    void set_up_tls() {
        if (settings.tls_cert.empty() && settings.tls_key.empty()) {
            return;
        }
        tls.emplace(asio::ssl::context::tls_server);
        tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                         asio::ssl::context::no_tlsv1_1);
        error_code ec;
        tls->use_certificate_chain_file(settings.tls_cert, ec);
        if (!ec) {
            tls->use_private_key_file(settings.tls_key, asio::ssl::context::pem, ec);
        }
        if (ec) {
            throw std::runtime_error("Cannot use the TLS certificate or key: " + ec.message() + ".");
        }
    }

    void surround() {
        around.io = io.get_executor();
        around.trust_proxy = settings.trust_proxy;
        around.tls = tls.has_value();
        around.draining = [this] { return draining.load(); };
        around.body_max = [this](std::string_view method, std::string_view path) {
            const Route* route = router.find(method, path);
            return route == nullptr ? std::size_t(64 * 1024) : route->about.body_bytes_max;
        };
        around.serve = [this](Request r, std::function<void(Reply)> done) {
            if (waiting.load() >= settings.waiting_max) {
                metrics.refused();
                return false;
            }
            ++waiting;
            // Boxed, since a posted function must be copyable and a request should not be.
            auto request = std::make_shared<Request>(std::move(r));
            asio::post(workers, [this, request, done = std::move(done)] { work(*request, done); });
            return true;
        };
    }
    void work(Request& r, const std::function<void(Reply)>& done) {
        const auto begun = Clock::machine_now();
        auto reply = std::make_shared<Reply>(router.answer(r));
        --waiting;
        const Duration took = Clock::machine_now() - begun;
        const Route* route = router.find(r.method, r.path);
        metrics.answered(route == nullptr ? "page" : route->path, r.method, reply->status, took);
        logs::info("request", {{"request", r.id},
                               {"method", r.method},
                               {"route", route == nullptr ? "page" : route->path},
                               {"status", reply->status},
                               {"microseconds", took.count()},
                               {"person", r.caller ? r.caller->person : ""}});
        asio::post(io, [reply, done] { done(std::move(*reply)); });
    }

    void accept() {
        acceptor.async_accept([this](error_code ec, tcp::socket socket) {
            if (!acceptor.is_open()) {
                return;
            }
            if (!ec && open.size() < settings.connections_max) {
                welcome(std::move(socket));
            }
            accept();
        });
    }
    void welcome(tcp::socket socket) {
        error_code ec;
        socket.set_option(tcp::no_delay(true), ec);
        const auto peer = socket.remote_endpoint(ec);
        if (ec) {
            return;
        }
        auto stream = tls ? tls_stream(std::move(socket), *tls) : plain_stream(std::move(socket));
        const auto place = open.insert(open.end(), [] {});
        *place = serve_connection(std::move(stream), peer.address().to_string(), around,
                                  [this, place] { open.erase(place); });
    }
    void drain() {
        draining = true;
        error_code ignored;
        acceptor.close(ignored);
        const auto closers = open;  // closing one changes the list
        for (const auto& close_if_idle : closers) {
            close_if_idle();
        }
        check_drained(Clock::machine_now() + std::chrono::seconds(drain_seconds));
    }
    void check_drained(Instant until) {
        if (open.empty() || Clock::machine_now() >= until) {
            io.stop();
            return;
        }
        drain_timer.expires_after(std::chrono::milliseconds(20));
        drain_timer.async_wait([this, until](error_code) { check_drained(until); });
    }
};

Server::Server(ServerSettings settings, const Router& router)
    : inside_(std::make_unique<Inside>(std::move(settings), router)) {
    inside_->set_up_tls();
    inside_->listen();
    inside_->surround();
    inside_->accept();
}
Server::~Server() {
    inside_->workers.join();
    // Handlers still queued hold connections, which name the list of open ones: they go first.
    while (inside_->io.poll() != 0) {
        inside_->io.restart();
    }
}
unsigned short Server::port() const { return inside_->acceptor.local_endpoint().port(); }
void Server::run() {
    while (true) {
        try {
            inside_->io.run();
            return;
        } catch (const std::exception& e) {
            // One connection's bad luck (memory, a vanished peer) is no reason to leave the others.
            logs::error("connection failed", {{"error", e.what()}});
        }
    }
}
void Server::stop() {
    asio::post(inside_->io, [this] { inside_->drain(); });
}
std::string Server::metrics() const { return inside_->metrics.text(); }
}  // namespace http
