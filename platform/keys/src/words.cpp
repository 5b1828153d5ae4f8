#include <base/text.hpp>
#include <keys/words.hpp>

#include <sodium.h>

namespace keys {

std::string id_of(std::string_view public_bytes) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(public_bytes.data()),
                       public_bytes.size());
    constexpr std::size_t kept = 16;
    return base64url({reinterpret_cast<const char*>(digest), kept});
}

State state_of(const PublicKey& key) {
    return key.compromised_at ? State::compromised : key.retired_at ? State::retired : State::active;
}

Done stands_for(const PublicKey& key, Instant signed_at) {
    if (key.compromised_at && signed_at >= *key.compromised_at) {
        return refuse("key_compromised",
                      "The key " + key.id + " counts as stolen since " + to_rfc3339(*key.compromised_at) +
                          ", and this was signed at " + to_rfc3339(signed_at) + " or says so.",
                      {{"key", key.id}, {"since", to_rfc3339(*key.compromised_at)}});
    }
    if (signed_at < key.valid_from) {
        return refuse("key_not_yet_valid",
                      "The key " + key.id + " is valid from " + to_rfc3339(key.valid_from) +
                          " on; this says it was signed before, at " + to_rfc3339(signed_at) + ".",
                      {{"key", key.id}, {"from", to_rfc3339(key.valid_from)}});
    }
    if (key.retired_at && signed_at > *key.retired_at) {
        return refuse("key_retired",
                      "The key " + key.id + " signs nothing since " + to_rfc3339(*key.retired_at) +
                          "; this says it was signed later, at " + to_rfc3339(signed_at) + ".",
                      {{"key", key.id}, {"retired", to_rfc3339(*key.retired_at)}});
    }
    return {};
}

}  // namespace keys
