#include "order.hpp"

#include <store/record.hpp>
#include <store/setting.hpp>
#include <store/sql/record.hpp>
#include <store/sql/setting.hpp>

namespace store {

void record(Tx& tx, const RecordEntry& e) {
    sql::insert_record(tx, {.id = e.id,
                            .position = next_position(),
                            .subject_kind = e.subject_kind,
                            .subject = e.subject,
                            .recorded_at = e.recorded_at,
                            .actor = e.actor,
                            .event = e.event,
                            .reason = e.reason,
                            .facts = e.facts});
}

std::vector<RecordEntry> records_of(Reader& reader, std::string_view subject_kind, std::string_view subject) {
    std::vector<RecordEntry> out;
    for (auto& row : sql::records_about(reader, {.subject_kind = subject_kind, .subject = subject})) {
        out.push_back({std::move(row.id), std::move(row.subject_kind), std::move(row.subject),
                       row.recorded_at, std::move(row.actor), std::move(row.event), std::move(row.reason),
                       std::move(row.facts)});
    }
    return out;
}

void blank_records_of(Tx& tx, std::string_view subject_kind, std::string_view subject) {
    sql::blank_records(tx, {.subject_kind = subject_kind, .subject = subject});
}

std::optional<std::string> setting(Reader& reader, std::string_view key) {
    auto row = sql::setting_value(reader, {.key = key});
    return row ? std::optional(std::move(row->value)) : std::nullopt;
}

void put_setting(Tx& tx, std::string_view key, std::string_view value) {
    sql::put_setting(tx, {.key = key, .value = value});
}

}  // namespace store
