// A network between browser and server that can be made bad. It never repeats and never reorders what it is
// given: TCP does not either. What it does is planned by its seed.
#pragma once
#include "chance.hpp"
#include "wire.hpp"

#include <atomic>
#include <deque>
#include <list>
#include <mutex>
#include <thread>

namespace faults {

// The share of chunks that meets each fate.
struct Weather {
    double drop = 0;   // the connection ends instead
    double halve = 0;  // half of the chunk arrives, then the connection ends
    double delay = 0;  // arrives late
    double stall = 0;  // the way falls silent for a while: nothing is read from it
    milliseconds delay_max{300}, stall_max{2000};
    bool is_cut = false;  // no connection lives, and none can be made
};

class Proxy {
  public:
    Proxy(Port to, std::uint64_t seed);
    ~Proxy();
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;

    Port port() const { return port_; }
    void set(Weather);

    struct Count {
        std::int64_t links = 0, chunks = 0, dropped = 0, halved = 0, delayed = 0, stalled = 0, cut = 0;
    };
    Count count() const;  // so far

  private:
    struct Piece {
        Steady::time_point due;
        std::string bytes;
        bool is_last = false;  // the connection ends behind it
    };
    struct Way {
        int from = -1, to = -1;
        std::deque<Piece> under_way;
        Steady::time_point silent_until;
        bool is_over = false;  // its sender has ended
    };
    struct Link {
        Way up, down;
        bool is_dead = false;
    };
    void run();
    void accept_one(const Weather&);
    void read(Link&, Way&, const Weather&);
    void forward(Link&, Way&, Steady::time_point now);
    void end(Link&);

    Port to_, port_ = 0;
    int listener_ = -1;
    Chance chance_;
    mutable std::mutex mutex_;
    Weather weather_;
    Count count_;
    std::list<Link> links_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace faults
