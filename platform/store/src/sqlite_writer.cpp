// The thread that writes: what waits goes into one transaction, and is answered after its commit.
#include "answers.hpp"
#include "guard.hpp"
#include "sqlite_database.hpp"

#include <algorithm>
#include <chrono>

namespace store {
namespace {

using Steady = std::chrono::steady_clock;

constexpr Query begin{"BEGIN", "BEGIN IMMEDIATE", {}};
constexpr Query commit{"COMMIT", "COMMIT", {}};
constexpr Query savepoint{"SAVEPOINT", "SAVEPOINT one", {}};
constexpr Query release{"RELEASE", "RELEASE one", {}};
constexpr Query roll_back_to{"ROLLBACK TO", "ROLLBACK TO one", {}};

}  // namespace

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
    if (writes_.size() >= settings_.queue_max) {
        pending.done = busy();
        return;
    }
    writes_.push_back(&pending);
    gathering_.put(lock, appends_.size() + writes_.size());
    lock.lock();
    pending.wake.wait(lock, [&] { return pending.answered; });
}

void SqliteDatabase::append(std::vector<Statement> statements, Appended done) {
    Later later(std::move(statements), std::move(done));
    {
        std::unique_lock lock(mutex_);
        if (appends_.size() < settings_.append_max &&
            append_bytes_ + later.bytes <= settings_.append_bytes_max) {
            append_bytes_ += later.bytes;
            appends_.push_back(std::move(later));
            gathering_.put(lock, appends_.size() + writes_.size());
            return;
        }
    }
    later.done(busy());
}

void SqliteDatabase::write_loop() {
    Batch batch;
    while (take_batch(batch)) {
        if (!batch.writes.empty() && batch.writes.front()->alone != nullptr) {
            run_alone(*batch.writes.front());
            batch.writes_done = 1;
        } else {
            commit_batch(batch);
        }
        answer(batch);
        writer_->checkpoint_if_grown(batch.idle);
    }
}

// False when the database closes and everything has been answered.
bool SqliteDatabase::take_batch(Batch& batch) {
    batch.appends.clear();
    batch.writes.clear();
    batch.writes_done = 0;
    std::unique_lock lock(mutex_);
    gathering_.wait(lock, [this] { return appends_.size() + writes_.size(); }, [this] { return stopping_; });
    if (appends_.empty() && writes_.empty()) {
        return false;
    }
    std::size_t bytes = 0;
    const bool is_alone = !writes_.empty() && writes_.front()->alone != nullptr;
    while (!is_alone && !appends_.empty() && batch.appends.size() < settings_.batch_max &&
           (bytes == 0 || bytes + appends_.front().bytes <= settings_.batch_bytes_max)) {
        bytes += appends_.front().bytes;
        batch.appends.push_back(std::move(appends_.front()));
        appends_.pop_front();
    }
    append_bytes_ -= bytes;
    for (Pending* pending : writes_) {
        if (batch.writes.size() == (is_alone ? 1 : settings_.batch_max) ||
            (pending->alone != nullptr) != is_alone) {
            break;
        }
        batch.writes.push_back(pending);
    }
    writes_.erase(writes_.begin(), writes_.begin() + static_cast<std::ptrdiff_t>(batch.writes.size()));
    batch.idle = appends_.empty() && writes_.empty();
    return true;
}

void SqliteDatabase::commit_batch(Batch& batch) {
    try {
        writer_->run(begin, {}, nullptr);
        if (!run_appends(batch.appends, Guarded::no)) {
            writer_->script("ROLLBACK");
            writer_->run(begin, {}, nullptr);
            run_appends(batch.appends, Guarded::yes);
        }
        const auto start = Steady::now();
        for (Pending* pending : batch.writes) {
            if (batch.writes_done > 0 && Steady::now() - start > settings_.batch_time_max) {
                break;
            }
            ++batch.writes_done;
            run_write(*pending);
        }
        writer_->run(commit, {}, nullptr);
        ++counted_.commits;
    } catch (const std::exception& error) {
        fail_batch(batch, error.what());
    }
}

void SqliteDatabase::roll_back() noexcept {
    try {
        if (writer_->in_transaction()) {
            writer_->script("ROLLBACK");
        }
    } catch (const StoreError&) {
        // Whatever comes next fails at its BEGIN, and tries this again.
    }
}

void SqliteDatabase::fail_batch(Batch& batch, const std::string& why) {
    roll_back();
    for (Later& later : batch.appends) {
        if (later.answer) {
            later.answer = not_saved();
        }
    }
    if (!batch.appends.empty() && not_saved_) {
        not_saved_(why);
    }
    batch.writes_done = batch.writes.size();
    for (Pending* pending : batch.writes) {
        pending->announced = false;
        // A write that had failed by itself keeps its own answer; the others were promised a commit.
        if (!pending->error && pending->done) {
            pending->error =
                std::make_exception_ptr(StoreError("nothing was saved, the commit failed: " + why));
        }
    }
}

// False when one of them failed half done, which only a savepoint mends.
bool SqliteDatabase::run_appends(std::span<Later> appends, Guarded guarded) {
    for (Later& later : appends) {
        later.answer = {};
        later.rows = 0;
        if (!run_append(later, guarded)) {
            return false;
        }
    }
    return true;
}

// A statement that fails leaves nothing by itself; only those before it need a savepoint to be undone.
// Throws when the whole transaction is lost.
bool SqliteDatabase::run_append(Later& later, Guarded guarded) {
    const bool has_savepoint = guarded == Guarded::yes && later.statements.size() > 1;
    if (has_savepoint) {
        writer_->run(savepoint, {}, nullptr);
    }
    std::size_t done = 0;
    try {
        for (const Statement& statement : later.statements) {
            later.rows += writer_->run(statement.query(), statement.values(), nullptr);
            ++done;
        }
    } catch (const StoreError& error) {
        if (!writer_->in_transaction()) {
            throw;  // a full disk, most likely
        }
        later.answer = answer_to(error);
        if (later.answer.error().code == "not_saved") {
            throw;
        }
        if (has_savepoint) {
            writer_->run(roll_back_to, {}, nullptr);
        } else if (done > 0) {
            return false;
        }
    }
    if (has_savepoint) {
        writer_->run(release, {}, nullptr);
    }
    return true;
}

// Throws only when the whole transaction is lost.
void SqliteDatabase::run_write(Pending& pending) {
    writer_->run(savepoint, {}, nullptr);
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
        writer_->run(roll_back_to, {}, nullptr);
    }
    writer_->run(release, {}, nullptr);
}

void SqliteDatabase::run_alone(Pending& pending) {
    try {
        const Inside inside(Inside::What::write, this, writer_.get());
        writer_->run(begin, {}, nullptr);
        (*pending.alone)(*writer_);
        writer_->run(commit, {}, nullptr);
    } catch (...) {
        pending.error = std::current_exception();
        roll_back();
    }
}

void SqliteDatabase::answer(Batch& batch) {
    {
        const std::lock_guard lock(mutex_);
        for (std::size_t i = batch.writes.size(); i > batch.writes_done; --i) {
            writes_.push_front(batch.writes[i - 1]);
        }
        batch.idle = batch.idle && batch.writes_done == batch.writes.size();
        for (std::size_t i = 0; i < batch.writes_done; ++i) {
            counted_.writes += !batch.writes[i]->error && batch.writes[i]->done ? 1 : 0;
            batch.writes[i]->answered = true;
            batch.writes[i]->wake.notify_one();
        }
        gathering_.committed(batch.appends.size() + batch.writes_done);
    }
    for (Later& later : batch.appends) {
        if (later.answer) {
            ++counted_.appends;
            counted_.rows += static_cast<std::uint64_t>(later.rows);
        }
        later.done(std::move(later.answer));
    }
}

}  // namespace store
