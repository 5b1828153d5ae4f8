// The log as it is kept: each link commits to the one before and to a salted hash of its payload. Who erases
// a payload and its salt can no longer tell what it said, and the chain still verifies.
#pragma once
#include <sitting/words.hpp>

namespace sitting {

struct Link {
    std::int64_t number = 0;
    Instant at{};
    std::string cause;
    std::string payload_hash;            // SHA-256 of salt and payload, 64 hex digits
    std::string hash;                    // SHA-256 of the previous hash, number, at, cause and payload_hash
    std::optional<std::string> salt;     // nothing once erased
    std::optional<std::string> payload;  // the event as JSON; nothing once erased
    bool operator==(const Link&) const = default;
};

std::string chain_start(const AttemptId&);  // what the first link follows
Link link(const std::string& previous_hash, const Entry&, std::string salt);
Link erased(Link);

struct BrokenLink {
    std::int64_t number;  // the first that does not hold
    std::string what;
};
// Nothing when every link holds. An erased link is checked by its hashes alone.
std::optional<BrokenLink> verify(const AttemptId&, const std::vector<Link>&);
Result<std::vector<Entry>> entries(const std::vector<Link>&);  // refused as `erased` when a payload is gone

}  // namespace sitting
