// A log of entries in the ways it could lie, for bench/store.
#pragma once
#include <store/database.hpp>

#include <string>

// Where a row lies decides how many pages a commit writes, and pages are nearly all it costs.
inline store::ModuleMigrations tables(const std::string& layout) {
    std::string made = "CREATE TABLE entry (id INTEGER ";
    made += layout.starts_with("arrival") ? "NOT NULL" : "PRIMARY KEY NOT NULL";
    made += ", at INTEGER NOT NULL, cause BLOB NOT NULL, hash BLOB NOT NULL, payload TEXT) STRICT;\n";
    if (layout.starts_with("arrival")) {
        made += "CREATE UNIQUE INDEX entry_by_id ON entry (id);\n";
    }
    if (layout.ends_with("-cause")) {
        made += "CREATE UNIQUE INDEX entry_once ON entry ((id >> 15), cause);\n";
    }
    static const std::string text = made;  // a migration's text is kept for the life of the program
    return {"bench", {{1, "entries", text}}};
}
inline constexpr std::string_view entry_parameters[] = {"id", "at", "cause", "hash", "payload"};
inline constexpr store::Query insert_entry{
    "bench.insert",
    "INSERT INTO entry (id, at, cause, hash, payload) VALUES (:id, :at, :cause, :hash, :payload)",
    entry_parameters};
