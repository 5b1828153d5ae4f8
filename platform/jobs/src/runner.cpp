#include "outcome.hpp"

#include <base/must.hpp>
#include <jobs/runner.hpp>
#include <jobs/sql/job.hpp>
#include <store/outbox.hpp>

#include <algorithm>
#include <chrono>

namespace jobs {
namespace {

constexpr Duration backoff_first = std::chrono::seconds(10);
constexpr Duration backoff_max = std::chrono::hours(1);
// So many jobs of one kind run in one transaction: an exam that ends for all at once. A few go one by one.
constexpr std::size_t together_min = 8;
constexpr std::int64_t together_max = 32;
constexpr Duration sleep_max =
    std::chrono::seconds(1);  // another node, or a request, may have scheduled something

}  // namespace

Runner::Runner(store::Database& db, Clock& clock, Random& random) : db_(db), clock_(clock), random_(random) {}
Runner::~Runner() { stop(); }

void Runner::handle(std::string kind, Handler handler) {
    MUST(!handlers_.contains(kind));
    handlers_.emplace(std::move(kind), std::move(handler));
}

std::int64_t Runner::run_due(Instant until) {
    const std::lock_guard lock(running_);
    Skipped skipped;
    std::int64_t ran = 0;
    while (!stopping_) {
        const auto due = jobs_due(until, skipped, together_max);
        if (due.empty()) {
            break;
        }
        // Those at the head that are of one kind and see the same instant.
        const Instant now = std::max(clock_.now(), due.front().next_at);
        const auto end = std::ranges::find_if(
            due, [&](const Due& other) { return other.kind != due.front().kind || other.next_at > now; });
        ran += run_group({due.begin(), end}, now, skipped);
    }
    return ran;
}

std::int64_t Runner::advance_to(Instant target, const std::function<void(const Progress&)>& progress) {
    const std::lock_guard lock(running_);
    Skipped skipped;
    std::int64_t ran = 0;
    deliver_announcements();
    while (!stopping_ && clock_.now() <= target) {
        const auto due = next_job(target, skipped);
        const auto hearing =
            db_.read([](store::Reader& r) { return store::next_hearing_due(r, attempts_max); });
        if (hearing && *hearing <= target && *hearing > clock_.now() && (!due || *hearing < due->next_at)) {
            clock_.move_to(*hearing);
            deliver_announcements();
            continue;
        }
        if (!due) {
            break;
        }
        clock_.move_to(due->next_at);
        // A clock that runs has gone on by a little; the job still sees the instant it was due.
        const bool is_late = clock_.now() - due->next_at > std::chrono::minutes(1);
        if (run_job(*due, is_late ? clock_.now() : due->next_at)) {
            ++ran;
        } else {
            skipped.emplace(due->kind, due->key);
        }
        if (progress) {
            progress({clock_.now(), ran});
        }
    }
    clock_.move_to(target);
    deliver_announcements();
    if (progress) {
        progress({clock_.now(), ran});
    }
    wake();
    return ran;
}

std::optional<Runner::Due> Runner::next_job(Instant until, const Skipped& skipped) {
    auto due = jobs_due(until, skipped, 1);
    return due.empty() ? std::nullopt : std::optional(std::move(due.front()));
}

std::vector<Runner::Due> Runner::jobs_due(Instant until, const Skipped& skipped, std::int64_t count) {
    const auto limit = static_cast<std::int64_t>(skipped.size()) + count;
    return db_.read([&](store::Reader& r) {
        std::vector<Due> out;
        for (auto& row : sql::due_jobs(r, {.until = until, .limit = limit})) {
            if (!skipped.contains({row.kind, row.key})) {
                out.push_back({std::move(row.kind), std::move(row.key), row.due_at, row.next_at});
            }
        }
        return out;
    });
}

// All of them in one transaction; when one fails, each half for itself, down to the few that go one by one
// and have their failures noted. Returns how many ran.
std::int64_t Runner::run_group(std::span<const Due> group, Instant now, Skipped& skipped) {
    if (group.size() >= together_min) {
        const auto ran = run_together(group, now);
        if (!ran) {
            const std::int64_t first = run_group(group.first(group.size() / 2), now, skipped);
            return first + run_group(group.subspan(group.size() / 2), now, skipped);
        }
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (!(*ran)[i]) {
                skipped.emplace(group[i].kind, group[i].key);
            }
        }
        return std::ranges::count(*ran, true);
    }
    std::int64_t ran = 0;
    for (const Due& due : group) {
        if (stopping_) {
            break;
        }
        if (run_job(due, now)) {
            ++ran;
        } else {
            skipped.emplace(due.kind, due.key);
        }
    }
    return ran;
}

// Which of them ran; the others are with another node. Nothing when one of them failed.
std::optional<std::vector<bool>> Runner::run_together(std::span<const Due> group, Instant now) {
    std::vector<bool> ran(group.size());
    const Outcome outcome = attempt([&] {
        return db_.write([&](store::Tx& tx) -> Done {
            for (std::size_t i = 0; i < group.size(); ++i) {
                std::int64_t attempts = 0;
                bool claimed = false;
                CHECK(in_handler(tx, group[i], now, attempts, claimed));
                ran[i] = claimed;
            }
            return {};
        });
    });
    if (!outcome.good) {
        return std::nullopt;
    }
    deliver_announcements();
    return ran;
}

// Whether there is an end to it: done, or its failure noted. Otherwise another node has it, or the store is
// busy.
bool Runner::run_job(const Due& due, Instant now) {
    std::int64_t attempts = 0;
    bool claimed = false;
    const Outcome outcome = attempt([&] {
        return db_.write([&](store::Tx& tx) -> Done { return in_handler(tx, due, now, attempts, claimed); });
    });
    if (outcome.good) {
        deliver_announcements();
        return claimed;
    }
    return !outcome.was_busy && claimed && note_failure(due, attempts + 1, outcome.error, now);
}

Done Runner::in_handler(store::Tx& tx, const Due& due, Instant now, std::int64_t& attempts, bool& claimed) {
    auto row = sql::claim_job(tx, {.kind = due.kind, .key = due.key, .next_at = due.next_at});
    claimed = row.has_value();
    if (!row) {
        return {};
    }
    attempts = row->attempts;
    const auto handler = handlers_.find(due.kind);
    if (handler == handlers_.end()) {
        return refuse("no_handler", "Nothing here handles jobs of this kind.");
    }
    const Job job{std::move(row->kind), std::move(row->key), row->due_at, std::move(row->payload),
                  row->attempts};
    CHECK(handler->second(tx, job, now));
    const auto again = sql::job_of(tx, {.kind = due.kind, .key = due.key});
    if (again && again->due_at <= due.due_at) {
        return refuse("no_progress", "The job scheduled itself again for no later than it was.");
    }
    return {};
}

bool Runner::note_failure(const Due& due, std::int64_t attempts, const std::string& error, Instant now) {
    const bool is_over = attempts >= attempts_max;
    const Instant next = is_over ? now : after_backoff(now, attempts);
    const Outcome noted = attempt([&] {
        return db_.write([&](store::Tx& tx) -> Done {
            sql::note_failure(tx, {.next_at = next,
                                   .last_error = error,
                                   .state = is_over ? "failed" : "open",
                                   .kind = due.kind,
                                   .key = due.key,
                                   .was_next_at = due.next_at});
            return {};
        });
    });
    if (on_failure_) {
        on_failure_({due.kind, due.key, "", attempts, now, error});
    }
    return noted.good;
}

// Doubles from ten seconds to an hour, with up to a tenth more so that what failed together does not return
// together.
Instant Runner::after_backoff(Instant now, std::int64_t attempts) {
    const std::int64_t doubled = backoff_first.count() << std::clamp<std::int64_t>(attempts - 1, 0, 20);
    const std::int64_t wait = std::min(doubled, backoff_max.count());
    return now +
           Duration(wait + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(wait / 10))));
}

void Runner::start() {
    MUST(!thread_.joinable());
    stopping_ = false;
    thread_ = std::thread([this] { loop(); });
}

void Runner::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
    stopping_ = false;
}

void Runner::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    wake_.notify_all();
}

void Runner::loop() {
    while (!stopping_) {
        Duration sleep = sleep_max;
        try {
            deliver_announcements();
            run_due(clock_.now());
            const auto next = db_.read([](store::Reader& r) { return sql::next_due(r); });
            if (next) {
                sleep = std::clamp(next->next_at - clock_.now(), Duration(1000), sleep_max);
            }
        } catch (const std::exception& error) {
            if (on_failure_) {
                on_failure_({"jobs.runner", "", "", 1, clock_.now(),
                             error.what()});  // the database is away: try again
            }
        }
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, sleep, [this] { return stopping_ || woken_; });
        woken_ = false;
    }
}

}  // namespace jobs
