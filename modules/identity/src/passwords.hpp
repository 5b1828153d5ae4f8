// argon2id, computed by few at a time: each takes 19 MiB and about 12 ms.
#pragma once
#include <string>

namespace identity {
std::string hash_password(const std::string& password);
// False also for an empty hash, after the same work: an unknown address must not answer faster.
bool password_matches(const std::string& hash, const std::string& password);
}  // namespace identity
