// The rules a second time, written from the log alone and not from the code under test.
#pragma once
#include <sitting/attempt.hpp>

namespace simulate {

// "" when the log keeps every rule, else the rule it breaks.
std::string audit(const std::vector<sitting::Entry>&, const sitting::Attempt& folded,
                  const sitting::Blueprint&, const std::vector<sitting::Outage>&);

}  // namespace simulate
