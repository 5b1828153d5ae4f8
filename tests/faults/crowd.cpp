#include "crowd.hpp"

namespace faults {
namespace {
constexpr std::size_t backlog_max = 200;  // changes a candidate makes while nothing gets through
void rest(std::int64_t ms) { std::this_thread::sleep_for(milliseconds(ms)); }
}  // namespace

Crowd::Crowd(std::vector<Ticket> tickets, const Candidate::Door& door, milliseconds patience) {
    for (Ticket& ticket : tickets) {
        const std::uint64_t own = seed() * 1000 + all_.size();
        all_.push_back(std::make_unique<Candidate>(std::move(ticket), door, own, patience));
    }
}

Crowd::~Crowd() { settle(milliseconds(0)); }

void Crowd::begin() {
    for (const auto& candidate : all_) {
        threads_.emplace_back([this, &candidate] { play(*candidate); });
    }
}

void Crowd::play(Candidate& c) {
    std::int64_t before = 0;
    while (Steady::now().time_since_epoch().count() < end_) {
        if (writing_ && c.changes().size() - std::size_t(c.acknowledged()) < backlog_max) {
            for (auto n = c.chance().between(1, 3); n > 0; --n) {
                c.write();
            }
        }
        if (!writing_ && !c.has_unsaved()) {
            return;
        }
        c.send_once();
        // A person thinks; a browser whose request failed waits longer before the next.
        rest(c.acknowledged() > before ? c.chance().between(5, 25) : c.chance().between(20, 80));
        before = c.acknowledged();
    }
}

namespace {
template <class Reached>
bool reached_within(milliseconds most, const Reached& reached) {
    const auto end = Steady::now() + most;
    while (!reached()) {
        if (Steady::now() > end) {
            return false;
        }
        rest(2);
    }
    return true;
}
}  // namespace

bool Crowd::goes_on(std::int64_t more, milliseconds most) const {
    return reached_within(most, [&, wanted = acknowledged() + more] { return acknowledged() >= wanted; });
}
bool Crowd::is_told(milliseconds most) const {
    return reached_within(most, [&, before = told_busy()] { return told_busy() > before; });
}

std::int64_t Crowd::told_busy() const {
    std::int64_t all = 0;
    for (const auto& candidate : all_) {
        all += candidate->told_busy();
    }
    return all;
}

void Crowd::settle(milliseconds most) {
    writing_ = false;
    end_ = (Steady::now() + most).time_since_epoch().count();
    threads_.clear();
}

std::int64_t Crowd::acknowledged() const {
    std::int64_t all = 0;
    for (const auto& candidate : all_) {
        all += candidate->acknowledged();
    }
    return all;
}

std::int64_t Crowd::unsaved() const {
    std::int64_t all = 0;
    for (const auto& candidate : all_) {
        all += std::int64_t(candidate->changes().size()) - candidate->acknowledged();
    }
    return all;
}

Met Crowd::met() const {
    Met out;
    for (const auto& candidate : all_) {
        out.add(candidate->met());
    }
    return out;
}

}  // namespace faults
