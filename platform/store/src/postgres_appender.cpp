#include "postgres_appender.hpp"

#include "answers.hpp"

namespace store {

PostgresAppender::PostgresAppender(const Settings& settings, Save save)
    : settings_(settings), save_(std::move(save)), thread_([this] { loop(); }) {}

PostgresAppender::~PostgresAppender() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    waiting_.notify_one();
    thread_.join();
}

void PostgresAppender::append(std::vector<Statement> statements, Appended done) {
    Later later{std::move(statements), std::move(done)};
    for (const Statement& statement : later.statements) {
        later.bytes += statement.bytes();
    }
    {
        const std::lock_guard lock(mutex_);
        if (queue_.size() < settings_.append_max && bytes_ + later.bytes <= settings_.append_bytes_max) {
            bytes_ += later.bytes;
            queue_.push_back(std::move(later));
            waiting_.notify_one();
            return;
        }
    }
    later.done(busy());
}

void PostgresAppender::loop() {
    while (true) {
        std::unique_lock lock(mutex_);
        waiting_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) {
            return;
        }
        Later later = std::move(queue_.front());
        queue_.pop_front();
        bytes_ -= later.bytes;
        lock.unlock();
        Done answer;
        try {
            answer = save_(later.statements);
        } catch (const StoreError& error) {
            answer = answer_to(error);
        }
        later.done(std::move(answer));
    }
}

}  // namespace store
