// Runs what is due and delivers what was announced, each exactly once: what a handler does commits together
// with the note that it was done.
#pragma once
#include <base/clock.hpp>
#include <base/random.hpp>
#include <base/result.hpp>
#include <jobs/jobs.hpp>
#include <store/database.hpp>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace jobs {

// A handler or hearer works with its Tx alone, and with the `now` it is given. A failure, returned or thrown,
// rolls back; it is tried again after a while that doubles, and given up after attempts_max times.
using Handler = std::function<Done(store::Tx&, const Job&, Instant now)>;
using Hearer = std::function<Done(store::Tx&, const Announcement&, Instant now)>;

struct Progress {
    Instant at{};  // where the clock stands
    std::int64_t jobs_run = 0;
};

class Runner {
  public:
    Runner(store::Database&, Clock&, Random&);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    // Before start(), by the app's wiring alone.
    void handle(std::string kind, Handler);
    void hear(std::string topic, std::string hearer, Hearer);
    void on_failure(std::function<void(const Failed&)> f) { on_failure_ = std::move(f); }  // for the log

    // Brings every open announcement to its hearers, in the order they were made, and what those announce in
    // turn. A hearer that fails holds up neither the others nor what comes after. Safe from any thread, and
    // meant for Database::on_announced: when it returns, what was announced before the call has been heard or
    // will be retried.
    void deliver_announcements();

    // Runs what is due until then, in the order it is due, and delivers what was announced. Returns how many
    // jobs ran.
    std::int64_t run_due(Instant until);

    // Moves the clock to `target`, stopping at each job's instant on the way: a job due in three years runs
    // as if on its day. An earlier target moves nothing.
    std::int64_t advance_to(Instant target, const std::function<void(const Progress&)>& progress = {});

    void start();  // a thread that does the above as time goes by
    void stop();   // after the job it is at
    void wake();   // look again now: the clock was moved, a job was scheduled

  private:
    struct Named {
        std::string name;
        Hearer hear;
    };
    struct Due {
        std::string kind;
        std::string key;
        Instant due_at;
        Instant next_at;
    };
    using Skipped = std::set<std::pair<std::string, std::string>>;

    std::optional<Due> next_job(Instant until, const Skipped&);
    std::vector<Due> jobs_due(Instant until, const Skipped&, std::int64_t count);
    std::int64_t run_group(std::span<const Due>, Instant now, Skipped&);
    std::optional<std::vector<bool>> run_together(std::span<const Due>, Instant now);
    bool run_job(const Due&, Instant now);
    Done in_handler(store::Tx&, const Due&, Instant now, std::int64_t& attempts, bool& claimed);
    bool note_failure(const Due&, std::int64_t attempts, const std::string& error, Instant now);
    // Hearers that are due, each with the tries that failed, and how many are left besides.
    struct Waiting {
        std::vector<std::pair<const Named*, std::int64_t>> due;
        std::size_t open = 0;  // that have not heard it and are not given up, due or not
    };
    Waiting waiting_for(store::Reader&, const Announcement&, Instant now);
    void deliver_group(std::span<const Announcement>);
    bool deliver_together(std::span<const Announcement>);
    void deliver(const Announcement&);
    bool deliver_to(const Announcement&, const Named&, std::int64_t attempts, bool is_last, Instant now);
    Instant after_backoff(Instant now, std::int64_t attempts);
    void loop();

    store::Database& db_;
    Clock& clock_;
    Random& random_;
    std::map<std::string, Handler, std::less<>> handlers_;
    std::map<std::string, std::vector<Named>, std::less<>> hearers_;
    std::function<void(const Failed&)> on_failure_;

    std::mutex running_;     // one walk through the due jobs at a time
    std::mutex delivering_;  // one delivery at a time, for the order
    std::mutex mutex_;
    std::condition_variable wake_;
    bool woken_ = false;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace jobs
