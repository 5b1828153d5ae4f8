// The holder's side: what I hold, until when, and how it is renewed.
#include "kept.hpp"

#include <catalog/catalog.hpp>

namespace credentials {

struct CredentialPath {
    CredentialId credential;
};
BOOST_DESCRIBE_STRUCT(CredentialPath, (), (credential))

struct MyCredentials {
    std::vector<CredentialView> items;
};
BOOST_DESCRIBE_STRUCT(MyCredentials, (), (items))

// A certification an exam of which renews; it may be announced and not bookable yet.
struct RenewingCertification {
    CertificationId id;
    std::string title;
    std::optional<catalog::ExamId> exam;
    bool bookable = false;
};
BOOST_DESCRIBE_STRUCT(RenewingCertification, (), (id, title, exam, bookable))

struct TermView {
    Route route = Route::same_exam;
    Date from{};
    Date expires_on{};
    bool first = false;  // the issue itself
    bool voided = false;
};
BOOST_DESCRIBE_STRUCT(TermView, (), (route, from, expires_on, first, voided))

struct CredentialDetail {
    CredentialView credential;
    std::string public_url;
    std::vector<RouteView> routes;
    std::vector<RenewingCertification> certifications;  // those the routes name
    std::optional<Date> renewed_until;                  // what renewing today would give
    Ledger ledger;
    std::vector<TermView> terms;
};
BOOST_DESCRIBE_STRUCT(CredentialDetail, (),
                      (credential, public_url, routes, certifications, renewed_until, ledger, terms))

struct ChangeCredential {
    bool shown = true;
};
BOOST_DESCRIBE_STRUCT(ChangeCredential, (), (shown))

struct AskRenewal {
    Route route = Route::credits;
};
BOOST_DESCRIBE_STRUCT(AskRenewal, (), (route))

namespace {

RenewingCertification renewing(store::Reader& r, const CertificationId& id) {
    const auto scheme = catalog::scheme_of(r, id);
    if (!scheme) {
        return {id, id.value, {}, false};
    }
    return {id, scheme->title, scheme->exam,
            scheme->status == catalog::Status::open && scheme->exam.has_value()};
}

CredentialDetail detail(store::Reader& r, const shell::Shell& s, const Kept& kept, Instant now) {
    const auto claims = claims_of(r, kept);
    const Standing standing = standing_of(kept, now);
    std::vector<std::string> higher;
    for (const auto& id : catalog::renewed_by(r, kept.certification)) {
        higher.push_back(id.value);
    }
    CredentialDetail out{
        view_of(kept, now), public_link_of(s, kept), {}, {}, {}, ledger_of(kept, claims), {}};
    out.routes = routes_of(standing, sum_of(kept, claims), kept.certification.value, std::move(higher));
    std::set<std::string> named;
    for (const RouteView& route : out.routes) {
        for (const std::string& id : route.certifications) {
            if (named.insert(id).second) {
                out.certifications.push_back(renewing(r, CertificationId(id)));
            }
        }
    }
    if (standing.renewable) {
        out.renewed_until = renewed_expiry(kept.expires_on, utc_date(now), rules_of(kept));
    }
    for (const auto& term : sql::terms_of(r, {.credential = kept.id})) {
        out.terms.push_back(
            {term.route, term.cycle_from, term.expires_on, term.number == 1, term.voided_at.has_value()});
    }
    return out;
}

Result<CredentialDetail> renew_now(store::Tx& tx, const shell::Shell& s, const http::Caller& who,
                                   const CredentialId& id, Route route, Instant now) {
    const auto kept = kept_of(tx, id, PersonId(who.person));
    if (!kept) {
        return not_found("credential");
    }
    if (route != Route::credits) {
        return fail(Why::conflict, "renewed_by_passing",
                    "This way renews by itself once you pass. Book the exam to take it.");
    }
    const Date expires_on =
        TRY(renew_by_credits(record_of(*kept), rules_of(*kept), sum_of(*kept, claims_of(tx, *kept)), now));
    renew(tx, s, *kept, Route::credits, {}, utc_date(now), expires_on, kept->proctored, now);
    return detail(tx, s, *kept_of(tx, id), now);
}

}  // namespace

void holder_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/credentials", {"My credentials, newest first", http::signed_in()},
          [&s](http::Caller who) -> Result<MyCredentials> {
              return s.db.read([&](store::Reader& reader) -> Result<MyCredentials> {
                  return MyCredentials{credentials_of(reader, PersonId(who.person), s.clock.now())};
              });
          });
    r.get("/api/credentials/{credential}",
          {"A credential of mine: dates, ways to renew it, ledger", http::signed_in()},
          [&s](http::Caller who, http::Path<CredentialPath> at) -> Result<CredentialDetail> {
              return s.db.read([&](store::Reader& reader) -> Result<CredentialDetail> {
                  const auto kept = kept_of(reader, at->credential, PersonId(who.person));
                  if (!kept) {
                      return not_found("credential");
                  }
                  return detail(reader, s, *kept, s.clock.now());
              });
          });
    r.patch("/api/credentials/{credential}", {"Show or hide its public page", http::signed_in()},
            [&s](http::Caller who, http::Path<CredentialPath> at,
                 http::Body<ChangeCredential> wish) -> Result<CredentialDetail> {
                return s.db.write([&](store::Tx& tx) -> Result<CredentialDetail> {
                    const Instant now = s.clock.now();
                    const auto kept = kept_of(tx, at->credential, PersonId(who.person));
                    if (!kept) {
                        return not_found("credential");
                    }
                    if (kept->shown != wish->shown) {
                        sql::set_shown(tx, {.shown = wish->shown, .id = kept->id, .person = who.person});
                        note(tx, s, kept->id, wish->shown ? "shown" : "hidden", who.person, "", now);
                    }
                    return detail(tx, s, *kept_of(tx, kept->id), now);
                });
            });
    r.post("/api/credentials/{credential}/renewals",
           {"Renew with the credits on its ledger", http::signed_in()},
           [&s](http::Caller who, http::Path<CredentialPath> at,
                http::Body<AskRenewal> wish) -> Result<http::Created<CredentialDetail>> {
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<CredentialDetail>> {
                   return http::Created<CredentialDetail>{
                       TRY(renew_now(tx, s, who, at->credential, wish->route, s.clock.now()))};
               });
           });
}

}  // namespace credentials
