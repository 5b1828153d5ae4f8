// Small questions about UTF-8 text.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

bool is_utf8(std::string_view);
std::size_t characters(std::string_view utf8);  // code points
std::string trimmed(std::string_view);
std::string lower(std::string_view);  // ASCII letters only
std::vector<std::string> split(std::string_view, char separator);
std::string joined(const std::vector<std::string>&, std::string_view separator);
std::string hex(std::string_view bytes);
std::string base64url(std::string_view bytes);  // no padding
// HMAC-free digest for identifiers and change detection: SHA-256 (FIPS 180-4), 64 hex digits.
std::string sha256(std::string_view bytes);
// Letters and digits of any script, spaces folded: what a search compares. ASCII is lowered.
std::string search_key(std::string_view);
