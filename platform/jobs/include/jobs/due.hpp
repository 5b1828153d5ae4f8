// When something is to be done next: for whoever moves the clock by himself.
#pragma once
#include <base/time.hpp>
#include <store/database.hpp>

#include <optional>

namespace jobs {
std::optional<Instant> next_due(store::Reader&);
}  // namespace jobs
