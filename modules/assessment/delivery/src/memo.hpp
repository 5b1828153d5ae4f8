// Folding a long log again for every request would be waste. The state after an entry depends on the chain up
// to it and on nothing else, so it is remembered by that entry's hash: whatever database, server or
// transaction asks, a state found here is the one a replay would give. A stale entry is simply never asked
// for again.
#pragma once
#include <sitting/attempt.hpp>

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace delivery {

using StateAt = std::shared_ptr<sitting::Attempt>;

class Memo {
  public:
    explicit Memo(std::size_t most) : most_(most) {}
    std::shared_ptr<const sitting::Attempt> find(const std::string& head);
    void keep(const std::string& head, StateAt);
    // Makes the state the caller's alone, to be changed in place: what is remembered is given up, and if
    // somebody reads it at this moment, the caller gets a copy.
    void take_back(const std::string& head, StateAt&);

  private:
    using Order = std::list<std::string>;
    struct Slot {
        StateAt state;
        Order::iterator place;
    };
    std::size_t most_;
    std::mutex mutex_;
    Order order_;  // longest unused first
    std::unordered_map<std::string, Slot> slots_;
};

}  // namespace delivery
