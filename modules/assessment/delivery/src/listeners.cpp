#include "listeners.hpp"

#include <logs/logs.hpp>

#include <algorithm>

#include "changes.hpp"
#include "nudges.hpp"

namespace delivery {
namespace {

std::string message(const std::vector<AttemptId>& attempts) {
    schema::json::array names;
    for (const AttemptId& attempt : attempts) {
        names.emplace_back(attempt.value);
    }
    return schema::json::serialize(schema::json::object{{"changed", std::move(names)}});
}

}  // namespace

void nudge(const shell::Shell& s, const AttemptId& attempt) { s.memory->of<Listeners>()->nudge(attempt); }

Listeners::~Listeners() {
    thread_.request_stop();
    wake_.notify_all();
}

Listeners::Ticket Listeners::listen(const shell::Shell& shell, std::optional<AttemptId> only, Send send) {
    const std::scoped_lock lock(mutex_);
    all_.push_back({++last_, std::move(only), std::move(send)});
    if (!thread_.joinable()) {
        thread_ = std::jthread([this, &shell](const std::stop_token& stop) { run(stop, shell); });
    }
    wake_.notify_all();
    return last_;
}

void Listeners::leave(Ticket ticket) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(all_, [&](const Listener& one) { return one.ticket == ticket; });
}

void Listeners::nudge(const AttemptId& attempt) {
    const std::scoped_lock lock(mutex_);
    if (!all_.empty() && changed_.insert(attempt).second && changed_.size() == 1) {
        wake_.notify_all();
    }
}

// Says what has changed to whom it concerns, with the lock open while it does.
void Listeners::tell(std::unique_lock<std::mutex>& lock) {
    std::vector<AttemptId> now;
    while (!changed_.empty() && now.size() < names_max) {
        now.push_back(std::move(changed_.extract(changed_.begin()).value()));
    }
    const std::vector<Listener> all = all_;
    lock.unlock();
    const std::string everything = message(now);
    for (const Listener& one : all) {
        if (!one.only) {
            one.send(everything);
        } else if (std::ranges::binary_search(now, *one.only)) {
            one.send(message({*one.only}));
        }
    }
    lock.lock();
}

void Listeners::say_nothing_new(std::unique_lock<std::mutex>& lock) {
    const std::vector<Listener> all = all_;
    lock.unlock();
    for (const Listener& one : all) {
        one.send(message({}));
    }
    lock.lock();
}

void Listeners::run(const std::stop_token& stop, const shell::Shell& shell) {
    using Pace = std::chrono::steady_clock;  // how often, not what time it is
    Changes changes;
    Pace::time_point next_look{}, next_word{}, next_beat = Pace::now() + beat;
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        const auto at = Pace::now();
        if (all_.empty()) {
            changed_.clear();
            wake_.wait(lock, stop, [&] { return !all_.empty(); });
            changes = {};
        } else if (!changed_.empty() && at >= next_word) {
            next_word = at + quiet;
            tell(lock);
        } else if (at >= next_beat) {
            next_beat = at + beat;
            say_nothing_new(lock);
        } else if (at >= next_look) {
            next_look = at + look_every;
            lock.unlock();
            std::vector<AttemptId> found;
            try {
                found = changes.look(shell);
            } catch (const std::exception& e) {  // pages that hear nothing for a while read by themselves
                logs::warn("no look at changed attempts", {{"error", e.what()}});
            }
            lock.lock();
            changed_.insert(std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        } else if (changed_.empty()) {
            wake_.wait_until(lock, stop, next_look, [&] { return !changed_.empty(); });
        } else {
            wake_.wait_until(lock, stop, std::min(next_look, next_word), [] { return false; });
        }
    }
}

}  // namespace delivery
