// Work that is due at an instant, kept in the database, and announcements brought to whoever hears them.
#pragma once
#include <base/time.hpp>
#include <store/database.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobs {

store::ModuleMigrations migrations();

struct Job {
    std::string kind;  // module.verb: "credentials.remind"
    std::string key;   // what it is about; one open job for each kind and key
    Instant due_at{};
    std::string payload;        // JSON text
    std::int64_t attempts = 0;  // that failed so far
};

struct Announcement {
    std::string id;
    std::string topic;    // module.Event: "scheduling.Booked"
    std::string payload;  // JSON text
    Instant announced_at{};
};

// Given up after attempts_max tries; waits for the operator.
struct Failed {
    std::string kind;    // of the job; or the topic of the announcement
    std::string key;     // of the job; or the announcement's id
    std::string hearer;  // "" for a job
    std::int64_t attempts = 0;
    Instant last_at{};  // for a hearer: when it would have been next
    std::string last_error;
};
constexpr std::int64_t attempts_max = 10;

// An open job of this kind and key moves to the new instant. A periodic job schedules itself again in its
// handler.
void schedule(store::Tx&, std::string_view kind, std::string_view key, Instant due_at,
              std::string_view payload = "{}");
void cancel(store::Tx&, std::string_view kind, std::string_view key);
bool is_scheduled(store::Reader&, std::string_view kind, std::string_view key);

// For the operator's page: what was given up, oldest first; and one more chance.
std::vector<Failed> failed(store::Reader&, std::int64_t limit = 200);
bool retry(store::Tx&, std::string_view kind, std::string_view key, Instant now);
bool retry_hearer(store::Tx&, std::string_view announcement, std::string_view hearer, Instant now);

}  // namespace jobs
