#include "command.hpp"
#include "preparing.hpp"

#include <first_start.hpp>
#include <logs/logs.hpp>
#include <mail/sender.hpp>
#include <running.hpp>

#include <fmt/format.h>
#include <csignal>
#include <iostream>
#include <thread>

namespace cli {

Outcome serve(const app::Settings& wanted, bool json) {
    // Blocked before any thread starts, so that this one alone is told.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    app::Settings settings = wanted;
    if (!prepare_demo(settings, json)) {
        return {{}, "Stopped before the demo was ready. The next start begins anew.", false};
    }
    app::Running server(settings);
    const std::string address =
        fmt::format("{}://{}:{}", settings.tls_cert.empty() ? "http" : "https", settings.host, server.port());
    if (json) {
        std::cout << boost::json::serialize(boost::json::object{{"address", address}, {"good", true}})
                  << std::endl;
    } else {
        std::cout << "Assay is running at " << address << (server.is_demo() ? " with a demo folder" : "")
                  << "." << std::endl;
        if (const auto code = app::first_start_code(server.installation().shell())) {
            std::cout << "First start: open " << address << "/first-start?code=" << *code << std::endl;
        }
    }
    std::thread waiter([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        logs::info("stopping", {{"signal", signal}});
        server.stop();
    });
    server.run();
    pthread_kill(waiter.native_handle(), SIGTERM);  // when run() ended by itself
    waiter.join();
    return {};
}
}  // namespace cli
