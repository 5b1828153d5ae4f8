#include <jobs/runner.hpp>
#include <jobs/sql/job.hpp>

#include <gtest/gtest.h>
#include <store/scratch.hpp>
#include <store/setting.hpp>

#include <atomic>
#include <condition_variable>

namespace {

using std::chrono_literals::operator""h;
using std::chrono_literals::operator""s;
using std::chrono_literals::operator""ms;
using jobs::Announcement;
using jobs::Job;
using jobs::Runner;
using store::Reader;
using store::Scratch;
using store::Tx;

const Instant start_at = *parse_rfc3339("2026-03-01T09:00:00Z");

class Jobs : public testing::TestWithParam<Scratch::Kind> {
  protected:
    void SetUp() override {
        if (GetParam() == Scratch::Kind::postgres && !Scratch::has_postgres()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
        }
        db_.emplace(std::vector{jobs::migrations()}, GetParam());
        restart();
    }
    store::Database& db() { return **db_; }
    Runner& runner() { return *runner_; }
    void restart() {
        runner_.reset();
        db_->reopen();
        runner_.emplace(db(), clock_, random_);
    }
    template <class F>
    void write(F f) {
        ASSERT_TRUE(db().write([&](Tx& tx) -> Done {
            f(tx);
            return {};
        }));
    }
    void schedule(std::string_view key, Instant at, std::string_view kind = "note") {
        write([&](Tx& tx) { jobs::schedule(tx, kind, key, at); });
    }
    void announce(std::string_view id, std::string_view topic = "thing.Made") {
        write([&](Tx& tx) { tx.announce(id, topic, "{}", clock_.now()); });
    }
    // A handler that writes down key and time.
    jobs::Handler noting() {
        return [this](Tx&, const Job& job, Instant now) -> Done {
            log_.push_back(job.key + "@" + to_rfc3339(now).substr(0, 10));
            return {};
        };
    }
    std::vector<jobs::Failed> failed() {
        return db().read([](Reader& r) { return jobs::failed(r); });
    }
    bool is_scheduled(std::string_view key) {
        return db().read([&](Reader& r) { return jobs::is_scheduled(r, "note", key); });
    }
    using Log = std::vector<std::string>;

    std::optional<Scratch> db_;
    Clock clock_ = Clock::fixed_at(start_at);
    Random random_{7};
    std::optional<Runner> runner_;
    Log log_;
};

TEST_P(Jobs, RunInTheOrderTheyAreDue) {
    runner().handle("note", noting());
    schedule("later", start_at - 1h);
    schedule("first", start_at - 2h);
    schedule("tomorrow", start_at + 24h);
    EXPECT_EQ(runner().run_due(clock_.now()), 2);
    EXPECT_EQ(log_, (Log{"first@2026-03-01", "later@2026-03-01"}));
    EXPECT_EQ(runner().run_due(clock_.now()), 0) << "done is done";
    EXPECT_TRUE(is_scheduled("tomorrow"));
}

TEST_P(Jobs, ScheduledAgainMoveAndCancelledGo) {
    runner().handle("note", noting());
    schedule("a", start_at + 1h);
    schedule("a", start_at - 1h);
    schedule("b", start_at - 1h);
    write([](Tx& tx) { jobs::cancel(tx, "note", "b"); });
    EXPECT_EQ(runner().run_due(clock_.now()), 1);
    EXPECT_EQ(log_, Log{"a@2026-03-01"});
    EXPECT_EQ(runner().advance_to(start_at + 48h), 0) << "its first time is forgotten";
}

TEST_P(Jobs, AJobInThreeYearsRunsAsOnItsDay) {
    runner().handle("note", noting());
    runner().handle("monthly", [&](Tx& tx, const Job& job, Instant now) -> Done {
        log_.push_back("monthly@" + to_rfc3339(now).substr(0, 10));
        jobs::schedule(tx, job.kind, job.key, midnight(add_months(utc_date(now), 1)));
        return {};
    });
    schedule("expire", *parse_rfc3339("2029-03-01T00:00:00Z"));
    schedule("soon", *parse_rfc3339("2026-04-15T00:00:00Z"));
    schedule("all", *parse_rfc3339("2026-04-01T00:00:00Z"), "monthly");
    std::int64_t told = 0;
    const Instant target = *parse_rfc3339("2029-03-02T10:00:00Z");
    EXPECT_EQ(runner().advance_to(target, [&](const jobs::Progress& p) { told = p.jobs_run; }), 38);
    EXPECT_EQ(told, 38);
    EXPECT_EQ(clock_.now(), target);
    ASSERT_EQ(log_.size(), 38U);
    EXPECT_EQ(log_[0], "monthly@2026-04-01");
    EXPECT_EQ(log_[1], "soon@2026-04-15");
    EXPECT_EQ(log_[2], "monthly@2026-05-01");
    EXPECT_EQ(log_[36], "monthly@2029-03-01") << "of two at one instant, by name";
    EXPECT_EQ(log_[37], "expire@2029-03-01");
    EXPECT_EQ(runner().advance_to(start_at), 0);
    EXPECT_EQ(clock_.now(), target) << "never back";
}

TEST_P(Jobs, ABadJobBacksOffAloneAndIsGivenUp) {
    runner().handle("note", noting());
    int tries = 0;
    runner().handle("bad", [&](Tx& tx, const Job&, Instant) -> Done {
        store::put_setting(tx, "half", "done");
        if (++tries % 2 == 0) {
            throw std::runtime_error("thrown");
        }
        return refuse("no_luck", "It is not its day.");
    });
    std::vector<std::int64_t> told;
    runner().on_failure([&](const jobs::Failed& f) { told.push_back(f.attempts); });
    schedule("x", start_at, "bad");
    schedule("good", start_at + 1s);
    EXPECT_EQ(runner().run_due(start_at + 1s), 2);
    EXPECT_EQ(log_, Log{"good@2026-03-01"});
    EXPECT_EQ(tries, 1) << "it waits for its next try";
    EXPECT_TRUE(failed().empty());
    runner().advance_to(start_at + 24h);
    EXPECT_EQ(tries, jobs::attempts_max);
    EXPECT_EQ(told.size(), 10U);
    ASSERT_EQ(failed().size(), 1U);
    EXPECT_EQ(failed()[0].key, "x");
    EXPECT_EQ(failed()[0].attempts, 10);
    EXPECT_EQ(failed()[0].last_error, "thrown");
    EXPECT_EQ(db().read([](Reader& r) { return store::setting(r, "half"); }), std::nullopt)
        << "nothing half done";
    write([&](Tx& tx) { EXPECT_TRUE(jobs::retry(tx, "bad", "x", clock_.now())); });
    EXPECT_TRUE(failed().empty());
    EXPECT_EQ(runner().run_due(clock_.now()), 1);
    EXPECT_EQ(tries, 11);
}

TEST_P(Jobs, AKindWithoutHandlerIsSeenNotLost) {
    schedule("x", start_at, "forgotten");
    runner().advance_to(start_at + 24h);
    ASSERT_EQ(failed().size(), 1U);
    EXPECT_TRUE(failed()[0].last_error.starts_with("no_handler"));
}

TEST_P(Jobs, AJobThatDoesNotMoveOnIsStopped) {
    runner().handle("note", [](Tx& tx, const Job& job, Instant) -> Done {
        jobs::schedule(tx, job.kind, job.key, job.due_at);
        return {};
    });
    schedule("x", start_at);
    EXPECT_EQ(runner().run_due(start_at), 1);
    runner().advance_to(start_at + 24h);
    ASSERT_EQ(failed().size(), 1U);
    EXPECT_TRUE(failed()[0].last_error.starts_with("no_progress"));
}

TEST_P(Jobs, OutliveARestart) {
    schedule("a", start_at + 1h);
    announce("1");
    restart();
    runner().handle("note", noting());
    runner().hear("thing.Made", "h", [&](Tx&, const Announcement& a, Instant) -> Done {
        log_.push_back("heard " + a.id);
        return {};
    });
    runner().advance_to(start_at + 2h);
    EXPECT_EQ(log_, (Log{"heard 1", "a@2026-03-01"}));
    restart();
    runner().handle("note", noting());
    runner().hear("thing.Made", "h", [&](Tx&, const Announcement&, Instant) -> Done {
        log_.push_back("again");
        return {};
    });
    runner().advance_to(start_at + 4h);
    EXPECT_EQ(log_.size(), 2U) << "each exactly once";
}

TEST_P(Jobs, AnnouncementsReachEveryHearerInOrder) {
    for (const char* name : {"one", "two"}) {
        runner().hear("thing.Made", name, [this, name](Tx&, const Announcement& a, Instant now) -> Done {
            EXPECT_EQ(now, clock_.now());
            log_.push_back(name + a.id);
            return {};
        });
    }
    for (const char* id : {"9", "5", "1"}) {  // ids give no order
        announce(id);
    }
    announce("0", "thing.Unheard");
    runner().deliver_announcements();
    EXPECT_EQ(log_, (Log{"one9", "two9", "one5", "two5", "one1", "two1"}));
    runner().deliver_announcements();
    EXPECT_EQ(log_.size(), 6U);
}

TEST_P(Jobs, WhatAHearerAnnouncesIsHeardToo) {
    db().on_announced([this] { runner().deliver_announcements(); });
    runner().hear("thing.Made", "maker", [&](Tx& tx, const Announcement&, Instant now) -> Done {
        tx.announce("2", "thing.Sold", "{}", now);
        return {};
    });
    runner().hear("thing.Sold", "seller", [&](Tx& tx, const Announcement&, Instant) -> Done {
        store::put_setting(tx, "sold", "yes");
        return {};
    });
    announce("1");  // delivered by the time this returns
    EXPECT_EQ(db().read([](Reader& r) { return store::setting(r, "sold"); }), "yes");
}

TEST_P(Jobs, AFailingHearerHoldsUpNobodyAndIsTriedAgain) {
    int bad = 0;
    runner().hear("thing.Made", "bad", [&](Tx& tx, const Announcement& a, Instant) -> Done {
        store::put_setting(tx, "bad" + a.id, "kept");
        if (++bad <= 2) {
            throw std::runtime_error("not yet");
        }
        log_.push_back("bad" + a.id);
        return {};
    });
    runner().hear("thing.Made", "good", [&](Tx&, const Announcement& a, Instant) -> Done {
        log_.push_back("good" + a.id);
        return {};
    });
    announce("1");
    announce("2");
    runner().deliver_announcements();
    runner().deliver_announcements();
    EXPECT_EQ(log_, (Log{"good1", "good2"}));
    EXPECT_EQ(bad, 2) << "it waits before it tries again";
    EXPECT_EQ(db().read([](Reader& r) { return store::setting(r, "bad1"); }), std::nullopt);
    runner().advance_to(start_at + 1h);
    EXPECT_EQ(log_.size(), 4U);
    EXPECT_EQ(bad, 4);
    EXPECT_TRUE(failed().empty());
}

TEST_P(Jobs, AHearerIsGivenUpInTheEnd) {
    bool is_bad = true;
    runner().hear("thing.Made", "bad", [&](Tx&, const Announcement&, Instant) -> Done {
        log_.push_back("tried");
        return is_bad ? refuse("no", "No.") : Done{};
    });
    announce("1");
    runner().advance_to(start_at + 24h);
    ASSERT_EQ(failed().size(), 1U);
    EXPECT_EQ(failed()[0].kind, "thing.Made");
    EXPECT_EQ(failed()[0].hearer, "bad");
    EXPECT_EQ(failed()[0].attempts, 10);
    EXPECT_EQ(failed()[0].last_error, "no: No.");
    EXPECT_EQ(log_.size(), 10U);
    is_bad = false;
    write([&](Tx& tx) {
        EXPECT_TRUE(jobs::retry_hearer(tx, "1", "bad", clock_.now()));
        EXPECT_FALSE(jobs::retry_hearer(tx, "1", "nobody", clock_.now()));
    });
    runner().deliver_announcements();
    EXPECT_EQ(log_.size(), 11U);
    EXPECT_TRUE(failed().empty());
}

TEST_P(Jobs, TwoNodesRunEachJobOnce) {
    store::Settings same = db_->settings();
    const auto other_db = store::Database::open(same);
    Random other_random(8);
    Runner other(*other_db, clock_, other_random);
    std::atomic<int> ran{0};
    const auto count = [&](Tx& tx, const Job& job, Instant) -> Done {
        store::put_setting(tx, job.key, "ran");
        ++ran;  // counts tries, too: a serialization failure runs it again
        return {};
    };
    runner().handle("note", count);
    other.handle("note", count);
    for (int i = 0; i < 40; ++i) {
        schedule("k" + std::to_string(i), start_at);
    }
    std::int64_t here = 0;
    std::int64_t there = 0;
    {
        const std::jthread a([&] { here = runner().run_due(start_at); });
        const std::jthread b([&] { there = other.run_due(start_at); });
    }
    EXPECT_GE(ran, 40);
    EXPECT_GE(runner().run_due(start_at) + here + there, 40);
    EXPECT_EQ(here + there, 40);
    EXPECT_EQ(db().read([](Reader& r) { return jobs::sql::next_due(r).has_value(); }), false);
}

TEST_P(Jobs, TheThreadRunsWhatBecomesDue) {
    Clock machine = Clock::system();
    Runner live(db(), machine, random_);
    std::mutex mutex;
    std::condition_variable told;
    int ran = 0;
    live.handle("note", [&](Tx&, const Job&, Instant) -> Done {
        const std::lock_guard lock(mutex);
        ++ran;
        told.notify_all();
        return {};
    });
    live.start();
    schedule("soon", machine.now() + 50ms);
    schedule("far", machine.now() + 1h);
    live.wake();
    std::unique_lock lock(mutex);
    EXPECT_TRUE(told.wait_for(lock, 20s, [&] { return ran == 1; }));
    lock.unlock();
    machine.set_offset(2h);
    live.wake();
    lock.lock();
    EXPECT_TRUE(told.wait_for(lock, 20s, [&] { return ran == 2; }));
    lock.unlock();
    live.stop();
}

INSTANTIATE_TEST_SUITE_P(Databases, Jobs, testing::Values(Scratch::Kind::sqlite, Scratch::Kind::postgres),
                         [](const auto& i) {
                             return i.param == Scratch::Kind::sqlite ? "sqlite" : "postgres";
                         });

}  // namespace
