#include "private_part.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <keys/signed.hpp>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace keys {
namespace {

const unsigned char* bytes_of(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }

struct Pair {
    unsigned char open[crypto_sign_PUBLICKEYBYTES];
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    explicit Pair(const std::string& seed) {
        MUST(seed.size() == crypto_sign_SEEDBYTES);
        crypto_sign_seed_keypair(open, secret, bytes_of(seed));
    }
    ~Pair() { sodium_memzero(secret, sizeof secret); }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;
};

[[noreturn]] void cannot(const char* what, const std::filesystem::path& path) {
    throw std::runtime_error(std::string("Cannot ") + what + " '" + path.string() +
                             "': " + std::strerror(errno) + ".");
}

// So that neither the file nor its name is lost with the power.
void sync(const std::filesystem::path& path, int flags) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0 || ::fsync(fd) != 0) {
        cannot("keep", path);
    }
    ::close(fd);
}

}  // namespace

std::string public_part(const std::string& seed) {
    const Pair pair(seed);
    return {reinterpret_cast<const char*>(pair.open), sizeof pair.open};
}

std::string signature_of(const std::string& seed, std::string_view bytes) {
    const Pair pair(seed);
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(out.data()), nullptr, bytes_of(bytes), bytes.size(),
                         pair.secret);
    return out;
}

std::string derived(const std::string& secret, std::string_view purpose) {
    const std::string about = "assay signing key: " + std::string(purpose);
    std::string out(crypto_auth_hmacsha256_BYTES, '\0');
    static_assert(crypto_auth_hmacsha256_BYTES == seed_bytes &&
                  crypto_auth_hmacsha256_KEYBYTES == seed_bytes);
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(out.data()), bytes_of(about), about.size(),
                           bytes_of(secret));
    return out;
}

std::filesystem::path file_of(const std::filesystem::path& folder, const std::string& id) {
    return folder / (id + ".key");
}

void write_seed(const std::filesystem::path& folder, const std::string& id, const std::string& seed) {
    std::error_code ec;
    std::filesystem::create_directories(folder, ec);
    if (ec) {
        throw std::runtime_error("Cannot make the folder '" + folder.string() +
                                 "' for signing keys: " + ec.message() + ".");
    }
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ec);
    const auto path = file_of(folder, id);
    const int fd = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    const std::string text = base64url(seed) + "\n";
    const bool written =
        fd >= 0 && ::write(fd, text.data(), text.size()) == ssize_t(text.size()) && ::fsync(fd) == 0;
    if (fd >= 0) {
        ::close(fd);
    }
    if (!written) {
        cannot("write the signing key", path);
    }
    sync(folder, O_RDONLY | O_DIRECTORY);
}

Result<std::string> read_seed(const std::filesystem::path& folder, const std::string& id) {
    const auto path = file_of(folder, id);
    struct stat facts{};
    std::ifstream in(path);
    std::string text;
    if (::stat(path.c_str(), &facts) != 0 || !std::getline(in, text)) {
        return fail(Why::unavailable, "signing_key_missing",
                    "This server does not hold the private part of the signing key " + id +
                        ". Give every server the same keys folder, or the same ASSAY_SIGNING_KEY.",
                    {{"key", id}});
    }
    if ((facts.st_mode & 077) != 0) {
        return fail(Why::unavailable, "signing_key_exposed",
                    "Others on the server can read the signing key " + id +
                        ". Make its file private (mode 600), and if somebody may have read it, replace it.",
                    {{"key", id}});
    }
    const auto seed = from_base64url(text);
    if (!seed || seed->size() != seed_bytes || id_of(public_part(*seed)) != id) {
        return fail(Why::unavailable, "signing_key_damaged",
                    "The file of the signing key " + id + " does not hold it. Restore it, or rotate the key.",
                    {{"key", id}});
    }
    return *seed;
}

}  // namespace keys
