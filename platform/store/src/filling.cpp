#include "answers.hpp"
#include "guard.hpp"
#include "migrate.hpp"
#include "sqlite_connection.hpp"

#include <store/filling.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <mutex>

namespace store {
namespace {

constexpr int writes_a_commit = 4000;
constexpr Query savepoint{"SAVEPOINT", "SAVEPOINT one", {}};
constexpr Query release{"RELEASE", "RELEASE one", {}};
constexpr Query roll_back_to{"ROLLBACK TO", "ROLLBACK TO one", {}};

class SqliteFilling : public Filling {
  public:
    explicit SqliteFilling(const std::string& path)
        : path_(path), connection_(path, SqliteConnection::Use::writes) {
        connection_.script(
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; "
            "PRAGMA cache_size = -131072; BEGIN");
    }

    void append(std::vector<Statement> statements, Appended done) override {
        Done saved;
        try {
            saved = run_write([&](Tx& tx) -> Done {
                for (const Statement& statement : statements) {
                    counted_.rows += std::uint64_t(tx.run(statement.query(), statement.values(), nullptr));
                }
                return {};
            });
        } catch (const StoreError& error) {
            saved = answer_to(error);
        }
        counted_.appends += saved ? 1 : 0;
        done(std::move(saved));
    }

    std::vector<std::string> migrate(const std::vector<ModuleMigrations>& modules) override {
        Inside::must_be_outside(this);
        const std::lock_guard lock(mutex_);
        return apply_missing(modules, [this](const std::function<void(Connection&)>& f) {
            const Inside inside(Inside::What::write, this, &connection_);
            f(connection_);
        });
    }
    bool is_postgres() const override { return false; }

    void finish() override {
        const std::lock_guard lock(mutex_);
        connection_.script("COMMIT");
        connection_.script("ANALYZE");
        connection_.script("PRAGMA journal_mode = WAL; BEGIN");
        const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        const bool kept = file >= 0 && ::fsync(file) == 0;
        if (file >= 0) {
            ::close(file);
        }
        if (!kept) {
            throw StoreError("the database " + path_ + " could not be brought to the disk");
        }
    }

  protected:
    void run_read(const std::function<void(Reader&)>& f) override {
        if (Connection* outer = Inside::read_of(this)) {
            Reader reader(*outer);
            return f(reader);
        }
        const std::lock_guard lock(mutex_);
        const Inside inside(Inside::What::read, this, &connection_);
        Reader reader(connection_);
        f(reader);
    }

    Done run_write(const std::function<Done(Tx&)>& f) override {
        Inside::must_be_outside(this);
        Done done;
        bool announced = false;
        {
            const std::lock_guard lock(mutex_);
            announced = one_write(f, done);
        }
        if (announced && announced_) {
            announced_();
        }
        return done;
    }

  private:
    // Whether it has announced something that stays.
    bool one_write(const std::function<Done(Tx&)>& f, Done& done) {
        connection_.run(savepoint, {}, nullptr);
        Tx tx(connection_);
        std::exception_ptr error;
        try {
            const Inside inside(Inside::What::write, this, &connection_);
            done = f(tx);
        } catch (...) {
            error = std::current_exception();
        }
        if (error || !done) {
            connection_.run(roll_back_to, {}, nullptr);
        }
        connection_.run(release, {}, nullptr);
        if (error) {
            std::rethrow_exception(error);
        }
        counted_.writes += done ? 1 : 0;
        if (++since_commit_ >= writes_a_commit) {
            since_commit_ = 0;
            connection_.script("COMMIT; BEGIN");
            ++counted_.commits;
        }
        return done && tx.has_announced();
    }

    std::string path_;
    std::mutex mutex_;
    SqliteConnection connection_;
    int since_commit_ = 0;
};

}  // namespace

std::unique_ptr<Filling> open_to_fill(const std::string& path) {
    return std::make_unique<SqliteFilling>(path);
}

}  // namespace store
