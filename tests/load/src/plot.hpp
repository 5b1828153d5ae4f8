// A plot as an SVG that explains itself: title, description, axes with units, light or dark as the reader's
// screen.
#pragma once
#include <string>
#include <vector>

namespace load {

struct Point {
    double rate = 0;          // saves a second
    double p50 = 0, p99 = 0;  // milliseconds
};
struct Plot {
    std::string title, subtitle, description;
    std::vector<Point> points;  // by rate
    double limit_ms = 50;
};
std::string svg(const Plot&);

}  // namespace load
