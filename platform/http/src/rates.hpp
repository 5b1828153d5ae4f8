// How often one address calls a route: a token bucket in memory, on the machine's clock.
#pragma once
#include <base/clock.hpp>
#include <http/router.hpp>

#include <cmath>
#include <mutex>
#include <unordered_map>

namespace http {
class RateLimits {
  public:
    // Zero when the call is within the limit.
    int seconds_to_wait(const Route& route, const std::string& client) {
        const Rate rate = route.about.rate;
        if (rate.calls <= 0) {
            return 0;
        }
        const std::lock_guard lock(mutex_);
        if (buckets_.size() > buckets_max) {
            buckets_.clear();  // forgetting is kinder than refusing everybody
        }
        const Instant now = Clock::machine_now();
        auto [it, fresh] =
            buckets_.try_emplace(client + " " + route.method + route.path, Bucket{double(rate.calls), now});
        Bucket& b = it->second;
        const double seconds = double((now - b.at).count()) / 1e6;
        b.tokens = std::min(double(rate.calls), b.tokens + seconds * rate.calls / rate.seconds);
        b.at = now;
        if (b.tokens < 1) {
            return int(std::ceil((1 - b.tokens) * rate.seconds / rate.calls));
        }
        b.tokens -= 1;
        return 0;
    }

  private:
    static constexpr std::size_t buckets_max = 100'000;
    struct Bucket {
        double tokens;
        Instant at;
    };
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};
}  // namespace http
