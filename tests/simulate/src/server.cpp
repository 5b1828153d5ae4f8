#include "server.hpp"

#include <base/must.hpp>
#include <sitting/planted.hpp>

#include <stdexcept>

namespace simulate {

using sitting::Fault;
using sitting::planted;

sitting::Attempt Disk::read() const {
    return sitting::replay(blueprint, sitting::entries(chain, *blueprint).value());
}

bool Disk::append(const std::vector<sitting::Entry>& entries) {
    if (!entries.empty() && entries.front().number != std::int64_t(chain.size()) + 1) {
        return false;
    }
    for (const sitting::Entry& entry : entries) {
        const std::string previous = chain.empty() ? sitting::chain_start(attempt) : chain.back().hash;
        chain.push_back(sitting::link(previous, entry, *blueprint, secret));
    }
    return true;
}

const sitting::Attempt& Server::state() {
    if (!cached_) {
        cached_ = disk_.read();
    }
    return *cached_;
}

void Server::create(const sitting::Created& created, Instant now) {
    cached_.emplace();
    const sitting::Outcome out = sitting::perform(*cached_, disk_.blueprint, created, "create", now);
    MUST(!out.refused && disk_.append(out.entries));
}

void Server::tick(Instant now) {
    while (!disk_.append(sitting::caught_up(fresh(), hall_.outages, now))) {
        read_again();
    }
    tries_ = 0;
}

sitting::Attempt& Server::fresh() {
    state();
    return *cached_;
}

void Server::read_again() {
    restart();
    if (++tries_ > tries_max) {
        throw std::runtime_error("a server that reads its disk again and again still does not agree with it");
    }
}

std::optional<Reply> Server::receive(const sitting::Command& command, Instant now, Fate fate) {
    const sitting::Outcome out = sitting::perform(fresh(), command, now, hall_.outages);
    const auto reply = [&] {
        return Reply{!out.refused, out.refused ? out.refused->code : "", out.repeated};
    };
    if (fate == Fate::stopped_before) {
        restart();
        return std::nullopt;
    }
    if (fate == Fate::failed && !out.entries.empty()) {
        if (planted(Fault::acknowledge_without_append)) {
            restart();
            return reply();
        }
        if (!planted(Fault::state_kept_after_failed_append)) {
            restart();  // the state is ahead of the log
        }
        return Reply{false, "busy", false};
    }
    if (!disk_.append(out.entries)) {
        read_again();  // the cache was stale: decide again
        return receive(command, now, fate);
    }
    if (out.entries.empty() && std::int64_t(disk_.chain.size()) != cached_->number &&
        !planted(Fault::refusal_from_stale_memory)) {
        read_again();  // a refusal out of a stale cache is no answer
        return receive(command, now, fate);
    }
    if (fate == Fate::stopped_after) {
        restart();
        return std::nullopt;
    }
    if (fate == Fate::unknown && !out.entries.empty()) {
        restart();  // nobody knows: read, and decide again; it is in the log already
        return receive(command, now, Fate::good);
    }
    tries_ = 0;
    return reply();
}

}  // namespace simulate
