// Many at once share transactions, and one that fails stays alone with its failure.
#include <jobs/runner.hpp>

#include <gtest/gtest.h>
#include <store/scratch.hpp>
#include <store/setting.hpp>

namespace {

using std::chrono_literals::operator""h;
using jobs::Announcement;
using jobs::Job;
using jobs::Runner;
using store::Reader;
using store::Scratch;
using store::Tx;

const Instant start_at = *parse_rfc3339("2026-03-01T09:00:00Z");

class Groups : public testing::TestWithParam<Scratch::Kind> {
  protected:
    void SetUp() override {
        if (GetParam() == Scratch::Kind::postgres && !Scratch::has_postgres()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
        }
        db_.emplace(std::vector{jobs::migrations()}, GetParam());
        runner_.emplace(db(), clock_, random_);
    }
    store::Database& db() { return **db_; }
    // Counts in the database, so that what is rolled back does not count.
    static void count(Tx& tx, const std::string& key) {
        const auto before = store::setting(tx, key);
        store::put_setting(tx, key, std::to_string(before ? std::stoi(*before) + 1 : 1));
    }
    int counted(const std::string& key) {
        const auto value = db().read([&](Reader& r) { return store::setting(r, key); });
        return value ? std::stoi(*value) : 0;
    }
    void announce(int count) {
        ASSERT_TRUE(db().write([&](Tx& tx) -> Done {
            for (int i = 0; i < count; ++i) {
                tx.announce("a" + std::to_string(i), "thing.Made", "{}", clock_.now());
            }
            return {};
        }));
    }
    void schedule(int count) {
        ASSERT_TRUE(db().write([&](Tx& tx) -> Done {
            for (int i = 0; i < count; ++i) {
                jobs::schedule(tx, "submit", "k" + std::to_string(i), start_at);
            }
            return {};
        }));
    }
    std::vector<jobs::Failed> failed() {
        return db().read([](Reader& r) { return jobs::failed(r); });
    }
    std::optional<Scratch> db_;
    Clock clock_ = Clock::fixed_at(start_at);
    Random random_{7};
    std::optional<Runner> runner_;
};

TEST_P(Groups, ManyAnnouncementsShareTransactionsAndKeepTheirOrder) {
    std::vector<std::string> order;
    for (const std::string name : {"one", "two", "three"}) {
        runner_->hear("thing.Made", name, [&order, name](Tx& tx, const Announcement& a, Instant) -> Done {
            count(tx, name + a.id);
            order.push_back(a.id + name);
            return {};
        });
    }
    announce(96);
    const auto before = db().statistics().commits;
    runner_->deliver_announcements();
    EXPECT_EQ(db().statistics().commits - before, 3U);
    ASSERT_EQ(order.size(), 288U);
    for (std::size_t i = 0; i < 96; ++i) {
        const std::string id = "a" + std::to_string(i);
        EXPECT_EQ(order[3 * i], id + "one");
        EXPECT_EQ(order[3 * i + 2], id + "three");
        EXPECT_EQ(counted("two" + id), 1);
    }
    runner_->deliver_announcements();
    EXPECT_EQ(order.size(), 288U) << "and all of them are closed";
}

TEST_P(Groups, APoisonedAnnouncementIsAloneWithIt) {
    bool is_poisoned = true;
    std::vector<std::int64_t> told;
    runner_->on_failure([&](const jobs::Failed& f) {
        EXPECT_EQ(f.key, "a23");
        told.push_back(f.attempts);
    });
    runner_->hear("thing.Made", "good", [&](Tx& tx, const Announcement& a, Instant) -> Done {
        count(tx, "good " + a.id);
        return {};
    });
    runner_->hear("thing.Made", "poisoned", [&](Tx& tx, const Announcement& a, Instant) -> Done {
        count(tx, "poisoned " + a.id);
        if (a.id == "a23" && is_poisoned) {
            throw std::runtime_error("poison");
        }
        return {};
    });
    announce(51);
    runner_->deliver_announcements();
    runner_->deliver_announcements();
    for (int i = 0; i < 51; ++i) {
        const std::string id = "a" + std::to_string(i);
        EXPECT_EQ(counted("good " + id), 1) << id;
        EXPECT_EQ(counted("poisoned " + id), i == 23 ? 0 : 1) << id;
    }
    EXPECT_EQ(told, std::vector<std::int64_t>{1}) << "one try is counted, and it waits for the next";
    is_poisoned = false;
    runner_->advance_to(start_at + 1h);
    EXPECT_EQ(counted("poisoned a23"), 1);
    EXPECT_EQ(counted("good a23"), 1);
}

TEST_P(Groups, ManyDueJobsShareTransactionsAndABadOneFailsAlone) {
    runner_->handle("submit", [](Tx& tx, const Job& job, Instant now) -> Done {
        EXPECT_TRUE(now == start_at || job.key == "k40");
        count(tx, job.key);
        tx.announce("done " + job.key, "thing.Made", "{}", now);
        return job.key == "k40" ? Done{refuse("no", "Not this one.")} : Done{};
    });
    runner_->hear("thing.Made", "hearer", [](Tx& tx, const Announcement&, Instant) -> Done {
        count(tx, "heard");
        return {};
    });
    schedule(100);
    EXPECT_EQ(runner_->run_due(start_at), 100) << "the bad one's end is that its failure is noted";
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(counted("k" + std::to_string(i)), i == 40 ? 0 : 1) << i;
    }
    EXPECT_EQ(counted("heard"), 99);
    EXPECT_EQ(runner_->run_due(start_at), 0) << "it waits for its next try";
    runner_->advance_to(start_at + 24h);
    ASSERT_EQ(failed().size(), 1U);
    EXPECT_EQ(failed()[0].key, "k40");
    EXPECT_EQ(failed()[0].attempts, jobs::attempts_max);
}

INSTANTIATE_TEST_SUITE_P(Databases, Groups, testing::Values(Scratch::Kind::sqlite, Scratch::Kind::postgres),
                         [](const auto& i) {
                             return i.param == Scratch::Kind::sqlite ? "sqlite" : "postgres";
                         });

}  // namespace
