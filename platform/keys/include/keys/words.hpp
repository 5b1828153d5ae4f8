// What the world is told of a signing key.
#pragma once
#include <base/result.hpp>
#include <base/time.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace keys {

// active: signs. retired: signs nothing any more, what it signed stays good. compromised: somebody else may
// have signed with it from a moment on.
BOOST_DEFINE_ENUM_CLASS(State, active, retired, compromised)

// An Ed25519 key (RFC 8032). Each purpose ("receipt", …) has keys of its own, one of them current.
struct PublicKey {
    std::string id;       // id_of(bytes)
    std::string purpose;  // what it may sign
    std::string bytes;    // 32
    Instant valid_from{};
    std::optional<Instant> retired_at{};
    std::optional<Instant> compromised_at{};
    bool operator==(const PublicKey&) const = default;
};

// The first 16 bytes of the SHA-256 of the 32 bytes, as base64url: 22 characters.
std::string id_of(std::string_view public_bytes);
State state_of(const PublicKey&);
// Does a signature made at this moment count? Failures: key_not_yet_valid, key_retired, key_compromised.
Done stands_for(const PublicKey&, Instant signed_at);

}  // namespace keys
