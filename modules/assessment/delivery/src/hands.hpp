// A few threads for what must not be done on the network's: reading an attempt that is not in memory, writing
// what time has caused.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace delivery {

class Hands {
  public:
    Hands() = default;
    ~Hands();  // after everything given is done
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;
    void give(std::move_only_function<void()> work);

    static constexpr int threads = 4;  // they wait for the database, so more than cores

  private:
    void run();
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::move_only_function<void()>> work_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;  // begin with the first work
};

}  // namespace delivery
