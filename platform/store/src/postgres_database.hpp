// PostgreSQL: a pool of connections, serializable transactions that run again when the server asks for it.
#pragma once
#include "dialect.hpp"
#include "postgres_appender.hpp"
#include "postgres_connection.hpp"

#include <base/random.hpp>

#include <condition_variable>
#include <mutex>

namespace store {

class PostgresDatabase : public Database {
  public:
    explicit PostgresDatabase(const Settings&);

    void append(std::vector<Statement>, Appended done) override;
    std::vector<std::string> migrate(const std::vector<ModuleMigrations>&) override;
    bool is_postgres() const override { return true; }

  protected:
    void run_read(const std::function<void(Reader&)>&) override;
    Done run_write(const std::function<Done(Tx&)>&) override;

  private:
    class Lent;
    std::unique_ptr<PostgresConnection> take_connection(bool& full);
    void give_back(std::unique_ptr<PostgresConnection>);
    // Runs `once` until it does not throw TryAgain; what it threw last is thrown when there were too many.
    void with_retries(const std::function<void()>& once);
    Done write_once(const std::function<Done(Tx&)>&, bool& announced);

    Settings settings_;
    Dialect dialect_;
    Random random_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<PostgresConnection>> idle_;
    int made_ = 0;
    std::size_t waiting_ = 0;
    std::unique_ptr<PostgresAppender> appender_;
};

}  // namespace store
