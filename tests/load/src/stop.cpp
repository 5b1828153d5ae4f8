#include "stop.hpp"

#include <load/load.hpp>

#include <atomic>
#include <csignal>

namespace load {
namespace {
std::atomic<bool> told{false};
}

bool stopped() { return told.load(std::memory_order_relaxed); }

void listen_for_stop() {
    struct sigaction action{};
    action.sa_handler = [](int) { told.store(true, std::memory_order_relaxed); };
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace load
