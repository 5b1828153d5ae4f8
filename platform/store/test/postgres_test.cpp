// What is PostgreSQL's alone: a server that drops connections.
#include <gtest/gtest.h>
#include <store/scratch.hpp>
#include <store/setting.hpp>

#include <array>
#include <atomic>
#include <thread>

namespace {

using store::Reader;
using store::Scratch;
using store::Tx;

constexpr store::Query own_pid{"test.own_pid", "SELECT CAST(pg_backend_pid() AS INTEGER)", {}};
constexpr std::string_view pid_parameter[] = {"pid"};
constexpr store::Query terminate{"test.terminate", "SELECT pg_terminate_backend(CAST(:pid AS int), 5000)",
                                 pid_parameter};

std::int64_t pid_of(Reader& reader) {
    std::int64_t pid = 0;
    reader.run(own_pid, {}, [&](std::span<const store::Column> c) { take(c[0], pid); });
    return pid;
}

class Postgres : public testing::Test {
  protected:
    void SetUp() override {
        if (!Scratch::has_postgres()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
        }
        db_.emplace(std::vector<store::ModuleMigrations>{}, Scratch::Kind::postgres);
        other_ = store::Database::open(db_->settings());
    }
    store::Database& db() { return **db_; }
    // As when the server restarts: the connection that `reader` uses is gone.
    void cut(Reader& reader) {
        const std::array<store::Value, 1> pid{pid_of(reader)};
        other_->read([&](Reader& r) { return r.run(terminate, pid, nullptr); });
    }
    std::optional<Scratch> db_;
    std::unique_ptr<store::Database> other_;
};

TEST_F(Postgres, AWriteOutlivesALostConnection) {
    int tries = 0;
    const Done done = db().write([&](Tx& tx) -> Done {
        store::put_setting(tx, "tries", std::to_string(++tries));
        if (tries <= 2) {
            cut(tx);
        }
        return {};
    });
    EXPECT_TRUE(done);
    EXPECT_EQ(tries, 3);
    EXPECT_EQ(db().read([](Reader& r) { return store::setting(r, "tries"); }), "3");
}

TEST_F(Postgres, AReadOutlivesALostConnection) {
    int tries = 0;
    const auto value = db().read([&](Reader& r) {
        if (++tries == 1) {
            cut(r);
        }
        return store::setting(r, "nothing");
    });
    EXPECT_EQ(value, std::nullopt);
    EXPECT_EQ(tries, 2);
}

TEST_F(Postgres, TwoThatReadWhatTheOtherWritesAreSerialized) {
    // Each puts its own row unless the other's is there: run one after the other, only one can.
    std::atomic<int> waiting{0};
    std::array<std::optional<bool>, 2> put;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < 2; ++i) {
            threads.emplace_back([&, i] {
                bool is_first_try = true;
                ASSERT_TRUE(db().write([&](Tx& tx) -> Done {
                    const bool is_free = !store::setting(tx, i == 0 ? "b" : "a");
                    if (std::exchange(is_first_try, false)) {
                        ++waiting;
                        while (waiting < 2) {
                            std::this_thread::yield();  // both have looked before either writes
                        }
                    }
                    if (is_free) {
                        store::put_setting(tx, i == 0 ? "a" : "b", "mine");
                    }
                    put[i] = is_free;
                    return {};
                }));
            });
        }
    }
    EXPECT_NE(put[0], put[1]);
}

TEST(PostgresAddress, AServerThatIsNotThereIsSaid) {
    store::Settings settings;
    settings.url = "postgresql://assay@127.0.0.1:1/assay";
    EXPECT_THROW((void)store::Database::open(settings), store::StoreError);
}

}  // namespace
