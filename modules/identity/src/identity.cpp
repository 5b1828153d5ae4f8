#include "accounts.hpp"
#include "passwords.hpp"
#include "rules.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <identity/sql/people.hpp>

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
    return PersonCard{p->id,   p->display_name, p->legal_name, p->email, p->language,
                      p->zone, p->id_photo,     p->confirmed_at.has_value(), p->erased_at.has_value()};
}

Result<PersonId> create_account(const shell::Shell& s, const NewAccount& a) {
    CHECK(role_wall(a.roles));
    const std::string hash = hash_password(a.password);
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
                                    .created_at = now}) == 0) {
            return fail(Why::conflict, "email_taken", "There is an account with this address already.");
        }
        sql::confirm_person(tx, {.confirmed_at = now, .id = person});
        sql::set_password(tx, {.person = person, .hash = hash});
        for (const auto& role : a.roles) {
            sql::add_role(tx, {.person = person, .role = role});
        }
        return person;
    });
}

void send_mail(store::Tx& tx, const shell::Shell& s, const PersonId& person, const std::string& template_name,
               Facts facts, Instant now) {
    const auto p = sql::person_of(tx, {.id = person});
    if (!p || p->erased_at) {
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
