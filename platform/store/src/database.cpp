#include "postgres_database.hpp"
#include "sqlite_database.hpp"

#include <base/must.hpp>

namespace store {

std::unique_ptr<Database> Database::open(const Settings& settings) {
    if (settings.url.empty() || settings.url == ":memory:") {
        throw StoreError("a database needs a file, or an address like postgresql://host/name");
    }
    if (settings.url.starts_with("postgresql://") || settings.url.starts_with("postgres://")) {
        return std::make_unique<PostgresDatabase>(settings);
    }
    return std::make_unique<SqliteDatabase>(settings);
}

Statistics Database::statistics() const {
    return {counted_.commits, counted_.writes, counted_.appends, counted_.rows};
}

void more_than_one(const Query& query) {
    throw Broken(std::string(query.name) + " promised one row and yielded more; add a condition or LIMIT 1");
}

}  // namespace store
