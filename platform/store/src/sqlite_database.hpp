// SQLite: one writer thread that commits many writes at once, readers on connections of their own.
#pragma once
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

    std::vector<std::string> migrate(const std::vector<ModuleMigrations>&) override;
    bool is_postgres() const override { return false; }

  protected:
    void run_read(const std::function<void(Reader&)>&) override;
    Done run_write(const std::function<Done(Tx&)>&) override;

  private:
    struct Pending {
        const std::function<Done(Tx&)>* work = nullptr;
        const std::function<void(Connection&)>* alone = nullptr;  // migrations: a transaction of their own
        Done done{};
        std::exception_ptr error{};
        bool announced = false;
        bool answered = false;
        std::condition_variable wake{};
    };
    void submit(Pending&);
    void write_loop();
    void commit_batch(std::span<Pending* const>);
    void run_one(Pending&);
    void run_alone(Pending&);

    Settings settings_;
    std::unique_ptr<SqliteConnection> writer_;
    std::mutex mutex_;
    std::condition_variable waiting_;
    std::deque<Pending*> queue_;
    bool stopping_ = false;

    std::mutex readers_mutex_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<SqliteConnection>> readers_;
    int readers_made_ = 0;
    std::thread thread_;
};

}  // namespace store
