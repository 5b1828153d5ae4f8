// What others may ask of proctoring.
#pragma once
#include <proctoring/words.hpp>
#include <shell/shell.hpp>

namespace proctoring {

store::ModuleMigrations migrations();
std::vector<mail::TemplateText> mail_templates();
void routes(http::Router&, const shell::Shell&);
void jobs(jobs::Runner&, const shell::Shell&);

schema::json::value export_person(store::Reader&, const PersonId&);
// Incidents stay as facts of a day; what was written about the person goes.
void erase_person(store::Tx&, const PersonId&, Instant now);

}  // namespace proctoring
