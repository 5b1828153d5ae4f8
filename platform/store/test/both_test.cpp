// What modules rely on, on both databases.
#include "both.hpp"

#include <base/must.hpp>
#include <store/record.hpp>
#include <store/setting.hpp>

#include <array>
#include <atomic>
#include <thread>

namespace {

using store::Reader;
using store::Tx;
using store::Value;

const store::ModuleMigrations thing_tables{"thing", {{1, "things", R"(
        CREATE TABLE thing (
            id    TEXT PRIMARY KEY,
            count INTEGER NOT NULL,
            size  REAL,
            face  BLOB,
            kind  TEXT NOT NULL DEFAULT 'plain' CHECK (kind <> '')
        ) STRICT;
        CREATE TABLE part (id TEXT PRIMARY KEY, thing TEXT NOT NULL REFERENCES thing (id)) STRICT;)"}}};

constexpr std::string_view thing_parameters[] = {"id", "count", "size", "face"};
constexpr store::Query insert_thing{
    "thing.insert", "INSERT INTO thing (id, count, size, face) VALUES (:id, :count, :size, :face)",
    thing_parameters};
constexpr store::Query all_things{"thing.all", "SELECT id, count, size, face FROM thing ORDER BY id", {}};
constexpr store::Query count_things{"thing.count", "SELECT count(*), coalesce(sum(count), 0) FROM thing", {}};
constexpr std::string_view id_parameter[] = {"id"};
constexpr store::Query add_one{"thing.add_one", "UPDATE thing SET count = count + 1 WHERE id = :id",
                               id_parameter};
constexpr store::Query count_of{"thing.count_of", "SELECT count FROM thing WHERE id = :id", id_parameter};
constexpr std::string_view part_parameters[] = {"id", "thing"};
constexpr store::Query insert_part{"thing.insert_part", "INSERT INTO part (id, thing) VALUES (:id, :thing)",
                                   part_parameters};

void insert(Tx& tx, std::string_view id, std::int64_t count = 1) {
    const std::array<Value, 4> values{id, count, nullptr, nullptr};
    EXPECT_EQ(tx.run(insert_thing, values, nullptr), 1);
}

std::pair<std::int64_t, std::int64_t> counted(Reader& r) {
    std::pair<std::int64_t, std::int64_t> out;
    r.run(count_things, {}, [&](std::span<const store::Column> c) {
        take(c[0], out.first);
        take(c[1], out.second);
    });
    return out;
}

std::int64_t count_now(store::Database& db) {
    return db.read([](Reader& r) { return counted(r).first; });
}

class Both : public OnBoth {};

TEST_P(Both, RowsComeBackAsTheyWent) {
    auto db = fresh({thing_tables});
    const store::Bytes face{std::string("\0\x01\xff'\\", 5)};
    ASSERT_TRUE(db->write([&](Tx& tx) -> Done {
        const std::array<Value, 4> full{"ä'\"\\$1:id", std::int64_t{1} << 53, 0.1, face};
        tx.run(insert_thing, full, nullptr);
        insert(tx, "");
        return {};
    }));
    struct Row {
        std::string id;
        std::int64_t count = 0;
        std::optional<double> size;
        std::optional<store::Bytes> face;
    };
    const auto rows = db->read([](Reader& r) {
        std::vector<Row> out;
        r.run(all_things, {}, [&](std::span<const store::Column> c) {
            Row& row = out.emplace_back();
            take(c[0], row.id);
            take(c[1], row.count);
            take(c[2], row.size);
            take(c[3], row.face);
        });
        return out;
    });
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].id, "");
    EXPECT_FALSE(rows[0].size);
    EXPECT_FALSE(rows[0].face);
    EXPECT_EQ(rows[1].id, "ä'\"\\$1:id");
    EXPECT_EQ(rows[1].count, std::int64_t{1} << 53);
    EXPECT_EQ(rows[1].size, 0.1);
    EXPECT_EQ(rows[1].face, face);
}

TEST_P(Both, TextIsOrderedByItsBytes) {
    auto db = fresh({thing_tables});
    ASSERT_TRUE(db->write([](Tx& tx) -> Done {
        for (const char* id : {"b", "é", "Z", "a", "_", "aB", "ab"}) {
            insert(tx, id);
        }
        return {};
    }));
    std::string order;
    db->read([&](Reader& r) {
        return r.run(all_things, {},
                     [&](std::span<const store::Column> c) { order += std::string(c[0].text) + " "; });
    });
    EXPECT_EQ(order, "Z _ a aB ab b é ");
}

TEST_P(Both, ARefusedWriteLeavesNothing) {
    auto db = fresh({thing_tables});
    const Done refused = db->write([](Tx& tx) -> Done {
        insert(tx, "a");
        return refuse("no", "Not today.");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "no");
    EXPECT_THROW((void)db->write([](Tx& tx) -> Done {
        insert(tx, "b");
        throw std::runtime_error("broken");
    }),
                 std::runtime_error);
    EXPECT_EQ(count_now(*db), 0);
}

TEST_P(Both, ConstraintsSpeak) {
    auto db = fresh({thing_tables});
    const auto twice = [](Tx& tx) -> Done {
        insert(tx, "a");
        return {};
    };
    ASSERT_TRUE(db->write(twice));
    EXPECT_THROW((void)db->write(twice), store::ConstraintViolated);
    EXPECT_THROW((void)db->write([](Tx& tx) -> Done {
        const std::array<Value, 2> values{"p", "nothing like it"};
        tx.run(insert_part, values, nullptr);
        return {};
    }),
                 store::ConstraintViolated);
    EXPECT_EQ(count_now(*db), 1);
}

TEST_P(Both, TextWithANulIsRefusedAlike) {
    auto db = fresh({thing_tables});
    EXPECT_THROW((void)db->write([](Tx& tx) -> Done {
        insert(tx, std::string_view("a\0b", 3));
        return {};
    }),
                 store::StoreError);
    EXPECT_EQ(count_now(*db), 0);
}

TEST_P(Both, AReadIsASnapshot) {
    auto db = fresh({thing_tables});
    const auto [before, after] = db->read([&](Reader& r) {
        const auto first = counted(r).first;
        std::thread([&] {
            EXPECT_TRUE(db->write([](Tx& tx) -> Done {
                insert(tx, "a");
                return {};
            }));
        }).join();
        const auto nested =
            db->read([](Reader& inner) { return counted(inner).first; });  // the same snapshot
        EXPECT_EQ(nested, first);
        return std::pair(first, counted(r).first);
    });
    EXPECT_EQ(before, 0);
    EXPECT_EQ(after, 0);
    EXPECT_EQ(count_now(*db), 1);
}

TEST_P(Both, ManyWritersAllArrive) {
    auto db = fresh({thing_tables});
    std::atomic<int> saved{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 16; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 63; ++i) {
                    const std::string id = std::to_string(t) + "-" + std::to_string(i);
                    saved += db->write([&](Tx& tx) -> Done {
                                   insert(tx, id, 3);
                                   return {};
                               }).has_value();
                }
            });
        }
    }
    EXPECT_EQ(saved, 16 * 63);
    EXPECT_EQ(db->read(counted), std::pair(std::int64_t{16 * 63}, std::int64_t{3 * 16 * 63}));
}

TEST_P(Both, WritersOfOneRowDoNotLoseEachOther) {
    auto db = fresh({thing_tables});
    ASSERT_TRUE(db->write([](Tx& tx) -> Done {
        insert(tx, "shared", 0);
        return {};
    }));
    std::atomic<std::int64_t> added{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 6; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i) {
                    const std::array<Value, 1> id{"shared"};
                    added += db->write([&](Tx& tx) -> Done {
                                   tx.run(count_of, id, nullptr);
                                   tx.run(add_one, id, nullptr);
                                   return {};
                               }).has_value();
                }
            });
        }
    }
    EXPECT_GT(added, 0);
    EXPECT_EQ(db->read(counted).second, added);
}

TEST_P(Both, AWriteWithinAWriteIsBroken) {
    auto db = fresh({thing_tables});
    const auto nothing = [](Tx&) -> Done { return {}; };
    EXPECT_THROW((void)db->write([&](Tx&) -> Done { return db->write(nothing); }), Broken);
    EXPECT_THROW((void)db->write([&](Tx&) -> Done {
        (void)db->read(counted);
        return {};
    }),
                 Broken);
    EXPECT_THROW((void)db->read([&](Reader&) { return db->write(nothing); }), Broken);
    EXPECT_TRUE(db->write(nothing)) << "and the next one is well";
}

TEST_P(Both, AnnouncementsAreToldAfterTheCommit) {
    auto db = fresh();
    int told = 0;
    db->on_announced([&] { ++told; });
    ASSERT_TRUE(db->write([](Tx&) -> Done { return {}; }));
    EXPECT_EQ(told, 0);
    ASSERT_TRUE(db->write([](Tx& tx) -> Done {
        tx.announce("1", "thing.Made", "{}", from_micros(5));
        return {};
    }));
    EXPECT_EQ(told, 1);
    ASSERT_FALSE(db->write([](Tx& tx) -> Done {
        tx.announce("2", "thing.Made", "{}", from_micros(5));
        return refuse("no", "No.");
    }));
    EXPECT_EQ(told, 1);
}

TEST_P(Both, RecordsKeepTheirOrderAndSettingsTheirLast) {
    auto db = fresh();
    const Instant at = from_micros(1'000'000);
    ASSERT_TRUE(db->write([&](Tx& tx) -> Done {
        for (const auto& [id, event] :
             {std::pair("z", "held"), std::pair("m", "booked"), std::pair("a", "cancelled")}) {
            store::record(tx, {id, "booking", "b1", at, "ann", event, "because", "{}"});
        }
        store::record(tx, {"other", "booking", "b2", at, "ann", "held", "", "{}"});
        store::put_setting(tx, "clock", "1");
        store::put_setting(tx, "clock", "2");
        return {};
    }));
    const auto records = db->read([](Reader& r) { return store::records_of(r, "booking", "b1"); });
    ASSERT_EQ(records.size(), 3U);
    EXPECT_EQ(records[0].event, "held");
    EXPECT_EQ(records[1].event, "booked");
    EXPECT_EQ(records[2].event, "cancelled");
    EXPECT_EQ(records[2].recorded_at, at);
    EXPECT_EQ(db->read([](Reader& r) { return store::setting(r, "clock"); }), "2");
    EXPECT_EQ(db->read([](Reader& r) { return store::setting(r, "none"); }), std::nullopt);
    ASSERT_TRUE(db->write([](Tx& tx) -> Done {
        store::blank_records_of(tx, "booking", "b1");
        return {};
    }));
    EXPECT_EQ(db->read([](Reader& r) { return store::records_of(r, "booking", "b1"); })[0].reason, "");
}

TEST_P(Both, MigrationsApplyOnceAndMustNotChange) {
    auto db = fresh({thing_tables});
    EXPECT_TRUE(db->migrate({thing_tables}).empty());
    auto more = thing_tables;
    more.steps.push_back({2, "colour", "ALTER TABLE thing ADD COLUMN colour TEXT;"});
    EXPECT_EQ(db->migrate({more}), std::vector<std::string>{"thing 0002 colour"});
    EXPECT_THROW(db->migrate({thing_tables}), store::StoreError) << "a program older than its database";
    auto changed = more;
    changed.steps[0].text = "CREATE TABLE thing (id TEXT PRIMARY KEY) STRICT;";
    EXPECT_THROW(db->migrate({changed}), store::StoreError);
    auto broken_step = more;
    broken_step.steps.push_back(
        {3, "broken", "CREATE TABLE half (id TEXT PRIMARY KEY) STRICT; CREATE NONSENSE;"});
    EXPECT_THROW(db->migrate({broken_step}), store::StoreError);
    broken_step.steps.back().text = "CREATE TABLE half (id TEXT PRIMARY KEY) STRICT;";
    EXPECT_EQ(db->migrate({broken_step}).size(), 1U) << "the broken one had left nothing";
}

TEST_P(Both, DataOutlivesTheProgram) {
    auto db = fresh({thing_tables});
    ASSERT_TRUE(db->write([](Tx& tx) -> Done {
        insert(tx, "a");
        return {};
    }));
    db.reopen();
    EXPECT_EQ(count_now(*db), 1);
}

ON_BOTH(Both);

}  // namespace
