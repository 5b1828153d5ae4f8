#include "order.hpp"

#include <store/outbox.hpp>
#include <store/sql/outbox.hpp>

namespace store {
namespace {

template <class Row>
Hearing hearing_of(Row&& row) {
    return {std::move(row.announcement),
            std::move(row.topic),
            std::move(row.hearer),
            row.heard_at,
            row.attempts,
            row.due_at,
            std::move(row.last_error)};
}

}  // namespace

void Tx::announce(std::string_view id, std::string_view topic, std::string_view payload, Instant at) {
    sql::insert_announcement(
        *this,
        {.id = id, .position = next_position(), .topic = topic, .payload = payload, .announced_at = at});
    announced_ = true;
}

std::vector<OpenAnnouncement> open_announcements(Reader& reader, std::int64_t after_position,
                                                 std::int64_t limit) {
    std::vector<OpenAnnouncement> out;
    for (auto& row : sql::announcements_open(reader, {.after = after_position, .limit = limit})) {
        out.push_back({std::move(row.id), row.position, std::move(row.topic), std::move(row.payload),
                       row.announced_at});
    }
    return out;
}

std::vector<Hearing> hearings_of(Reader& reader, std::string_view announcement) {
    std::vector<Hearing> out;
    for (auto& row : sql::hearings(reader, {.announcement = announcement})) {
        out.push_back(hearing_of(std::move(row)));
    }
    return out;
}

bool claim_hearing(Tx& tx, std::string_view announcement, std::string_view hearer, Instant now) {
    return sql::hear(tx, {.announcement = announcement, .hearer = hearer, .now = now}) == 1;
}

void note_failed_hearing(Tx& tx, const Hearing& h) {
    sql::fail_hearing(tx, {.announcement = h.announcement,
                           .hearer = h.hearer,
                           .attempts = h.attempts,
                           .due_at = h.due_at,
                           .last_error = h.last_error});
}

void close_announcement(Tx& tx, std::string_view id, Instant now) {
    sql::close_one(tx, {.now = now, .id = id});
}

std::optional<Instant> next_hearing_due(Reader& reader, std::int64_t attempts_max) {
    return sql::next_hearing(reader, {.attempts_max = attempts_max})->due_at;
}

bool reopen_hearing(Tx& tx, std::string_view announcement, std::string_view hearer, Instant now) {
    if (sql::reopen_hearing(tx, {.now = now, .announcement = announcement, .hearer = hearer}) == 0) {
        return false;
    }
    sql::reopen_announcement(tx, {.id = announcement});
    return true;
}

std::vector<Hearing> failed_hearings(Reader& reader, std::int64_t attempts_max, std::int64_t limit) {
    std::vector<Hearing> out;
    for (auto& row : sql::hearings_failed(reader, {.attempts_max = attempts_max, .limit = limit})) {
        out.push_back(hearing_of(std::move(row)));
    }
    return out;
}

}  // namespace store
