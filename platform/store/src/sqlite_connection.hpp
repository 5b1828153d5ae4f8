// One SQLite connection with its prepared statements. Used by one thread at a time.
#pragma once
#include <store/database.hpp>

#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

class SqliteConnection : public Connection {
  public:
    enum class Use { reads, writes };
    SqliteConnection(const std::string& path, Use);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    std::int64_t run(const Query&, std::span<const Value>, const RowFunction& each) override;
    void script(std::string_view statements) override;

    bool in_transaction() const;
    // Copies the log back into the database when it has grown and nobody is in the way; `force` waits a
    // moment.
    void checkpoint_if_grown(bool idle);

  private:
    struct Statement {
        sqlite3_stmt* handle = nullptr;
        bool busy = false;
    };
    Statement& prepared(const Query&);
    void bind(sqlite3_stmt*, const Query&, std::span<const Value>);
    [[noreturn]] void fail(std::string_view doing) const;
    static int note_pages(void* self, sqlite3*, const char*, int pages);

    sqlite3* db_ = nullptr;
    std::unordered_map<const char*, Statement> statements_;  // by where the query's text stands
    int log_pages_ = 0;
};

}  // namespace store
