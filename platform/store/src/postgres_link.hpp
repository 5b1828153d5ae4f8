// What every connection to PostgreSQL shares: its opening, its parameters, its errors.
#pragma once
#include "answers.hpp"

#include <base/unavailable.hpp>

#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace store {

// Something that may well succeed when the whole transaction runs again: a serialization failure, a deadlock,
// a server that restarts, a connection that is lost.
struct TryAgain : StoreError, Unavailable {
    using StoreError::StoreError;
};

pg_conn* connected(const std::string& url);   // throws TryAgain
std::string_view state_of(const pg_result*);  // SQLSTATE, or ""
bool is_transient(std::string_view state);    // the server asks for another try
bool is_unsure_of_replica(
    const pg_result*);  // a commit that waited for no replica although one was asked for
std::string without_newlines(const char* text);  // at the end; "" for null
[[noreturn]] void throw_for(std::string_view state, const std::string& what);

// The parameters of one statement as libpq takes them: numbers and text as text, bytes as they are. Kept for
// the next statement, so that its memory is used again.
class Bound {
  public:
    void set(const Query&, std::span<const Value>);  // throws NotStorable
    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

  private:
    void add(const char* value, std::size_t length, int format);
    const char* keep(std::string_view text);  // with a NUL at its end
    std::string kept_;                        // reserved in full: what stands in it does not move
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

}  // namespace store
