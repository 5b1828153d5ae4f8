// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) as raw bytes, without a copy of what is hashed.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace sitting {

std::string digest(std::initializer_list<std::string_view> parts);  // of all parts, one behind the other
std::string keyed_digest(std::string_view key, std::string_view message);

}  // namespace sitting
