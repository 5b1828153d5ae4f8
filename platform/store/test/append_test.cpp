// Appends, on both databases: all or nothing, answered after the commit, one bad one alone.
#include "appends.hpp"

#include <latch>
#include <set>

namespace {

class Appends : public OnBoth {};

TEST_P(Appends, ACopyOwnsWhatItSays) {
    std::string text = "an answer that is longer than any small string";
    store::Bytes bytes{std::string("\0\x01", 2)};
    const std::array<Value, 4> values{std::int64_t{7}, std::string_view(text), bytes, nullptr};
    store::Statement statement(insert_entry, values);
    text.assign(text.size(), 'x');
    bytes.value = "zz";
    const store::Statement copy = statement;
    const store::Statement moved = std::move(statement);
    for (const store::Statement* one : {&copy, &moved}) {
        ASSERT_EQ(one->values().size(), 4U);
        EXPECT_EQ(std::get<std::int64_t>(one->values()[0].held()), 7);
        EXPECT_EQ(std::get<std::string_view>(one->values()[1].held()),
                  "an answer that is longer than any small string");
        EXPECT_EQ(std::get<store::BytesView>(one->values()[2].held()).value, std::string_view("\0\x01", 2));
        EXPECT_TRUE(std::holds_alternative<std::nullptr_t>(one->values()[3].held()));
    }
}

TEST_P(Appends, AreSavedAndSeenWhenTheyAreAnswered) {
    auto db = fresh({entry_tables});
    std::promise<std::pair<Done, std::vector<Entry>>> told;
    db->append({entry(1, "a", store::Bytes{std::string("\0\xff'", 3)}), entry(2, "b")}, [&](Done done) {
        std::jthread([&] { told.set_value({std::move(done), entries(*db)}); }).join();
    });
    const auto [done, seen] = told.get_future().get();
    EXPECT_TRUE(done);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0], (Entry{1, "a", store::Bytes{std::string("\0\xff'", 3)}}));
    EXPECT_EQ(seen[1], (Entry{2, "b", std::nullopt}));
}

TEST_P(Appends, StatementsRunInTheirOrder) {
    auto db = fresh({entry_tables});
    EXPECT_TRUE(saved(*db, {entry(1, "first"), set_text(1, "second"), set_text(1, "third")}));
    EXPECT_EQ(entries(*db)[0].text, "third");
    EXPECT_TRUE(saved(*db, {set_text(9, "too early"), entry(9, "kept")}));
    EXPECT_EQ(entries(*db)[1].text, "kept");
}

TEST_P(Appends, AKeyThatIsTakenIsSaid) {
    auto db = fresh({entry_tables});
    ASSERT_TRUE(saved(*db, {entry(1, "a")}));
    const Done again = saved(*db, {entry(1, "b")});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().why, Why::conflict);
    EXPECT_EQ(again.error().code, "already_there");
    EXPECT_EQ(saved(*db, {entry(2, "a")}).error().code, "already_there") << "a unique index says so too";
    EXPECT_EQ(texts(*db), std::set<std::string>{"a"});
}

TEST_P(Appends, WhatCannotBeKeptIsRefusedAlone) {
    auto db = fresh({entry_tables});
    const Done with_nul = saved(*db, {entry(1, "good"), entry(2, std::string_view("a\0b", 3))});
    ASSERT_FALSE(with_nul);
    EXPECT_EQ(with_nul.error().why, Why::conflict);
    EXPECT_EQ(with_nul.error().code, "not_storable");
    EXPECT_EQ(saved(*db, {entry(3, "")}).error().code, "not_storable") << "a check says no";
    static constexpr store::Query wrong{"entry.wrong", "INSERT INTO nowhere VALUES (1)", {}};
    EXPECT_EQ(saved(*db, {store::Statement(wrong, {})}).error().code, "not_storable");
    EXPECT_TRUE(texts(*db).empty());
    EXPECT_TRUE(saved(*db, {entry(1, "after")}));
}

TEST_P(Appends, OneBadAppendAmongGoodOnesFailsAlone) {
    auto db = fresh({entry_tables});
    ASSERT_TRUE(saved(*db, {entry(1'000'000, "taken")}));
    constexpr int count = 200;
    std::vector<Done> answers(count, fail(Why::unavailable, "never", "Not answered."));
    std::latch all(count);
    for (int i = 0; i < count; ++i) {
        std::vector<store::Statement> statements;
        statements.push_back(entry(i * 10, "a" + std::to_string(i)));
        statements.push_back(entry(i * 10 + 1, "b" + std::to_string(i)));
        if (i % 20 == 7) {  // fails after two that were good
            statements.push_back(entry(i * 10 + 2, "taken"));
        }
        if (i % 20 == 13) {  // fails at once
            statements.insert(statements.begin(), entry(1'000'000, "c" + std::to_string(i)));
        }
        if (i % 20 == 17) {
            statements.push_back(entry(i * 10 + 2, std::string_view("\0", 1)));
        }
        db->append(std::move(statements), [&, i](Done done) {
            answers[static_cast<std::size_t>(i)] = std::move(done);
            all.count_down();
        });
    }
    all.wait();
    std::set<std::string> expected{"taken"};
    for (int i = 0; i < count; ++i) {
        const Done& answer = answers[static_cast<std::size_t>(i)];
        const int kind = i % 20;
        if (kind == 7 || kind == 13 || kind == 17) {
            ASSERT_FALSE(answer) << i;
            EXPECT_EQ(answer.error().code, kind == 17 ? "not_storable" : "already_there");
        } else {
            EXPECT_TRUE(answer) << i;
            expected.insert("a" + std::to_string(i));
            expected.insert("b" + std::to_string(i));
        }
    }
    EXPECT_EQ(texts(*db), expected);
}

TEST_P(Appends, OfManyThreadsAllArriveOnce) {
    auto db = fresh({entry_tables});
    constexpr int threads = 8;
    constexpr int each = 250;
    std::atomic<int> good{0};
    std::atomic<int> collided{0};
    std::latch all(threads * each);
    {
        std::vector<std::jthread> running;
        for (int t = 0; t < threads; ++t) {
            running.emplace_back([&, t] {
                for (int i = 0; i < each; ++i) {
                    // Every row is appended by two threads: one of them is told that it is there.
                    const std::int64_t id = t / 2 * each + i;
                    db->append({entry(id, std::to_string(id))}, [&](Done done) {
                        ++(done ? good : collided);
                        EXPECT_TRUE(done || done.error().code == "already_there");
                        all.count_down();
                    });
                }
            });
        }
    }
    all.wait();
    EXPECT_EQ(good, threads / 2 * each);
    EXPECT_EQ(collided, threads / 2 * each);
    EXPECT_EQ(entries(*db).size(), std::size_t{threads / 2 * each});
    const store::Statistics counted = db->statistics();
    EXPECT_EQ(counted.appends, std::uint64_t{threads / 2 * each});
    EXPECT_EQ(counted.rows, counted.appends);
    EXPECT_GT(counted.commits, 0U);
}

TEST_P(Appends, AnAnswerMayAppendAgain) {
    auto db = fresh({entry_tables});
    std::promise<void> over;
    std::function<void(std::int64_t)> next = [&](std::int64_t id) {
        db->append({entry(id, std::to_string(id))}, [&, id](Done done) {
            EXPECT_TRUE(done);
            id < 20 ? next(id + 1) : over.set_value();
        });
    };
    next(1);
    over.get_future().wait();
    EXPECT_EQ(entries(*db).size(), 20U);
}

TEST_P(Appends, WhatWasTakenIsAnsweredBeforeTheDatabaseCloses) {
    auto db = fresh({entry_tables});
    std::atomic<int> good{0};
    for (int i = 0; i < 500; ++i) {
        db->append({entry(i, std::to_string(i))}, [&](Done done) { good += done ? 1 : 0; });
    }
    db.close();
    EXPECT_EQ(good, 500);
    db.reopen();
    EXPECT_EQ(entries(*db).size(), 500U);
}

TEST_P(Appends, WritesAndAppendsStandSideBySide) {
    auto db = fresh({entry_tables});
    std::atomic<int> good{0};
    std::latch all(400);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 100; ++i) {
                    const std::int64_t id = t * 1000 + i;
                    db->append({entry(id, std::to_string(id))}, [&](Done done) {
                        good += done ? 1 : 0;
                        all.count_down();
                    });
                    if (i % 10 == 0) {
                        const Done written = db->write([&](store::Tx& tx) -> Done {
                            const store::Statement statement = entry(-id - 1, "w" + std::to_string(id));
                            tx.run(statement.query(), statement.values(), nullptr);
                            if (i % 20 == 0) {
                                return refuse("no", "Not this one.");
                            }
                            return {};
                        });
                        EXPECT_EQ(written.has_value(), i % 20 != 0);
                    }
                }
            });
        }
    }
    all.wait();
    EXPECT_EQ(good, 400);
    EXPECT_EQ(entries(*db).size(), 420U);
}

ON_BOTH(Appends);

}  // namespace
