// Something to be done at an instant of the installation's time, kept in the database until it is done.
#pragma once
#include <base/time.hpp>
#include <store/database.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace jobs {

struct Job {
    std::string id;
    std::string kind;  // "credentials.remind": names the handler
    std::string key;   // what it is about; a kind has at most one open job a key
    Instant due_at{};
    std::string payload;  // JSON text
    std::int64_t attempts = 0;
    std::string last_error;
};

store::ModuleMigrations migrations();
// Makes the job, or moves the open one of that kind and key.
void schedule(store::Tx&, std::string_view kind, std::string_view key, Instant due_at, std::string_view payload = "{}");
void cancel(store::Tx&, std::string_view kind, std::string_view key);
std::vector<Job> failed(store::Reader&);  // those that gave up, newest first
}  // namespace jobs
