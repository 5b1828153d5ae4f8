// Appends on PostgreSQL: a thread that sends what waits down a pipeline, in one transaction where that goes.
#pragma once
#include "gathering.hpp"
#include "postgres_pipeline.hpp"

#include <base/random.hpp>

#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace store {

class PostgresAppender {
  public:
    struct Told {
        std::function<void(std::uint64_t appends, std::uint64_t rows)> committed;
        std::function<void(const std::string& why)> not_saved;
    };
    PostgresAppender(const Settings&, Dialect&, Random&, Told);
    ~PostgresAppender();  // after everything in the queue is answered
    PostgresAppender(const PostgresAppender&) = delete;
    PostgresAppender& operator=(const PostgresAppender&) = delete;

    void append(std::vector<Statement>, Appended done);

  private:
    void loop();
    bool take(std::vector<Later>&);
    void save(std::vector<Later*>);
    void save_each(std::vector<Later*>);
    void run(std::span<Transaction>);
    bool wait_to_try_again(int tries);
    void settle(const Transaction&);
    void answer(std::span<Later* const>, const std::unexpected<Failure>&);

    Settings settings_;
    Dialect& dialect_;
    Random& random_;
    Told told_;
    std::unique_ptr<PostgresPipeline> pipeline_;
    std::mutex mutex_;
    Gathering gathering_;
    std::deque<Later> queue_;
    std::size_t bytes_ = 0;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace store
