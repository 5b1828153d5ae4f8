// The installation's time. Only here is the machine's clock read.
#pragma once
#include <base/time.hpp>

#include <atomic>

class Clock {
  public:
    static Clock system() { return Clock(false, 0); }
    static Clock fixed_at(Instant t) {
        return Clock(true, micros(t));
    }  // stands still until moved: for tests
    Clock(const Clock& other) : stands_(other.stands_), value_(other.value_.load()) {}

    Instant now() const;           // the installation's time: what every rule takes
    static Instant machine_now();  // the machine's time: sessions, rate limits and logs stay on it
    Duration offset() const;       // how far now() is ahead of the machine; zero for a standing clock
    void move_to(Instant);         // forward only; an earlier instant changes nothing
    void set_offset(Duration);     // when a data folder is opened

  private:
    Clock(bool stands, std::int64_t value) : stands_(stands), value_(value) {}
    bool stands_;
    std::atomic<std::int64_t> value_;  // standing: the instant; else the offset; microseconds
};
