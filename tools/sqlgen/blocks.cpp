// Reads a query file into its blocks.
#include "query.hpp"

#include <sstream>

namespace sqlgen {
namespace {

std::string trimmed(std::string text) {
    while (!text.empty() && (std::isspace(static_cast<unsigned char>(text.back())) || text.back() == ';')) {
        text.pop_back();
    }
    return text;
}

// The line without its comment; quotes are respected.
std::string without_comment(const std::string& line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quote != 0) {
            quote = line[i] == quote ? 0 : quote;
        } else if (line[i] == '\'' || line[i] == '"') {
            quote = line[i];
        } else if (line.compare(i, 2, "--") == 0) {
            return line.substr(0, i);
        }
    }
    return line;
}

Block start(const std::string& line, const std::string& where) {
    std::istringstream words(line.substr(8));
    std::string name, arrow, shape, more;
    words >> name >> arrow >> shape;
    if (!is_identifier(name) || arrow != "->" || words >> more) {
        throw Complaint(where + "a block starts with `-- name: bookings_of -> many` (or one, or none)");
    }
    Block block;
    block.name = name;
    if (shape == "many") {
        block.shape = Shape::many;
    } else if (shape == "one") {
        block.shape = Shape::one;
    } else if (shape != "none") {
        throw Complaint(where + name + " yields `" + shape + "`; say many, one or none");
    }
    return block;
}

}  // namespace

std::vector<Block> read_blocks(const fs::path& query_file) {
    std::vector<Block> blocks;
    std::istringstream lines(read_file(query_file));
    std::string line;
    bool in_postgres = false;
    for (int number = 1; std::getline(lines, line); ++number) {
        const std::string where = query_file.string() + ":" + std::to_string(number) + ": ";
        if (line.starts_with("-- name:")) {
            blocks.push_back(start(line, where));
            blocks.back().line = number;
            in_postgres = false;
            continue;
        }
        const std::string sql = without_comment(line);
        if (blocks.empty()) {
            if (!trimmed(sql).empty()) {
                throw Complaint(where + "SQL before the first `-- name:` line");
            }
            continue;
        }
        Block& block = blocks.back();
        if (line.starts_with("-- scan:")) {
            block.scan = true;
            if (trimmed(line.substr(8)).empty()) {
                throw Complaint(
                    where + "say why reading the whole table is right: `-- scan: a programme has few exams`");
            }
        } else if (line.starts_with("-- postgres:")) {
            in_postgres = true;
        } else if (line.starts_with("-- ") && trimmed(block.text).empty() && !in_postgres) {
            block.comment += "// " + line.substr(3) + "\n";
        }
        (in_postgres ? block.postgres : block.text) += sql + "\n";
    }
    for (Block& block : blocks) {
        const std::string where = query_file.string() + ":" + std::to_string(block.line) + ": " + block.name;
        block.text = trimmed(block.text);
        block.postgres = trimmed(block.postgres);
        if (block.text.empty()) {
            throw Complaint(where + " has no SQL");
        }
    }
    return blocks;
}

}  // namespace sqlgen
