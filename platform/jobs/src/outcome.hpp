// What a handler or hearer came to, and when it is tried again.
#pragma once
#include <base/result.hpp>

#include <functional>
#include <string>

namespace jobs {

struct Outcome {
    bool good = true;
    bool was_busy = false;  // the database's doing, not the handler's: no attempt is counted
    std::string error{};    // for the operator, cut to a sentence or two
};
// Runs a write and makes values of what it throws.
Outcome attempt(const std::function<Done()>& write);

}  // namespace jobs
