// The module's own tables, in a SQLite database in memory that its migrations made.
#pragma once
#include "sqlgen.hpp"

#include <map>
#include <set>

struct sqlite3;

namespace sqlgen {

class Schema {
  public:
    explicit Schema(const fs::path& module_dir);  // complains about what PostgreSQL or the house rules refuse
    ~Schema();
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;

    sqlite3* db() const { return db_; }
    const std::set<std::string>& tables() const { return tables_; }
    // The C++ type sql/types.txt gives a column, or "".
    std::string given_type(const std::string& table, const std::string& column) const;

  private:
    void apply(const MigrationFile&);
    void check_rules(const fs::path& place);
    void read_types(const fs::path& file);

    sqlite3* db_ = nullptr;
    std::set<std::string> tables_;
    std::map<std::string, std::string> types_;  // "column" or "table.column"
};

// Every row of a statement, as text.
std::vector<std::vector<std::string>> rows_of(sqlite3*, const std::string& sql);
int line_of(std::string_view text, std::size_t offset);  // counted from 0

}  // namespace sqlgen
