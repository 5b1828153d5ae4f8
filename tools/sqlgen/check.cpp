// Asks SQLite what a query reads, yields and takes, and complains where the house rules say so.
#include "query.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <regex>

namespace sqlgen {
namespace {

using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

std::string text_or_empty(const char* text) { return text ? text : ""; }

std::string cpp_type(const std::string& sql) {
    if (sql == "TEXT" || sql == "text") {
        return "std::string";
    }
    if (sql == "INTEGER" || sql == "integer") {
        return "std::int64_t";
    }
    if (sql == "REAL" || sql == "real") {
        return "double";
    }
    return sql == "BLOB" || sql == "blob" ? "store::Bytes" : "";
}

class Check {
  public:
    Check(const Schema& schema, const Block& block, const fs::path& file)
        : schema_(schema), block_(block), file_(file), statement_(nullptr, sqlite3_finalize) {}

    Checked run() {
        prepare();
        Checked out;
        out.writes = sqlite3_stmt_readonly(statement_.get()) == 0;
        out.parameters = parameters();
        check_override(out.parameters);
        const int count = sqlite3_column_count(statement_.get());
        check_shape(out.writes, count);
        for (int i = 0; i < count; ++i) {
            out.columns.push_back(column(i));
            for (int j = 0; j < i; ++j) {
                if (out.columns[static_cast<std::size_t>(j)].name == out.columns.back().name) {
                    complain("two columns are called " + out.columns.back().name + "; name one with AS");
                }
            }
        }
        if (!block_.scan) {
            check_plan();
        }
        return out;
    }

  private:
    [[noreturn]] void complain(const std::string& what, int line = 0) const {
        throw Complaint(file_.string() + ":" + std::to_string(line != 0 ? line : block_.line) + ": " +
                        block_.name + ": " + what);
    }

    void prepare() {
        static const std::regex small_type(R"(\bAS\s+(text|integer|real|blob)\s*\))");
        if (std::regex_search(block_.text, small_type)) {
            complain(
                "write types in capitals: CAST(:limit AS INTEGER)");  // PostgreSQL's text is made from it
        }
        sqlite3_stmt* made = nullptr;
        const char* rest = nullptr;
        if (sqlite3_prepare_v2(schema_.db(), block_.text.c_str(), -1, &made, &rest) != SQLITE_OK) {
            const int at = sqlite3_error_offset(schema_.db());
            const int line =
                block_.line + 1 + line_of(block_.text, static_cast<std::size_t>(std::max(at, 0)));
            complain(sqlite3_errmsg(schema_.db()), line);
        }
        statement_.reset(made);
        if (text_or_empty(rest).find_first_not_of(" \n\t") != std::string::npos) {
            complain("one block is one statement");
        }
    }

    std::vector<std::string> parameters() const {
        std::vector<std::string> out;
        for (int i = 1; i <= sqlite3_bind_parameter_count(statement_.get()); ++i) {
            const std::string name = text_or_empty(sqlite3_bind_parameter_name(statement_.get(), i));
            if (!name.starts_with(":") || !is_identifier(name.substr(1))) {
                complain("parameters are written :name, with a name C++ takes; `" + name + "` is not");
            }
            out.push_back(name.substr(1));
        }
        return out;
    }

    void check_override(const std::vector<std::string>& parameters) const {
        static const std::regex named(R"((^|[^:\w]):([A-Za-z_]\w*))");
        for (std::sregex_iterator i(block_.postgres.begin(), block_.postgres.end(), named), end; i != end;
             ++i) {
            if (std::ranges::find(parameters, (*i)[2].str()) == parameters.end()) {
                complain("the PostgreSQL text uses :" + (*i)[2].str() + ", which the first text does not");
            }
        }
    }

    void check_shape(bool writes, int columns) const {
        if (block_.shape == Shape::none && columns > 0) {
            complain("it yields columns; say `-> many` or `-> one`");
        }
        if (block_.shape == Shape::none && !writes) {
            complain("`-> none` is for statements that write");
        }
        if (block_.shape != Shape::none && columns == 0) {
            complain("it yields no columns; say `-> none`, or add RETURNING");
        }
    }

    // A left-joined table's columns may be NULL whatever the table says.
    bool is_outer(const std::string& table) const {
        const std::regex outer("LEFT\\s+(OUTER\\s+)?JOIN\\s+" + table + "\\b", std::regex::icase);
        return std::regex_search(block_.text, outer);
    }

    Field column(int i) const {
        sqlite3_stmt* s = statement_.get();
        std::string name = text_or_empty(sqlite3_column_name(s, i));
        if (const auto colon = name.find(':'); colon != std::string::npos) {
            Field field{name.substr(0, colon),
                        name.substr(std::min(name.size(), name.find_first_not_of(" ", colon + 1)))};
            const bool optional = field.type.ends_with('?');
            if (optional) {
                field.type.pop_back();
            }
            if (!is_identifier(field.name) || field.type.empty()) {
                complain("`AS \"" + name +
                         "\"` should be like AS \"total: integer\" or AS \"until: Instant?\"");
            }
            const std::string basic = cpp_type(field.type);
            field.type = basic.empty() ? field.type : basic;
            field.type = optional ? "std::optional<" + field.type + ">" : field.type;
            return field;
        }
        const std::string table = text_or_empty(sqlite3_column_table_name(s, i));
        const std::string origin = text_or_empty(sqlite3_column_origin_name(s, i));
        if (table.empty()) {
            complain("column `" + name +
                     "` is an expression and has no type; write AS \"name: integer\" "
                     "(integer, real, text, blob or a C++ type; ? at the end where it may be NULL)");
        }
        if (!is_identifier(name)) {
            complain("C++ does not take `" + name + "` as a name; rename it with AS");
        }
        int not_null = 0;
        int key = 0;
        const char* declared = nullptr;
        sqlite3_table_column_metadata(schema_.db(), nullptr, table.c_str(), origin.c_str(), &declared,
                                      nullptr, &not_null, &key, nullptr);
        std::string type = schema_.given_type(table, origin);
        if (type.empty()) {
            type = text_or_empty(declared) == "INTEGER" && origin.ends_with("_at")
                       ? "Instant"
                       : cpp_type(text_or_empty(declared));
        }
        if (is_outer(table)) {
            complain("column `" + name + "` comes from an outer join; say its type: AS \"" + name + ": " +
                     type + "?\"");
        }
        return {name, not_null == 0 && key == 0 ? "std::optional<" + type + ">" : type};
    }

    void check_plan() const {
        static const std::regex scan(R"(^SCAN (\w+).*)");
        for (const auto& row : rows_of(schema_.db(), "EXPLAIN QUERY PLAN " + block_.text)) {
            std::smatch match;
            if (!std::regex_match(row[3], match, scan) || row[3].find("VIRTUAL TABLE") != std::string::npos) {
                continue;
            }
            for (const std::string& table : schema_.tables()) {
                // The plan names a table by its alias.
                const std::regex aliased("\\b" + table + "\\s+(AS\\s+)?" + match[1].str() + "\\b",
                                         std::regex::icase);
                if (table == match[1] || std::regex_search(block_.text, aliased)) {
                    complain("it reads all of " + table + " (" + row[3] +
                             "): add an index or a condition, or a line `-- scan: why that is right`");
                }
            }
        }
    }

    const Schema& schema_;
    const Block& block_;
    const fs::path& file_;
    Statement statement_;
};

}  // namespace

Checked check(const Schema& schema, const Block& block, const fs::path& query_file) {
    return Check(schema, block, query_file).run();
}

}  // namespace sqlgen
