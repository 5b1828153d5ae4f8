#include "postgres_appender.hpp"

#include <algorithm>
#include <chrono>

namespace store {
namespace {

using End = Transaction::End;

// With one append refused, the others are tried together again, so many times; then each goes alone.
constexpr int refusals_max = 4;
// Together about six seconds of waiting: a deadlock clears in a moment, a server restarts in a few.
constexpr int tries_max = 20;
constexpr int tries_max_when_stopping = 3;
constexpr std::uint64_t wait_max_ms = 1000;

bool has_nul(const Later& later) {
    return std::ranges::any_of(later.statements, [](const Statement& statement) {
        return std::ranges::any_of(statement.values(), [](const Value& value) {
            const auto* text = std::get_if<std::string_view>(&value.held());
            return text != nullptr && text->find('\0') != std::string_view::npos;
        });
    });
}

}  // namespace

PostgresAppender::PostgresAppender(const Settings& settings, Dialect& dialect, Random& random, Told told)
    : settings_(settings),
      dialect_(dialect),
      random_(random),
      told_(std::move(told)),
      gathering_(settings.linger_max),
      thread_([this] { loop(); }) {}

PostgresAppender::~PostgresAppender() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    gathering_.stop();
    thread_.join();
}

void PostgresAppender::append(std::vector<Statement> statements, Appended done) {
    Later later(std::move(statements), std::move(done));
    {
        std::unique_lock lock(mutex_);
        if (queue_.size() < settings_.append_max && bytes_ + later.bytes <= settings_.append_bytes_max) {
            bytes_ += later.bytes;
            queue_.push_back(std::move(later));
            gathering_.put(lock, queue_.size());
            return;
        }
    }
    later.done(busy());
}

void PostgresAppender::loop() {
    std::vector<Later> batch;
    std::vector<Later*> good;
    while (take(batch)) {
        good.clear();
        for (Later& later : batch) {
            if (has_nul(later)) {
                later.answer = not_storable();
            } else {
                good.push_back(&later);
            }
        }
        save(good);
        gathering_.committed(batch.size());
        for (Later& later : batch) {
            later.done(std::move(later.answer));
        }
    }
}

// False when the database closes and everything has been answered.
bool PostgresAppender::take(std::vector<Later>& batch) {
    batch.clear();
    std::unique_lock lock(mutex_);
    gathering_.wait(lock, [this] { return queue_.size(); }, [this] { return stopping_.load(); });
    std::size_t bytes = 0;
    while (!queue_.empty() && batch.size() < std::max<std::size_t>(1, settings_.batch_max) &&
           (batch.empty() || bytes + queue_.front().bytes <= settings_.batch_bytes_max)) {
        bytes += queue_.front().bytes;
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    bytes_ -= bytes;
    return !batch.empty();
}

void PostgresAppender::save(std::vector<Later*> appends) {
    int refusals = 0;
    for (int tries = 0; !appends.empty();) {
        Transaction transaction{.appends = appends};
        run({&transaction, 1});
        if (transaction.end == End::refused) {
            answer({&transaction.culprit, 1}, transaction.answer);
            std::erase(appends, transaction.culprit);
            if (++refusals == refusals_max) {
                save_each(appends);
                return;
            }
        } else if (transaction.end != End::again || !wait_to_try_again(++tries)) {
            settle(transaction);
            return;
        }
    }
}

void PostgresAppender::save_each(std::vector<Later*> appends) {
    for (int tries = 0; !appends.empty();) {
        std::vector<Transaction> transactions;
        for (Later* later : appends) {
            transactions.push_back({.appends = {later}});
        }
        run(transactions);
        ++tries;
        const bool may_wait =
            std::ranges::any_of(transactions, [](const Transaction& t) { return t.end == End::again; }) &&
            wait_to_try_again(tries);
        appends.clear();
        for (const Transaction& transaction : transactions) {
            if (transaction.end == End::again && may_wait) {
                appends.push_back(transaction.appends.front());
            } else {
                settle(transaction);
            }
        }
    }
}

void PostgresAppender::run(std::span<Transaction> transactions) {
    try {
        if (!pipeline_ || pipeline_->is_lost()) {
            pipeline_.reset();
            pipeline_ = std::make_unique<PostgresPipeline>(settings_.url, dialect_);
        }
        pipeline_->run(transactions);
    } catch (const TryAgain& error) {
        for (Transaction& transaction : transactions) {
            transaction.end = End::again;
            transaction.why = error.what();
        }
    }
}

bool PostgresAppender::wait_to_try_again(int tries) {
    if (tries >= (stopping_ ? tries_max_when_stopping : tries_max)) {
        return false;
    }
    const std::uint64_t most = std::min<std::uint64_t>(wait_max_ms, std::uint64_t{1} << std::min(tries, 20));
    std::this_thread::sleep_for(std::chrono::milliseconds(random_.below(most + 1)));
    return true;
}

void PostgresAppender::settle(const Transaction& transaction) {
    switch (transaction.end) {
        case End::saved: {
            std::uint64_t rows = 0;
            for (Later* later : transaction.appends) {
                later->answer = {};
                rows += static_cast<std::uint64_t>(later->rows);
            }
            told_.committed(transaction.appends.size(), rows);
            break;
        }
        case End::refused:
            answer(transaction.appends, transaction.answer);
            break;
        case End::again:
            answer(transaction.appends, busy());
            told_.not_saved(transaction.why);
            break;
        case End::failed:
        case End::unknown:
            answer(transaction.appends, not_saved());
            told_.not_saved(transaction.why);
            break;
    }
}

void PostgresAppender::answer(std::span<Later* const> appends, const std::unexpected<Failure>& failure) {
    for (Later* later : appends) {
        later->answer = failure;
    }
}

}  // namespace store
