// What other threads have for the network thread. Many calls given in one moment cost one wake-up.
#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {
class Handover {
  public:
    using Call = std::move_only_function<void()>;
    explicit Handover(std::function<void()> wake) : wake_(std::move(wake)) {}

    // The thread that runs the calls is this one from now on.
    void belongs_here() { thread_ = std::this_thread::get_id(); }
    bool is_here() const { return thread_ == std::this_thread::get_id(); }

    // From any thread, also after the server is gone: then the call is dropped.
    void give(Call call) {
        const std::lock_guard lock(mutex_);
        if (closed_) {
            return;
        }
        calls_.push_back(std::move(call));
        if (calls_.size() == 1) {
            wake_();
        }
    }
    // On the network thread, once for each wake-up.
    void run() {
        {
            const std::lock_guard lock(mutex_);
            std::swap(calls_, running_);
        }
        for (Call& call : running_) {
            call();
        }
        running_.clear();
    }
    void close() {
        std::vector<Call> dropped;  // outside the lock: what they hold may want it
        const std::lock_guard lock(mutex_);
        closed_ = true;
        std::swap(dropped, calls_);
    }

  private:
    std::mutex mutex_;
    std::atomic<std::thread::id> thread_;
    std::function<void()> wake_;
    std::vector<Call> calls_, running_;
    bool closed_ = false;
};
}  // namespace http
