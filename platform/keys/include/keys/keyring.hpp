// The signing keys of one installation. Public parts stand in the store with their history; the current
// private parts lie in a folder (one file a key, readable by its owner alone), come from the environment, or
// live in memory for a test. A retired key's private part is destroyed.
#pragma once
#include <base/random.hpp>
#include <keys/words.hpp>
#include <store/database.hpp>

#include <filesystem>
#include <map>
#include <mutex>
#include <vector>

namespace keys {

store::ModuleMigrations migrations();

std::vector<PublicKey> public_keys(store::Reader&);  // of every purpose, oldest first
// The one that signs now. Refused: no_signing_key.
Result<PublicKey> current(store::Reader&, std::string_view purpose);

class Keyring {
  public:
    Keyring();  // keeps private parts in memory: for tests
    // `secret`: ASSAY_SIGNING_KEY, 32 bytes as base64, from which every purpose's key is derived; or "".
    // Throws std::runtime_error with a sentence when it is something else.
    Keyring(std::filesystem::path folder, std::string_view secret);

    // Sees to it that there is a current key: makes the first one, or takes up the environment's when the
    // store has never seen it. Costs one read when there is nothing to do.
    Done ready(store::Database&, Random&, std::string_view purpose, Instant now) const;

    // A new key takes over and the one before it retires. Failures: key_from_environment (give the servers
    // another one instead).
    Result<PublicKey> rotate(store::Database&, Random&, std::string_view purpose, std::string_view reason,
                             Instant now) const;
    // Nothing signed with it from `since` on counts any more; when it is the current one, it is replaced.
    // Failures: not_found, key_from_environment.
    Result<PublicKey> compromised(store::Database&, Random&, std::string_view id, Instant since,
                                  std::string_view reason, Instant now) const;

    // 64 bytes. The same key and the same bytes give the same signature. Failures: signing_key_missing when
    // this server does not hold the private part, signing_key_exposed when others can read it.
    Result<std::string> sign(const PublicKey&, std::string_view bytes) const;
    // A compact JWS (RFC 7515, EdDSA of RFC 8037) with `kid` and `typ` in its header.
    Result<std::string> jws(const PublicKey&, std::string_view type, std::string_view payload) const;

  private:
    struct Inside {
        std::mutex mutex;
        std::map<std::string, std::string> seeds;  // by key id
    };
    Result<std::string> seed_of(const PublicKey&) const;
    void forget(const std::string& id) const;
    Result<PublicKey> replace(store::Database&, Random&, std::string_view purpose, std::string_view reason,
                              Instant now) const;

    std::filesystem::path folder_;
    std::string secret_;
    std::shared_ptr<Inside> inside_ = std::make_shared<Inside>();
};

}  // namespace keys
