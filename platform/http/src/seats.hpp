// How many sockets are open, in all and by person.
#pragma once
#include <http/socket.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace http {
class SocketSeats : public std::enable_shared_from_this<SocketSeats> {
  public:
    // A seat that is given back when the last copy goes; nothing when all are taken.
    std::shared_ptr<void> take(const std::string& person) {
        const std::lock_guard lock(mutex_);
        std::size_t& mine = by_person_[person];
        if (all_ >= Socket::sockets_max || mine >= Socket::sockets_per_person_max) {
            return nullptr;
        }
        ++all_;
        ++mine;
        return {&all_, [self = shared_from_this(), person](void*) { self->leave(person); }};
    }

  private:
    void leave(const std::string& person) {
        const std::lock_guard lock(mutex_);
        --all_;
        const auto it = by_person_.find(person);
        if (--it->second == 0) {
            by_person_.erase(it);
        }
    }
    std::mutex mutex_;
    std::size_t all_ = 0;
    std::map<std::string, std::size_t> by_person_;
};
}  // namespace http
