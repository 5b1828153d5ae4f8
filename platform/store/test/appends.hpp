// A table to append to, and how tests do it.
#pragma once
#include "both.hpp"

#include <array>
#include <atomic>
#include <future>
#include <set>
#include <string>
#include <thread>

using store::Value;

inline const store::ModuleMigrations entry_tables{"entry", {{1, "entries", R"(
        CREATE TABLE entry (
            id   INTEGER PRIMARY KEY,
            text TEXT NOT NULL CHECK (text <> ''),
            face BLOB,
            size REAL
        ) STRICT;
        CREATE UNIQUE INDEX entry_by_text ON entry (text);)"}}};

inline constexpr std::string_view entry_parameters[] = {"id", "text", "face", "size"};
inline constexpr store::Query insert_entry{
    "entry.insert", "INSERT INTO entry (id, text, face, size) VALUES (:id, :text, :face, :size)",
    entry_parameters};
inline constexpr std::string_view text_parameters[] = {"text", "id"};
inline constexpr store::Query update_text{"entry.set_text", "UPDATE entry SET text = :text WHERE id = :id",
                                          text_parameters};
inline constexpr store::Query all_entries{"entry.all", "SELECT id, text, face FROM entry ORDER BY id", {}};

inline store::Statement entry(std::int64_t id, std::string_view text,
                              std::optional<store::Bytes> face = std::nullopt) {
    const std::array<Value, 4> values{id, text, face, nullptr};
    return {insert_entry, values};
}

inline store::Statement set_text(std::int64_t id, std::string_view text) {
    const std::array<Value, 2> values{text, id};
    return {update_text, values};
}

struct Entry {
    std::int64_t id = 0;
    std::string text;
    std::optional<store::Bytes> face;
    bool operator==(const Entry&) const = default;
};

inline std::vector<Entry> entries(store::Database& db) {
    return db.read([](store::Reader& r) {
        std::vector<Entry> out;
        r.run(all_entries, {}, [&](std::span<const store::Column> c) {
            Entry& row = out.emplace_back();
            take(c[0], row.id);
            take(c[1], row.text);
            take(c[2], row.face);
        });
        return out;
    });
}

inline std::set<std::string> texts(store::Database& db) {
    std::set<std::string> out;
    for (Entry& row : entries(db)) {
        out.insert(std::move(row.text));
    }
    return out;
}

// Appends and waits for the answer.
inline Done saved(store::Database& db, std::vector<store::Statement> statements) {
    std::promise<Done> told;
    db.append(std::move(statements), [&](Done done) { told.set_value(std::move(done)); });
    return told.get_future().get();
}
