#include "sqlite_connection.hpp"

#include "answers.hpp"

#include <base/must.hpp>

#include <sqlite3.h>

#include <climits>

namespace store {
namespace {

constexpr int busy_timeout_ms = 5000;
constexpr int checkpoint_pages = 1000;      // 4 MB: copy back when the writer has nothing else to do
constexpr int checkpoint_pages_max = 2000;  // 32 MB: copy back even when it has

std::int64_t log_bytes_max() { return std::int64_t{64} << 20; }

Column column_of(sqlite3_stmt* statement, int i) {
    Column out;
    switch (sqlite3_column_type(statement, i)) {
        case SQLITE_INTEGER:
            out.kind = Column::Kind::integer;
            out.integer = sqlite3_column_int64(statement, i);
            break;
        case SQLITE_FLOAT:
            out.kind = Column::Kind::real;
            out.real = sqlite3_column_double(statement, i);
            break;
        case SQLITE_TEXT:
            out.kind = Column::Kind::text;
            out.text = {reinterpret_cast<const char*>(sqlite3_column_text(statement, i)),
                        static_cast<std::size_t>(sqlite3_column_bytes(statement, i))};
            break;
        case SQLITE_BLOB:
            out.kind = Column::Kind::bytes;
            out.text = {static_cast<const char*>(sqlite3_column_blob(statement, i)),
                        static_cast<std::size_t>(sqlite3_column_bytes(statement, i))};
            break;
        default:
            break;
    }
    return out;
}

// Leaves a statement ready for its next use, whatever happened.
class Run {
  public:
    Run(sqlite3_stmt* statement, bool& busy) : statement_(statement), busy_(busy) { busy_ = true; }
    ~Run() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
        busy_ = false;
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

  private:
    sqlite3_stmt* statement_;
    bool& busy_;
};

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Use use) {
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (use == Use::writes ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(path.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
        const std::string why = db_ != nullptr ? sqlite3_errmsg(db_) : "out of memory";
        sqlite3_close(db_);
        throw StoreError("the database " + path + " cannot be opened: " + why);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, busy_timeout_ms);
    try {
        // LIKE as PostgreSQL has it: upper and lower case differ.
        script("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA case_sensitive_like = ON;");
        if (use == Use::writes) {
            script(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; "
                "PRAGMA cache_size = -16000;");
            script("PRAGMA journal_size_limit = " + std::to_string(log_bytes_max()) + ";");
            sqlite3_wal_hook(db_, note_pages, this);
        } else {
            script("PRAGMA query_only = ON;");
        }
    } catch (const StoreError& error) {
        sqlite3_close_v2(db_);
        throw StoreError("the database " + path + " cannot be used: " + error.what());
    }
}

SqliteConnection::~SqliteConnection() {
    for (auto& [text, statement] : statements_) {
        sqlite3_finalize(statement.handle);
    }
    sqlite3_close_v2(db_);
}

SqliteConnection::Statement& SqliteConnection::prepared(const Query& query) {
    Statement& statement = statements_[query.text.data()];
    if (statement.handle != nullptr) {
        if (query.text == sqlite3_sql(statement.handle)) {
            return statement;
        }
        MUST(!statement.busy);  // another text now stands where this one stood
        sqlite3_finalize(std::exchange(statement.handle, nullptr));
    }
    MUST(query.text.size() < INT_MAX);
    if (sqlite3_prepare_v3(db_, query.text.data(), static_cast<int>(query.text.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement.handle, nullptr) != SQLITE_OK) {
        fail(query.name);
    }
    return statement;
}

void SqliteConnection::bind(sqlite3_stmt* statement, const Query& query, std::span<const Value> values) {
    MUST(values.size() == query.parameters.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int at =
            static_cast<int>(i) + 1;  // SQLite numbers names by their first appearance, as sqlgen does
        const auto& held = values[i].held();
        if (const auto* text = std::get_if<std::string_view>(&held)) {
            if (text->find('\0') != std::string_view::npos) {
                throw NotStorable(std::string(query.name) +
                                  ": text with a NUL character, which PostgreSQL cannot keep");
            }
            sqlite3_bind_text64(statement, at, text->data() != nullptr ? text->data() : "", text->size(),
                                SQLITE_STATIC, SQLITE_UTF8);
        } else if (const auto* bytes = std::get_if<BytesView>(&held)) {
            sqlite3_bind_blob64(statement, at, bytes->value.data(), bytes->value.size(), SQLITE_STATIC);
        } else if (const auto* integer = std::get_if<std::int64_t>(&held)) {
            sqlite3_bind_int64(statement, at, *integer);
        } else if (const auto* real = std::get_if<double>(&held)) {
            sqlite3_bind_double(statement, at, *real);
        } else {
            sqlite3_bind_null(statement, at);
        }
    }
}

std::int64_t SqliteConnection::run(const Query& query, std::span<const Value> values,
                                   const RowFunction& each) {
    Statement& statement = prepared(query);
    if (statement.busy) {
        throw Broken(std::string(query.name) + " runs within its own rows");
    }
    const Run run(statement.handle, statement.busy);
    sqlite3_stmt* handle = statement.handle;
    bind(handle, query, values);
    std::vector<Column> columns(static_cast<std::size_t>(sqlite3_column_count(handle)));
    int code = SQLITE_OK;
    while ((code = sqlite3_step(handle)) == SQLITE_ROW) {
        if (each) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                columns[i] = column_of(handle, static_cast<int>(i));
            }
            each(columns);
        }
    }
    if (code != SQLITE_DONE) {
        fail(query.name);
    }
    return sqlite3_stmt_readonly(handle) != 0 ? 0 : sqlite3_changes64(db_);
}

void SqliteConnection::script(std::string_view statements) {
    if (sqlite3_exec(db_, std::string(statements).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail("a script");
    }
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

void SqliteConnection::fail(std::string_view doing) const {
    const std::string what = std::string(doing) + ": " + sqlite3_errmsg(db_);
    const int code = sqlite3_extended_errcode(db_);
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
        code == SQLITE_CONSTRAINT_ROWID) {
        throw AlreadyThere(what);
    }
    if ((code & 0xff) == SQLITE_CONSTRAINT) {
        throw ConstraintViolated(what);
    }
    if (code == SQLITE_ERROR || code == SQLITE_TOOBIG || code == SQLITE_MISMATCH || code == SQLITE_RANGE) {
        throw NotStorable(what);
    }
    throw StoreError(what);
}

int SqliteConnection::note_pages(void* self, sqlite3*, const char*, int pages) {
    static_cast<SqliteConnection*>(self)->log_pages_ = pages;
    return SQLITE_OK;
}

void SqliteConnection::checkpoint_if_grown(bool idle) {
    if (log_pages_ < (idle ? checkpoint_pages : checkpoint_pages_max)) {
        return;
    }
    // A long reader keeps the log from being emptied; then this copies what it can and the next commit tries
    // again.
    int left = 0;
    int copied = 0;
    sqlite3_busy_timeout(db_, 0);
    sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_RESTART, &left, &copied);
    sqlite3_busy_timeout(db_, busy_timeout_ms);
    log_pages_ = left - copied;
}

}  // namespace store
