// What staff do to an attempt, and what they read of it on the spot.
#pragma once
#include "kept.hpp"

namespace delivery {
void staff_routes(http::Router&, const shell::Shell&);
}  // namespace delivery
