#include "order.hpp"

#include <base/clock.hpp>
#include <base/time.hpp>

#include <algorithm>
#include <atomic>

namespace store {

std::int64_t next_position() {
    static std::atomic<std::int64_t> last{0};
    std::int64_t before = last.load();
    std::int64_t next = 0;
    do {
        next = std::max(before + 1, micros(Clock::machine_now()));
    } while (!last.compare_exchange_weak(before, next));
    return next;
}

}  // namespace store
