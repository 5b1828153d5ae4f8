// One look over all responses, and which items and groups hang together.
#pragma once
#include <screening.hpp>

namespace psychometrics {

struct Tally {
    std::vector<std::uint8_t> lowest, highest;  // per item, of those presented; 255 and 0 where nobody was
    std::vector<std::int64_t> presented;
};
Tally tally_of(const Responses&);

// Refuses `disconnected` for a group without a path of common items to the reference group, or to a held item
// where there are some. Within one population, blocks of items without a person in common are told: they are
// on one scale only as far as the persons who took them are alike.
Done connect(Screened&);

}  // namespace psychometrics
