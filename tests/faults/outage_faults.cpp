// The platform itself was away in the middle of an exam. Nobody has to ask: the clock gives the time back,
// with the reason, and only the time that was lost.
#include "engines.hpp"

#include <fmt/format.h>
#include <iostream>

namespace faults {
namespace {
constexpr std::size_t candidates = 3;
constexpr milliseconds away{21'000};        // longer than the 15 seconds from which an outage counts
constexpr std::int64_t unsure_seconds = 8;  // a beat is written every 5 seconds

class Outage : public OnEngine {};

std::int64_t seconds_left(const Ticket& ticket, Port port) {
    Wire own(ticket.from);
    own.set_cookie(ticket.cookie);
    return must(own, port, "GET", "/api/attempts/" + ticket.attempt)
        .at("seconds_left")
        .to_number<std::int64_t>();
}

TEST_P(Outage, is_credited_to_every_running_exam) {
    const auto began = Steady::now();
    const Ground ground(GetParam());
    Server server(ground.place());
    server.start();
    Desk desk(server.port());
    Crowd crowd(desk.seat(candidates), [&](Chance&) { return server.port(); });
    crowd.begin();
    ASSERT_TRUE(crowd.goes_on(200, soon));
    std::vector<std::int64_t> before;
    for (const auto& candidate : crowd.all()) {
        before.push_back(seconds_left(candidate->ticket(), server.port()));
    }
    const auto killed_at = Steady::now();
    server.kill();
    std::this_thread::sleep_for(away);
    server.start();
    ASSERT_TRUE(crowd.goes_on(20, soon));
    crowd.settle(settled);
    for (std::size_t i = 0; i < candidates; ++i) {
        const Ticket& ticket = crowd.all()[i]->ticket();
        // Only what stands in the log is a credit: soon after the start, not at once.
        json::array log;
        std::vector<json::object> credits;
        const auto end = Steady::now() + soon;
        while (credits.empty() && Steady::now() < end) {
            log = log_of(desk, server.port(), ticket.attempt);
            for (const json::value& entry : log) {
                if (entry.at("event").at("kind") == "time_credited") {
                    credits.push_back(entry.at("event").as_object());
                }
            }
        }
        ASSERT_EQ(credits.size(), 1U) << "of an outage of 21 s, in " << ticket.attempt;
        const std::int64_t left = seconds_left(ticket, server.port());
        const auto passed = std::chrono::duration_cast<std::chrono::seconds>(Steady::now() - killed_at);
        const std::int64_t lost = before[i] - left;                      // from the clock
        const std::int64_t fair = passed.count() - away.count() / 1000;  // it did run before and after
        EXPECT_LE(std::abs(lost - fair), unsure_seconds)
            << fmt::format("{} s passed and {} s are gone from the clock: {}", passed.count(), lost,
                           json::serialize(credits[0]));
        std::cout << "  credited: " << json::serialize(credits[0]) << "\n";
    }
    const Verdict verdict = audit(desk, server.port(), crowd);
    summarise(std::string("outage of 21 s, ") + name_of(GetParam()), 1, crowd, verdict, began);
    expect_nothing_lost(crowd, verdict);
}
ON_BOTH_ENGINES(Outage);

}  // namespace
}  // namespace faults
