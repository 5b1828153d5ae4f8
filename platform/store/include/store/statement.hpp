// A query together with values of its own, to be run later, and what there is to say when it has been.
#pragma once
#include <base/result.hpp>
#include <store/value.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace store {

// A named query as tools/sqlgen makes it: the text with :names, and the names in the order they are bound. A
// query lives as long as the program.
struct Query {
    std::string_view name;
    std::string_view text;
    std::span<const std::string_view> parameters;
    std::string_view postgres = {};  // PostgreSQL's own text, where the two must differ
};

// Made on the path of every saved answer: one block of memory holds the values, and behind them the text and
// bytes they refer to. Moving it copies three words; a copy is a copy of the block.
class Statement {
  public:
    Statement(const Query&, std::span<const Value>);
    Statement(const Statement& other) : Statement(*other.query_, other.values()) {}
    Statement(Statement&&) noexcept = default;
    Statement& operator=(const Statement& other) { return *this = Statement(other); }
    Statement& operator=(Statement&&) noexcept = default;
    ~Statement() = default;

    const Query& query() const { return *query_; }
    std::span<const Value> values() const;  // as Connection::run takes them; valid while this lives
    std::size_t bytes() const { return bytes_; }

  private:
    const Query* query_;
    std::unique_ptr<std::byte[]> block_;
    std::size_t bytes_ = 0;  // of the block
};

// Called once: with success after the commit has returned, or with the failure.
using Appended = std::move_only_function<void(Done)>;

}  // namespace store
