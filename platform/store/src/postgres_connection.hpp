// One PostgreSQL connection with its prepared statements. Used by one thread at a time.
#pragma once
#include "dialect.hpp"
#include "postgres_link.hpp"

#include <store/database.hpp>

#include <string>
#include <unordered_map>

namespace store {

class PostgresConnection : public Connection {
  public:
    PostgresConnection(const std::string& url, Dialect&);
    ~PostgresConnection() override;
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    std::int64_t run(const Query&, std::span<const Value>, const RowFunction& each) override;
    void script(std::string_view statements) override;  // rewritten for PostgreSQL
    void command(const char* statement);                // as it is: BEGIN, ROLLBACK, …
    void commit();                                      // returns only when the commit is durable

    bool is_broken() const;  // lost: throw it away
    bool in_transaction() const;

  private:
    struct Prepared {
        std::string name;
        std::string_view text;
    };
    const Prepared& prepared(const Query&);
    [[noreturn]] void fail(const pg_result*, std::string_view doing) const;
    static void note(void* self, const pg_result*);

    pg_conn* connection_ = nullptr;
    Dialect& dialect_;
    bool replication_unsure_ = false;
    Bound bound_;
    std::unordered_map<const char*, Prepared> statements_;  // by where the query's text stands
};

}  // namespace store
