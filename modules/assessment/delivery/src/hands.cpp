#include "hands.hpp"

namespace delivery {

Hands::~Hands() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void Hands::give(std::move_only_function<void()> work) {
    {
        const std::scoped_lock lock(mutex_);
        if (threads_.empty()) {
            for (int i = 0; i < threads; ++i) {
                threads_.emplace_back([this] { run(); });
            }
        }
        work_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void Hands::run() {
    while (true) {
        std::move_only_function<void()> work;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !work_.empty(); });
            if (work_.empty()) {
                return;
            }
            work = std::move(work_.front());
            work_.pop_front();
        }
        work();
    }
}

}  // namespace delivery
