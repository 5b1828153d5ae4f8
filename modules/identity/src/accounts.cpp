#include "accounts.hpp"
#include "passwords.hpp"
#include "rules.hpp"

#include <base/text.hpp>
#include <identity/sql/people.hpp>
#include <identity/sql/sessions.hpp>

namespace identity {
namespace {

struct SignUp {
    schema::Text<3, 254> email;
    schema::Secret<10, 200> password;
    schema::Text<1, 80> display_name;
    schema::Text<1, 120> legal_name;
    std::optional<schema::Text<1, 60>> zone;
    std::optional<schema::Text<2, 12>> language;
};
BOOST_DESCRIBE_STRUCT(SignUp, (), (email, password, display_name, legal_name, zone, language))

struct SignedUp {
    std::string email;  // where the mail went
};
BOOST_DESCRIBE_STRUCT(SignedUp, (), (email))

struct Token {
    schema::Text<20, 100> token;
};
BOOST_DESCRIBE_STRUCT(Token, (), (token))

struct Welcome {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (person))

struct ResetWish {
    schema::Text<3, 254> email;
};
BOOST_DESCRIBE_STRUCT(ResetWish, (), (email))

struct NewPassword {
    schema::Text<20, 100> token;
    schema::Secret<10, 200> password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (token, password))

std::unexpected<Failure> invalid_field(std::string pointer, std::string detail) {
    return std::unexpected(Failure{Why::invalid,
                                   "invalid",
                                   "Some fields need another look.",
                                   {{std::move(pointer), std::move(detail)}}});
}

Done check(const SignUp& wish) {
    if (!looks_like_email(wish.email.value)) {
        return invalid_field("/email", "must be an e-mail address such as ann@example.org");
    }
    if (wish.zone && !is_zone(wish.zone->value)) {
        return invalid_field("/zone", "must be a time zone such as Europe/Berlin");
    }
    return {};
}

// The owner of the address of a link that is still good, or a failure that says how to get another.
Result<PersonId> use_link(store::Tx& tx, const std::string& token, std::string_view purpose) {
    const auto link = sql::use_link(tx, {.token_hash = sha256(token), .purpose = purpose});
    if (!link || link->expires_at < Clock::machine_now()) {
        return fail(Why::gone, "link_expired", "This link has been used or is too old. Ask for a new one.");
    }
    return link->person;
}

Result<http::Created<SignedUp>> sign_up(const shell::Shell& s, const SignUp& wish) {
    CHECK(check(wish));
    const std::string hash = hash_password(wish.password.value);
    const std::string key = lower(wish.email.value);
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<SignedUp>> {
        const Instant now = s.clock.now();
        const auto person = s.random.id<Person>(now);
        const std::string search =
            search_key(wish.display_name.value + " " + wish.legal_name.value + " " + key);
        const auto added = sql::insert_person(tx, {.id = person,
                                                   .email = wish.email.value,
                                                   .email_key = key,
                                                   .display_name = wish.display_name.value,
                                                   .legal_name = wish.legal_name.value,
                                                   .language = wish.language ? wish.language->value : "en",
                                                   .zone = wish.zone ? wish.zone->value : "UTC",
                                                   .search_key = search,
                                                   .created_at = now,
                                                   .simulated = false});
        if (added == 1) {
            sql::set_password(tx, {.person = person, .hash = hash});
            send_link(tx, s, person, "confirm", "confirm", "/confirm", confirm_link_life);
        } else if (const auto known = sql::person_by_email(tx, {.email_key = key})) {
            // The page answers the same as for a new address; only the mailbox's owner learns the difference.
            if (known->confirmed_at) {
                send_mail(tx, s, known->id, "already", {{"link", s.base_url + "/sign-in"}}, now);
            } else {
                send_link(tx, s, known->id, "confirm", "confirm", "/confirm", confirm_link_life);
            }
        }
        return http::Created<SignedUp>{{wish.email.value}};
    });
}

Result<http::WithCookie<Welcome>> confirm(const shell::Shell& s, const http::Request& r, const Token& t) {
    return s.db.write([&](store::Tx& tx) -> Result<http::WithCookie<Welcome>> {
        const Instant now = s.clock.now();
        const PersonId person = TRY(use_link(tx, t.token.value, "confirm"));
        if (sql::confirm_person(tx, {.confirmed_at = now, .id = person}) == 1) {
            shell::announce(tx, s, Confirmed{person}, now);
        }
        return http::WithCookie<Welcome>{{person}, open_session(tx, s, person, r)};
    });
}

Result<http::NoContent> ask_reset(const shell::Shell& s, const ResetWish& wish) {
    return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
        if (const auto known = sql::person_by_email(tx, {.email_key = lower(wish.email.value)})) {
            send_link(tx, s, known->id, "reset", "reset", "/reset", reset_link_life);
        }
        return http::NoContent{};
    });
}

Result<http::WithCookie<Welcome>> reset(const shell::Shell& s, const http::Request& r,
                                        const NewPassword& wish) {
    const std::string hash = hash_password(wish.password.value);
    return s.db.write([&](store::Tx& tx) -> Result<http::WithCookie<Welcome>> {
        const PersonId person = TRY(use_link(tx, wish.token.value, "reset"));
        sql::set_password(tx, {.person = person, .hash = hash});
        sql::delete_links(tx, {.person = person});
        sql::delete_other_sessions(tx, {.person = person, .kept = ""});
        sql::confirm_person(tx,
                            {.confirmed_at = s.clock.now(), .id = person});  // the mail arrived: it is theirs
        return http::WithCookie<Welcome>{{person}, open_session(tx, s, person, r)};
    });
}

}  // namespace

void send_link(store::Tx& tx, const shell::Shell& s, const PersonId& person, const std::string& purpose,
               const std::string& template_name, const std::string& page, Duration life) {
    const std::string token = s.random.token();
    sql::insert_link(tx, {.token_hash = sha256(token),
                          .person = person,
                          .purpose = purpose,
                          .expires_at = Clock::machine_now() + life});
    send_mail(tx, s, person, template_name, {{"link", s.base_url + page + "?token=" + token}}, s.clock.now());
}

void account_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/accounts", {"Sign up", http::anyone(), {20, 600}},
           [&s](http::Body<SignUp> wish) { return sign_up(s, *wish); });
    r.post("/api/accounts/confirmations",
           {"Confirm an e-mail address and sign in", http::anyone(), {60, 600}},
           [&s](http::Request& request, http::Body<Token> t) { return confirm(s, request, *t); });
    r.post("/api/password-resets", {"Ask for a link to set a new password", http::anyone(), {20, 600}},
           [&s](http::Body<ResetWish> wish) { return ask_reset(s, *wish); });
    r.post("/api/password-resets/completions", {"Set a new password with a link", http::anyone(), {60, 600}},
           [&r, &s](http::Request& request, http::Body<NewPassword> wish) {
               auto done = reset(s, request, *wish);
               if (done) {
                   r.callers().forget_person(done->value.person.value);
               }
               return done;
           });
}
}  // namespace identity
