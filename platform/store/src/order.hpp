// The order of announcements and records. Ids and instants do not give one while a clock stands still.
#pragma once
#include <cstdint>

namespace store {

// Grows with every call in this process and, as the machine's clock does, from one run to the next.
std::int64_t next_position();

}  // namespace store
