// The database dies under the server: PostgreSQL is killed with all its processes, stays away for a while,
// recovers and takes connections again. It syncs to disk here, unlike the one of the other tests. Short
// absences are waited for; in a long one everybody is told that nothing can be saved, and when to come again.
#include "engines.hpp"

namespace faults {
namespace {
constexpr std::size_t candidates = 20;
constexpr int short_rounds = 4;
constexpr milliseconds patience{25'000};  // longer than the server waits for its database
constexpr milliseconds long_max{30'000};  // until everybody has been told

TEST(Database, dies_and_comes_back_under_the_server) {
    const auto began = Steady::now();
    OwnPostgres postgres;
    postgres.start();
    const Ground ground(postgres.address());
    Server server(ground.place());
    server.start();
    Desk desk(server.port());
    Crowd crowd(desk.seat(candidates), [&](Chance&) { return server.port(); }, patience);
    Chance chance(seed());
    crowd.begin();
    for (int round = 0; round < short_rounds; ++round) {
        ASSERT_TRUE(crowd.goes_on(20, soon)) << "round " << round << ", seed " << seed();
        std::this_thread::sleep_for(milliseconds(chance.between(50, 500)));
        postgres.kill();
        std::this_thread::sleep_for(milliseconds(chance.between(100, 1500)));
        postgres.start();
    }

    ASSERT_TRUE(crowd.goes_on(20, soon)) << "seed " << seed();
    postgres.kill();
    Wire reader(crowd.all()[0]->ticket().from, patience), onlooker;
    reader.set_cookie(crowd.all()[0]->ticket().cookie);
    const auto lives = onlooker.ask(server.port(), "GET", "/healthz");
    EXPECT_TRUE(lives && lives->status == 200) << "it lives, whatever the database does";
    const auto read = reader.ask(server.port(), "GET", "/api/attempts");
    if (read) {
        EXPECT_EQ(read->status, 503) << read->body;
        EXPECT_FALSE(read->header("retry-after").empty()) << read->head;
    } else {
        ADD_FAILURE() << "no reply to a read in " << patience.count() << " ms";
    }
    EXPECT_TRUE(crowd.is_told(long_max)) << "nobody was told that nothing can be saved; seed " << seed();
    EXPECT_TRUE(server.is_alive()) << "the server died with its database";
    postgres.start();

    EXPECT_TRUE(crowd.goes_on(20, soon)) << "it does not go on by itself; seed " << seed();
    crowd.settle(settled);
    const Verdict verdict = audit(desk, server.port(), crowd);
    summarise("database killed, PostgreSQL", short_rounds + 1, crowd, verdict, began);
    expect_nothing_lost(crowd, verdict);
    EXPECT_TRUE(crowd.met().odd.empty()) << words_of(crowd.met().odd);
    server.stop(milliseconds(10'000));
}

}  // namespace
}  // namespace faults
