#include "sqlite_database.hpp"

#include "guard.hpp"
#include "migrate.hpp"

#include <algorithm>

namespace store {

SqliteDatabase::SqliteDatabase(const Settings& settings)
    : settings_(settings),
      writer_(std::make_unique<SqliteConnection>(settings.url, SqliteConnection::Use::writes)) {
    settings_.readers = std::max(1, settings_.readers);
    settings_.batch_max = std::max<std::size_t>(1, settings_.batch_max);
    thread_ = std::thread([this] { write_loop(); });
}

SqliteDatabase::~SqliteDatabase() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    waiting_.notify_one();
    thread_.join();  // after everything in the queue is answered
}

// Reads.

void SqliteDatabase::run_read(const std::function<void(Reader&)>& f) {
    if (Connection* outer = Inside::read_of(this)) {
        Reader reader(*outer);
        f(reader);
        return;
    }
    std::unique_ptr<SqliteConnection> connection;
    {
        std::unique_lock lock(readers_mutex_);
        reader_free_.wait(lock, [this] { return !readers_.empty() || readers_made_ < settings_.readers; });
        if (readers_.empty()) {
            connection = std::make_unique<SqliteConnection>(settings_.url, SqliteConnection::Use::reads);
            ++readers_made_;
        } else {
            connection = std::move(readers_.back());
            readers_.pop_back();
        }
    }
    const auto give_back = [&](Connection*) {
        if (connection->in_transaction()) {
            connection->script("ROLLBACK");  // nothing was written: it only ends the snapshot
        }
        const std::lock_guard lock(readers_mutex_);
        readers_.push_back(std::move(connection));
        reader_free_.notify_one();
    };
    const std::unique_ptr<Connection, decltype(give_back)> lent(connection.get(), give_back);
    connection->script("BEGIN");
    const Inside inside(Inside::What::read, this, connection.get());
    Reader reader(*connection);
    f(reader);
}

// Writes.

Done SqliteDatabase::run_write(const std::function<Done(Tx&)>& f) {
    Inside::must_be_outside(this);
    Pending pending;
    pending.work = &f;
    submit(pending);
    if (pending.error) {
        std::rethrow_exception(pending.error);
    }
    if (pending.done && pending.announced && announced_) {
        announced_();
    }
    return std::move(pending.done);
}

void SqliteDatabase::submit(Pending& pending) {
    std::unique_lock lock(mutex_);
    if (queue_.size() >= settings_.queue_max) {
        pending.done =
            fail(Why::unavailable, "busy", "Too much is being saved right now. Try again in a moment.");
        return;
    }
    queue_.push_back(&pending);
    waiting_.notify_one();
    pending.wake.wait(lock, [&] { return pending.answered; });
}

void SqliteDatabase::write_loop() {
    std::vector<Pending*> batch;
    while (true) {
        bool idle = false;
        {
            std::unique_lock lock(mutex_);
            waiting_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) {
                return;
            }
            do {
                batch.push_back(queue_.front());
                queue_.pop_front();
            } while (!queue_.empty() && batch.size() < settings_.batch_max &&
                     batch.back()->alone == nullptr && queue_.front()->alone == nullptr);
            idle = queue_.empty();
        }
        if (batch.front()->alone != nullptr) {
            run_alone(*batch.front());
        } else {
            commit_batch(batch);
        }
        {
            const std::lock_guard lock(mutex_);
            for (Pending* pending : batch) {
                pending->answered = true;
                pending->wake.notify_one();
            }
        }
        batch.clear();
        writer_->checkpoint_if_grown(idle);
    }
}

void SqliteDatabase::commit_batch(std::span<Pending* const> batch) {
    try {
        writer_->script("BEGIN IMMEDIATE");
        for (Pending* pending : batch) {
            run_one(*pending);
        }
        writer_->script("COMMIT");
    } catch (const std::exception& error) {
        if (writer_->in_transaction()) {
            writer_->script("ROLLBACK");
        }
        for (Pending* pending : batch) {
            pending->announced = false;
            // A write that had failed by itself keeps its own answer; the others were promised a commit.
            if (!pending->error && pending->done) {
                pending->error = std::make_exception_ptr(
                    StoreError(std::string("nothing was saved, the commit failed: ") + error.what()));
            }
        }
    }
}

// Throws only when the whole transaction is lost.
void SqliteDatabase::run_one(Pending& pending) {
    writer_->script("SAVEPOINT one");
    try {
        const Inside inside(Inside::What::write, this, writer_.get());
        Tx tx(*writer_);
        pending.done = (*pending.work)(tx);
        pending.announced = tx.has_announced();
    } catch (...) {
        pending.error = std::current_exception();
    }
    if (!writer_->in_transaction()) {
        throw StoreError("the database gave up the transaction");  // a full disk, most likely
    }
    if (pending.error || !pending.done) {
        writer_->script("ROLLBACK TO one");
    }
    writer_->script("RELEASE one");
}

void SqliteDatabase::run_alone(Pending& pending) {
    try {
        const Inside inside(Inside::What::write, this, writer_.get());
        writer_->script("BEGIN IMMEDIATE");
        (*pending.alone)(*writer_);
        writer_->script("COMMIT");
    } catch (...) {
        pending.error = std::current_exception();
        if (writer_->in_transaction()) {
            writer_->script("ROLLBACK");
        }
    }
}

std::vector<std::string> SqliteDatabase::migrate(const std::vector<ModuleMigrations>& modules) {
    Inside::must_be_outside(this);
    return apply_missing(modules, [this](const std::function<void(Connection&)>& f) {
        Pending pending;
        pending.alone = &f;
        submit(pending);
        if (pending.error) {
            std::rethrow_exception(pending.error);
        }
        if (!pending.done) {
            throw StoreError(pending.done.error().detail);
        }
    });
}

}  // namespace store
