#include "accounts.hpp"
#include "passwords.hpp"
#include "rules.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <identity/sql/people.hpp>
#include <identity/sql/sessions.hpp>

namespace identity {

void routes(http::Router& r, const shell::Shell& s, const std::vector<PersonalData>& parts) {
    account_routes(r, s);
    session_routes(r, s);
    profile_routes(r, s, parts);
    accommodation_routes(r, s);
    people_routes(r, s);
}

std::optional<PersonCard> card_of(store::Reader& reader, const PersonId& person) {
    const auto p = sql::person_of(reader, {.id = person});
    if (!p) {
        return std::nullopt;
    }
    return PersonCard{p->id,
                      p->display_name,
                      p->legal_name,
                      p->email,
                      p->language,
                      p->zone,
                      p->id_photo,
                      p->confirmed_at.has_value(),
                      p->erased_at.has_value(),
                      p->simulated};
}

Result<PersonId> create_account(const shell::Shell& s, const NewAccount& a) {
    CHECK(role_wall(a.roles));
    if (!looks_like_email(a.email)) {
        return refuse("invalid", "'" + a.email + "' is not an e-mail address such as ann@example.org.");
    }
    const std::string hash = a.simulated ? "" : hash_password(a.password);
    return s.db.write([&](store::Tx& tx) -> Result<PersonId> {
        const Instant now = s.clock.now();
        const auto person = s.random.id<Person>(now);
        const std::string key = lower(a.email);
        if (sql::insert_person(tx, {.id = person,
                                    .email = a.email,
                                    .email_key = key,
                                    .display_name = a.display_name,
                                    .legal_name = a.legal_name,
                                    .language = a.language,
                                    .zone = a.zone,
                                    .search_key = search_key(a.display_name + " " + a.legal_name + " " + key),
                                    .created_at = now,
                                    .simulated = a.simulated}) == 0) {
            return fail(Why::conflict, "email_taken", "There is an account with this address already.");
        }
        sql::confirm_person(tx, {.confirmed_at = now, .id = person});
        if (!a.simulated) {
            sql::set_password(tx, {.person = person, .hash = hash});
        }
        for (const auto& role : a.roles) {
            sql::add_role(tx, {.person = person, .role = role});
        }
        return person;
    });
}

bool has_operator(store::Reader& reader) { return sql::an_operator(reader).has_value(); }

Result<std::string> make_operator(const shell::Shell& s, const std::string& email) {
    // A password nobody knows: the link sets the first one.
    const auto made = create_account(s, {.email = email,
                                         .password = s.random.token(),
                                         .display_name = "Operator",
                                         .legal_name = "Operator",
                                         .roles = {"operator"}});
    if (!made && made.error().code != "email_taken") {
        return std::unexpected(made.error());
    }
    return s.db.write([&](store::Tx& tx) -> Result<std::string> {
        const auto person = sql::person_by_email(tx, {.email_key = lower(email)});
        MUST(person.has_value());
        sql::add_role(tx, {.person = person->id, .role = "operator"});
        const std::string token = s.random.token();
        sql::insert_link(tx, {.token_hash = sha256(token),
                              .person = person->id,
                              .purpose = "reset",
                              .expires_at = Clock::machine_now() + confirm_link_life});
        return s.base_url + "/reset?token=" + token;
    });
}

void send_mail(store::Tx& tx, const shell::Shell& s, const PersonId& person, const std::string& template_name,
               Facts facts, Instant now) {
    const auto p = sql::person_of(tx, {.id = person});
    if (!p || p->erased_at || p->simulated) {
        return;  // nobody to write to
    }
    facts.emplace_back("name", p->display_name);
    const Done queued = mail::queue(tx, s.mails,
                                    {.to_address = p->email,
                                     .to_name = p->display_name,
                                     .person = person.value,
                                     .template_name = template_name,
                                     .language = p->language,
                                     .facts = std::move(facts)},
                                    s.random, now);
    MUST(queued.has_value());  // a template that lacks a fact is a fault of ours
}
}  // namespace identity
