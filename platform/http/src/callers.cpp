#include <http/callers.hpp>

namespace http {

std::optional<Caller> Callers::find(std::string_view token) const {
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    const auto it = kept_.find(token);
    return it == kept_.end() || it->second.until <= now ? std::nullopt : std::optional(it->second.caller);
}

std::uint64_t Callers::mark() const {
    const std::lock_guard lock(mutex_);
    return forgotten_;
}

void Callers::keep(std::string_view token, const Caller& caller, std::uint64_t mark) {
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    if (mark != forgotten_) {
        return;
    }
    if (kept_.size() >= kept_max) {
        std::erase_if(kept_, [now](const auto& k) { return k.second.until <= now; });
        if (kept_.size() >= kept_max) {
            kept_.clear();  // looking up again is dearer, but right
        }
    }
    kept_.insert_or_assign(std::string(token), Kept{caller, now + life});
}

void Callers::forget(auto&& which) {
    const std::lock_guard lock(mutex_);
    ++forgotten_;
    std::erase_if(kept_, [&](const auto& k) { return which(k.second.caller); });
}
void Callers::forget_person(std::string_view person) {
    forget([&](const Caller& c) { return c.person == person; });
}
void Callers::forget_session(std::string_view session) {
    forget([&](const Caller& c) { return c.session == session; });
}
}  // namespace http
