#include "routes.hpp"

#include <keys/signed.hpp>

namespace app {

void key_routes(http::Router& r, const shell::Shell& s) {
    r.get(
        "/api/keys", {"The keys this installation signs with, and those it once did", http::anyone()},
        [&s]() -> Result<keys::KeySet> {
            return s.db.read([&](store::Reader& reader) { return keys::key_set(keys::public_keys(reader)); });
        });
}

}  // namespace app
