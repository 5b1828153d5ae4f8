#include "schema.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <sstream>

namespace sqlgen {

std::vector<std::vector<std::string>> rows_of(sqlite3* db, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
        throw Complaint(std::string(sqlite3_errmsg(db)) + ": " + sql);
    }
    std::vector<std::vector<std::string>> out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        auto& row = out.emplace_back();
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
            row.emplace_back(text ? text : "");
        }
    }
    sqlite3_finalize(statement);
    return out;
}

int line_of(std::string_view text, std::size_t offset) {
    return static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

Schema::Schema(const fs::path& module_dir) {
    sqlite3_open(":memory:", &db_);
    fs::path last;
    for (const MigrationFile& file : migration_files(module_dir)) {
        apply(file);
        last = file.path;
    }
    for (const auto& row : rows_of(db_, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")) {
        tables_.insert(row[0]);
    }
    check_rules(last);
    read_types(module_dir / "sql" / "types.txt");
}

Schema::~Schema() { sqlite3_close(db_); }

void Schema::apply(const MigrationFile& file) {
    const std::string text = read_file(file.path);
    const char* rest = text.c_str();
    while (*rest != '\0') {
        sqlite3_stmt* statement = nullptr;
        const char* after = nullptr;
        bool good = sqlite3_prepare_v2(db_, rest, -1, &statement, &after) == SQLITE_OK;
        const int at = good ? -1 : sqlite3_error_offset(db_);
        good = good && (statement == nullptr || sqlite3_step(statement) == SQLITE_DONE);
        const std::string error = good ? "" : sqlite3_errmsg(db_);
        sqlite3_finalize(statement);
        if (!good) {
            while (std::isspace(static_cast<unsigned char>(*rest))) {
                ++rest;
            }
            const auto offset =
                static_cast<std::size_t>(rest - text.c_str()) + static_cast<std::size_t>(std::max(at, 0));
            throw Complaint(file.path.string() + ":" + std::to_string(line_of(text, offset) + 1) + ": " +
                            error);
        }
        rest = after;
    }
}

void Schema::check_rules(const fs::path& place) {
    const std::string where = place.string() + ":1: ";
    for (const auto& row : rows_of(db_,
                                   "SELECT name, strict FROM pragma_table_list "
                                   "WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")) {
        if (row[1] != "1") {
            throw Complaint(where + "table " + row[0] +
                            " is not STRICT: end its CREATE TABLE with ) STRICT;");
        }
        for (const auto& key :
             rows_of(db_, "SELECT \"table\" FROM pragma_foreign_key_list('" + row[0] + "')")) {
            if (!tables_.contains(key[0])) {
                throw Complaint(where + "table " + row[0] + " refers to " + key[0] +
                                ", which is not this module's: keep the id and ask its owner");
            }
        }
        for (const auto& column :
             rows_of(db_, "SELECT name, type FROM pragma_table_info('" + row[0] + "')")) {
            if (column[1] != "TEXT" && column[1] != "INTEGER" && column[1] != "REAL" && column[1] != "BLOB") {
                throw Complaint(where + "column " + row[0] + "." + column[0] + " is " + column[1] +
                                "; the types are TEXT, INTEGER, REAL and BLOB, in capitals");
            }
        }
    }
    if (tables_.contains("sqlite_sequence")) {
        throw Complaint(where + "AUTOINCREMENT is not for us: ids are made by the application");
    }
    if (!rows_of(db_, "SELECT 1 FROM sqlite_master WHERE type = 'trigger'").empty()) {
        throw Complaint(where + "no triggers: say it in the transaction that causes it");
    }
}

void Schema::read_types(const fs::path& file) {
    if (!fs::exists(file)) {
        return;
    }
    std::istringstream lines(read_file(file));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        std::istringstream words(line);
        std::string column, type, more;
        if (!(words >> column) || column[0] == '#') {
            continue;
        }
        const std::string where = file.string() + ":" + std::to_string(number) + ": ";
        if (!(words >> type) || (words >> more && more[0] != '#')) {
            throw Complaint(where + "a line is `column Type` or `table.column Type`");
        }
        if (const auto dot = column.find('.');
            dot != std::string::npos && !tables_.contains(column.substr(0, dot))) {
            throw Complaint(where + "there is no table " + column.substr(0, dot));
        }
        types_[column] = type;
    }
}

std::string Schema::given_type(const std::string& table, const std::string& column) const {
    for (const std::string& key : {table + "." + column, column}) {
        if (const auto found = types_.find(key); found != types_.end()) {
            return found->second;
        }
    }
    return "";
}

}  // namespace sqlgen
