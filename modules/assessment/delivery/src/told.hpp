// What delivery announces of an entry of the log.
#pragma once
#include "kept.hpp"

namespace delivery {

void tell(store::Tx&, const shell::Shell&, const Kept&, const sitting::Entry&, Instant now);

}  // namespace delivery
