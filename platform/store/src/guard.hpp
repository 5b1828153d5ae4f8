// What the current thread is doing with a database, so that a call within a call is met with a sentence
// instead of a deadlock.
#pragma once
#include <store/database.hpp>

namespace store {

class Inside {
  public:
    enum class What { nothing, read, write };

    Inside(What what, const void* database, Connection* connection) : before_(current()) {
        current() = {what, database, connection};
    }
    ~Inside() { current() = before_; }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    // The connection of the read this thread is in, or null. Throws Broken within a write.
    static Connection* read_of(const void* database);
    static void must_be_outside(const void* database);

  private:
    struct Now {
        What what = What::nothing;
        const void* database = nullptr;
        Connection* connection = nullptr;
    };
    static Now& current();
    Now before_;
};

}  // namespace store
