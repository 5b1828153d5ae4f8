// Private parts as files: one a key, readable by its owner alone.
#pragma once
#include <base/result.hpp>

#include <filesystem>
#include <string>

namespace keys {

inline constexpr std::size_t seed_bytes = 32;

std::string public_part(const std::string& seed);
std::string signature_of(const std::string& seed, std::string_view bytes);
// The seed of one purpose out of the environment's secret.
std::string derived(const std::string& secret, std::string_view purpose);

std::filesystem::path file_of(const std::filesystem::path& folder, const std::string& id);
// Durable when it returns. Throws std::runtime_error with a sentence.
void write_seed(const std::filesystem::path& folder, const std::string& id, const std::string& seed);
// Failures: signing_key_missing, signing_key_exposed.
Result<std::string> read_seed(const std::filesystem::path& folder, const std::string& id);

}  // namespace keys
