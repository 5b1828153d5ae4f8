#include "sqlite_database.hpp"

#include "guard.hpp"
#include "migrate.hpp"

#include <algorithm>

namespace store {

SqliteDatabase::SqliteDatabase(const Settings& settings)
    : settings_(settings),
      writer_(std::make_unique<SqliteConnection>(settings.url, SqliteConnection::Use::writes)),
      gathering_(settings.linger_max) {
    settings_.readers = std::max(1, settings_.readers);
    settings_.batch_max = std::max<std::size_t>(1, settings_.batch_max);
    thread_ = std::thread([this] { write_loop(); });
}

SqliteDatabase::~SqliteDatabase() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    gathering_.stop();
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
