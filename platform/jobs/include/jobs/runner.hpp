// Durable timers and announcements, run by one thread per server; several servers may share a PostgreSQL.
#pragma once
#include <base/clock.hpp>
#include <base/random.hpp>
#include <base/result.hpp>
#include <jobs/jobs.hpp>
#include <store/database.hpp>

#include <functional>
#include <memory>
#include <string>

namespace jobs {

// What Tx::announce wrote.
struct Announcement {
    std::string id;
    std::string topic;
    std::string payload;  // JSON text
    Instant announced_at{};
};
using Handler = std::function<Done(store::Tx&, const Job&, Instant now)>;
using Hearer = std::function<Done(store::Tx&, const Announcement&, Instant now)>;

class Runner {
  public:
    Runner(store::Database&, Clock&, Random&);
    ~Runner();

    void handle(std::string kind, Handler);                              // one handler a kind
    void hear(std::string topic, std::string hearer, Hearer);            // `hearer` is stored: keep it stable

    // Every hearer exactly once per announcement, in a transaction of its own, in order. One that fails is tried
    // again later and holds up nobody else.
    void deliver_announcements();
    // Runs what is due by `until`, in due order. A job that fails is tried again later, ten times in all.
    void run_due(Instant until);
    // Steps the clock to each due job's instant, runs it with that `now`, then to the target.
    void advance_to(Instant target, const std::function<void(Instant)>& progress);

    void start();  // a thread that wakes for what is due
    void stop();
    void wake();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};
}  // namespace jobs
