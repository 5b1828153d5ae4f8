// The outbox from the side that delivers: what was announced, and who has heard it. Used by jobs alone.
#pragma once
#include <base/time.hpp>
#include <store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct OpenAnnouncement {
    std::string id;
    std::int64_t position = 0;
    std::string topic;
    std::string payload;
    Instant announced_at{};
};

struct Hearing {
    std::string announcement;
    std::string topic;
    std::string hearer;
    std::optional<Instant> heard_at;
    std::int64_t attempts = 0;
    Instant due_at{};  // when it is tried again
    std::string last_error;
};

// In the order they were made, at most `limit` beyond a position.
std::vector<OpenAnnouncement> open_announcements(Reader&, std::int64_t after_position, std::int64_t limit);
std::vector<Hearing> hearings_of(Reader&, std::string_view announcement);
// Whether this transaction is the one that hears it. The row commits with what the hearer does.
bool claim_hearing(Tx&, std::string_view announcement, std::string_view hearer, Instant now);
void note_failed_hearing(Tx&, const Hearing&);
void close_announcement(Tx&, std::string_view id, Instant now);
std::optional<Instant> next_hearing_due(Reader&, std::int64_t attempts_max);
// One more chance for a hearer that was given up; false when there is nothing to hear.
bool reopen_hearing(Tx&, std::string_view announcement, std::string_view hearer, Instant now);
std::vector<Hearing> failed_hearings(Reader&, std::int64_t attempts_max, std::int64_t limit);

}  // namespace store
