#include "memo.hpp"

#include <atomic>

namespace delivery {

std::shared_ptr<const sitting::Attempt> Memo::find(const std::string& head) {
    const std::scoped_lock lock(mutex_);
    const auto at = slots_.find(head);
    if (at == slots_.end()) {
        return nullptr;
    }
    order_.splice(order_.end(), order_, at->second.place);
    return at->second.state;
}

void Memo::keep(const std::string& head, StateAt state) {
    const std::scoped_lock lock(mutex_);
    const auto [at, fresh] = slots_.try_emplace(head);
    if (!fresh) {
        return;
    }
    at->second = {std::move(state), order_.insert(order_.end(), head)};
    while (slots_.size() > most_) {
        slots_.erase(order_.front());
        order_.pop_front();
    }
}

void Memo::take_back(const std::string& head, StateAt& state) {
    {
        const std::scoped_lock lock(mutex_);
        if (const auto at = slots_.find(head); at != slots_.end()) {
            order_.erase(at->second.place);
            slots_.erase(at);
        }
    }
    if (state.use_count() > 1) {
        state = std::make_shared<sitting::Attempt>(*state);
    } else {
        // The count says one because the last reader has let go; what it read came before what is changed
        // now.
        std::atomic_thread_fence(std::memory_order_acquire);
    }
}

}  // namespace delivery
