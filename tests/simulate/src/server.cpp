#include "server.hpp"

#include <base/must.hpp>

namespace simulate {

sitting::Attempt Disk::read() const { return sitting::replay(sitting::entries(chain).value()); }

bool Disk::append(const std::vector<sitting::Entry>& entries) {
    if (!entries.empty() && entries.front().number != std::int64_t(chain.size()) + 1) {
        return false;
    }
    for (const sitting::Entry& entry : entries) {
        const std::string previous = chain.empty() ? sitting::chain_start(attempt) : chain.back().hash;
        chain.push_back(sitting::link(previous, entry, "salt" + std::to_string(entry.number)));
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
    sitting::Outcome out = sitting::perform(state(), created, "create", now);
    MUST(!out.refused && disk_.append(out.entries));
    cached_ = std::move(out.after);
}

void Server::tick(Instant now) {
    const auto entries = sitting::overdue(state(), now);
    if (!entries.empty() && !disk_.append(entries)) {
        restart();
        return tick(now);
    }
    for (const sitting::Entry& entry : entries) {
        cached_ = sitting::apply(std::move(*cached_), entry);
    }
}

std::optional<Reply> Server::receive(const sitting::Command& command, Instant now, Crash crash) {
    sitting::Outcome out = sitting::perform(state(), command, now);
    if (crash == Crash::before_append) {
        restart();
        return std::nullopt;
    }
    if (!disk_.append(out.entries)) {
        restart();  // the cache was stale: read again, decide again
        return receive(command, now, crash);
    }
    if (out.entries.empty() && std::int64_t(disk_.chain.size()) != out.after.number) {
        restart();  // a refusal out of a stale cache is no answer
        return receive(command, now, crash);
    }
    if (crash == Crash::after_append) {
        restart();
        return std::nullopt;
    }
    cached_ = std::move(out.after);
    return Reply{!out.refused, out.refused ? out.refused->code : "", out.repeated};
}

}  // namespace simulate
