#include "memo.hpp"

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

void Memo::keep(const std::string& head, std::shared_ptr<const sitting::Attempt> state) {
    const std::scoped_lock lock(mutex_);
    if (const auto at = slots_.find(head); at != slots_.end()) {
        return;
    }
    slots_.emplace(head, Slot{std::move(state), order_.insert(order_.end(), head)});
    while (slots_.size() > most_) {
        slots_.erase(order_.front());
        order_.pop_front();
    }
}

void Memo::forget(const std::string& head) {
    const std::scoped_lock lock(mutex_);
    if (const auto at = slots_.find(head); at != slots_.end()) {
        order_.erase(at->second.place);
        slots_.erase(at);
    }
}

}  // namespace delivery
