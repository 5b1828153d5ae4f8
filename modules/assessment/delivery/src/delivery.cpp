#include <logs/logs.hpp>

#include "blueprints.hpp"
#include "kept.hpp"
#include "lane.hpp"
#include "nudges.hpp"
#include "outages.hpp"
#include "receipt.hpp"

namespace delivery {

void routes(http::Router& r, const shell::Shell& s) {
    practice_routes(r, s);
    candidate_routes(r, s);
    file_routes(r, s);
    command_routes(r, s);
    manage_routes(r, s);
    receipt_routes(r, s);
}

void jobs(jobs::Runner& runner, const shell::Shell& s) {
    // What time does to an attempt nobody looks at: it expires, a pause ends, the time is over.
    runner.handle(std::string(overdue_job), [&s](store::Tx& tx, const jobs::Job& job, Instant now) -> Done {
        auto kept = load(tx, AttemptId(job.key));
        if (!kept) {
            return {};  // erased since
        }
        const std::int64_t before = kept->state.number;
        catch_up(tx, s, *kept, now);
        if (kept->state.number == before) {
            if (const auto due = sitting::deadline(kept->state)) {
                jobs::schedule(tx, overdue_job, job.key, *due);  // time was granted since
            }
        }
        nudge(s, kept->row.id);
        return {};
    });
}

std::optional<AttemptStatus> status_of(store::Reader& reader, const AttemptId& id, Instant now) {
    if (const auto kept = load(reader, id)) {
        return status_from(kept->row, state_at(*kept, now), now);
    }
    const auto row = sql::attempt_row(reader, {.id = id});
    return row ? std::optional(status_from(*row)) : std::nullopt;
}

std::optional<AttemptStatus> status_of_booking(store::Reader& reader, std::string_view booking, Instant now) {
    const auto row = sql::attempt_of_booking(reader, {.booking = booking});
    return row ? status_of(reader, row->id, now) : std::nullopt;
}

static FinalResponses responses_in(const Row& row, const sitting::Attempt& a, Instant now) {
    FinalResponses out{status_from(row, a, now), {}};
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        const sitting::Held& held = a.work[i].answer.value;
        out.items.push_back({a.items[i].item, held.response, held.late, a.items[i].seed});
    }
    return out;
}

Result<FinalResponses> responses_of(store::Reader& reader, const AttemptId& id, Instant now) {
    const Kept kept = TRY(load(reader, id));
    return responses_in(kept.row, state_at(kept, now), now);
}

Result<FinalResponses> replayed_responses_of(store::Reader& reader, const AttemptId& id) {
    const auto row = sql::attempt_row(reader, {.id = id});
    if (!row) {
        return not_found("attempt");
    }
    const auto chain = chain_of(reader, *row);
    if (const auto broken = sitting::verify(id, chain, row->secret ? row->secret->value : "")) {
        return fail(
            Why::conflict, "chain_broken",
            "The log does not hold: entry " + std::to_string(broken->number) + ": " + broken->what + ".");
    }
    const auto blueprint = blueprint_of(reader, row->form);
    const sitting::Attempt a = sitting::replay(blueprint, TRY(sitting::entries(chain, *blueprint)));
    return responses_in(*row, a, a.last_at);
}

}  // namespace delivery
