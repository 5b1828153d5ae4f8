// Two nodes on one PostgreSQL. Neither owns anything: a browser may ask either at any moment, one may die in
// the middle of a request, and what one has decided the other obeys.
#include "engines.hpp"

#include <fmt/format.h>
#include <iostream>

namespace faults {
namespace {
constexpr std::size_t candidates = 20;
constexpr int rounds = 8;

class Nodes : public testing::Test {
  protected:
    void SetUp() override {
        if (test_postgres().empty()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; run it by tools/with-postgres";
        }
    }
};

TEST_F(Nodes, one_dies_and_the_other_carries_on) {
    const auto began = Steady::now();
    const Ground ground(Engine::postgres);
    Server a(ground.place("a")), b(ground.place("b"));
    a.start();
    Desk desk(a.port());
    auto tickets = desk.seat(candidates);
    b.start();
    Crowd crowd(std::move(tickets), [&](Chance& c) { return c.happens(0.5) ? a.port() : b.port(); });
    Chance chance(seed());
    crowd.begin();
    for (int round = 0; round < rounds; ++round) {
        Server& victim = chance.happens(0.5) ? a : b;
        ASSERT_TRUE(crowd.goes_on(1, soon)) << "round " << round << ", seed " << seed();
        std::this_thread::sleep_for(milliseconds(chance.between(50, 500)));
        victim.kill();
        EXPECT_TRUE(crowd.goes_on(20, soon))
            << "one node is not enough; round " << round << ", seed " << seed();
        victim.start();
    }
    crowd.settle(settled);
    const Verdict verdict = audit(desk, b.port(), crowd);
    summarise("two nodes, one killed", rounds, crowd, verdict, began);
    expect_nothing_lost(crowd, verdict);
    EXPECT_TRUE(crowd.met().odd.empty()) << words_of(crowd.met().odd);
}

// Journalled entries between each pause and the next resumption.
int saved_while_paused(const json::array& log) {
    int count = 0;
    bool is_paused = false;
    for (const json::value& entry : log) {
        const json::object& event = entry.at("event").as_object();
        if (event.at("kind") == "paused") {
            is_paused = true;
        } else if (event.at("kind") == "resumed") {
            is_paused = false;
        } else {
            count += is_paused && event.contains("mark");
        }
    }
    return count;
}

TEST_F(Nodes, a_pause_by_one_is_obeyed_by_the_other) {
    const auto began = Steady::now();
    const Ground ground(Engine::postgres);
    Server a(ground.place("a")), b(ground.place("b"));
    a.start();
    Desk desk(a.port());
    auto tickets = desk.seat(4);
    b.start();
    Crowd crowd(std::move(tickets), [&](Chance&) { return a.port(); });  // so that a has them all in memory
    crowd.begin();
    constexpr int pauses = 5;
    for (int round = 0; round < pauses; ++round) {
        ASSERT_TRUE(crowd.goes_on(40, soon)) << "round " << round;
        for (const auto& candidate : crowd.all()) {
            desk.proctored(b.port(), "POST",
                           "/api/manage/attempts/" + candidate->ticket().attempt + "/pauses",
                           R"({"code":"environment","reason":"The fire alarm is being tested"})");
        }
        // What was already decided may still be acknowledged; then it stands still.
        const std::int64_t still = crowd.acknowledged();
        EXPECT_FALSE(crowd.goes_on(std::int64_t(crowd.all().size()) * 6, milliseconds(700)))
            << "saves go on through a, " << still << " before; seed " << seed();
        for (const auto& candidate : crowd.all()) {
            desk.proctored(b.port(), "POST",
                           "/api/manage/attempts/" + candidate->ticket().attempt + "/resumptions");
        }
    }
    ASSERT_TRUE(crowd.goes_on(40, soon));
    crowd.settle(settled);
    for (const auto& candidate : crowd.all()) {
        const json::array log = log_of(desk, a.port(), candidate->ticket().attempt);
        EXPECT_EQ(saved_while_paused(log), 0) << candidate->ticket().attempt << ", seed " << seed();
        EXPECT_EQ(std::ranges::count_if(
                      log, [](const json::value& e) { return e.at("event").at("kind") == "paused"; }),
                  pauses);
    }
    const Verdict verdict = audit(desk, b.port(), crowd);
    summarise("two nodes, paused by the other", pauses, crowd, verdict, began);
    EXPECT_TRUE(verdict.is_good()) << verdict.words();
    EXPECT_EQ(crowd.unsaved(), 0) << "what was refused while paused was kept, and never got through";
    const Met met = crowd.met();
    EXPECT_TRUE(met.odd.empty()) << words_of(met.odd);
    EXPECT_EQ(met.refused.size(), 1U) << words_of(met.refused);
    EXPECT_TRUE(met.refused.contains("paused")) << words_of(met.refused);
}

}  // namespace
}  // namespace faults
