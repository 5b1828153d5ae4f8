// What is SQLite's alone about appends: the shared writer and its commits.
#include "appends.hpp"
#include "blocked.hpp"

#include <latch>

namespace {

using store::Scratch;
using store::Statement;
using store::Tx;

TEST(SqliteAppends, AFullQueueSaysBusyAtOnce) {
    store::Settings settings;
    settings.append_max = 3;
    Scratch db({entry_tables}, Scratch::Kind::sqlite, settings);
    std::vector<std::string> answers(5);
    std::latch taken(3);
    {
        Blocked blocked(*db);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            db->append({entry(static_cast<std::int64_t>(i), std::to_string(i))}, [&, i](Done done) {
                answers[i] = done ? "saved" : done.error().code;
                if (done) {
                    taken.count_down();
                }
            });
        }
        EXPECT_EQ(answers, (std::vector<std::string>{"", "", "", "busy", "busy"}));
        blocked.let_go();
    }
    taken.wait();
    EXPECT_EQ(entries(*db).size(), 3U);
    EXPECT_TRUE(saved(*db, {entry(9, "room again")}));
}

TEST(SqliteAppends, ManyBytesWaitingSayBusyToo) {
    store::Settings settings;
    settings.append_bytes_max = 5000;
    Scratch db({entry_tables}, Scratch::Kind::sqlite, settings);
    const std::string large(4000, 'x');
    std::promise<Done> first;
    std::promise<Done> second;
    Blocked blocked(*db);
    db->append({entry(1, large)}, [&](Done done) { first.set_value(std::move(done)); });
    db->append({entry(2, large + "y")}, [&](Done done) { second.set_value(std::move(done)); });
    EXPECT_EQ(second.get_future().get().error().code, "busy");
    blocked.let_go();
    EXPECT_TRUE(first.get_future().get());
    EXPECT_TRUE(saved(*db, {entry(3, large + "z")})) << "what was saved makes room";
}

TEST(SqliteAppends, WhatWaitsSharesACommit) {
    Scratch db({entry_tables});
    std::latch all(100);
    const auto before = db->statistics();
    {
        Blocked blocked(*db);
        for (int i = 0; i < 100; ++i) {
            db->append({entry(i, std::to_string(i))}, [&](Done done) {
                EXPECT_TRUE(done);
                all.count_down();
            });
        }
        blocked.let_go();
    }
    all.wait();
    const auto after = db->statistics();
    EXPECT_EQ(after.appends - before.appends, 100U);
    EXPECT_EQ(after.writes - before.writes, 1U);
    EXPECT_EQ(after.commits - before.commits, 2U) << "the one that blocked, and one for all that waited";
}

TEST(SqliteAppends, ABatchIsBoundInCountAndBytes) {
    store::Settings settings;
    settings.batch_max = 10;
    settings.batch_bytes_max = 3000;
    Scratch db({entry_tables}, Scratch::Kind::sqlite, settings);
    std::latch all(24);
    const auto before = db->statistics();
    {
        Blocked blocked(*db);
        for (int i = 0; i < 24; ++i) {  // twenty small ones, and four of which one fills a commit
            const std::string text(i < 20 ? 10 : 5000, static_cast<char>('a' + i));
            db->append({entry(i, text)}, [&](Done done) {
                EXPECT_TRUE(done);
                all.count_down();
            });
        }
        blocked.let_go();
    }
    all.wait();
    EXPECT_EQ(db->statistics().commits - before.commits, 1U + 2U + 4U);
}

TEST(SqliteAppends, LongWritesDoNotHoldUpACommit) {
    store::Settings settings;
    settings.batch_time_max = Duration(0);
    Scratch db({entry_tables}, Scratch::Kind::sqlite, settings);
    const auto before = db->statistics();
    std::atomic<int> saved_writes{0};
    {
        std::vector<std::jthread> threads;
        Blocked blocked(*db);
        for (int i = 0; i < 5; ++i) {
            threads.emplace_back([&, i] {
                saved_writes += db->write([&](Tx& tx) -> Done {
                                      const Statement statement = entry(i, std::to_string(i));
                                      tx.run(statement.query(), statement.values(), nullptr);
                                      return {};
                                  }).has_value();
            });
        }
        blocked.let_go();
    }
    EXPECT_EQ(saved_writes, 5);
    EXPECT_EQ(db->statistics().commits - before.commits, 6U) << "each found the time used up";
    EXPECT_EQ(entries(*db).size(), 5U);
}

TEST(SqliteAppends, AFailedCommitIsNotSaved) {
    Scratch db({{"late", {{1, "late", R"(
        CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED) STRICT;)"}}}});
    static constexpr store::Query orphan{"late.orphan", "INSERT INTO child (parent) VALUES (7)", {}};
    static constexpr store::Query parent{"late.parent", "INSERT INTO parent (id) VALUES (8)", {}};
    std::string said;
    db->on_not_saved([&](const std::string& why) { said = why; });
    const Done answer = saved(*db, {Statement(parent, {}), Statement(orphan, {})});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().why, Why::unavailable);
    EXPECT_EQ(answer.error().code, "not_saved");
    EXPECT_NE(said.find("FOREIGN KEY"), std::string::npos) << said;
    EXPECT_TRUE(saved(*db, {Statement(parent, {})})) << "the parent had not stayed either";
}

}  // namespace
