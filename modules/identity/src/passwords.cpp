#include "passwords.hpp"

#include <base/must.hpp>

#include <sodium.h>
#include <semaphore>

namespace identity {
namespace {
constexpr unsigned long long operations = 2;
constexpr std::size_t memory_bytes = 19 * 1024 * 1024;
std::counting_semaphore<2> places(2);

struct Place {
    Place() { places.acquire(); }
    ~Place() { places.release(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
};
}  // namespace

std::string hash_password(const std::string& password) {
    const Place place;
    char out[crypto_pwhash_STRBYTES];
    MUST(crypto_pwhash_str(out, password.data(), password.size(), operations, memory_bytes) == 0);
    return out;
}

bool password_matches(const std::string& hash, const std::string& password) {
    static const std::string nobody = hash_password("nobody's password");
    const Place place;
    const std::string& against = hash.empty() ? nobody : hash;
    const bool same = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return same && !hash.empty();
}
}  // namespace identity
