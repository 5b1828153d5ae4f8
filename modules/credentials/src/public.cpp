// The page an employer opens: who, what, when, in which state. Reached by an address nobody can guess.
#include "kept.hpp"

#include <catalog/catalog.hpp>
#include <identity/identity.hpp>

namespace credentials {

struct PublicPath {
    std::string public_id;
};
BOOST_DESCRIBE_STRUCT(PublicPath, (), (public_id))

struct PublicCredential {
    std::string holder;  // the legal name; empty when the holder's data was erased
    bool erased = false;
    std::string title;
    Level level = Level::foundational;
    std::string issuer;
    State state = State::active;
    Date passed_on{};
    Date expires_on{};
    bool proctored = false;
    std::string url;
    Instant checked_at{};
    bool simulated = false;  // a demo's: nobody has earned it
};
BOOST_DESCRIBE_STRUCT(PublicCredential, (),
                      (holder, erased, title, level, issuer, state, passed_on, expires_on, proctored, url,
                       checked_at, simulated))

// Search engines are asked to leave it out.
template <class T>
struct Unindexed {
    T value;
};

namespace {

Result<Unindexed<PublicCredential>> look_up(store::Reader& r, const shell::Shell& s,
                                            const std::string& public_id, Instant now) {
    const auto row = sql::credential_by_public_id(r, {.public_id = public_id});
    if (!row) {
        return not_found("credential");
    }
    const Kept kept = same_row<Kept>(*row);
    const auto card = identity::card_of(r, kept.person);
    const bool erased = !card || card->erased;
    if (!kept.shown && !erased) {
        return fail(
            Why::not_found, "credential_hidden",
            "Its holder keeps this page private. Ask them to show it, or to send you their certificate.");
    }
    const auto programme = catalog::programme_of(r);
    return Unindexed<PublicCredential>{{erased ? "" : card->legal_name, erased, kept.title, kept.level,
                                        programme ? programme->issuer : "", standing_of(kept, now).state,
                                        kept.passed_on, kept.expires_on, kept.proctored,
                                        public_link_of(s, kept), now, card && card->simulated}};
}

}  // namespace
}  // namespace credentials

template <class T>
struct http::Answer<credentials::Unindexed<T>> {
    static Reply reply(credentials::Unindexed<T>&& v) {
        Reply out = Answer<T>::reply(std::move(v.value));
        out.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
        return out;
    }
    static schema::json::object document(schema::Components& c) { return Answer<T>::document(c); }
};

namespace credentials {

void public_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/public/credentials/{public_id}",
          {"A credential as its holder shows it", http::anyone(), {.calls = 120, .seconds = 60}},
          [&s](http::Path<PublicPath> at) -> Result<Unindexed<PublicCredential>> {
              return s.db.read(
                  [&](store::Reader& reader) { return look_up(reader, s, at->public_id, s.clock.now()); });
          });
}

}  // namespace credentials
