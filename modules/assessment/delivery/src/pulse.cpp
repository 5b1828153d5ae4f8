#include "pulse.hpp"

#include <delivery/delivery.hpp>
#include <delivery/sql/outages.hpp>
#include <logs/logs.hpp>

#include <condition_variable>

#include "lane.hpp"
#include "outages.hpp"

namespace delivery {

Pulse::~Pulse() {
    thread_.request_stop();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Pulse::once(const shell::Shell& s) {
    try {
        const Done done =
            s.db.write([&](store::Tx& tx) { return beat(tx, s, Clock::machine_now(), s.clock.offset()); });
        if (!done) {
            return;  // busy; the next beat says what there was
        }
        const auto newest = s.db.read([](store::Reader& reader) { return sql::newest_outage(reader); });
        if (newest && newest->id != newest_outage_) {
            newest_outage_ = newest->id;
            s.memory->of<Lane>()->note_outage();
        }
    } catch (const std::exception& e) {
        logs::error("no beat could be written", {{"error", e.what()}});
    }
}

void Pulse::start(const shell::Shell& s) {
    once(s);
    thread_ = std::jthread([this, &s](const std::stop_token& stop) { run(stop, s); });
}

void Pulse::run(const std::stop_token& stop, const shell::Shell& s) {
    std::mutex mutex;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, beat_every, [] { return false; });
        }
        if (!stop.stop_requested()) {
            once(s);
        }
    }
}

void begin_service(const shell::Shell& s) { s.memory->of<Pulse>()->start(s); }

}  // namespace delivery
