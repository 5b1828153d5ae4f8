// What is asked of a candidate's log when the world stands still.
#include "audit.hpp"
#include "candidate.hpp"

namespace simulate {

std::string Candidate::judge(delivery::SimulationReport& report) {
    servers_[0].restart();  // its memory may be older than what the other wrote
    servers_[0].tick(hall_.now);
    const auto log = sitting::entries(disk_.chain, *blueprint_);
    if (!log) {
        return "the log cannot be read back";
    }
    const sitting::Attempt& state = servers_[0].state();
    if (const std::string rule = audit(*log, state, *blueprint_, hall_.outages); !rule.empty()) {
        return rule;
    }
    std::set<std::string> causes;
    for (const sitting::Entry& entry : *log) {
        causes.insert(entry.cause);
        const auto* answer = std::get_if<sitting::Answered>(&entry.event);
        report.answers += answer != nullptr;
        report.late_answers += answer != nullptr && answer->late;
        report.credits += std::holds_alternative<sitting::TimeCredited>(entry.event);
        report.take_overs += std::holds_alternative<sitting::TakenOver>(entry.event);
    }
    if (!std::ranges::includes(causes, acknowledged_)) {
        return "something acknowledged is not in the log";
    }
    report.events += log->size();
    report.exam_hours += double(state.used.count()) / 3.6e9;
    if (state.phase == sitting::Phase::in_progress && !careless_ && has_waiting()) {
        return "a browser cannot get its changes through";
    }
    if (const std::string what = receipt_stands(state); !what.empty()) {
        return what;
    }
    if (const std::string what = same_without_ticks(*log); !what.empty()) {
        return what;
    }
    return chain_holds() ? ends() : "the chain does not show what it must";
}

// A receipt is signed with the key of its moment. What happens to that key later tells whether it still
// counts.
std::string Candidate::receipt_stands(const sitting::Attempt& state) {
    if (state.phase != sitting::Phase::submitted) {
        return {};
    }
    for (const keys::PublicKey& key : hall_.keys) {
        const bool current =
            key.valid_from <= *state.ended_at && (!key.retired_at || *state.ended_at <= *key.retired_at);
        const bool compromised = key.compromised_at && *key.compromised_at <= *state.ended_at;
        if (bool(keys::stands_for(key, *state.ended_at)) != (current && !compromised)) {
            return "a key speaks for a moment that was not its own";
        }
    }
    return {};
}

// When time's own doings are noticed must not matter: a server that never ticks writes the same log.
std::string Candidate::same_without_ticks(const std::vector<sitting::Entry>& log) {
    Disk disk;
    disk.blueprint = blueprint_;
    Server server(disk, hall_);
    server.create(created_, created_at_);
    for (const Handled& h : handled_) {
        server.receive(h.command, h.now, Fate::good);
    }
    server.tick(hall_.now);
    return sitting::entries(disk.chain, *blueprint_).value() == log
               ? ""
               : "the log depends on when time was looked at";
}

bool Candidate::chain_holds() {
    if (sitting::verify(disk_.attempt, disk_.chain, disk_.secret)) {
        return false;
    }
    auto chain = disk_.chain;
    for (sitting::Link& link : chain) {
        if (hall_.dice.one_in(2)) {
            link = sitting::erased(std::move(link));
        }
    }
    if (sitting::verify(disk_.attempt, chain, disk_.secret)) {
        return false;
    }
    chain[std::size_t(hall_.dice.below(std::int64_t(chain.size())))].at += Duration(1);
    return sitting::verify(disk_.attempt, chain, disk_.secret).has_value();
}

// Leave the world alone and it ends.
std::string Candidate::ends() {
    servers_[1].restart();
    hall_.now += Days(2);
    servers_[1].tick(hall_.now);
    hall_.now -= Days(2);
    return sitting::is_over(servers_[1].state()) ? "" : "it never ends";
}

}  // namespace simulate
