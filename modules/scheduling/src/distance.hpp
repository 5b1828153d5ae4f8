// Points on the globe.
#pragma once

namespace scheduling {

struct Position {
    double latitude = 0;   // degrees, -90 to 90, north positive
    double longitude = 0;  // degrees, -180 to 180, east positive
    bool operator==(const Position&) const = default;
};
bool is_on_earth(Position);

// Great-circle distance in kilometres by the haversine formula on a sphere of 6371.0088 km (the mean radius
// of the IUGG). The ellipsoid differs from it by at most 0.6 %.
double distance_km(Position, Position);

}  // namespace scheduling
