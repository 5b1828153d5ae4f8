// What others may ask of credentials.
#pragma once
#include <credentials/words.hpp>
#include <shell/shell.hpp>

namespace credentials {

store::ModuleMigrations migrations();
std::vector<mail::TemplateText> mail_templates();
void routes(http::Router&, const shell::Shell&);
void jobs(jobs::Runner&, const shell::Shell&);

// Of a person, newest first: credentials' part of a transcript and of other pages.
std::vector<CredentialView> credentials_of(store::Reader&, const PersonId&, Instant now);
std::vector<ClaimView> credits_of(store::Reader&, const PersonId&);  // approved ones

schema::json::value export_person(store::Reader&, const PersonId&);
// The credential stays as the scheme asks; its page shows it as erased. What the holder wrote goes.
void erase_person(store::Tx&, const PersonId&, Instant now);

}  // namespace credentials
