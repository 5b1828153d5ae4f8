// SQLite: one writer thread that commits many writes and appends at once, readers on connections of their
// own.
#pragma once
#include "gathering.hpp"
#include "later.hpp"
#include "sqlite_connection.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace store {

class SqliteDatabase : public Database {
  public:
    explicit SqliteDatabase(const Settings&);
    ~SqliteDatabase() override;

    void append(std::vector<Statement>, Appended done) override;
    std::vector<std::string> migrate(const std::vector<ModuleMigrations>&) override;
    bool is_postgres() const override { return false; }

  protected:
    void run_read(const std::function<void(Reader&)>&) override;
    Done run_write(const std::function<Done(Tx&)>&) override;

  private:
    // A write, whose caller waits.
    struct Pending {
        const std::function<Done(Tx&)>* work = nullptr;
        const std::function<void(Connection&)>* alone = nullptr;  // migrations: a transaction of their own
        Done done{};
        std::exception_ptr error{};
        bool announced = false;
        bool answered = false;
        std::condition_variable wake{};
    };
    struct Batch {
        std::vector<Later> appends;
        std::vector<Pending*> writes;
        std::size_t writes_done = 0;  // in this commit; the rest goes into the next one
        bool idle = false;            // nothing else was waiting
    };
    // Each append in a savepoint of its own, or all of them straight, which is cheaper and nearly always
    // good.
    enum class Guarded { no, yes };

    void submit(Pending&);
    void write_loop();
    bool take_batch(Batch&);
    void commit_batch(Batch&);
    void roll_back() noexcept;
    void fail_batch(Batch&, const std::string& why);
    bool run_appends(std::span<Later>, Guarded);
    bool run_append(Later&, Guarded);
    void run_write(Pending&);
    void run_alone(Pending&);
    void answer(Batch&);

    Settings settings_;
    std::unique_ptr<SqliteConnection> writer_;
    std::mutex mutex_;
    Gathering gathering_;
    std::deque<Pending*> writes_;
    std::deque<Later> appends_;
    std::size_t append_bytes_ = 0;
    bool stopping_ = false;

    std::mutex readers_mutex_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<SqliteConnection>> readers_;
    int readers_made_ = 0;
    std::thread thread_;
};

}  // namespace store
