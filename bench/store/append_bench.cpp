// What an appended row costs: many clients, each with one append under way, against single-row commits one
// after the other on the same disk in the same run.
//
//   append_bench [--clients 256] [--rows 200000] [--statements 1] [--linger 1000] [--postgres no]
//                [--layout clustered|clustered-cause|arrival|arrival-cause]
//
// One attempt for each client; a feeding thread makes the statements, as the network's thread does. CPU is
// that of the store's thread, which is read in the answers, since they run there.
#include "entry_layouts.hpp"

#include <store/database.hpp>
#include <store/scratch.hpp>

#include <sys/resource.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <mutex>

namespace {

using Steady = std::chrono::steady_clock;
using store::Value;

double thread_cpu_us() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

double process_cpu_us() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

// A candidate: so many events, then the next one's attempt.
struct Client {
    std::int64_t handle = 0;
    std::int64_t number = 0;
};
constexpr std::int64_t events_an_attempt = 80;

// An answer as delivery keeps it: a cause of 16 bytes, a hash of 32, a payload of some thirty.
store::Statement next_entry(Client& client, std::int64_t& handles) {
    if (client.number == events_an_attempt) {
        client = {.handle = ++handles};
    }
    std::uint64_t state = static_cast<std::uint64_t>(client.handle * 32768 + ++client.number);
    const auto mixed = [&state] {
        state += 0x9e3779b97f4a7c15;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    };
    std::array<std::uint64_t, 6> noise{};
    for (std::uint64_t& word : noise) {
        word = mixed();
    }
    const std::string_view bytes(reinterpret_cast<const char*>(noise.data()), sizeof noise);
    const std::array<Value, 5> values{
        client.handle * 32768 + client.number, std::int64_t{1'770'000'000'000'000},
        store::BytesView{bytes.substr(0, 16)}, store::BytesView{bytes.substr(16)},
        "[\"answered\",41,[[2]],1375,12,4]"};
    return {insert_entry, values};
}

struct Measured {
    double seconds = 0;
    double store_cpu_us = 0;  // of the store's thread, a row
    double feed_cpu_us = 0;   // to make a statement and hand it over
    double process_cpu_us = 0;
    double rows_a_commit = 0;
    double p50_us = 0;
    double p99_us = 0;
};

class Load {
  public:
    Load(store::Database& db, std::size_t clients, int statements) : db_(db), statements_(statements) {
        for (std::size_t i = 0; i < clients; ++i) {
            clients_.push_back({.handle = ++handles_});
        }
        started_.resize(clients);
    }

    Measured run(std::int64_t appends) {
        const auto before = db_.statistics();
        const auto start = Steady::now();
        const double cpu_start = process_cpu_us();
        double feeding = 0;
        waits_.clear();
        waits_.reserve(static_cast<std::size_t>(appends));
        first_cpu_ = -1;
        std::vector<std::size_t> ready(clients_.size());
        for (std::size_t i = 0; i < ready.size(); ++i) {
            ready[i] = i;
        }
        std::int64_t sent = 0;
        while (true) {
            const double cpu = thread_cpu_us();
            for (const std::size_t i : ready) {
                if (sent < appends) {
                    ++sent;
                    send(i);
                }
            }
            feeding += thread_cpu_us() - cpu;
            std::unique_lock lock(mutex_);
            told_.wait(lock, [&] { return !answered_.empty(); });
            ready.clear();
            std::swap(ready, answered_);
            over_ += static_cast<std::int64_t>(ready.size());
            if (over_ == appends) {
                break;
            }
        }
        over_ = 0;
        const auto after = db_.statistics();
        const auto rows = static_cast<double>(after.rows - before.rows);
        Measured out;
        out.seconds = std::chrono::duration<double>(Steady::now() - start).count();
        out.process_cpu_us = (process_cpu_us() - cpu_start) / rows;
        out.store_cpu_us = (last_cpu_ - first_cpu_) / rows;
        out.feed_cpu_us = feeding / rows;
        out.rows_a_commit = rows / static_cast<double>(after.commits - before.commits);
        std::ranges::sort(waits_);
        out.p50_us = waits_[waits_.size() / 2];
        out.p99_us = waits_[waits_.size() * 99 / 100];
        return out;
    }

  private:
    void send(std::size_t i) {
        started_[i] = Steady::now();
        std::vector<store::Statement> statements;
        statements.reserve(static_cast<std::size_t>(statements_));
        for (int n = 0; n < statements_; ++n) {
            statements.push_back(next_entry(clients_[i], handles_));
        }
        db_.append(std::move(statements), [this, i](Done done) {
            if (!done) {
                std::fprintf(stderr, "not saved: %s\n", done.error().code.c_str());
                std::abort();
            }
            last_cpu_ = thread_cpu_us();
            if (first_cpu_ < 0) {
                first_cpu_ = last_cpu_;
            }
            const std::lock_guard lock(mutex_);
            waits_.push_back(std::chrono::duration<double, std::micro>(Steady::now() - started_[i]).count());
            answered_.push_back(i);
            if (answered_.size() == 1) {
                told_.notify_one();
            }
        });
    }

    store::Database& db_;
    int statements_;
    std::vector<Client> clients_;
    std::int64_t handles_ = 0;
    std::vector<Steady::time_point> started_;
    std::vector<double> waits_;
    std::mutex mutex_;
    std::condition_variable told_;
    std::vector<std::size_t> answered_;
    std::int64_t over_ = 0;
    double first_cpu_ = -1;
    double last_cpu_ = 0;
};

void print(const char* name, const Measured& m, double rows) {
    std::printf(
        "%-8s %9.0f rows/s %7.1f rows/commit %7.2f us CPU/row store %6.2f feeding %7.2f process"
        "   p50 %6.0f us  p99 %6.0f us\n",
        name, rows / m.seconds, m.rows_a_commit, m.store_cpu_us, m.feed_cpu_us, m.process_cpu_us, m.p50_us,
        m.p99_us);
}

}  // namespace

int main(int count, char** words) {
    std::map<std::string, std::string> given{{"--clients", "256"},  {"--rows", "200000"},
                                             {"--statements", "1"}, {"--linger", "1000"},
                                             {"--postgres", "no"},  {"--layout", "clustered-cause"}};
    for (int i = 1; i + 1 < count; i += 2) {
        if (!given.contains(words[i])) {
            std::fprintf(stderr, "no such option: %s\n", words[i]);
            return 2;
        }
        given[words[i]] = words[i + 1];
    }
    const auto number = [&](const char* name) { return std::stoll(given[name]); };
    store::Settings settings;
    settings.linger_max = Duration(number("--linger"));
    const auto kind =
        given["--postgres"] == "yes" ? store::Scratch::Kind::postgres : store::Scratch::Kind::sqlite;
    const auto statements = static_cast<int>(number("--statements"));

    store::Scratch one_by_one({tables(given["--layout"])}, kind, settings);
    const std::int64_t serial_rows = 2000;
    const Measured serial = Load(*one_by_one, 1, 1).run(serial_rows);
    print("serial", serial, serial_rows);

    store::Scratch together({tables(given["--layout"])}, kind, settings);
    Load load(*together, static_cast<std::size_t>(number("--clients")), statements);
    const std::int64_t appends = number("--rows") / statements;
    const Measured many = load.run(appends);
    const auto rows = static_cast<double>(appends * statements);
    print("together", many, rows);
    std::printf("ratio    %9.1f times the rows a second, %.2f of the CPU a row\n",
                rows / many.seconds / (serial_rows / serial.seconds),
                many.store_cpu_us / serial.store_cpu_us);
    return 0;
}
