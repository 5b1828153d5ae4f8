#include <jobs/jobs.hpp>
#include <jobs/sql/job.hpp>
#include <store/outbox.hpp>

namespace jobs {

void schedule(store::Tx& tx, std::string_view kind, std::string_view key, Instant due_at,
              std::string_view payload) {
    sql::put_job(tx, {.kind = kind, .key = key, .due_at = due_at, .payload = payload});
}

void cancel(store::Tx& tx, std::string_view kind, std::string_view key) {
    sql::delete_job(tx, {.kind = kind, .key = key});
}

bool is_scheduled(store::Reader& reader, std::string_view kind, std::string_view key) {
    const auto job = sql::job_of(reader, {.kind = kind, .key = key});
    return job && job->state == "open";
}

std::vector<Failed> failed(store::Reader& reader, std::int64_t limit) {
    std::vector<Failed> out;
    for (auto& row : sql::jobs_failed(reader, {.limit = limit})) {
        out.push_back({std::move(row.kind), std::move(row.key), "", row.attempts, row.next_at,
                       std::move(row.last_error)});
    }
    for (auto& row : store::failed_hearings(reader, attempts_max, limit)) {
        out.push_back({std::move(row.topic), std::move(row.announcement), std::move(row.hearer), row.attempts,
                       row.due_at, std::move(row.last_error)});
    }
    return out;
}

bool retry(store::Tx& tx, std::string_view kind, std::string_view key, Instant now) {
    return sql::retry_job(tx, {.now = now, .kind = kind, .key = key}) == 1;
}

bool retry_hearer(store::Tx& tx, std::string_view announcement, std::string_view hearer, Instant now) {
    return store::reopen_hearing(tx, announcement, hearer, now);
}

}  // namespace jobs
