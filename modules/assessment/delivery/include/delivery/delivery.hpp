// What others may ask of delivery.
#pragma once
#include <delivery/words.hpp>
#include <shell/shell.hpp>

namespace delivery {

store::ModuleMigrations migrations();
void routes(http::Router&, const shell::Shell&);
void jobs(jobs::Runner&, const shell::Shell&);
// When a server begins to serve, before its jobs run: from then on it writes the platform's beat, by which
// time that nobody could save is found and given back.
void begin_service(const shell::Shell&);
schema::json::value export_person(store::Reader&, const PersonId&);
// Deletes what the person wrote and every salt; the chain of hashes stays and still verifies.
void erase_person(store::Tx&, const PersonId&, Instant now);

// One attempt a booking: asked again, the same id comes back. Never the form of the person's last attempt at
// the exam while another is current; else the one they have not seen for longest. Refused: no_form.
Result<AttemptId> create_exam_attempt(store::Tx&, const shell::Shell&, const NewExamAttempt&, Instant now);

std::optional<AttemptStatus> status_of(store::Reader&, const AttemptId&, Instant now);
std::optional<AttemptStatus> status_of_booking(store::Reader&, std::string_view booking, Instant now);
// Refused: not_found, erased.
Result<FinalResponses> responses_of(store::Reader&, const AttemptId&, Instant now);
// The same from the log alone, read and checked link by link. Refused: not_found, erased, chain_broken.
Result<FinalResponses> replayed_responses_of(store::Reader&, const AttemptId&);

// Where the owner of an attempt finds the pictures and sounds of one of its questions; a file's SHA-256
// follows.
std::string media_address(const AttemptId&, const ItemVersionId&);

// The exams of a person that are neither over nor erased.
std::vector<AttemptStatus> open_exams_of(store::Reader&, const PersonId&, Instant now);

// By staff; each is one recorded event. Who may is the caller's question. Failures are those of sitting.
using Act = Result<AttemptStatus>;
Act authorise(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, Instant now);
Act refuse_start(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, const Reason&,
                 Instant now);
Act pause(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, const Reason&, Instant now);
Act resume(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, Instant now);
Act grant_time(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, Minutes, const Reason&,
               Instant now);
// Ends it, and what is there is scored.
Act terminate(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, const Reason&,
              Instant now);
// Ends it with nothing to score.
Act abort(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, const Reason&, Instant now);
Act make_void(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, const Reason&,
              Instant now);
// A sentence on the candidate's screen.
Act message(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, std::string text,
            Instant now);
// What the candidate is told; whether the seat is free is scheduling's to say.
Act move_seat(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by, const Seat&,
              const Reason&, Instant now);
// What the person's one profile gives by now. Takes nothing away: less than the attempt has changes nothing.
Act change_accommodation(store::Tx&, const shell::Shell&, const AttemptId&, const PersonId& by,
                         const Adjustment&, Instant now);

// Open pages are told that an attempt has changed; they then read it the ordinary way. To be called after the
// commit, from any thread. Costs next to nothing while nobody listens, and never waits for a page.
void nudge(const shell::Shell&, const AttemptId&);

}  // namespace delivery
