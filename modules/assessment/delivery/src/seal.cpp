#include "seal.hpp"

#include <base/must.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace delivery {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t key_bytes = 32;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* raw(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }
unsigned char* raw(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

std::string from_base64(std::string_view text) {
    std::string out(text.size() / 4 * 3, '\0');
    const int length = EVP_DecodeBlock(raw(out), raw(text), int(text.size()));
    if (length < 0) {
        throw std::runtime_error("this is not base64");
    }
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    out.resize(std::size_t(length) - padding);
    return out;
}

}  // namespace

std::string base64(std::string_view bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends in a NUL
    out.resize(std::size_t(EVP_EncodeBlock(raw(out), raw(bytes), int(bytes.size()))));
    return out;
}

std::string paper_key(std::string_view secret) {
    static constexpr std::string_view purpose = "paper";
    std::string out(key_bytes, '\0');
    unsigned length = 0;
    MUST(HMAC(EVP_sha256(), secret.data(), int(secret.size()), raw(purpose), purpose.size(), raw(out),
              &length) != nullptr);
    return out;
}

SealedPaper seal(std::string_view paper, std::string_view key, std::string_view attempt, Random& random) {
    MUST(key.size() == key_bytes);
    std::array<std::byte, nonce_bytes> chance{};
    random.fill(chance);
    const std::string_view nonce(reinterpret_cast<const char*>(chance.data()), chance.size());
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    std::string sealed(paper.size() + tag_bytes, '\0');
    int length = 0;
    MUST(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1 &&
         EVP_EncryptUpdate(cipher.get(), nullptr, &length, raw(attempt), int(attempt.size())) == 1 &&
         EVP_EncryptUpdate(cipher.get(), raw(sealed), &length, raw(paper), int(paper.size())) == 1 &&
         EVP_EncryptFinal_ex(cipher.get(), raw(sealed) + length, &length) == 1 &&
         EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, raw(sealed) + paper.size()) == 1);
    SealedPaper out;
    out.nonce = base64(nonce);
    out.data = base64(sealed);
    return out;
}

std::string unseal(const SealedPaper& paper, std::string_view key, std::string_view attempt) {
    const std::string nonce = from_base64(paper.nonce);
    std::string sealed = from_base64(paper.data);
    if (nonce.size() != nonce_bytes || sealed.size() < tag_bytes || key.size() != key_bytes) {
        throw std::runtime_error("this is no sealed paper");
    }
    const std::size_t size = sealed.size() - tag_bytes;
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    std::string out(size, '\0');
    int length = 0;
    const bool good =
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &length, raw(attempt), int(attempt.size())) == 1 &&
        EVP_DecryptUpdate(cipher.get(), raw(out), &length, raw(sealed), int(size)) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, raw(sealed) + size) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), raw(out) + length, &length) == 1;
    if (!good) {
        throw std::runtime_error("the seal does not hold");
    }
    return out;
}

}  // namespace delivery
