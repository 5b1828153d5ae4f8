// An attempt between the database and the rules: loaded, decided on, appended to.
#pragma once
#include <delivery/delivery.hpp>
#include <delivery/sql/attempts.hpp>
#include <delivery/sql/log.hpp>
#include <sitting/chain.hpp>
#include <sitting/commands.hpp>

namespace delivery {

using Row = sql::attempt_row_row;

struct Kept {
    Row row;
    sitting::Attempt state;
    std::string head;  // hash of the last entry; what the next one follows
};

// Refused: not_found, erased.
Result<Kept> load(store::Reader&, const AttemptId&);
// The same for its owner alone; anybody else is told that there is none.
Result<Kept> load_own(store::Reader&, const AttemptId&, std::string_view person);
// As time has left it by now, whether or not that is written down yet.
sitting::Attempt state_at(const Kept&, Instant now);

// Drops what memory holds of it; the database is the caller's.
void forget(const std::string& head);

std::vector<sitting::Link> chain_of(store::Reader&, const AttemptId&);

// Appends what came of it, keeps the lists in step, sets the timer for what time will do next, and announces.
void save(store::Tx&, const shell::Shell&, Kept&, sitting::Outcome, Instant now);
// Performs one command. A refusal rolls back with the caller's transaction; what time did is done by its job
// then.
Done act(store::Tx&, const shell::Shell&, Kept&, sitting::Command, Instant now);
// The log's first entry, for a row that was just inserted.
Done open(store::Tx&, const shell::Shell&, Kept&, sitting::Created, Instant now);

AttemptStatus status_from(const Row&, const sitting::Attempt&, Instant now);
AttemptStatus status_from(const Row&);  // of one whose content was erased

inline constexpr std::string_view overdue_job = "delivery.overdue";

void candidate_routes(http::Router&, const shell::Shell&);
void command_routes(http::Router&, const shell::Shell&);
void practice_routes(http::Router&, const shell::Shell&);
void manage_routes(http::Router&, const shell::Shell&);

struct AttemptPath {
    AttemptId attempt;
};
BOOST_DESCRIBE_STRUCT(AttemptPath, (), (attempt))

}  // namespace delivery
