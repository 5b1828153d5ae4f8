#include "digest.hpp"

#include <openssl/evp.h>
#include <base/must.hpp>

#include <memory>

namespace sitting {
namespace {

constexpr std::size_t block = 64;  // bytes SHA-256 works on at once
constexpr std::size_t size = 32;

struct Free {
    void operator()(EVP_MD* md) const { EVP_MD_free(md); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

std::string digest(std::initializer_list<std::string_view> parts) {
    // Looking the algorithm up costs more than the hash itself: once, and one context a thread.
    static const std::unique_ptr<EVP_MD, Free> sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    MUST(sha256 && context && EVP_DigestInit_ex2(context.get(), sha256.get(), nullptr) == 1);
    for (const std::string_view part : parts) {
        MUST(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
    }
    std::string out(size, '\0');
    MUST(EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(out.data()), nullptr) == 1);
    return out;
}

std::string keyed_digest(std::string_view key, std::string_view message) {
    const std::string short_key = key.size() > block ? digest({key}) : std::string();
    if (key.size() > block) {
        key = short_key;
    }
    char inner[block];
    char outer[block];
    for (std::size_t i = 0; i < block; ++i) {
        const char c = i < key.size() ? key[i] : '\0';
        inner[i] = char(c ^ 0x36);
        outer[i] = char(c ^ 0x5c);
    }
    const std::string inside = digest({{inner, block}, message});
    return digest({{outer, block}, inside});
}

}  // namespace sitting
