// Items' statistics, counted as results become official.
#pragma once
#include "kept.hpp"

namespace scoring {

void statistics_jobs(jobs::Runner&, const shell::Shell&);
// Its key was corrected: what was counted by the old one is worth nothing, and counting begins anew.
void forget_item(store::Tx&, const ItemVersionId&);

}  // namespace scoring
