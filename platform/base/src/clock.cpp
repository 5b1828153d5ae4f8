#include <base/clock.hpp>

Instant Clock::machine_now() { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }

Instant Clock::now() const {
    const std::int64_t value = value_.load();
    return stands_ ? from_micros(value) : machine_now() + Duration(value);
}

Duration Clock::offset() const { return stands_ ? Duration(0) : Duration(value_.load()); }

void Clock::set_offset(Duration d) {
    if (!stands_) {
        value_.store(d.count());
    }
}

void Clock::move_to(Instant to) {
    std::int64_t seen = value_.load();
    const std::int64_t wanted = stands_ ? micros(to) : (to - machine_now()).count();
    // A loop, since two movers may meet: whoever asks for the later time wins.
    while (wanted > seen && !value_.compare_exchange_weak(seen, wanted)) {
    }
}
