// Whatever anybody does, in whatever order: the rules that hold after every step.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "worlds.hpp"

namespace sitting {
namespace {
using test::Desk;

int below(int n) { return *rc::gen::inRange(0, n); }

// A browser that keeps what it wrote until it is taken.
struct Browser {
    const char* name;
    std::vector<Command> journal;
    std::size_t taken = 0;
};

struct Day {
    Desk d;
    Browser browsers[2]{{"desk", {}, 0}, {"phone", {}, 0}};
    std::vector<std::string> acknowledged;

    static Created created() {
        Created c = test::exam();
        c.minutes = 20;
        c.extra_minutes = below(2) * 10;
        c.break_minutes = below(2) * 5;
        return c;
    }
    Day() : d(created()) { d.started(); }

    void write(Browser& b) {
        static const char* options[] = {"a", "b", "c", "d", "wrong"};
        const auto sequence = std::int64_t(b.journal.size()) + 1;
        const std::string id = std::string(b.name) + "-" + std::to_string(sequence);
        Ask ask = Flag{ItemId("two")};
        if (below(4) > 0) {
            ask = Answer{ItemId("one"), Choice{options[below(5)]}, below(4)};
        }
        b.journal.push_back({id, {b.name, sequence}, sequence, std::move(ask)});
    }
    void send(Browser& b) {
        for (std::size_t i = b.taken - std::min<std::size_t>(b.taken, std::size_t(below(2)));
             i < b.journal.size(); ++i) {
            Command command = b.journal[i];
            command.journal_end = std::int64_t(b.journal.size());
            const Outcome out = perform(d.a, command, d.now, d.outages);
            d.take(out);
            const bool irregular = out.refused && d.a.irregular.contains(command.id);
            if (out.refused && !irregular) {
                RC_ASSERT(out.refused->code != "sequence_gap" && out.refused->code != "sequence_reused");
                return;
            }
            RC_ASSERT(d.a.done.contains(command.id));
            acknowledged.push_back(command.id);
            b.taken = std::max(b.taken, i + 1);
        }
    }
    void step() {
        Browser& b = browsers[below(2)];
        switch (below(12)) {
            case 0:
                d.act(TakeOver{b.name}, {}, std::int64_t(b.journal.size()));
                break;
            case 1:
                d.act(Pause{"staff", ReasonCode::environment, "Noise"});
                break;
            case 2:
                d.act(Resume{"staff"});
                break;
            case 3:
                d.act(GrantTime{"staff", 1 + below(10), ReasonCode::technical, "Net"});
                break;
            case 4:
                d.act(ChangeAccommodation{"staff", below(30), below(10)});
                break;
            case 5:
                d.outages.push_back({"o" + std::to_string(d.outages.size()),
                                     d.now - std::chrono::seconds(below(60)), d.now + Minutes(below(30))});
                d.pass(d.outages.back().to - d.now);
                break;
            case 6:
                d.act(below(2) ? Ask(TakeBreak{}) : Ask(EndBreak{}));
                break;
            case 7:
                d.pass(Minutes(below(6)));
                d.tick();
                break;
            case 8:
                send(b);
                break;
            default:
                write(b);
                send(b);
        }
    }
    void check() {
        const Attempt& a = d.a;
        RC_ASSERT(replay(a.blueprint, d.log) == a);
        RC_ASSERT(left(a, d.now) >= Duration{});
        RC_ASSERT(a.used <= allowed(a));
        RC_ASSERT(a.used >= Duration{});
        RC_ASSERT(used(a, d.now) + left(a, d.now) == allowed(a));
        RC_ASSERT(a.pauses_used <= pauses_total_max);
        RC_ASSERT(a.breaks_used <= Minutes(a.break_minutes));
        RC_ASSERT(a.credited <= credits_total_max);
        for (std::size_t i = 1; i < d.log.size(); ++i) {
            RC_ASSERT(d.log[i].number == d.log[i - 1].number + 1);
            RC_ASSERT(d.log[i].at >= d.log[i - 1].at);
        }
    }
    // The journal's part of the log: every sequence once, from 1, in order; and nothing acknowledged is
    // missing.
    void check_journals() {
        std::map<std::int64_t, std::int64_t> next;
        std::set<std::string> causes;
        for (const Entry& entry : d.log) {
            RC_ASSERT(causes.insert(entry.cause).second);
            std::visit(
                [&]<class E>(const E& e) {
                    if constexpr (requires { e.mark; } && !std::is_same_v<E, JournalSealed>) {
                        RC_ASSERT(e.mark.sequence == ++next[e.mark.journal]);
                    }
                },
                entry.event);
        }
        for (const std::string& id : acknowledged) {
            RC_ASSERT(causes.contains(id));
        }
    }
};

TEST(Properties, HoldAfterEveryStepOfAnyDay) {
    rc::check("rules of a day", [] {
        Day day;
        for (int steps = 10 + below(40); steps > 0; --steps) {
            day.step();
            day.check();
        }
        day.check_journals();
        day.d.pass(Days(3));
        day.d.tick();
        RC_ASSERT(is_over(day.d.a));
    });
}

}  // namespace
}  // namespace sitting
