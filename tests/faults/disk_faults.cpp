// A disk that loses its power or fills up, below the store itself. What the store has acknowledged is there
// when the disk is read again, whatever became of the writes that were still on their way.
#include "chance.hpp"
#include "faulty_disk.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <store/database.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <future>
#include <mutex>
#include <set>
#include <thread>

namespace faults {
namespace {

using Leaves = FaultyDisk::Leaves;
using Rows = std::set<std::int64_t>;

constexpr int rounds = 200;
constexpr int unsynced_rounds = 50;
constexpr int full_rounds = 40;

const store::ModuleMigrations tables{
    "disk", {{1, "rows", "CREATE TABLE numbered (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"}}};
constexpr std::string_view row_parameters[] = {"id", "text"};
constexpr store::Query insert_row{"disk.insert", "INSERT INTO numbered (id, text) VALUES (:id, :text)",
                                  row_parameters};
constexpr store::Query all_rows{"disk.all", "SELECT id, text FROM numbered", {}};
constexpr store::Query integrity{"disk.integrity", "PRAGMA integrity_check", {}};

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "assay-disk-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("no folder for the test");
        }
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string database() const { return path_ / "assay.db"; }

  private:
    std::filesystem::path path_;
};

std::string text_of(std::int64_t id, std::size_t length) {
    std::string out = std::to_string(id) + ":";
    out.resize(std::max(out.size(), length), char('a' + id % 26));
    return out;
}

std::unique_ptr<store::Database> open(const Folder& folder) {
    store::Settings settings;
    settings.url = folder.database();
    auto db = store::Database::open(settings);
    db->migrate({store::migrations(), tables});
    return db;
}

Done append_row(store::Database& db, std::int64_t id, const std::string& text) {
    const std::array<store::Value, 2> values{id, text};
    std::promise<Done> told;
    std::vector<store::Statement> statements;
    statements.emplace_back(insert_row, values);
    db.append(std::move(statements), [&](Done done) { told.set_value(std::move(done)); });
    return told.get_future().get();
}

Done write_row(store::Database& db, std::int64_t id, const std::string& text) {
    try {
        return db.write([&](store::Tx& tx) -> Done {
            const std::array<store::Value, 2> values{id, text};
            tx.run(insert_row, values, nullptr);
            return {};
        });
    } catch (const store::StoreError& error) {
        return fail(Why::unavailable, "not_saved", error.what());
    }
}

// The numbers of the rows that hold what was written to them.
Rows rows_in(store::Database& db, std::size_t length) {
    return db.read([&](store::Reader& reader) {
        Rows out;
        reader.run(all_rows, {}, [&](std::span<const store::Column> c) {
            if (c[1].text == text_of(c[0].integer, length)) {
                out.insert(c[0].integer);
            }
        });
        return out;
    });
}

std::string integrity_of(store::Database& db) {
    return db.read([](store::Reader& reader) {
        std::string out;
        reader.run(integrity, {}, [&](std::span<const store::Column> c) { out += c[0].text; });
        return out;
    });
}

std::int64_t missing(const Rows& acknowledged, const Rows& there) {
    return std::ranges::count_if(acknowledged, [&](std::int64_t id) { return !there.contains(id); });
}

Leaves leaves_of(int round) {
    return std::array{Leaves::nothing, Leaves::some, Leaves::the_first}[round % 3];
}

double seconds_since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

// Several threads write until each has had enough, or is told that nothing is saved any more.
Rows write_from_threads(store::Database& db, int each, std::size_t length, std::int64_t first) {
    constexpr int threads = 4;
    std::mutex mutex;
    Rows acknowledged;
    std::vector<std::jthread> running;
    for (int t = 0; t < threads; ++t) {
        running.emplace_back([&, t] {
            for (int i = 0; i < each; ++i) {
                const std::int64_t id = first + i * threads + t;
                const std::string text = text_of(id, length);
                if (!(t % 2 == 0 ? append_row(db, id, text) : write_row(db, id, text))) {
                    return;
                }
                const std::lock_guard lock(mutex);
                acknowledged.insert(id);
            }
        });
    }
    running.clear();
    return acknowledged;
}

TEST(Disk, keeps_what_was_acknowledged_when_the_power_goes) {
    const auto began = std::chrono::steady_clock::now();
    std::int64_t acknowledged_in_all = 0, lost = 0, left = 0, dropped = 0;
    int at_sync = 0, in_database = 0, before_first = 0;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE(fmt::format("round {}, seed {}", round, seed()));
        Chance chance(seed() * 1000 + std::uint64_t(round));
        const Folder folder;
        // Long rows make the log grow until it is copied back into the database, in the middle of it all.
        const bool is_long = round % 4 == 0;
        const auto length = std::size_t(is_long ? chance.between(60'000, 120'000) : chance.between(10, 9000));
        Rows acknowledged;
        {
            FaultyDisk disk(std::uint64_t(chance.between(0, 1'000'000'000)), leaves_of(round));
            const bool from_the_start = round % 4 == 1;
            if (from_the_start) {
                disk.cut_power_at_sync(chance.between(1, 20));
            }
            try {
                const auto db = open(folder);
                if (is_long) {
                    disk.cut_power_at_database_sync(1);
                } else if (!from_the_start) {
                    disk.cut_power_at_sync(chance.between(1, 40));
                }
                acknowledged = write_from_threads(*db, int(chance.between(5, 30)), length, 0);
                if (chance.happens(0.5)) {
                    disk.cut_power();
                }
            } catch (const store::StoreError&) {
                ASSERT_TRUE(disk.is_cut()) << "it failed on a disk that works";
                ++before_first;
            }
            disk.cut_power();  // also one that was closed in peace
            const auto seen = disk.seen();
            left += seen.sectors_left;
            dropped += seen.sectors_lost;
            in_database += is_long && seen.cut_in_database_sync ? 1 : 0;
            at_sync += seen.sectors_left + seen.sectors_lost > 0 ? 1 : 0;
        }
        const auto db = open(folder);
        EXPECT_EQ(integrity_of(*db), "ok");
        const Rows there = rows_in(*db, length);
        EXPECT_EQ(missing(acknowledged, there), 0);
        lost += missing(acknowledged, there);
        acknowledged_in_all += std::int64_t(acknowledged.size());
        EXPECT_TRUE(append_row(*db, 1'000'000, "afterwards")) << "it goes on";
    }
    EXPECT_GT(acknowledged_in_all, rounds);
    EXPECT_GT(dropped, 0) << "no cut ever hit anything: nothing was tried";
    EXPECT_GT(left, 0);
    EXPECT_GT(in_database, 0) << "no cut while the log was copied back";
    fmt::print(
        "power cut: {} rounds, {} rows acknowledged, {} lost; {} cuts hit unsynced writes ({} sectors lost, "
        "{} left over), {} while the log was copied back, {} before the first row; seed {}, {:.1f} s\n",
        rounds, acknowledged_in_all, lost, at_sync, dropped, left, in_database, before_first, seed(),
        seconds_since(began));
}

// A connection of the test's own, which may do what the store must not.
class Raw {
  public:
    explicit Raw(const Folder& folder) {
        EXPECT_EQ(sqlite3_open(folder.database().c_str(), &db_), SQLITE_OK);
    }
    ~Raw() { sqlite3_close(db_); }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    bool run(const std::string& text, Rows* rows = nullptr) {
        const auto take = [](void* out, int, char** column, char**) {
            if (out != nullptr && column[0] != nullptr) {
                static_cast<Rows*>(out)->insert(std::atoll(column[0]));
            }
            return 0;
        };
        return sqlite3_exec(db_, text.c_str(), take, rows, nullptr) == SQLITE_OK;
    }

  private:
    sqlite3* db_ = nullptr;
};

// Rows acknowledged and not there after a power cut, for one way of syncing.
std::int64_t lost_with(const char* synchronous, int round, Chance& chance, std::int64_t& acknowledged) {
    const Folder folder;
    Rows saved, there;
    {
        FaultyDisk disk(std::uint64_t(chance.between(0, 1'000'000'000)), leaves_of(round));
        Raw raw(folder);
        EXPECT_TRUE(
            raw.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE numbered (id INTEGER "
                    "PRIMARY KEY, text TEXT);"));
        EXPECT_TRUE(raw.run(std::string("PRAGMA synchronous=") + synchronous));
        const auto count = chance.between(1, 100);
        for (std::int64_t id = 1; id <= count; ++id) {
            if (raw.run(fmt::format("INSERT INTO numbered VALUES ({}, '{}')", id, text_of(id, 500)))) {
                saved.insert(id);
            }
        }
        disk.cut_power();
        EXPECT_FALSE(raw.run("INSERT INTO numbered VALUES (0, 'no power')"));
    }
    Raw(folder).run("SELECT id FROM numbered", &there);
    acknowledged += std::int64_t(saved.size());
    return missing(saved, there);
}

TEST(Disk, catches_who_acknowledges_without_a_sync) {
    const auto began = std::chrono::steady_clock::now();
    Chance chance(seed());
    std::int64_t lost = 0, lost_synced = 0, acknowledged = 0, acknowledged_synced = 0;
    int rounds_with_loss = 0;
    for (int round = 0; round < unsynced_rounds; ++round) {
        const auto here = lost_with("OFF", round, chance, acknowledged);
        lost += here;
        rounds_with_loss += here > 0 ? 1 : 0;
        lost_synced += lost_with("FULL", round, chance, acknowledged_synced);
    }
    EXPECT_GE(rounds_with_loss, 1) << "the disk forgives everything; seed " << seed();
    EXPECT_EQ(lost_synced, 0) << "the same with syncs; seed " << seed();
    EXPECT_GT(acknowledged_synced, 0);
    fmt::print(
        "no sync: {} of {} rounds lost {} of {} acknowledged rows; with syncs {} of {}; seed {}, {:.1f} s\n",
        rounds_with_loss, unsynced_rounds, lost, acknowledged, lost_synced, acknowledged_synced, seed(),
        seconds_since(began));
}

TEST(Disk, refuses_when_full_and_goes_on_when_there_is_room) {
    const auto began = std::chrono::steady_clock::now();
    std::int64_t acknowledged_in_all = 0, refused = 0, lost = 0, refused_writes = 0;
    for (int round = 0; round < full_rounds; ++round) {
        SCOPED_TRACE(fmt::format("round {}, seed {}", round, seed()));
        Chance chance(seed() * 1000 + std::uint64_t(round));
        const Folder folder;
        const auto length = std::size_t(chance.between(100, 20'000));
        Rows acknowledged;
        {
            FaultyDisk disk(std::uint64_t(chance.between(0, 1'000'000'000)), leaves_of(round));
            {
                const auto db = open(folder);
                acknowledged = write_from_threads(*db, 10, length, 0);
                ASSERT_EQ(acknowledged.size(), 40U);
                disk.set_room(disk.bytes() + chance.between(0, 100'000));
                // Until each thread has been refused; the room is for a few rows at most.
                acknowledged.merge(write_from_threads(*db, 1000, length, 1000));
                for (int i = 0; i < 3; ++i) {
                    const std::string large = text_of(9000 + i, 200'000);
                    const Done by_append = append_row(*db, 9000 + i, large);
                    const Done by_write = write_row(*db, 9100 + i, large);
                    ASSERT_FALSE(by_append || by_write) << "saved without room";
                    EXPECT_EQ(by_append.error().code, "not_saved");
                    EXPECT_EQ(by_append.error().why, Why::unavailable);
                    refused += 2;
                }
                EXPECT_EQ(missing(acknowledged, rows_in(*db, length)), 0) << "it can still be read";
                disk.set_endless_room();
                const Rows after = write_from_threads(*db, 10, length, 100'000);
                EXPECT_EQ(after.size(), 40U) << "there is room again, and it does not go on by itself";
                acknowledged.insert(after.begin(), after.end());
                if (round % 2 == 0) {
                    disk.cut_power();
                }
            }
            refused_writes += disk.seen().refused_writes;
        }
        const auto db = open(folder);
        EXPECT_EQ(integrity_of(*db), "ok");
        lost += missing(acknowledged, rows_in(*db, length));
        acknowledged_in_all += std::int64_t(acknowledged.size());
    }
    EXPECT_EQ(lost, 0);
    EXPECT_GT(refused_writes, 0);
    fmt::print(
        "no space: {} rounds, {} rows acknowledged, {} lost; {} refused on the full disk; seed {}, {:.1f} "
        "s\n",
        full_rounds, acknowledged_in_all, lost, refused, seed(), seconds_since(began));
}

}  // namespace
}  // namespace faults
