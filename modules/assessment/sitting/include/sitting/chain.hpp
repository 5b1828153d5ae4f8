// The log as it is kept: each link commits to the one before and to a salted hash of its payload. Who erases
// the payloads and the attempt's secret can no longer tell what they said, and the chain still verifies.
//
//   start        = SHA-256("attempt\n" + attempt id)
//   salt         = HMAC-SHA256(secret, "salt\n" + number in decimal digits)
//   payload_hash = SHA-256(salt (32 bytes) + "\n" + payload)
//   hash         = SHA-256(previous hash (32 bytes)
//                        + number (8 bytes, big endian) + at (8 bytes, big endian, microseconds since 1970
//                        UTC)
//                        + length of cause (4 bytes, big endian) + cause
//                        + length of payload_hash (4 bytes, big endian: always 32) + payload_hash)
//
// All hashes are 32 raw bytes. While the secret is kept, an erased payload could be guessed and the guess
// checked: erasing a person means dropping the secret too.
#pragma once
#include <sitting/selection.hpp>

namespace sitting {

struct Link {
    std::int64_t number = 0;
    Instant at{};
    std::string cause;
    std::optional<std::string> payload;  // nothing once erased
    std::string payload_hash;
    std::string hash;
    bool operator==(const Link&) const = default;
};

std::string chain_start(const AttemptId&);  // what the first link follows
std::string salt_of(std::string_view secret, std::int64_t number);
std::string payload_hash(std::string_view secret, std::int64_t number, std::string_view payload);
Link link(std::string_view previous_hash, const Entry&, const Blueprint&, std::string_view secret);
Link erased(Link);

struct BrokenLink {
    std::int64_t number;  // the first that does not hold
    std::string what;
};
// Nothing when every link holds. With an empty secret (the attempt is erased) payloads must be gone too. An
// erased link is checked by its hashes alone.
std::optional<BrokenLink> verify(const AttemptId&, const std::vector<Link>&, std::string_view secret);
// Refused as `erased` when a payload is gone.
Result<std::vector<Entry>> entries(const std::vector<Link>&, const Blueprint&);

}  // namespace sitting
