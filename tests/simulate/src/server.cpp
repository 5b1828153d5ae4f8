#include "server.hpp"

#include <base/must.hpp>

namespace simulate {

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
    state();
    if (!disk_.append(sitting::caught_up(*cached_, {}, now))) {
        restart();
        return tick(now);
    }
}

std::optional<Reply> Server::receive(const sitting::Command& command, Instant now, Crash crash) {
    state();
    const sitting::Outcome out = sitting::perform(*cached_, command, now);
    if (crash == Crash::before_append) {
        restart();
        return std::nullopt;
    }
    if (!disk_.append(out.entries)) {
        restart();  // the cache was stale: read again, decide again
        return receive(command, now, crash);
    }
    if (out.entries.empty() && std::int64_t(disk_.chain.size()) != cached_->number) {
        restart();  // a refusal out of a stale cache is no answer
        return receive(command, now, crash);
    }
    if (crash == Crash::after_append) {
        restart();
        return std::nullopt;
    }
    return Reply{!out.refused, out.refused ? out.refused->code : "", out.repeated};
}

}  // namespace simulate
