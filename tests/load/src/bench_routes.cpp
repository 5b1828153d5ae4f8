#include "bench_routes.hpp"

#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <identity/sql/people.hpp>
#include <identity/sql/sessions.hpp>
#include <load/sql/stored.hpp>
#include <store/setting.hpp>

#include <base/text.hpp>

#include <sys/resource.h>
#include <filesystem>
#include <thread>

namespace load {
namespace {
constexpr std::int64_t people_at_once = 50;  // in one transaction
constexpr std::int64_t clones_at_once = 200;

struct PeopleWish {
    schema::Whole<1, 20'000> count;
    schema::Text<1, 64> exam;
    bool proctored = false;
};
BOOST_DESCRIBE_STRUCT(PeopleWish, (), (count, exam, proctored))
struct TicketView {
    std::string cookie, attempt;
};
BOOST_DESCRIBE_STRUCT(TicketView, (), (cookie, attempt))
struct Tickets {
    std::vector<TicketView> items;
};
BOOST_DESCRIBE_STRUCT(Tickets, (), (items))

struct Use {
    std::int64_t cpu_us = 0, commits = 0, writes = 0, appends = 0, memory_kb = 0;
};
BOOST_DESCRIBE_STRUCT(Use, (), (cpu_us, commits, writes, appends, memory_kb))

struct SerialWish {
    schema::Whole<1, 60'000> milliseconds;
};
BOOST_DESCRIBE_STRUCT(SerialWish, (), (milliseconds))
struct Serial {
    double commits_per_s = 0;
};
BOOST_DESCRIBE_STRUCT(Serial, (), (commits_per_s))

struct StoredWish {
    schema::Text<0, 36> original;  // a finished attempt; empty: nothing is copied
    schema::Whole<0, 1'000'000> attempts;
};
BOOST_DESCRIBE_STRUCT(StoredWish, (), (original, attempts))
struct Stored {
    std::int64_t attempts = 0, entries = 0, log_bytes = 0, all_bytes = 0;
};
BOOST_DESCRIBE_STRUCT(Stored, (), (attempts, entries, log_bytes, all_bytes))

// A person with a session and an attempt. Through the front door each would cost a password hash, which is
// what is not to be measured here, so the rows are made as identity would make them.
Result<TicketView> person(store::Tx& tx, const shell::Shell& s, const PeopleWish& wish,
                          const catalog::Exam& exam) {
    const Instant now = s.clock.now(), machine = Clock::machine_now();
    const auto id = s.random.id<identity::Person>(now);
    const std::string email = id.value + "@load.example";
    identity::sql::insert_person(tx, {.id = id,
                                      .email = email,
                                      .email_key = email,
                                      .display_name = "Load",
                                      .legal_name = "Load Example",
                                      .language = "en",
                                      .zone = "UTC",
                                      .search_key = email,
                                      .created_at = now,
                                      .simulated = false});
    identity::sql::confirm_person(tx, {.confirmed_at = now, .id = id});
    const std::string token = s.random.token();
    identity::sql::insert_session(tx, {.id = s.random.id<identity::Session>(machine),
                                       .token_hash = sha256(token),
                                       .person = id,
                                       .agent = "load",
                                       .created_at = machine,
                                       .seen_at = machine});
    const auto attempt =
        TRY(delivery::create_exam_attempt(tx, s,
                                          {.booking = s.random.uuid7(now),
                                           .person = id,
                                           .exam = exam.id,
                                           .exam_version = exam.version,
                                           .minutes = exam.minutes,
                                           .language = exam.language,
                                           .supervision = wish.proctored ? delivery::Supervision::proctored
                                                                         : delivery::Supervision::unproctored,
                                           .open_until = now + Hours(1)},
                                          now));
    return TicketView{"assay_session=" + token, attempt.value};
}

Result<Tickets> people(const shell::Shell& s, const PeopleWish& wish) {
    Tickets out;
    while (std::int64_t(out.items.size()) < wish.count.value) {
        const auto some = std::min(people_at_once, wish.count.value - std::int64_t(out.items.size()));
        const auto made = s.db.write([&](store::Tx& tx) -> Result<std::vector<TicketView>> {
            const auto exam = catalog::exam_of(tx, catalog::ExamId(wish.exam.value));
            if (!exam) {
                return not_found("exam");
            }
            std::vector<TicketView> batch;
            for (std::int64_t n = 0; n < some; ++n) {
                batch.push_back(TRY(person(tx, s, wish, *exam)));
            }
            return batch;
        });
        if (!made) {
            return std::unexpected(made.error());
        }
        std::ranges::copy(*made, std::back_inserter(out.items));
    }
    return out;
}

Use use(const store::Database& db) {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto micros_of = [](const timeval& t) { return std::int64_t(t.tv_sec) * 1'000'000 + t.tv_usec; };
    const store::Statistics counted = db.statistics();
    return {micros_of(used.ru_utime) + micros_of(used.ru_stime), std::int64_t(counted.commits),
            std::int64_t(counted.writes), std::int64_t(counted.appends), std::int64_t(used.ru_maxrss)};
}

// One row, one durable commit, one after another, in a database of its own on the same disk or server.
Result<Serial> serial(app::Installation& i, const SerialWish& wish, const std::string& url) {
    const auto db = store::Database::open({.url = url});
    db->migrate({store::migrations()});
    const auto began = std::chrono::steady_clock::now();
    const auto end = began + std::chrono::milliseconds(wish.milliseconds.value);
    std::int64_t commits = 0;
    while (std::chrono::steady_clock::now() < end) {
        const std::string key = i.shell().random.uuid7(Clock::machine_now());
        CHECK(db->write([&](store::Tx& tx) -> Done {
            store::put_setting(tx, key, "x");
            return {};
        }));
        ++commits;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    return Serial{double(commits) / took.count()};
}

Done copy(const shell::Shell& s, const StoredWish& wish) {
    namespace sql = delivery::sql;
    const auto original =
        s.db.read([&](store::Reader& r) { return sql::handle_of(r, {.id = wish.original.value}); });
    if (!original) {
        return not_found("attempt");
    }
    std::int64_t done = s.db.read([](store::Reader& r) { return sql::attempts_stored(r)->attempts; });
    while (done < wish.attempts.value) {
        const std::int64_t to = std::min(done + clones_at_once, wish.attempts.value);
        CHECK(s.db.write([&](store::Tx& tx) -> Done {
            for (std::int64_t n = done + 1; n <= to; ++n) {  // handles of long ago: small ones
                const std::string id = s.random.uuid7(s.clock.now());
                sql::clone_attempt(tx, {.copy = id, .handle = n, .original = wish.original.value});
                sql::clone_entries(tx, {.shift = (n - original->handle) << 15,
                                        .from_id = original->handle << 15,
                                        .to_id = (original->handle + 1) << 15});
            }
            return {};
        }));
        done = to;
    }
    return {};
}

Result<Stored> stored(const shell::Shell& s, const StoredWish& wish) {
    namespace sql = delivery::sql;
    if (!wish.original.value.empty()) {
        CHECK(copy(s, wish));
    }
    return s.db.read([](store::Reader& r) {
        return Stored{sql::attempts_stored(r)->attempts, sql::entries_stored(r)->entries,
                      sql::log_bytes(r)->bytes, sql::all_bytes(r)->bytes};
    });
}

}  // namespace

void bench_routes(http::Router& r, app::Installation& i, const std::string& serial_url) {
    const shell::Shell& s = i.shell();
    r.post_later(
        "/api/bench/echo", {"Nothing, for comparison", http::signed_in(), {}, 64 * 1024, http::Lane::network},
        [](http::Later<http::NoContent> reply, http::Caller, http::Upload) { reply(http::NoContent{}); });
    r.post("/api/bench/people", {"People with a session and an attempt", http::anyone()},
           [&s](http::Body<PeopleWish> wish) { return people(s, *wish); });
    r.get("/api/bench/use", {"What this process has used", http::anyone()},
          [&s]() -> Result<Use> { return use(s.db); });
    r.post("/api/bench/serial-commits", {"Durable commits one after another", http::anyone()},
           [&i, serial_url](http::Body<SerialWish> wish) { return serial(i, *wish, serial_url); });
    r.post("/api/bench/stored", {"Copies of an attempt until so many are stored", http::anyone()},
           [&s](http::Body<StoredWish> wish) { return stored(s, *wish); });
}

}  // namespace load
