// What others may ask of scoring.
#pragma once
#include <scoring/words.hpp>
#include <shell/shell.hpp>

namespace scoring {

store::ModuleMigrations migrations();
std::vector<mail::TemplateText> mail_templates();
void routes(http::Router&, const shell::Shell&);
void jobs(jobs::Runner&, const shell::Shell&);

std::optional<ResultView> result_of(store::Reader&, const ResultId&);
// Every result of a person, void ones too, newest first: scoring's part of a transcript.
std::vector<ResultView> results_of(store::Reader&, const PersonId&);

// Told by credentials: who holds one, who does no more, and that one has followed a corrected result.
void note_held(store::Tx&, const PersonId&, const CertificationId&, std::string_view credential);
void note_not_held(store::Tx&, std::string_view credential);
void note_followed(store::Tx&, const CorrectionId&, const ResultId&, Instant now);

schema::json::value export_person(store::Reader&, const PersonId&);
// The result stays as the scheme asks, under an id that names nobody any more; practice goes.
void erase_person(store::Tx&, const PersonId&, Instant now);

}  // namespace scoring
