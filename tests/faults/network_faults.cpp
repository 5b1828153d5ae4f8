// Between the browsers and the server lies a network that loses connections, cuts replies in half, delays,
// falls silent and goes away altogether. A browser never knows whether what it sent was saved, so it sends it
// again.
#include "engines.hpp"
#include "proxy.hpp"

#include <fmt/format.h>
#include <iostream>

namespace faults {
namespace {
constexpr std::size_t candidates = 20;
constexpr int rounds = 6;
constexpr milliseconds storm{1500};
constexpr milliseconds patience{
    700};  // shorter than some silences: old requests still arrive behind new ones
constexpr Weather bad{.drop = 0.03, .halve = 0.03, .delay = 0.2, .stall = 0.02};

class Network : public OnEngine {};

TEST_P(Network, loses_nothing_and_doubles_nothing) {
    const auto began = Steady::now();
    const Ground ground(GetParam());
    Server server(ground.place());
    server.start();
    Desk desk(server.port());
    Proxy proxy(server.port(), seed());
    Crowd crowd(desk.seat(candidates), [&](Chance&) { return proxy.port(); }, patience);
    Chance chance(seed());
    crowd.begin();
    for (int round = 0; round < rounds; ++round) {
        proxy.set(bad);
        std::this_thread::sleep_for(storm);
        proxy.set({.is_cut = true});
        std::this_thread::sleep_for(milliseconds(chance.between(200, 1000)));
        proxy.set({.stall = 1, .stall_max = milliseconds(1500)});  // alive, and all but silent
        std::this_thread::sleep_for(milliseconds(chance.between(200, 600)));
        proxy.set({});
        ASSERT_TRUE(crowd.goes_on(20, soon)) << "it does not heal; round " << round << ", seed " << seed();
    }
    crowd.settle(settled);
    const Verdict verdict = audit(desk, server.port(), crowd);
    const Proxy::Count met = proxy.count();
    std::cout << fmt::format(
        "  the network: {} connections, {} chunks, {} dropped, {} halved, {} delayed, {} silent, "
        "{} cut\n",
        met.links, met.chunks, met.dropped, met.halved, met.delayed, met.stalled, met.cut);
    summarise(std::string("network, ") + name_of(GetParam()), rounds, crowd, verdict, began);
    expect_nothing_lost(crowd, verdict);
    EXPECT_TRUE(crowd.met().odd.empty()) << words_of(crowd.met().odd);
    EXPECT_GT(std::min({met.dropped, met.halved, met.delayed, met.stalled, met.cut}), 0) << "seed " << seed();
}
ON_BOTH_ENGINES(Network);

}  // namespace
}  // namespace faults
