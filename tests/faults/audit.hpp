// After the storm: every acknowledgement against the store, read through the pages of their owners.
#pragma once
#include "crowd.hpp"
#include "room.hpp"

namespace faults {

struct Verdict {
    std::int64_t attempts = 0, acknowledged = 0, stored = 0;
    std::int64_t missing = 0;     // acknowledged, and not in the log
    std::int64_t twice = 0;       // more than once in the log
    std::int64_t altered = 0;     // in the log with other content than was sent
    std::int64_t invented = 0;    // of the journal, and never sent
    std::int64_t disordered = 0;  // logs in which the journal does not run 1, 2, 3, …
    std::int64_t broken_chains = 0;
    std::int64_t wrong_work = 0;  // attempts whose view holds other answers, flags or notes than the log says
    std::string first;            // the first of these, in words
    bool is_good() const;
    std::string words() const;
};

Verdict audit(Desk&, Port, const Crowd&);
// One candidate's journal against the manager's view of the log alone.
Verdict audit_of(const Candidate&, const json::object& timeline);
std::string event_of(std::string_view command);  // "answer" -> "answered"

// The entries of an attempt's log, as the manager reads them.
json::array log_of(Desk&, Port, const std::string& attempt);

// "kill -9, SQLite: 12 rounds, …": one line of what was done, and what came of it.
void summarise(const std::string& what, std::int64_t rounds, const Crowd&, const Verdict&,
               Steady::time_point began);

}  // namespace faults
