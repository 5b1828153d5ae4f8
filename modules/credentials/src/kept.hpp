// Credentials as they are kept, and what is made of them. Private to the module.
#pragma once
#include <credentials/credentials.hpp>
#include <credentials/sql/claims.hpp>
#include <credentials/sql/credentials.hpp>
#include <credentials/sql/terms.hpp>
#include <store/record.hpp>

namespace credentials {

using Kept = sql::credential_of_row;
using KeptClaim = sql::claim_of_row;

// Queries with the same list of columns yield rows of different types; this makes them one.
template <class To, class From>
To same_row(From from) {
    using A = boost::describe::describe_members<To, boost::describe::mod_public>;
    using B = boost::describe::describe_members<From, boost::describe::mod_public>;
    static_assert(boost::mp11::mp_size<A>::value == boost::mp11::mp_size<B>::value);
    To to{};
    boost::mp11::mp_for_each<boost::mp11::mp_iota<boost::mp11::mp_size<A>>>([&](auto i) {
        to.*boost::mp11::mp_at<A, decltype(i)>::pointer =
            std::move(from.*boost::mp11::mp_at<B, decltype(i)>::pointer);
    });
    return to;
}

Rules rules_of(const Kept&);
Record record_of(const Kept&);
Cycle cycle_of(const Kept&);
Standing standing_of(const Kept&, Instant now);
CredentialView view_of(const Kept&, Instant now);
ClaimView view_of(const KeptClaim&);
std::vector<KeptClaim> claims_of(store::Reader&, const Kept&);  // of the cycle that runs
Done open_for_claims(const Kept&, Instant now);
Sum sum_of(const Kept&, const std::vector<KeptClaim>&);
Ledger ledger_of(const Kept&, const std::vector<KeptClaim>&);

std::optional<Kept> kept_of(store::Reader&, const CredentialId&);
std::optional<Kept> kept_of(store::Reader&, const CredentialId&, const PersonId& holder);
std::optional<Kept> current_of(store::Reader&, const PersonId&, const CertificationId&);

// "4 credits", "1 credit", "1.75 credits".
std::string link_of(const shell::Shell&, const Kept&);         // the holder's page
std::string public_link_of(const shell::Shell&, const Kept&);  // what the QR code leads to

void note(store::Tx&, const shell::Shell&, const CredentialId&, std::string event, const std::string& actor,
          const std::string& reason, Instant now);

// A new stretch of validity: saved, recorded, announced, told to the holder, and watched.
void renew(store::Tx&, const shell::Shell&, const Kept&, Route, std::optional<std::string> result,
           Date earned_on, Date expires_on, bool proctored, Instant now);
// The next reminder, or the expiry, as a job.
void watch(store::Tx&, const Kept&, Instant now);

void holder_routes(http::Router&, const shell::Shell&);
void claim_routes(http::Router&, const shell::Shell&);
void public_routes(http::Router&, const shell::Shell&);
void certificate_routes(http::Router&, const shell::Shell&);
void manager_routes(http::Router&, const shell::Shell&);
void review_routes(http::Router&, const shell::Shell&);
void issuing_jobs(jobs::Runner&, const shell::Shell&);
void credit_jobs(jobs::Runner&, const shell::Shell&);
void watching_jobs(jobs::Runner&, const shell::Shell&);

}  // namespace credentials
