// kill -9 at random moments under load. A process that dies leaves what it had committed, and an
// acknowledgement is a promise that it had.
#include "engines.hpp"

namespace faults {
namespace {
constexpr std::size_t candidates = 20;
constexpr int rounds = 12;

class Kill : public OnEngine {};

TEST_P(Kill, loses_nothing_that_was_acknowledged) {
    const auto began = Steady::now();
    const Ground ground(GetParam());
    Server server(ground.place());
    server.start();
    Desk desk(server.port());
    Crowd crowd(desk.seat(candidates), [&](Chance&) { return server.port(); });
    Chance chance(seed());
    crowd.begin();
    for (int round = 0; round < rounds; ++round) {
        // Some progress first, so that every kill has something to lose.
        ASSERT_TRUE(crowd.goes_on(1, soon)) << "round " << round << ", seed " << seed();
        std::this_thread::sleep_for(milliseconds(chance.between(50, 500)));
        server.kill();
        server.start();
    }
    EXPECT_TRUE(crowd.goes_on(1, soon));
    crowd.settle(settled);
    const Verdict verdict = audit(desk, server.port(), crowd);
    summarise(std::string("kill -9, ") + name_of(GetParam()), rounds, crowd, verdict, began);
    expect_nothing_lost(crowd, verdict);
    EXPECT_TRUE(crowd.met().odd.empty()) << words_of(crowd.met().odd);
}
ON_BOTH_ENGINES(Kill);

}  // namespace
}  // namespace faults
