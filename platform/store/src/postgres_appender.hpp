// Appends on PostgreSQL: a thread that saves them.
#pragma once
#include "postgres_connection.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace store {

class PostgresAppender {
  public:
    using Save = std::function<Done(const std::vector<Statement>&)>;
    PostgresAppender(const Settings&, Save);
    ~PostgresAppender();  // after everything in the queue is answered

    void append(std::vector<Statement>, Appended done);

  private:
    struct Later {
        std::vector<Statement> statements;
        Appended done;
        std::size_t bytes = 0;
    };
    void loop();

    Settings settings_;
    Save save_;
    std::mutex mutex_;
    std::condition_variable waiting_;
    std::deque<Later> queue_;
    std::size_t bytes_ = 0;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace store
