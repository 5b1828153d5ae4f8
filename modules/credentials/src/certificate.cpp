// The certificate as a PDF with a QR code that leads to the public page.
#include "kept.hpp"

#include <catalog/catalog.hpp>
#include <documents/pdf.hpp>
#include <identity/identity.hpp>

namespace credentials {

struct CertificatePath {
    CredentialId credential;
};
BOOST_DESCRIBE_STRUCT(CertificatePath, (), (credential))

namespace {

struct Facing {
    Kept kept;
    std::string holder;
    std::string issuer;
};

Result<Facing> read(store::Reader& r, const CredentialId& id, const PersonId& person) {
    auto kept = kept_of(r, id, person);
    if (!kept) {
        return not_found("credential");
    }
    const auto card = identity::card_of(r, person);
    const auto programme = catalog::programme_of(r);
    return Facing{std::move(*kept), card ? card->legal_name : "", programme ? programme->issuer : ""};
}

std::string level_in_words(Level level) {
    switch (level) {
        case Level::foundational:
            return "Foundational";
        case Level::associate:
            return "Associate";
        case Level::professional:
            return "Professional";
        case Level::specialty:
            return "Specialty";
    }
    return "";
}

// A certificate that is no longer good says so, on paper too.
std::string notice_of(const Kept& kept, Instant now) {
    switch (standing_of(kept, now).state) {
        case State::expired:
            return "This credential expired on " + ::in_words(kept.expires_on) + ".";
        case State::suspended:
            return "This credential is suspended.";
        case State::revoked:
            return "This credential was revoked.";
        case State::superseded:
            return "A newer credential has taken this one's place.";
        case State::active:
        case State::expiring:
            return kept.proctored ? "" : "The exam was taken online without a proctor, as the scheme allows.";
    }
    return "";
}

documents::CertificateText words_of(const Facing& f, const shell::Shell& s, Instant now) {
    documents::CertificateText out;
    out.language = "en";
    out.issuer = f.issuer;
    out.intro = "This certifies that";
    out.holder = f.holder;
    out.statement = "has met every requirement of the certification";
    out.title = f.kept.title;
    out.level = level_in_words(f.kept.level);
    out.notice = notice_of(f.kept, now);
    out.facts = {{"Earned on", ::in_words(f.kept.passed_on)},
                 {"Valid until", ::in_words(f.kept.expires_on)},
                 {"Number", f.kept.id.value}};
    out.verify = documents::Verification{"Check this certificate at", public_link_of(s, f.kept)};
    out.made_at = now;
    return out;
}

}  // namespace

void certificate_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/credentials/{credential}/certificate", {"The certificate as a PDF", http::signed_in()},
          [&s](http::Caller who, http::Path<CertificatePath> at) -> Result<http::File> {
              const auto facing = TRY(s.db.read(
                  [&](store::Reader& reader) { return read(reader, at->credential, PersonId(who.person)); }));
              // Drawing is slow, so it happens outside the snapshot.
              auto bytes = TRY(documents::certificate(words_of(facing, s, s.clock.now())));
              return http::File{"application/pdf", std::move(bytes),
                                "certificate-" + facing.kept.certification.value + ".pdf"};
          });
}

}  // namespace credentials
