// The SQL both databases take, as PostgreSQL wants it: $1 for :name, its own type names, text in byte order.
#pragma once
#include <store/database.hpp>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace store {

std::string postgres_query(std::string_view text, std::span<const std::string_view> parameters);
std::string postgres_script(std::string_view statements);  // CREATE TABLE, CREATE INDEX, …

// Every query's rewritten text, made once for all connections. Known by where its text stands: a query lives
// as long as the program.
class Dialect {
  public:
    std::string_view text_of(const Query&);

  private:
    std::mutex mutex_;
    struct Rewritten {
        std::string source;
        std::string text;
    };
    std::unordered_map<const char*, std::unique_ptr<const Rewritten>> texts_;
};

}  // namespace store
