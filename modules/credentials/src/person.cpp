// What credentials keeps of a person, handed out and erased.
#include "kept.hpp"

namespace credentials {

// What is on record, without the state of a moment.
struct ExportedCredential {
    CredentialId id;
    std::string public_id;
    CertificationId certification;
    std::string title;
    Level level = Level::foundational;
    Date passed_on{};
    Date expires_on{};
    bool shown = true;
    std::optional<Instant> suspended_at;
    std::optional<Instant> revoked_at;
    std::optional<Instant> superseded_at;
};
BOOST_DESCRIBE_STRUCT(ExportedCredential, (),
                      (id, public_id, certification, title, level, passed_on, expires_on, shown, suspended_at,
                       revoked_at, superseded_at))
struct KeptOfPerson {
    std::vector<ExportedCredential> credentials;
    std::vector<ClaimView> claims;
};
BOOST_DESCRIBE_STRUCT(KeptOfPerson, (), (credentials, claims))

schema::json::value export_person(store::Reader& r, const PersonId& person) {
    KeptOfPerson out;
    for (const auto& k : sql::credentials_of_person(r, {.person = person})) {
        out.credentials.push_back({k.id, k.public_id, k.certification, k.title, k.level, k.passed_on,
                                   k.expires_on, k.shown, k.suspended_at, k.revoked_at, k.superseded_at});
    }
    for (auto& row : sql::claims_of_person(r, {.person = person})) {
        out.claims.push_back(view_of(same_row<KeptClaim>(std::move(row))));
    }
    return schema::write(out);
}

// Who verifies a certificate must still learn that it was issued and until when; no longer to whom. identity
// empties the name this module asks for, so the page shows an erased holder by itself.
void erase_person(store::Tx& tx, const PersonId& person, Instant) {
    for (const auto& row : sql::credentials_of_person(tx, {.person = person})) {
        store::blank_records_of(tx, "credential", row.id.value);
    }
    sql::erase_claims(tx, {.person = person});
}

}  // namespace credentials
