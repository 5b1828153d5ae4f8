#include "distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scheduling {

bool is_on_earth(Position p) {
    return p.latitude >= -90 && p.latitude <= 90 && p.longitude >= -180 && p.longitude <= 180;
}

double distance_km(Position a, Position b) {
    constexpr double radius_km = 6371.0088;
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double lift = std::sin(radians(b.latitude - a.latitude) / 2);
    const double turn = std::sin(radians(b.longitude - a.longitude) / 2);
    const double h =
        lift * lift + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * turn * turn;
    return 2 * radius_km * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

}  // namespace scheduling
