// A running server: an installation, its routes, its jobs and its mail.
#pragma once
#include "installation.hpp"

#include <http/server.hpp>
#include <mail/sender.hpp>

#include <thread>

namespace app {
class Running {
  public:
    // Throws std::runtime_error with a sentence. `more` adds routes of its own: what a measurement needs.
    using More = std::function<void(http::Router&, Installation&)>;
    explicit Running(const Settings&, const More& more = {});
    ~Running();
    unsigned short port() const { return server_->port(); }
    bool is_demo() const { return installation_.is_demo(); }
    Installation& installation() { return installation_; }
    void run() { server_->run(); }    // until stop()
    void stop() { server_->stop(); }  // from any thread

  private:
    void send_mails();

    Installation installation_;
    http::Router router_;
    std::unique_ptr<http::Server> server_;
    std::unique_ptr<mail::Sender> sender_;
    std::jthread mailer_;
};
}  // namespace app
