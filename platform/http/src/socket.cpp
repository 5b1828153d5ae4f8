#include <http/socket.hpp>

#include <utility>

namespace http {

Socket::~Socket() { ended(); }

void Socket::wake(std::unique_lock<std::mutex> lock) {
    const auto waker = wake_;
    lock.unlock();
    if (waker) {
        waker();
    }
}

void Socket::send(std::string text) {
    std::unique_lock lock(mutex_);
    if (closing_ || ended_) {
        return;
    }
    unsent_bytes_ += text.size();
    if (unsent_bytes_ > unsent_bytes_max) {
        // It will not read the rest either: nothing more is kept for it.
        texts_.clear();
        closing_ = true;
    } else {
        texts_.push_back(std::move(text));
    }
    wake(std::move(lock));
}

void Socket::close() {
    std::unique_lock lock(mutex_);
    if (closing_ || ended_) {
        return;
    }
    closing_ = true;
    wake(std::move(lock));
}

bool Socket::closed() const {
    const std::lock_guard lock(mutex_);
    return closing_ || ended_;
}

void Socket::on_close(std::function<void()> f) {
    {
        const std::lock_guard lock(mutex_);
        if (!ended_) {
            on_close_.push_back(std::move(f));
            return;
        }
    }
    f();
}

void Socket::attach(std::function<void()> waker) {
    std::unique_lock lock(mutex_);
    wake_ = std::move(waker);
    if (!texts_.empty() || closing_) {
        wake(std::move(lock));
    }
}

Socket::Outgoing Socket::take() {
    const std::lock_guard lock(mutex_);
    return {std::exchange(texts_, {}), closing_, unsent_bytes_ > unsent_bytes_max};
}

void Socket::written(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    unsent_bytes_ -= std::min(bytes, unsent_bytes_);
}

void Socket::ended() {
    std::vector<std::function<void()>> told;
    std::shared_ptr<void> seat;
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        texts_.clear();
        wake_ = nullptr;
        told = std::exchange(on_close_, {});
        seat = std::exchange(seat_, nullptr);
    }
    for (const auto& f : told) {
        f();
    }
}
}  // namespace http
