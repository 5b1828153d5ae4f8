#include "part.hpp"
#include "report.hpp"

#include <boost/json.hpp>

namespace load {

void Measured::end() {
    into_.seconds += double(steady_now() - at_) / 1e9;
    into_.own_cpu_us += double(own_cpu() - cpu_) / 1e3;
    const Use now = place_.use();
    into_.cpu_us += now.cpu_us - use_.cpu_us;
    into_.commits += now.commits - use_.commits;
}

void put(boost::json::object& out, const char* name, double amount, double per, int digits) {
    if (per > 0) {
        out[name] = rounded(amount / per, digits);
    } else {
        out[name] = nullptr;
    }
}

std::size_t connections_of(const Wish& wish) {
    constexpr std::int64_t usual = 256;
    return std::size_t(wish.connections > 0 ? wish.connections : std::min(wish.candidates, usual));
}

}  // namespace load
