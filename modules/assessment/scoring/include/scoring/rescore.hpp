// The outcome of an attempt once more, from its log alone.
#pragma once
#include <scoring/words.hpp>
#include <store/database.hpp>

namespace scoring {

struct Reported {
    std::int64_t raw = 0;
    std::int64_t scaled = 0;  // exams alone
    bool passed = false;
};
BOOST_DESCRIBE_STRUCT(Reported, (), (raw, scaled, passed))
struct Rescored {
    AttemptId attempt;
    FormId form;
    std::int64_t raw = 0;
    std::int64_t all_right = 0;
    std::int64_t scaled = 0;  // exams alone, by the table frozen with the form
    bool passed = false;
    std::optional<Reported> reported;  // nothing was reported: there is no result yet
    bool equal = false;
};
BOOST_DESCRIBE_STRUCT(Rescored, (), (attempt, form, raw, all_right, scaled, passed, reported, equal))
// Reads the log, checks its chain, replays it, and counts. Refused: not_found, erased, chain_broken,
// not_submitted.
Result<Rescored> rescored(store::Reader&, const AttemptId&);

}  // namespace scoring
