#include "bridges.hpp"

#include <credentials/words.hpp>
#include <delivery/delivery.hpp>
#include <scheduling/scheduling.hpp>
#include <scoring/scoring.hpp>

namespace app {
namespace {

using scheduling::BookingId;
using scheduling::Outcome;

std::string zone_of(store::Reader& reader, const std::string& booking) {
    const auto b = scheduling::booking_of(reader, BookingId(booking));
    return b ? b->zone : "UTC";
}

// The retake rules count a sitting from the moment it was handed in, and know its outcome as soon as there is
// one.
void sittings(jobs::Runner& runner, const shell::Shell& s) {
    shell::hear<delivery::AttemptSubmitted>(
        runner, "scheduling.sitting",
        [&s](store::Tx& tx, const delivery::AttemptSubmitted& e, Instant now) -> Done {
            if (e.kind != delivery::Kind::exam) {
                return {};
            }
            scheduling::record_sitting(tx, {.attempt = e.attempt.value,
                                            .person = e.person,
                                            .exam = e.exam,
                                            .exam_version = e.exam_version,
                                            .submitted_at = e.submitted_at,
                                            .zone = zone_of(tx, e.booking),
                                            .outcome = Outcome::none});
            return scheduling::attended(tx, s, BookingId(e.booking), now);
        });
    shell::hear<scoring::ResultProvisional>(
        runner, "scheduling.outcome",
        [](store::Tx& tx, const scoring::ResultProvisional& e, Instant now) -> Done {
            const auto attempt = delivery::status_of(tx, e.attempt, now);
            scheduling::record_sitting(tx, {.attempt = e.attempt.value,
                                            .person = e.person,
                                            .exam = e.exam,
                                            .exam_version = e.exam_version,
                                            .submitted_at = e.sat_at,
                                            .zone = zone_of(tx, attempt ? attempt->booking : ""),
                                            .outcome = e.passed ? Outcome::passed : Outcome::failed});
            return {};
        });
    shell::hear<delivery::AttemptVoided>(
        runner, "scheduling.forget", [](store::Tx& tx, const delivery::AttemptVoided& e, Instant) -> Done {
            scheduling::forget_sitting(tx, e.attempt.value);
            return {};
        });
    shell::hear<scoring::ResultVoided>(runner, "scheduling.forget",
                                       [](store::Tx& tx, const scoring::ResultVoided& e, Instant) -> Done {
                                           scheduling::forget_sitting(tx, e.attempt.value);
                                           return {};
                                       });
}

// An attempt that ended with nothing to score frees its booking too.
void ends(jobs::Runner& runner, const shell::Shell& s) {
    shell::hear<delivery::AttemptClosed>(
        runner, "scheduling.closed",
        [&s](store::Tx& tx, const delivery::AttemptClosed& e, Instant now) -> Done {
            return e.booking.empty() ? Done{} : scheduling::attended(tx, s, BookingId(e.booking), now);
        });
}

// Scoring knows who holds a credential, and when one has followed a corrected key.
void holders(jobs::Runner& runner) {
    shell::hear<credentials::Issued>(
        runner, "scoring.held", [](store::Tx& tx, const credentials::Issued& e, Instant) -> Done {
            scoring::note_held(tx, e.person, e.certification, e.credential.value);
            return {};
        });
    shell::hear<credentials::Renewed>(
        runner, "scoring.held", [](store::Tx& tx, const credentials::Renewed& e, Instant) -> Done {
            scoring::note_held(tx, e.person, e.certification, e.credential.value);
            return {};
        });
    shell::hear<credentials::Expired>(runner, "scoring.not_held",
                                      [](store::Tx& tx, const credentials::Expired& e, Instant) -> Done {
                                          scoring::note_not_held(tx, e.credential.value);
                                          return {};
                                      });
    shell::hear<credentials::Revoked>(runner, "scoring.not_held",
                                      [](store::Tx& tx, const credentials::Revoked& e, Instant) -> Done {
                                          scoring::note_not_held(tx, e.credential.value);
                                          return {};
                                      });
    shell::hear<credentials::CorrectionFollowed>(
        runner, "scoring.followed",
        [](store::Tx& tx, const credentials::CorrectionFollowed& e, Instant now) -> Done {
            scoring::note_followed(tx, e.correction, e.result, now);
            return {};
        });
}

}  // namespace

void add_bridges(jobs::Runner& runner, const shell::Shell& s) {
    sittings(runner, s);
    ends(runner, s);
    holders(runner);
}
}  // namespace app
