// What is SQLite's alone: the batch, the queue, the power cut.
#include "blocked.hpp"

#include <gtest/gtest.h>
#include <store/record.hpp>
#include <store/scratch.hpp>
#include <store/setting.hpp>

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace {

using store::Reader;
using store::Scratch;
using store::Tx;

std::optional<std::string> value_of(store::Database& db, std::string_view key) {
    return db.read([&](Reader& r) { return store::setting(r, key); });
}

TEST(Sqlite, OneBadWriteInABatchFailsAlone) {
    Scratch db({});
    std::array<std::string, 5> outcome;
    {
        std::vector<std::jthread> threads;
        Blocked blocked(*db);
        for (std::size_t i = 0; i < outcome.size(); ++i) {
            threads.emplace_back([&, i] {
                try {
                    const Done done = db->write([&](Tx& tx) -> Done {
                        store::put_setting(tx, "k" + std::to_string(i), "v");
                        if (i == 1) {
                            throw std::runtime_error("thrown");
                        }
                        if (i == 3) {
                            return refuse("refused", "No.");
                        }
                        return {};
                    });
                    outcome[i] = done ? "saved" : done.error().code;
                } catch (const std::runtime_error& error) {
                    outcome[i] = error.what();
                }
            });
        }
        blocked.let_go();
    }
    EXPECT_EQ(outcome, (std::array<std::string, 5>{"saved", "thrown", "saved", "refused", "saved"}));
    for (std::size_t i = 0; i < outcome.size(); ++i) {
        EXPECT_EQ(value_of(*db, "k" + std::to_string(i)).has_value(), outcome[i] == "saved");
    }
}

TEST(Sqlite, AFullQueueSaysBusy) {
    store::Settings settings;
    settings.queue_max = 2;
    Scratch db({}, Scratch::Kind::sqlite, settings);
    std::atomic<int> saved{0};
    std::atomic<int> busy{0};
    {
        std::vector<std::jthread> threads;
        Blocked blocked(*db);
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&, i] {
                const Done done = db->write([&](Tx& tx) -> Done {
                    store::put_setting(tx, std::to_string(i), "v");
                    return {};
                });
                if (done) {
                    ++saved;
                } else if (done.error().code == "busy" && done.error().why == Why::unavailable) {
                    ++busy;
                }
            });
        }
        while (busy < 4) {
            std::this_thread::yield();  // two wait in the queue, the other four are told at once
        }
        blocked.let_go();
    }
    EXPECT_EQ(saved, 2);
    EXPECT_EQ(busy, 4);
}

TEST(Sqlite, AFailedCommitFailsTheWholeBatch) {
    Scratch db({{"late", {{1, "late", R"(
        CREATE TABLE parent (id TEXT PRIMARY KEY) STRICT;
        CREATE TABLE child (id TEXT PRIMARY KEY, parent TEXT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)
        STRICT;)"}}}});
    static constexpr store::Query orphan{
        "late.orphan", "INSERT INTO child (id, parent) VALUES ('c', 'none')", {}};
    int failed = 0;
    const auto attempt = [&](const std::function<void(Tx&)>& f) {
        try {
            (void)db->write([&](Tx& tx) -> Done {
                f(tx);
                return {};
            });
        } catch (const store::StoreError&) {
            ++failed;
        }
    };
    attempt([](Tx& tx) { tx.run(orphan, {}, nullptr); });
    EXPECT_EQ(failed, 1);
    attempt([](Tx& tx) { store::put_setting(tx, "after", "well"); });
    EXPECT_EQ(failed, 1);
    EXPECT_EQ(value_of(*db, "after"), "well");
}

TEST(Sqlite, TheLogIsCopiedBackAndStaysSmall) {
    Scratch db({});
    const std::string large(200'000, 'x');
    for (int i = 0; i < 200; ++i) {
        ASSERT_TRUE(db->write([&](Tx& tx) -> Done {
            store::put_setting(tx, "k", large + std::to_string(i));
            return {};
        }));
    }
    EXPECT_LT(std::filesystem::file_size(db.folder() / "assay.db-wal"), 20U << 20) << "40 MB were written";
}

// A child writes and says each acknowledged number on a pipe until it is killed; every number said must be
// there.
TEST(Sqlite, NothingAcknowledgedIsLostWhenKilled) {
    Scratch db({});
    const store::Settings settings = db.settings();
    db.close();
    for (int round = 0; round < 3; ++round) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            close(ends[0]);
            const auto own = store::Database::open(settings);
            std::vector<std::thread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&, t] {
                    for (int i = 0;; ++i) {
                        const int number = (round * 4 + t) * 1'000'000 + i;
                        const Done done = own->write([&](Tx& tx) -> Done {
                            store::put_setting(tx, std::to_string(number), "kept");
                            return {};
                        });
                        if (!done || write(ends[1], &number, sizeof number) != sizeof number) {
                            _exit(1);
                        }
                    }
                });
            }
            pause();
            _exit(1);
        }
        close(ends[1]);
        std::vector<int> acknowledged;
        int number = 0;
        while (read(ends[0], &number, sizeof number) == sizeof number) {
            acknowledged.push_back(number);
            if (acknowledged.size() == 100) {
                kill(child, SIGKILL);  // and read on: what was said before the end counts too
            }
        }
        close(ends[0]);
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status));
        EXPECT_GE(acknowledged.size(), 100U);
        const auto again = store::Database::open(settings);
        for (const int kept : acknowledged) {
            EXPECT_EQ(value_of(*again, std::to_string(kept)), "kept") << kept;
        }
    }
}

TEST(Sqlite, AWrongPathIsSaid) {
    store::Settings settings;
    settings.url = "/nowhere/at/all/assay.db";
    EXPECT_THROW((void)store::Database::open(settings), store::StoreError);
}

}  // namespace
