#include "running.hpp"
#include "routes.hpp"

#include <delivery/delivery.hpp>
#include <delivery/receipt.hpp>
#include <logs/logs.hpp>

#include <condition_variable>

namespace app {

Running::Running(const Settings& settings, const More& more) : installation_(settings) {
    installation_.lock();
    if (!settings.smtp_url.empty()) {
        const mail::SmtpSettings smtp{settings.smtp_url, settings.mail_from, settings.mail_from_name};
        if (const Done good = mail::check(smtp); !good) {
            throw std::runtime_error(good.error().detail);
        }
        sender_ = std::make_unique<mail::Sender>(installation_.shell().db, smtp);
    }
    const shell::Shell& s = installation_.shell();
    if (const Done ready = s.keys.ready(s.db, s.random, delivery::receipt_purpose, s.clock.now()); !ready) {
        logs::error("no key to sign receipts", {{"code", ready.error().code}, {"why", ready.error().detail}});
    }
    all_routes(router_, installation_, [this] { return server_->metrics(); });
    if (more) {
        more(router_, installation_);
    }
    server_ = std::make_unique<http::Server>(http::ServerSettings{.host = settings.host,
                                                                  .port = settings.port,
                                                                  .tls_cert = settings.tls_cert,
                                                                  .tls_key = settings.tls_key,
                                                                  .trust_proxy = settings.trust_proxy},
                                             router_);
    if (!settings.clock) {  // a standing clock is a test's: it runs jobs when it moves
        delivery::begin_service(installation_.shell());  // before a timer may end what an outage ran into
        installation_.runner().start();
    }
    if (sender_) {
        send_mails();
    }
}

Running::~Running() {
    mailer_ = {};
    installation_.runner().stop();
    server_.reset();
}

void Running::send_mails() {
    mailer_ = std::jthread([this](const std::stop_token& stop) {
        constexpr std::chrono::seconds pause{5};
        std::mutex mutex;
        std::condition_variable_any wake;
        while (!stop.stop_requested()) {
            try {
                sender_->send_due(installation_.clock().now(), stop);
            } catch (const std::exception& e) {
                logs::error("mail round failed", {{"error", e.what()}});
            }
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, pause, [] { return false; });
        }
    });
}
}  // namespace app
