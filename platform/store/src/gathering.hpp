// How long a commit waits for more to share it: not at all for a lone write, a moment when many come at once.
#pragma once
#include <base/time.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace store {

class Gathering {
  public:
    explicit Gathering(Duration linger_max) : linger_max_(linger_max) {}

    // Whoever put something into the queue, with its lock held: unlocks, then wakes the waiting thread if it
    // is time. In this order it does not wake up to a locked door.
    void put(std::unique_lock<std::mutex>& lock, std::size_t waiting) {
        const bool is_time = wanted_ != 0 && waiting >= wanted_;
        if (is_time) {
            wanted_ = 0;  // once is enough
        }
        lock.unlock();
        if (is_time) {
            wake_.notify_one();
        }
    }
    void stop() { wake_.notify_one(); }  // after `is_over` has become true

    // Waits until there is something, and then for more. `waiting` counts the queue, `is_over` ends the wait.
    template <class Waiting, class IsOver>
    void wait(std::unique_lock<std::mutex>& lock, const Waiting& waiting, const IsOver& is_over) {
        wanted_ = 1;
        wake_.wait(lock, [&] { return is_over() || waiting() > 0; });
        if (crowded_) {
            const auto until = Steady::now() + linger_max_;
            std::size_t seen = 0;
            while (!is_over() && waiting() > seen && waiting() < good_batch && Steady::now() < until) {
                seen = waiting();
                wanted_ = good_batch;
                wake_.wait_until(lock, std::min(until, Steady::now() + quiet),
                                 [&] { return is_over() || waiting() >= good_batch; });
            }
        }
        wanted_ = 0;
    }
    void committed(std::size_t held) { crowded_ = held >= (crowded_ ? crowd_still : crowd); }

  private:
    using Steady = std::chrono::steady_clock;
    // A commit that held so many was one of a crowd: more are on their way.
    static constexpr std::size_t crowd = 4;
    static constexpr std::size_t crowd_still = 2;
    // The wait ends when so many have come, or none came for a while.
    static constexpr std::size_t good_batch = 64;
    static constexpr std::chrono::steady_clock::duration quiet = std::chrono::microseconds(200);

    Duration linger_max_;
    std::condition_variable wake_;
    std::size_t wanted_ = 0;  // wake the waiting thread when so many are there; 0 while it is awake
    bool crowded_ = false;
};

}  // namespace store
