// A stretch of a measurement: how long it took, and what server and generator used meanwhile.
#pragma once
#include "place.hpp"

namespace load {

constexpr Nanos part_max = 600 * second;

struct Part {
    double seconds = 0, cpu_us = 0, commits = 0, own_cpu_us = 0;
};

class Measured {
  public:
    Measured(Place& place, Part& into)
        : place_(place), into_(into), use_(place.use()), cpu_(own_cpu()), at_(steady_now()) {}
    void end();

  private:
    Place& place_;
    Part& into_;
    Use use_;
    Nanos cpu_, at_;
};

// amount / per, or null where there is nothing to divide by.
void put(boost::json::object&, const char* name, double amount, double per, int digits = 1);
// One for each candidate, as browsers have, up to what a closed loop is measured with.
std::size_t connections_of(const Wish&);

}  // namespace load
