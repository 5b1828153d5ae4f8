// Responses from the record of an exam in the store.
#pragma once
#include "command.hpp"

namespace psychometrics::commands {

// Refused: no_store, and what scoring::record_of refuses.
Result<Loaded> load_record(const ResponsesInput&);

}  // namespace psychometrics::commands
