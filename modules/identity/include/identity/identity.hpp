// What others may ask of identity.
#pragma once
#include <identity/words.hpp>
#include <shell/shell.hpp>

namespace identity {

store::ModuleMigrations migrations();
std::vector<mail::TemplateText> mail_templates();

// One module's part of a person's data. Wiring collects them; identity answers the person with all of them.
struct PersonalData {
    std::string module;
    std::function<schema::json::value(store::Reader&, const PersonId&)> collect;
    std::function<void(store::Tx&, const PersonId&, Instant)> erase;
};
void routes(http::Router&, const shell::Shell&, const std::vector<PersonalData>&);

// Requests carry who asks: the person whose session their cookie names.
void authenticate(http::Router&, const shell::Shell&);

std::optional<PersonCard> card_of(store::Reader&, const PersonId&);
AccommodationProfile accommodations_of(store::Reader&, const PersonId&);

// An account made by the operator or a demo: confirmed, with roles. Does nothing when the address is taken.
// A simulated person has no password and no mailbox: nobody can sign in as them, and no mail is written.
struct NewAccount {
    std::string email, password, display_name, legal_name, zone = "UTC", language = "en";
    std::vector<std::string> roles;
    bool simulated = false;
};
Result<PersonId> create_account(const shell::Shell&, const NewAccount&);

// Whether anybody runs this installation: one without an operator waits for its first start page.
bool has_operator(store::Reader&);

// Makes the account an operator (a new one when the address is unknown) and gives a link, good for 48 hours
// and once, that sets its password. Failures: invalid.
Result<std::string> make_operator(const shell::Shell&, const std::string& email);

// The mail to a person, in their language.
void send_mail(store::Tx&, const shell::Shell&, const PersonId&, const std::string& template_name, Facts,
               Instant now);
}  // namespace identity
