#include "accounts.hpp"
#include "passwords.hpp"
#include "rules.hpp"

#include <base/text.hpp>
#include <identity/sql/people.hpp>
#include <identity/sql/sessions.hpp>

#include <fmt/format.h>

namespace identity {
namespace {

struct SignIn {
    schema::Text<3, 254> email;
    schema::Secret<1, 200> password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password))

struct SignedIn {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (person))

struct SessionView {
    SessionId id;
    std::string agent;
    Instant created_at;
    Instant seen_at;
    bool current;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, agent, created_at, seen_at, current))

struct SessionPath {
    SessionId session;
};
BOOST_DESCRIBE_STRUCT(SessionPath, (), (session))

std::string cookie_header(const std::string& token, std::chrono::seconds life, bool secure) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", session_cookie, token,
                       life.count(), secure ? "; Secure" : "");
}

Result<http::WithCookie<SignedIn>> sign_in(const shell::Shell& s, const http::Request& r,
                                           const SignIn& wish) {
    const auto known = s.db.read([&](store::Reader& reader) {
        return sql::person_by_email(reader, {.email_key = lower(wish.email.value)});
    });
    if (!password_matches(known ? known->hash : "", wish.password.value)) {
        return refuse(
            "wrong_email_or_password",
            "The e-mail address and the password do not go together. Check both, or set a new password.");
    }
    if (!known->confirmed_at) {
        CHECK(s.db.write([&](store::Tx& tx) -> Done {
            send_link(tx, s, known->id, "confirm", "confirm", "/confirm", confirm_link_life);
            return {};
        }));
        return refuse("email_not_confirmed",
                      "Confirm your e-mail address first: we have just sent you a new link.");
    }
    return s.db.write([&](store::Tx& tx) -> Result<http::WithCookie<SignedIn>> {
        return http::WithCookie<SignedIn>{{known->id}, open_session(tx, s, known->id, r)};
    });
}

Result<http::WithCookie<http::NoContent>> sign_out(const shell::Shell& s, const http::Caller& who,
                                                   const http::Request& r) {
    return s.db.write([&](store::Tx& tx) -> Result<http::WithCookie<http::NoContent>> {
        sql::delete_session(tx, {.id = who.session, .person = who.person});
        return http::WithCookie<http::NoContent>{{}, cookie_header("", std::chrono::seconds(0), r.secure)};
    });
}

std::optional<http::Caller> owner_of_session(const shell::Shell& s, const http::Request& r) {
    const std::string_view token = r.cookie(session_cookie);
    if (token.empty() || token.size() > 100) {
        return std::nullopt;
    }
    const Instant now = Clock::machine_now();
    struct Found {
        http::Caller caller;
        Instant seen_at;
    };
    const auto found = s.db.read([&](store::Reader& reader) -> std::optional<Found> {
        const auto session = sql::session_by_token(reader, {.token_hash = sha256(token)});
        if (!session || session->seen_at + session_life < now) {
            return std::nullopt;
        }
        http::Caller caller{session->person.value, {"candidate"}, session->id.value};
        for (const auto& row : sql::roles_of(reader, {.person = session->person})) {
            caller.roles.push_back(row.role);
        }
        return Found{std::move(caller), session->seen_at};
    });
    if (!found) {
        return std::nullopt;
    }
    if (found->seen_at + session_touch < now) {
        (void)s.db.write([&](store::Tx& tx) -> Done {
            sql::touch_session(tx, {.seen_at = now, .id = found->caller.session});
            return {};
        });
    }
    return found->caller;
}

}  // namespace

std::string open_session(store::Tx& tx, const shell::Shell& s, const PersonId& person,
                         const http::Request& r) {
    const std::string token = s.random.token();
    const Instant now = Clock::machine_now();
    sql::insert_session(tx, {.id = s.random.id<Session>(now),
                             .token_hash = sha256(token),
                             .person = person,
                             .agent = r.header("user-agent").substr(0, 200),
                             .created_at = now,
                             .seen_at = now});
    return cookie_header(token, session_life, r.secure);
}

void authenticate(http::Router& r, const shell::Shell& s) {
    r.authenticate_with([&s](const http::Request& request) { return owner_of_session(s, request); },
                        std::string(session_cookie));
}

void session_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/sessions", {"Sign in", http::anyone(), {60, 300}},
           [&s](http::Request& request, http::Body<SignIn> wish) { return sign_in(s, request, *wish); });
    r.del("/api/sessions/current", {"Sign out", http::signed_in()},
          [&r, &s](http::Caller who, http::Request& request) {
              auto done = sign_out(s, who, request);
              r.callers().forget_session(who.session);
              return done;
          });
    r.get("/api/me/sessions", {"Where I am signed in", http::signed_in()},
          [&s](http::Caller who) -> Result<std::vector<SessionView>> {
              return s.db.read([&](store::Reader& reader) {
                  std::vector<SessionView> out;
                  for (const auto& row : sql::sessions_of(reader, {.person = who.person})) {
                      out.push_back(
                          {row.id, row.agent, row.created_at, row.seen_at, row.id.value == who.session});
                  }
                  return out;
              });
          });
    r.del("/api/me/sessions/{session}", {"Sign out one device", http::signed_in()},
          [&r, &s](http::Caller who, http::Path<SessionPath> at) -> Result<http::NoContent> {
              CHECK(s.db.write([&](store::Tx& tx) -> Done {
                  if (sql::delete_session(tx, {.id = at->session, .person = who.person}) == 0) {
                      return not_found("session");
                  }
                  return {};
              }));
              r.callers().forget_session(at->session.value);
              return http::NoContent{};
          });
}
}  // namespace identity
