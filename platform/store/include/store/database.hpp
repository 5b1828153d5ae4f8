// One database, SQLite or PostgreSQL, behind named queries.
//
// SQLite: one writer thread that runs many writes and appends in one transaction and answers them after the
// commit; readers on their own connections. PostgreSQL: a pool, serializable transactions, retried, and a
// pipeline of appends. A write's function may therefore run more than once: it touches nothing but its Tx.
#pragma once
#include <base/result.hpp>
#include <base/time.hpp>
#include <store/statement.hpp>
#include <store/value.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace store {

struct Migration {
    int number;
    std::string_view name;
    std::string_view text;
};
struct ModuleMigrations {
    std::string_view module;
    std::vector<Migration> steps;
};

ModuleMigrations migrations();  // the store's own tables: outbox, record, settings

// The database refused or failed in a way no caller can mend: a broken query, a full disk, a lost server.
struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};
// A unique or foreign key or check said no. Prefer ON CONFLICT in the query; this is for the edge.
struct ConstraintViolated : StoreError {
    using StoreError::StoreError;
};

// A query that promised one row at most yielded another.
[[noreturn]] void more_than_one(const Query&);

using RowFunction = std::function<void(std::span<const Column>)>;

// What a connection of either database can do. Reader and Tx wrap it.
class Connection {
  public:
    virtual ~Connection() = default;
    // Runs the query, calls `each` for every row, returns the number of rows changed.
    virtual std::int64_t run(const Query&, std::span<const Value>, const RowFunction& each) = 0;
    virtual void script(std::string_view statements) = 0;  // several statements without parameters
};

class Reader {
  public:
    explicit Reader(Connection& c) : connection_(&c) {}
    std::int64_t run(const Query& q, std::span<const Value> v, const RowFunction& each) {
        return connection_->run(q, v, each);
    }

  protected:
    Connection* connection_;
};

class Tx : public Reader {
  public:
    using Reader::Reader;
    // Something others may want to hear of: written to the outbox with this transaction, delivered after it.
    // `topic` is module.Event; `payload` is JSON text. Ids and time are given by the caller. Announcements
    // are delivered in the order they were made, whatever their ids and times say.
    void announce(std::string_view id, std::string_view topic, std::string_view payload, Instant at);
    bool has_announced() const { return announced_; }

  private:
    bool announced_ = false;
};

struct Settings {
    std::string url;                // postgresql://…, or a path of a SQLite file
    int readers = 4;                // read connections (SQLite), pool size (PostgreSQL)
    std::size_t queue_max = 2048;   // writes waiting; more answer `busy`
    std::size_t append_max = 8192;  // appends waiting; more answer `busy`
    std::size_t append_bytes_max = std::size_t{64} << 20;    // of all appends that wait
    std::size_t batch_max = 512;                             // writes and appends in one commit
    std::size_t batch_bytes_max = std::size_t{4} << 20;      // of the appends in one commit
    Duration batch_time_max = std::chrono::milliseconds(5);  // of work before a commit
    // How long a commit is put off at most while more is on its way. Only while several come at once: a lone
    // write never waits.
    Duration linger_max = std::chrono::milliseconds(1);
};

// Counted since the database was opened.
struct Statistics {
    std::uint64_t commits = 0;  // that returned and held something
    std::uint64_t writes = 0;   // answered good
    std::uint64_t appends = 0;  // answered good
    std::uint64_t rows = 0;     // that the good appends changed
};

class Database {
  public:
    static std::unique_ptr<Database> open(const Settings&);  // throws StoreError with a sentence
    virtual ~Database() = default;

    // Runs `f` on a consistent snapshot. Within another read of the same thread it is the same snapshot;
    // within a write it throws Broken, since it would not see what the write has done: use the Tx.
    template <class F>
    auto read(F&& f) -> std::invoke_result_t<F, Reader&> {
        using R = std::invoke_result_t<F, Reader&>;
        std::optional<R> out;
        run_read([&](Reader& r) { out.emplace(f(r)); });
        return std::move(*out);
    }
    // Runs `f` in one serializable transaction. A failure it returns rolls back and is returned; otherwise
    // the value comes back only after the commit is durable. A full queue answers `busy` (Why::unavailable).
    // Throws Broken within another read or write of the same thread: hand the Tx down instead.
    template <class F>
    auto write(F&& f) -> std::invoke_result_t<F, Tx&> {
        using R = std::invoke_result_t<F, Tx&>;
        std::optional<R> out;
        const Done done = run_write([&](Tx& tx) -> Done {
            out.emplace(f(tx));
            return out->has_value() ? Done{} : Done{std::unexpected(out->error())};
        });
        if (!done) {
            return std::unexpected(done.error());
        }
        return std::move(*out);
    }

    // Saves what needs nothing read first, in the order given, all of it or nothing, in one commit with what
    // others append at the same moment. Returns at once and never throws; `done` is called once, on a thread
    // of the store (or on this one when the queue is full), and holds no lock while it runs. It must neither
    // throw nor wait for this database; it may append again. Two appends that are under way together are
    // saved in any order. Failures:
    //   conflict/already_there    a unique key said no; nothing of this append was saved
    //   conflict/not_storable     another constraint, or a NUL character in a text, said no; so too
    //   unavailable/busy          the queue is full; nothing was saved
    //   unavailable/not_saved     the commit failed, or nobody knows: read before deciding again
    virtual void append(std::vector<Statement>, Appended done) = 0;

    Statistics statistics() const;

    // Applies what is missing, in the order given (the store's own first), each in its own transaction;
    // returns what was applied, as "module 0001 name". Throws StoreError when an applied migration has
    // changed since, or when the database is newer than this program.
    virtual std::vector<std::string> migrate(const std::vector<ModuleMigrations>&) = 0;
    virtual bool is_postgres() const = 0;
    // Called, outside any transaction and in the writer's caller's thread, after a commit that announced
    // something.
    void on_announced(std::function<void()> f) { announced_ = std::move(f); }
    // For the log: what the database said when a commit of appends failed. Called on a thread of the store.
    void on_not_saved(std::function<void(const std::string&)> f) { not_saved_ = std::move(f); }

  protected:
    virtual void run_read(const std::function<void(Reader&)>&) = 0;
    virtual Done run_write(const std::function<Done(Tx&)>&) = 0;
    std::function<void()> announced_;
    std::function<void(const std::string&)> not_saved_;
    struct {
        std::atomic<std::uint64_t> commits{0};
        std::atomic<std::uint64_t> writes{0};
        std::atomic<std::uint64_t> appends{0};
        std::atomic<std::uint64_t> rows{0};
    } counted_;
};

}  // namespace store
