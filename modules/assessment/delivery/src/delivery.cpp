#include "kept.hpp"

namespace delivery {

void routes(http::Router& r, const shell::Shell& s) {
    practice_routes(r, s);
    candidate_routes(r, s);
    command_routes(r, s);
    manage_routes(r, s);
}

void jobs(jobs::Runner& runner, const shell::Shell& s) {
    // What time does to an attempt nobody looks at: it expires, a pause ends, the time is over.
    runner.handle(std::string(overdue_job), [&s](store::Tx& tx, const jobs::Job& job, Instant now) -> Done {
        auto kept = load(tx, AttemptId(job.key));
        if (!kept) {
            return {};  // erased since
        }
        sitting::Outcome out{.entries = sitting::overdue(kept->state, now), .after = state_at(*kept, now)};
        if (out.entries.empty()) {
            if (const auto due = sitting::deadline(kept->state)) {
                jobs::schedule(tx, overdue_job, job.key, *due);  // time was granted since
            }
            return {};
        }
        save(tx, s, *kept, std::move(out), now);
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

Result<FinalResponses> responses_of(store::Reader& reader, const AttemptId& id, Instant now) {
    const Kept kept = TRY(load(reader, id));
    const sitting::Attempt a = state_at(kept, now);
    FinalResponses out{status_from(kept.row, a, now), {}};
    for (const sitting::Placed& placed : a.made.items) {
        const auto held = a.answers.find(placed.item);
        out.items.push_back(held == a.answers.end() ? FinalResponse{placed.item, std::nullopt, false}
                                                    : FinalResponse{placed.item, held->second.value.response,
                                                                    held->second.value.late});
    }
    return out;
}

}  // namespace delivery
