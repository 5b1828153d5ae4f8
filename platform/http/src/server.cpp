#include "connection.hpp"
#include "metrics.hpp"

#include <http/server.hpp>
#include <logs/logs.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <unordered_map>

namespace http {
using asio::ip::tcp;

namespace {
constexpr std::chrono::milliseconds slow{50};
}

struct Server::Inside {
    ServerSettings settings;
    const Router& router;
    Metrics metrics;
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    asio::steady_timer tick_timer{io}, accept_timer{io};
    std::optional<asio::ssl::context> tls;
    Surroundings around;
    std::unordered_map<Peer*, std::shared_ptr<Peer>> open;
    std::atomic<std::size_t> on_workers{0}, under_way{0};
    Moment drained_by = Moment::max();
    asio::thread_pool workers;  // last: joined before what it uses goes

    Inside(ServerSettings s, const Router& r)
        : settings(std::move(s)),
          router(r),
          around{.io = io.get_executor(), .router = r},
          workers(settings.workers) {}

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
        around.trust_proxy = settings.trust_proxy;
        around.tls = tls.has_value();
        around.now = std::chrono::steady_clock::now();
        around.handover =
            std::make_shared<Handover>([this] { asio::post(io, [this] { around.handover->run(); }); });
        around.serve = [this](std::shared_ptr<Asked> asked) { serve(std::move(asked)); };
        around.come = [this](std::shared_ptr<Peer> peer) {
            open.emplace(peer.get(), peer);
            metrics.connections(open.size());
            peer->start();
        };
        around.gone = [this](Peer& peer) {
            open.erase(&peer);
            metrics.connections(open.size());
        };
    }

    void serve(std::shared_ptr<Asked> asked) {
        Request& r = asked->request;
        asked->begun = std::chrono::steady_clock::now();
        asked->here = r.route != nullptr && r.route->about.lane == Lane::network && router.recognise(r);
        if (under_way >= settings.under_way_max || (!asked->here && on_workers >= settings.waiting_max)) {
            metrics.refused();
            return answer(*asked, problem_reply({Why::unavailable,
                                                 "busy",
                                                 "Many people are here right now. Try again in a moment.",
                                                 {},
                                                 {}}));
        }
        ++under_way;
        if (asked->here) {
            return router.answer(r, responder(asked));
        }
        ++on_workers;
        asio::post(workers, [this, asked = std::move(asked)] {
            router.answer(asked->request, responder(asked));
            if (const Route* route = asked->request.route; route == nullptr || !route->later) {
                log(*asked);
            }
            --on_workers;
        });
    }
    // May be called when the server has gone: a store may answer later than that.
    Respond responder(const std::shared_ptr<Asked>& asked) {
        return [this, asked, given = around.handover](Reply reply) mutable {
            asked->took =
                std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - asked->begun);
            asked->reply = std::move(reply);
            asked->status = asked->reply.status;
            if (given->is_here()) {
                finished(asked);
            } else {
                given->give([this, asked = std::move(asked)] { finished(asked); });
            }
        };
    }
    void finished(const std::shared_ptr<Asked>& asked) {
        --under_way;
        metrics.answered(asked->request, asked->status, asked->took);
        // What goes well on the fast way is counted, not told; a log line costs more than the request.
        const bool fast_way = asked->here || (asked->request.route != nullptr && asked->request.route->later);
        if (fast_way && (asked->status >= 400 || asked->took > slow) && on_workers < settings.waiting_max) {
            asio::post(workers, [asked] { log(*asked); });
        }
        answer(*asked, std::move(asked->reply));
    }
    static void log(const Asked& asked) {
        const Request& r = asked.request;
        logs::info("request", {{"request", r.id},
                               {"method", r.method},
                               {"route", r.route == nullptr ? "page" : r.route->path},
                               {"status", asked.status},
                               {"microseconds", asked.took.count()},
                               {"person", r.caller ? r.caller->person : ""}});
    }
    static void answer(const Asked& asked, Reply reply) {
        if (const auto connection = asked.from.lock()) {
            connection->send(std::move(reply));
        }
    }

    void accept() {
        acceptor.async_accept([this](error_code ec, tcp::socket socket) {
            if (!acceptor.is_open()) {
                return;
            }
            if (ec == asio::error::no_descriptors) {  // asking again at once would ask for ever
                accept_timer.expires_after(std::chrono::milliseconds(100));
                return accept_timer.async_wait([this](error_code) { accept(); });
            }
            accept();
            if (!ec && open.size() < settings.connections_max) {
                welcome(std::move(socket));
            }
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
        around.come(http_connection(std::move(stream), peer.address().to_string(), around));
    }
    // One look at the clock for all connections; their deadlines are seconds, so it need not be often.
    void tick() {
        around.now = std::chrono::steady_clock::now();
        if (around.draining && (open.empty() || around.now >= drained_by)) {
            return io.stop();
        }
        tick_timer.expires_after(std::chrono::milliseconds(around.draining ? 20 : 250));
        tick_timer.async_wait([this](error_code) { tick(); });
        metrics.waiting(on_workers, under_way);
        std::vector<std::shared_ptr<Peer>> late;
        for (const auto& [_, peer] : open) {
            if (peer->overdue(around.now)) {
                late.push_back(peer);
            }
        }
        for (const auto& peer : late) {
            peer->close();
        }
    }
    void drain() {
        around.draining = true;
        drained_by = std::chrono::steady_clock::now() + std::chrono::seconds(drain_seconds);
        error_code ignored;
        acceptor.close(ignored);
        const auto peers = open;  // closing one changes the list
        for (const auto& [_, peer] : peers) {
            peer->finish();
        }
        tick_timer.cancel();  // that is: now
    }
};

Server::Server(ServerSettings settings, const Router& router)
    : inside_(std::make_unique<Inside>(std::move(settings), router)) {
    inside_->set_up_tls();
    inside_->listen();
    inside_->surround();
    inside_->accept();
    inside_->tick();
}
Server::~Server() {
    inside_->workers.join();
    inside_->around.handover->close();
    const auto peers = inside_->open;
    for (const auto& [_, peer] : peers) {
        peer->close();
    }
}
unsigned short Server::port() const { return inside_->acceptor.local_endpoint().port(); }
void Server::run() {
    inside_->around.handover->belongs_here();
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
