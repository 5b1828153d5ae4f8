#include "postgres_database.hpp"

#include "answers.hpp"
#include "guard.hpp"
#include "migrate.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace store {
namespace {

// Together about six seconds of waiting: a deadlock clears in a moment, a server restarts in a few.
constexpr int tries_max = 20;
constexpr std::uint64_t wait_max_ms = 1000;
constexpr int migration_tries_max = 3;

}  // namespace

// A connection for the length of a scope. One that is lost or left in a transaction is not given back.
class PostgresDatabase::Lent {
  public:
    explicit Lent(PostgresDatabase& database)
        : database_(database), connection_(database.take_connection(full_)) {}
    ~Lent() {
        if (!full_) {
            database_.give_back(std::move(connection_));
        }
    }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    bool full() const { return full_; }
    PostgresConnection* operator->() { return connection_.get(); }
    PostgresConnection& operator*() { return *connection_; }
    void roll_back() noexcept {
        try {
            connection_->command("ROLLBACK");
        } catch (const StoreError&) {
            connection_.reset();  // the server rolls back what a lost connection left open
        }
    }

  private:
    PostgresDatabase& database_;
    bool full_ = false;
    std::unique_ptr<PostgresConnection> connection_;
};

PostgresDatabase::PostgresDatabase(const Settings& settings) : settings_(settings) {
    settings_.readers = std::max(1, settings_.readers);
    {
        const Lent first(*this);  // a wrong address is said now
    }
    appender_ = std::make_unique<PostgresAppender>(
        settings_, dialect_, random_,
        PostgresAppender::Told{.committed =
                                   [this](std::uint64_t appends, std::uint64_t rows) {
                                       ++counted_.commits;
                                       counted_.appends += appends;
                                       counted_.rows += rows;
                                   },
                               .not_saved =
                                   [this](const std::string& why) {
                                       if (not_saved_) {
                                           not_saved_(why);
                                       }
                                   }});
}

std::unique_ptr<PostgresConnection> PostgresDatabase::take_connection(bool& full) {
    {
        std::unique_lock lock(mutex_);
        if (waiting_ >= settings_.queue_max) {
            full = true;
            return nullptr;
        }
        ++waiting_;
        free_.wait(lock, [this] { return !idle_.empty() || made_ < settings_.readers; });
        --waiting_;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        ++made_;
    }
    try {
        return std::make_unique<PostgresConnection>(settings_.url, dialect_);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void PostgresDatabase::give_back(std::unique_ptr<PostgresConnection> connection) {
    if (connection && (connection->is_broken() || connection->in_transaction())) {
        connection.reset();
    }
    const std::lock_guard lock(mutex_);
    if (connection) {
        idle_.push_back(std::move(connection));
    } else {
        --made_;
    }
    free_.notify_one();
}

void PostgresDatabase::with_retries(const std::function<void()>& once) {
    for (int tries = 1;; ++tries) {
        try {
            once();
            return;
        } catch (const TryAgain&) {
            if (tries == tries_max) {
                throw;
            }
        }
        const std::uint64_t most =
            std::min<std::uint64_t>(wait_max_ms, std::uint64_t{1} << std::min(tries, 20));
        std::this_thread::sleep_for(std::chrono::milliseconds(random_.below(most + 1)));
    }
}

void PostgresDatabase::run_read(const std::function<void(Reader&)>& f) {
    if (Connection* outer = Inside::read_of(this)) {
        Reader reader(*outer);
        f(reader);
        return;
    }
    with_retries([&] {
        Lent lent(*this);
        if (lent.full()) {
            throw StoreError("too many wait for the database");
        }
        lent->command("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        try {
            const Inside inside(Inside::What::read, this, &*lent);
            Reader reader(*lent);
            f(reader);
        } catch (...) {
            lent.roll_back();
            throw;
        }
        lent.roll_back();
    });
}

Done PostgresDatabase::run_write(const std::function<Done(Tx&)>& f) {
    Inside::must_be_outside(this);
    Done done;
    bool announced = false;
    try {
        // A connection lost during COMMIT leaves open whether it happened. It runs again: writes are
        // idempotent, by their ids, their unique keys and ON CONFLICT.
        with_retries([&] { done = write_once(f, announced); });
    } catch (const TryAgain&) {
        return busy();
    }
    counted_.writes += done ? 1 : 0;
    if (done && announced && announced_) {
        announced_();
    }
    return done;
}

Done PostgresDatabase::write_once(const std::function<Done(Tx&)>& f, bool& announced) {
    Lent lent(*this);
    if (lent.full()) {
        return busy();
    }
    lent->command("BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE");
    Done done;
    try {
        const Inside inside(Inside::What::write, this, &*lent);
        Tx tx(*lent);
        done = f(tx);
        announced = tx.has_announced();
        if (done) {
            lent->commit();
            ++counted_.commits;
        }
    } catch (...) {
        lent.roll_back();
        throw;
    }
    if (!done) {
        lent.roll_back();
    }
    return done;
}

void PostgresDatabase::append(std::vector<Statement> statements, Appended done) {
    appender_->append(std::move(statements), std::move(done));
}

std::vector<std::string> PostgresDatabase::migrate(const std::vector<ModuleMigrations>& modules) {
    Inside::must_be_outside(this);
    return apply_missing(modules, [this](const std::function<void(Connection&)>& f) {
        // Another node may apply the same step at this moment; whoever comes second fails, looks again and
        // finds it.
        for (int tries = 1;; ++tries) {
            try {
                with_retries([&] {
                    Lent lent(*this);
                    lent->command("BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                    try {
                        f(*lent);
                        lent->commit();
                    } catch (...) {
                        lent.roll_back();
                        throw;
                    }
                });
                return;
            } catch (const StoreError&) {
                if (tries == migration_tries_max) {
                    throw;
                }
            }
        }
    });
}

}  // namespace store
