// Figures as they are printed.
#pragma once
#include "histogram.hpp"
#include "place.hpp"

namespace load {

double rounded(double value, int digits);
double milliseconds(std::int64_t microseconds);
// prefix_p50_ms and so on; no prefix for the saves themselves.
void add_latencies(boost::json::object&, const std::string& prefix, const Histogram&);
// What every report says of the machine and of what went wrong.
void add_room(boost::json::object&, const Wish&, Room&, std::int64_t logs_read);
double load_average();

}  // namespace load
