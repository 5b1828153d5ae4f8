#include "migrate.hpp"

#include <base/clock.hpp>
#include <base/text.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace store {
namespace {

// The table that migrations are written down in cannot itself be one of them, and so sqlgen cannot check
// these.
constexpr std::string_view create_table = R"(CREATE TABLE IF NOT EXISTS migration (
    module     TEXT NOT NULL,
    number     INTEGER NOT NULL,
    name       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    PRIMARY KEY (module, number)
) STRICT;)";
constexpr Query select_applied{"store.applied", "SELECT module, number, sha256 FROM migration", {}};
constexpr std::string_view insert_parameters[] = {"module", "number", "name", "sha256", "applied_at"};
constexpr Query insert_applied{"store.insert_applied",
                               "INSERT INTO migration (module, number, name, sha256, applied_at) "
                               "VALUES (:module, :number, :name, :sha256, :applied_at)",
                               insert_parameters};

using Applied = std::map<std::pair<std::string, std::int64_t>, std::string>;

std::string title(std::string_view module, const Migration& step) {
    const std::string digits = std::to_string(step.number);
    return std::string(module) + " " + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') +
           digits + " " + std::string(step.name);
}

Applied applied_in(Connection& connection) {
    Applied applied;
    connection.run(select_applied, {}, [&](std::span<const Column> columns) {
        std::pair<std::string, std::int64_t> key;
        take(columns[0], key.first);
        take(columns[1], key.second);
        take(columns[2], applied[key]);
    });
    return applied;
}

void refuse_newer(const ModuleMigrations& module, const Applied& applied) {
    for (const auto& [key, digest] : applied) {
        if (key.first == module.module && key.second > static_cast<std::int64_t>(module.steps.size())) {
            throw StoreError("this database has migration " + std::to_string(key.second) + " of " +
                             key.first +
                             ", which this program does not know: run a newer version of the program");
        }
    }
}

// Whether it was missing. It looks again inside the transaction: another node may have been faster.
bool apply(Connection& connection, std::string_view module, const Migration& step) {
    const std::string digest = sha256(step.text);
    const Applied applied = applied_in(connection);
    if (const auto found = applied.find({std::string(module), step.number}); found != applied.end()) {
        if (found->second != digest) {
            throw StoreError(
                "migration " + title(module, step) +
                " has changed since it was applied; put its text back and write a new migration");
        }
        return false;
    }
    try {
        connection.script(step.text);
    } catch (const StoreError& error) {
        throw StoreError("migration " + title(module, step) + ": " + error.what());
    }
    const std::array<Value, 5> values{module, step.number, step.name, digest, Clock::machine_now()};
    connection.run(insert_applied, values, nullptr);
    return true;
}

}  // namespace

std::vector<std::string> apply_missing(const std::vector<ModuleMigrations>& given,
                                       const InTransaction& in_transaction) {
    std::vector<ModuleMigrations> modules{migrations()};
    std::ranges::copy_if(given, std::back_inserter(modules),
                         [](const auto& m) { return m.module != "store"; });
    Applied before;
    in_transaction([&](Connection& connection) {
        connection.script(create_table);
        before = applied_in(connection);
    });
    std::vector<std::string> out;
    for (const ModuleMigrations& module : modules) {
        refuse_newer(module, before);
    }
    for (const ModuleMigrations& module : modules) {
        for (const Migration& step : module.steps) {
            bool was_missing = false;
            const auto known = before.find({std::string(module.module), step.number});
            if (known != before.end() && known->second == sha256(step.text)) {
                continue;
            }
            in_transaction(
                [&](Connection& connection) { was_missing = apply(connection, module.module, step); });
            if (was_missing) {
                out.push_back(title(module.module, step));
            }
        }
    }
    return out;
}

}  // namespace store
