// Appends on a server that ends their connection: before the commit they come again, during it nobody knows.
#include "appends.hpp"

#include <latch>

namespace {

using store::Reader;
using store::Scratch;
using store::Tx;

constexpr std::string_view event_parameter[] = {"event"};
constexpr store::Query waiting_pid{"test.waiting_pid",
                                   "SELECT CAST(pid AS INTEGER) FROM pg_stat_activity WHERE datname = "
                                   "current_database() AND (wait_event = :event OR wait_event_type = :event)",
                                   event_parameter};
constexpr store::Query terminate_others{
    "test.terminate_others",
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid "
    "<> pg_backend_pid()",
    {}};
constexpr std::string_view pid_parameter[] = {"pid"};
constexpr store::Query terminate{"test.terminate", "SELECT pg_terminate_backend(CAST(:pid AS int), 5000)",
                                 pid_parameter};

class PostgresAppends : public testing::Test {
  protected:
    void SetUp() override {
        if (!Scratch::has_postgres()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
        }
        db_.emplace(std::vector{entry_tables}, Scratch::Kind::postgres);
        other_ = store::Database::open(db_->settings());
    }
    store::Database& db() { return **db_; }
    // Ends the connection that waits for this, once there is one.
    void end_what_waits_for(std::string_view event) {
        std::optional<std::int64_t> pid;
        const std::array<Value, 1> values{event};
        while (!pid) {
            other_->read([&](Reader& r) {
                return r.run(waiting_pid, values,
                             [&](std::span<const store::Column> c) { take(c[0], pid.emplace()); });
            });
        }
        const std::array<Value, 1> found{*pid};
        other_->read([&](Reader& r) { return r.run(terminate, found, nullptr); });
    }
    std::optional<Scratch> db_;
    std::unique_ptr<store::Database> other_;
};

TEST_F(PostgresAppends, AConnectionThatEndsBeforeTheCommitIsNoLoss) {
    std::latch inside(1);
    std::latch go(1);
    std::promise<Done> answer;
    {
        // Holds the key without committing it: the append has to wait for it, in the middle of its batch.
        const std::jthread holder([&] {
            EXPECT_FALSE(other_->write([&](Tx& tx) -> Done {
                const store::Statement mine = entry(2, "held");
                tx.run(mine.query(), mine.values(), nullptr);
                inside.count_down();
                go.wait();
                return refuse("no", "Not kept after all.");
            }));
        });
        inside.wait();
        db().append({entry(1, "a"), entry(2, "b")}, [&](Done done) { answer.set_value(std::move(done)); });
        end_what_waits_for("Lock");
        go.count_down();
    }
    EXPECT_TRUE(answer.get_future().get());
    EXPECT_EQ(texts(db()), (std::set<std::string>{"a", "b"}));
    EXPECT_EQ(db().statistics().appends, 1U);
}

TEST_F(PostgresAppends, AConnectionThatEndsDuringTheCommitLeavesItOpen) {
    // A check at the end of the transaction that takes its time.
    ASSERT_EQ(db().migrate({entry_tables, {"slow", {{1, "slow", R"(
        CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.text = 'slow') EXECUTE FUNCTION take_time();)"}}}})
                  .size(),
              1U);
    std::string said;
    db().on_not_saved([&](const std::string& why) { said = why; });
    std::promise<Done> answer;
    db().append({entry(1, "slow")}, [&](Done done) { answer.set_value(std::move(done)); });
    end_what_waits_for("PgSleep");
    const Done done = answer.get_future().get();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().why, Why::unavailable);
    EXPECT_EQ(done.error().code, "not_saved");
    EXPECT_FALSE(said.empty());
    EXPECT_TRUE(saved(db(), {entry(2, "after")}));
    EXPECT_EQ(texts(db()), std::set<std::string>{"after"});
}

TEST_F(PostgresAppends, AServerThatRestartedMeanwhileIsNotNoticed) {
    ASSERT_TRUE(saved(db(), {entry(1, "a")}));
    other_->read([](Reader& r) { return r.run(terminate_others, {}, nullptr); });
    EXPECT_TRUE(saved(db(), {entry(2, "b")}));
    EXPECT_EQ(texts(db()), (std::set<std::string>{"a", "b"}));
}

}  // namespace
