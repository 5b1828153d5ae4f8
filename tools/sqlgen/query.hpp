// One block of a query file, as written and as SQLite understands it.
#pragma once
#include "schema.hpp"

namespace sqlgen {

enum class Shape { none, one, many };

struct Block {
    std::string name;
    Shape shape = Shape::none;
    std::string comment;   // its first comment lines, for the header
    bool scan = false;     // it may read a whole table, and says why
    std::string text;      // SQL, comments blanked, line by line as in the file
    std::string postgres;  // the override, or ""
    int line = 0;          // of "-- name:", from 1
};

struct Field {
    std::string name;
    std::string type;
};

struct Checked {
    std::vector<Field> columns;
    std::vector<std::string> parameters;
    bool writes = false;
};

std::vector<Block> read_blocks(const fs::path& query_file);
Checked check(const Schema&, const Block&, const fs::path& query_file);

}  // namespace sqlgen
