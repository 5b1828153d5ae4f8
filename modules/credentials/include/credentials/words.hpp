// The words of credentials: ids, events, and what is shown of a credential, its ledger and its claims.
#pragma once
#include <catalog/words.hpp>
#include <credentials/claim.hpp>
#include <credentials/ledger.hpp>
#include <credentials/routes.hpp>
#include <credentials/validity.hpp>
#include <identity/words.hpp>
#include <schema/vocabulary.hpp>
#include <scoring/words.hpp>

namespace credentials {

struct Credential;
using CredentialId = Id<Credential>;
struct Claim;
using ClaimId = Id<Claim>;
using catalog::CertificationId;
using catalog::Level;
using identity::PersonId;

// Announced.
struct Issued {
    CredentialId credential;
    PersonId person;
    CertificationId certification;
    Date expires_on{};
};
BOOST_DESCRIBE_STRUCT(Issued, (), (credential, person, certification, expires_on))

struct Renewed {
    CredentialId credential;
    PersonId person;
    CertificationId certification;
    Route route = Route::same_exam;
    Date expires_on{};
};
BOOST_DESCRIBE_STRUCT(Renewed, (), (credential, person, certification, route, expires_on))

struct Expired {
    CredentialId credential;
    PersonId person;
    CertificationId certification;
    Date expired_on{};
};
BOOST_DESCRIBE_STRUCT(Expired, (), (credential, person, certification, expired_on))

struct Revoked {
    CredentialId credential;
    PersonId person;
    CertificationId certification;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Revoked, (), (credential, person, certification, reason))

// What a corrected key gave or took, credentials have done.
struct CorrectionFollowed {
    scoring::CorrectionId correction;
    scoring::ResultId result;
};
BOOST_DESCRIBE_STRUCT(CorrectionFollowed, (), (correction, result))

BOOST_DESCRIBE_STRUCT(RouteView, (), (route, open, ready, why_not, certifications))

// What a holder sees of a credential in a list, and others in a transcript.
struct CredentialView {
    CredentialId id;
    std::string public_id;  // the last part of its public address
    CertificationId certification;
    std::string title;
    Level level = Level::foundational;
    State state = State::active;  // at the moment asked
    std::int64_t days_left = 0;   // until the expiry day; negative after it
    bool renewable = false;
    bool in_window = false;
    Date passed_on{};
    Instant issued_at{};
    Date cycle_from{};
    Date window_opens{};
    Date expires_on{};
    bool proctored = false;
    bool shown = true;  // its public page
};
BOOST_DESCRIBE_STRUCT(CredentialView, (),
                      (id, public_id, certification, title, level, state, days_left, renewable, in_window,
                       passed_on, issued_at, cycle_from, window_opens, expires_on, proctored, shown))

struct ClaimView {
    ClaimId id;
    Activity activity = Activity::course;
    std::string title;
    std::string provider;
    Date done_on{};
    double credits = 0;
    std::string evidence;
    bool posted = false;  // by a course completed here, not claimed by hand
    ClaimState state = ClaimState::submitted;
    Instant submitted_at{};
    std::optional<Instant> decided_at;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ClaimView, (),
                      (id, activity, title, provider, done_on, credits, evidence, posted, state, submitted_at,
                       decided_at, reason))

struct LedgerLine {
    Activity activity = Activity::course;
    double approved = 0;
    double counted = 0;
    double waiting = 0;
    double cap = 0;
};
BOOST_DESCRIBE_STRUCT(LedgerLine, (), (activity, approved, counted, waiting, cap))

struct Ledger {
    double needed = 0;
    double counted = 0;
    double waiting = 0;
    bool enough = false;
    Date from{};
    Date until{};
    std::vector<LedgerLine> lines;
    std::vector<ClaimView> claims;
};
BOOST_DESCRIBE_STRUCT(Ledger, (), (needed, counted, waiting, enough, from, until, lines, claims))

}  // namespace credentials
