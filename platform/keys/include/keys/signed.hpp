// Signatures from the side that checks them: pure, so that anybody can do it without a store.
#pragma once
#include <keys/words.hpp>

#include <span>
#include <string>
#include <vector>

namespace keys {

bool verify(const PublicKey&, std::string_view bytes, std::string_view signature);

// A JWS that some key of `known` signed for this type; the payload is what was signed. Whether the key stood
// for it at that time is stands_for()'s question. Failures: not_a_signature, another_kind, unknown_key,
// wrong_purpose, wrong_signature.
struct Opened {
    std::string payload;
    PublicKey key;
};
Result<Opened> open(std::string_view jws, std::string_view type, std::string_view purpose,
                    std::span<const PublicKey> known);

// A member of /api/keys. `purpose`, `state` and the times are ours; the rest is RFC 7517 and RFC 8037.
struct Jwk {
    std::string kty, crv, x, kid, alg, use, purpose;
    State state = State::active;
    Instant valid_from{};
    std::optional<Instant> retired_at, compromised_at;
};
BOOST_DESCRIBE_STRUCT(Jwk, (),
                      (kty, crv, x, kid, alg, use, purpose, state, valid_from, retired_at, compromised_at))
struct KeySet {
    std::vector<Jwk> keys;
};
BOOST_DESCRIBE_STRUCT(KeySet, (), (keys))
// Keys as a JWK set, as /api/keys gives it: every library reads it.
KeySet key_set(std::span<const PublicKey>);
// Failures: not_a_key_set.
Result<std::vector<PublicKey>> read_key_set(std::string_view json);

// Strict: no padding, no other characters.
std::optional<std::string> from_base64url(std::string_view);

}  // namespace keys
