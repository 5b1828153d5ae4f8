// The questions, locked: a browser fetches them before the start and can read them only with the key it is
// given when the clock runs. So five hundred who start in one moment ask for a key each, and not for an exam.
#pragma once
#include <base/random.hpp>
#include <schema/vocabulary.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace delivery {

struct SealedPaper {
    std::string sealing = "aes-256-gcm";
    std::string nonce;  // base64, 12 bytes
    std::string data;   // base64: the ciphertext and the tag of 16 bytes; the attempt's id is bound to it
    std::int64_t item_count = 0;
};
BOOST_DESCRIBE_STRUCT(SealedPaper, (), (sealing, nonce, data, item_count))

// 32 bytes; the same for an attempt every time, and good for nothing but its paper.
std::string paper_key(std::string_view secret);
SealedPaper seal(std::string_view paper, std::string_view key, std::string_view attempt, Random&);
// For tests: what a browser does with it. Throws std::runtime_error when the seal does not hold.
std::string unseal(const SealedPaper&, std::string_view key, std::string_view attempt);

std::string base64(std::string_view bytes);  // with padding, as browsers' atob() takes it

}  // namespace delivery
