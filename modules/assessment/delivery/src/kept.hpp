// An attempt between the database and the rules: loaded, decided on, appended to.
#pragma once
#include <delivery/delivery.hpp>
#include <delivery/sql/attempts.hpp>
#include <delivery/sql/log.hpp>
#include <sitting/chain.hpp>
#include <sitting/commands.hpp>

#include "memo.hpp"

namespace delivery {

using Row = sql::attempt_row_row;

struct Kept {
    Row row;
    sitting::Attempt state;
    std::string head;                        // hash of the last entry, 32 bytes; what the next one follows
    std::vector<sitting::Outage> outages{};  // since it was started
};

// Refused: not_found, erased.
Result<Kept> load(store::Reader&, const AttemptId&);
// The same for its owner alone; anybody else is told that there is none.
Result<Kept> load_own(store::Reader&, const AttemptId&, std::string_view person);
// As time has left it by now, whether or not that is written down yet.
sitting::Attempt state_at(const Kept&, Instant now);

// Folded states by the hash of their last entry; the database is the caller's.
void remember(const std::string& head, StateAt);
void take_back(const std::string& head, StateAt&);

std::int64_t entry_id(const Row&, std::int64_t number);
std::string head_of(store::Reader&, const Row&);  // "" when there is no entry
std::vector<sitting::Link> chain_of(store::Reader&, const Row&);
std::vector<sitting::Link> chain_of(store::Reader&, const AttemptId&);
// The events of a chain, as far as they are not erased. Refused: erased.
Result<std::vector<sitting::Entry>> log_of(store::Reader&, const Row&);

// The statement that appends an entry behind `head`, which moves on to it.
store::Statement next_link(const Row&, const sitting::Attempt&, std::string& head, const sitting::Entry&);
// Appends entries that were applied to kept.state already, keeps the lists in step, sets the timer for what
// time will do next, and announces. `timer_before`: the deadline the state had before them.
void save(store::Tx&, const shell::Shell&, Kept&, const std::vector<sitting::Entry>&,
          std::optional<Instant> timer_before, Instant now);
// Performs one command, after what time has caused until now. A refusal rolls back with the caller's
// transaction; what time did is done by its job then.
Done act(store::Tx&, const shell::Shell&, Kept&, const sitting::Command&, Instant now);
// What time has caused until now, written down.
void catch_up(store::Tx&, const shell::Shell&, Kept&, Instant now);

AttemptStatus status_from(const Row&, const sitting::Attempt&, Instant now);
AttemptStatus status_from(const Row&);  // of one whose content was erased

inline constexpr int number_bits = 15;  // of an entry's id: its number; above them the attempt's handle
inline constexpr std::string_view overdue_job = "delivery.overdue";

void candidate_routes(http::Router&, const shell::Shell&);
void file_routes(http::Router&, const shell::Shell&);
void erase_answer_files(store::Tx&, const AttemptId&);
void command_routes(http::Router&, const shell::Shell&);
void practice_routes(http::Router&, const shell::Shell&);
void manage_routes(http::Router&, const shell::Shell&);

struct AttemptPath {
    AttemptId attempt;
};
BOOST_DESCRIBE_STRUCT(AttemptPath, (), (attempt))

}  // namespace delivery
