#include "world.hpp"

#include <base/text.hpp>

#include <list>

#include "candidate.hpp"

namespace simulate {
namespace {

// Among them the two nights on which European clocks are set, and one on which American ones are.
const std::vector<Instant>& mornings() {
    static const std::vector<Instant> all{
        *parse_rfc3339("2026-03-02T09:00:00Z"), *parse_rfc3339("2026-03-29T00:20:00Z"),
        *parse_rfc3339("2026-10-25T00:20:00Z"), *parse_rfc3339("2026-11-01T05:30:00Z"),
        *parse_rfc3339("2026-12-31T23:10:00Z")};
    return all;
}

class World {
  public:
    World(std::uint64_t seed, delivery::SimulationReport& report) : hall_(seed), report_(report) {}

    std::string run() {
        hall_.now = hall_.dice.of(mornings());
        new_key();
        for (auto n = 1 + hall_.dice.below(3); n > 0; --n) {
            candidates_.emplace_back(hall_).begin();
        }
        for (auto left = 30 + hall_.dice.below(90 * std::int64_t(candidates_.size())); left > 0; --left) {
            pass();
            trouble();
            any().act();
            network();
            if (const std::string what = broken(); !what.empty()) {
                return what;
            }
        }
        return finish();
    }

  private:
    Candidate& any() {
        return *std::next(candidates_.begin(), hall_.dice.below(std::int64_t(candidates_.size())));
    }
    std::string broken() const {
        for (const Candidate& c : candidates_) {
            if (!c.broken().empty()) {
                return c.broken();
            }
        }
        return {};
    }

    void pass() {
        if (hall_.dice.one_in(400)) {
            hall_.now += Hours(hall_.dice.below(50));  // a clock that was set forward
        } else if (hall_.dice.one_in(60)) {
            hall_.now += second * hall_.dice.below(3600);
        } else {
            hall_.now += Duration(hall_.dice.below(60'000'000) / std::int64_t(candidates_.size()));
        }
    }
    void trouble() {
        if (hall_.dice.one_in(90)) {
            hall_.disk_full = !hall_.disk_full;
        }
        if (hall_.dice.one_in(120)) {
            platform_away();
        }
        if (hall_.dice.one_in(150)) {
            hall_.keys.back().retired_at = hall_.now;
            if (hall_.dice.one_in(2)) {
                hall_.keys.back().compromised_at = hall_.now - second * hall_.dice.below(3600);
            }
            new_key();
        }
    }
    void new_key() {
        hall_.keys.push_back({.id = "key" + std::to_string(hall_.keys.size()),
                              .purpose = "receipt",
                              .bytes = std::string(32, 'k'),
                              .valid_from = hall_.now});
    }
    // Nobody is there for a while. Long enough, it is an outage that every server hears of before it does
    // anything.
    void platform_away() {
        const Instant from = hall_.now;
        hall_.now += second * (1 + hall_.dice.below(hall_.dice.one_in(3) ? 3000 : 90));
        for (Candidate& c : candidates_) {
            c.lose_what_arrived();
            c.restart(0);
            c.restart(1);
        }
        if (hall_.now - from >= second * 15) {
            hall_.outages.push_back({"outage" + std::to_string(hall_.outages.size()), from, hall_.now});
        }
        ++report_.restarts;
    }

    // Messages arrive in the order of their times; a few that follow each other share one commit.
    void network() {
        while (true) {
            Candidate* next = nullptr;
            for (Candidate& c : candidates_) {
                const auto at = c.next_arrival();
                if (at && *at <= hall_.now && (next == nullptr || *at < *next->next_arrival())) {
                    next = &c;
                }
            }
            if (next == nullptr || !broken().empty()) {
                return;
            }
            if (hall_.dice.one_in(20)) {
                const auto server = std::size_t(hall_.dice.below(2));
                for (Candidate& c : candidates_) {
                    c.restart(server);
                }
                ++report_.restarts;
            }
            if (hall_.dice.one_in(3)) {
                any().tick(std::size_t(hall_.dice.below(2)));
            }
            if (group_ == 0) {
                group_ = 1 + hall_.dice.below(8);
                fate_ = hall_.fate();
            }
            --group_;
            next->deliver(std::size_t(hall_.dice.below(2)), fate_);
        }
    }

    // Everybody gets through in the end.
    std::string finish() {
        hall_.disk_full = false;
        const auto waits = [](const Candidate& c) { return c.has_waiting() || !c.is_quiet(); };
        for (int i = 0; i < 60 && std::ranges::any_of(candidates_, waits); ++i) {
            for (Candidate& c : candidates_) {
                c.resend();
            }
            hall_.now += second * (i < 40 ? 5 : 301);
            network();
        }
        for (Candidate& c : candidates_) {
            const std::string what = c.broken().empty() ? c.judge(report_) : c.broken();
            if (!what.empty()) {
                return what;
            }
        }
        return {};
    }

    Hall hall_;
    delivery::SimulationReport& report_;
    std::list<Candidate> candidates_;  // they are referred to: they do not move
    std::int64_t group_ = 0;
    Fate fate_ = Fate::good;
};

}  // namespace

std::string world(std::uint64_t seed, delivery::SimulationReport& report) {
    return World(seed, report).run();
}

}  // namespace simulate
