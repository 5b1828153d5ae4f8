// Folding a long log again for every answer would be waste. The state after an entry depends on the chain up
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

class Memo {
  public:
    explicit Memo(std::size_t most) : most_(most) {}
    std::shared_ptr<const sitting::Attempt> find(const std::string& head);
    void keep(const std::string& head, std::shared_ptr<const sitting::Attempt>);
    void forget(const std::string& head);

  private:
    using Order = std::list<std::string>;
    struct Slot {
        std::shared_ptr<const sitting::Attempt> state;
        Order::iterator place;
    };
    std::size_t most_;
    std::mutex mutex_;
    Order order_;  // longest unused first
    std::unordered_map<std::string, Slot> slots_;
};

}  // namespace delivery
