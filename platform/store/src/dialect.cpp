#include "dialect.hpp"

#include <base/must.hpp>

#include <algorithm>
#include <cctype>

namespace store {
namespace {

// Walks over SQL: words, :names, and everything that stays as it is (strings, quoted names, comments, the
// rest).
struct Piece {
    enum class Kind { word, parameter, rest } kind;
    std::string_view text;
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::size_t word_end(std::string_view sql, std::size_t from) {
    while (from < sql.size() && is_word(sql[from])) {
        ++from;
    }
    return from;
}

Piece next(std::string_view sql) {
    const char first = sql[0];
    if (first == '\'' || first == '"') {
        const auto end = sql.find(first, 1);
        return {Piece::Kind::rest, sql.substr(0, end == std::string_view::npos ? end : end + 1)};
    }
    if (sql.starts_with("--")) {
        return {Piece::Kind::rest, sql.substr(0, sql.find('\n'))};
    }
    if (sql.starts_with("::")) {
        return {Piece::Kind::rest, sql.substr(0, 2)};
    }
    if (first == ':' && sql.size() > 1 && is_word(sql[1])) {
        return {Piece::Kind::parameter, sql.substr(0, word_end(sql, 1))};
    }
    if (is_word(first)) {
        return {Piece::Kind::word, sql.substr(0, word_end(sql, 0))};
    }
    return {Piece::Kind::rest, sql.substr(0, 1)};
}

// PostgreSQL's INTEGER has 32 bits and its REAL 24: not what SQLite means.
std::string_view type_name(std::string_view word) {
    if (word == "INTEGER") {
        return "BIGINT";
    }
    if (word == "BLOB") {
        return "BYTEA";
    }
    return word == "REAL" ? "DOUBLE PRECISION" : word;
}

}  // namespace

std::string postgres_query(std::string_view text, std::span<const std::string_view> parameters) {
    std::string out;
    while (!text.empty()) {
        const Piece piece = next(text);
        if (piece.kind == Piece::Kind::parameter) {
            const auto found = std::ranges::find(parameters, piece.text.substr(1));
            MUST(found != parameters.end());
            out += '$' + std::to_string(found - parameters.begin() + 1);
        } else {
            out += piece.kind == Piece::Kind::word ? type_name(piece.text) : piece.text;
        }
        text.remove_prefix(piece.text.size());
    }
    return out;
}

std::string postgres_script(std::string_view statements) {
    std::string out;
    while (!statements.empty()) {
        const Piece piece = next(statements);
        if (piece.kind != Piece::Kind::word) {
            out += piece.text;
        } else if (piece.text == "TEXT") {
            out += "TEXT COLLATE \"C\"";  // compared by bytes, as SQLite does
        } else if (piece.text != "STRICT") {
            out += type_name(piece.text);
        }
        statements.remove_prefix(piece.text.size());
    }
    return out;
}

std::string_view Dialect::text_of(const Query& query) {
    const std::string_view source = query.postgres.empty() ? query.text : query.postgres;
    const std::lock_guard lock(mutex_);
    auto& known = texts_[query.text.data()];
    if (!known) {
        known =
            std::make_unique<const Rewritten>(std::string(source), postgres_query(source, query.parameters));
    }
    MUST(known->source == source);
    return known->text;
}

}  // namespace store
