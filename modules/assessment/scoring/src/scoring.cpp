#include "corrections.hpp"
#include "kept.hpp"
#include "tally.hpp"

namespace scoring {

namespace {

// The attempt itself was made void: so is what came of it.
Done on_voided(store::Tx& tx, const shell::Shell& s, const delivery::AttemptVoided& e, Instant now) {
    const auto found = sql::result_of_attempt(tx, {.attempt = e.attempt});
    const auto row = found ? sql::result_of(tx, {.id = found->id}) : std::nullopt;
    if (row && row->state != State::voided) {
        save(tx, s, *row, TRY(make_void(standing_of(*row), e.reason, now)), Change::voided, "", e.reason,
             now);
    }
    return {};
}

}  // namespace

void routes(http::Router& r, const shell::Shell& s) {
    candidate_routes(r, s);
    manager_routes(r, s);
    practice_routes(r, s);
    report_routes(r, s);
    correction_routes(r, s);
}

void jobs(jobs::Runner& runner, const shell::Shell& s) {
    statistics_jobs(runner, s);
    shell::hear<delivery::AttemptSubmitted>(
        runner, "scoring.score",
        [&s](store::Tx& tx, const delivery::AttemptSubmitted& e, Instant now) -> Done {
            return e.kind == delivery::Kind::exam ? score_exam(tx, s, e, now) : score_practice(tx, s, e, now);
        });
    shell::hear<ResultCorrected>(runner, "scoring.tell",
                                 [&s](store::Tx& tx, const ResultCorrected& e, Instant now) -> Done {
                                     tell(tx, s, e, now);
                                     return {};
                                 });
    shell::hear<delivery::AttemptVoided>(
        runner, "scoring.void", [&s](store::Tx& tx, const delivery::AttemptVoided& e, Instant now) -> Done {
            return on_voided(tx, s, e, now);
        });
    runner.handle("scoring.release", [&s](store::Tx& tx, const jobs::Job& job, Instant now) -> Done {
        const auto row = sql::result_of(tx, {.id = schema::parse_own<ReleaseJob>(job.payload).result});
        // Held, released by hand or void since: then there is nothing to do, and that is no failure.
        if (row && release_is_due(standing_of(*row), now)) {
            save(tx, s, *row, TRY(release(standing_of(*row), now)), Change::released, "", "", now);
        }
        return {};
    });
}

}  // namespace scoring
