#include <base/must.hpp>
#include <base/text.hpp>
#include <keys/keyring.hpp>
#include <keys/signed.hpp>
#include <keys/sql/signing_key.hpp>
#include <logs/logs.hpp>
#include <store/record.hpp>

#include <sodium.h>
#include <stdexcept>

#include "private_part.hpp"

namespace keys {
namespace {

template <class Row>
PublicKey key_from(Row row) {
    return {std::move(row.id), std::move(row.purpose), std::move(row.public_part.value),
            row.valid_from_at, row.retired_at,         row.compromised_at};
}

std::string secret_from(std::string_view text) {
    if (text.empty()) {
        return "";
    }
    // As `openssl rand -base64 32` prints it, or without padding for an address's alphabet.
    std::string plain(trimmed(text));
    while (plain.ends_with('=')) {
        plain.pop_back();
    }
    for (char& c : plain) {
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    }
    const auto secret = from_base64url(plain);
    if (!secret || secret->size() != seed_bytes) {
        throw std::runtime_error(
            "ASSAY_SIGNING_KEY is not 32 bytes in base64. `openssl rand -base64 32` makes such a key.");
    }
    return *secret;
}

void note(store::Tx& tx, Random& random, const std::string& id, std::string event, std::string_view reason,
          Instant now) {
    store::record(tx, {.id = random.uuid7(now),
                       .subject_kind = "signing_key",
                       .subject = id,
                       .recorded_at = now,
                       .event = std::move(event),
                       .reason = std::string(reason)});
}

}  // namespace

std::vector<PublicKey> public_keys(store::Reader& reader) {
    std::vector<PublicKey> out;
    for (auto& row : sql::all_keys(reader)) {
        out.push_back(key_from(std::move(row)));
    }
    return out;
}

Result<PublicKey> current(store::Reader& reader, std::string_view purpose) {
    auto row = sql::current_key(reader, {.purpose = purpose});
    if (!row) {
        return fail(
            Why::unavailable, "no_signing_key",
            "There is no key to sign a " + std::string(purpose) + " with yet. Try again in a moment.");
    }
    return key_from(std::move(*row));
}

Keyring::Keyring() = default;
Keyring::Keyring(std::filesystem::path folder, std::string_view secret)
    : folder_(std::move(folder)), secret_(secret_from(secret)) {}

Done Keyring::ready(store::Database& db, Random& random, std::string_view purpose, Instant now) const {
    const std::string own = secret_.empty() ? "" : id_of(public_part(derived(secret_, purpose)));
    const auto there =
        db.read([&](store::Reader& reader) { return sql::current_key(reader, {.purpose = purpose}); });
    const bool taken_up = own.empty() || (there && there->id == own) || db.read([&](store::Reader& reader) {
        return sql::key_of(reader, {.id = own}).has_value();
    });
    if (there && taken_up) {
        if (const auto seed = seed_of(key_from(*there)); !seed) {
            logs::warn("cannot sign", {{"code", seed.error().code}, {"key", there->id}});
        }
        return {};
    }
    const PublicKey made = TRY(replace(db, random, purpose, "", now));
    logs::info("signing key made", {{"key", made.id}, {"purpose", std::string(purpose)}});
    return {};
}

// The private part is kept before the store names the key: a key that nobody can sign with must never be the
// current one. Whoever comes second to a first key leaves it to the other.
Result<PublicKey> Keyring::replace(store::Database& db, Random& random, std::string_view purpose,
                                   std::string_view reason, Instant now) const {
    std::string seed(seed_bytes, '\0');
    if (secret_.empty()) {
        random.fill(std::as_writable_bytes(std::span(seed)));
    } else {
        seed = derived(secret_, purpose);
    }
    const std::string open = public_part(seed);
    const std::string id = id_of(open);
    if (!folder_.empty() && secret_.empty()) {
        try {
            write_seed(folder_, id, seed);
        } catch (const std::runtime_error& e) {
            return fail(Why::unavailable, "signing_key_not_kept", e.what());
        }
    }
    {
        const std::scoped_lock lock(inside_->mutex);
        inside_->seeds[id] = seed;
    }
    const bool first = reason.empty() && secret_.empty();  // ready() found none
    std::string before;
    Result<PublicKey> done = db.write([&](store::Tx& tx) -> Result<PublicKey> {
        const auto was = sql::current_key(tx, {.purpose = purpose});
        before = was ? was->id : "";
        if (was && first) {
            return key_from(*was);
        }
        if (sql::key_of(tx, {.id = id})) {
            return fail(Why::conflict, "key_from_environment",
                        "The key comes from ASSAY_SIGNING_KEY. Give the servers another one: the first to "
                        "start with it puts it in this one's place.");
        }
        if (was) {
            sql::retire_current(tx, {.now = now, .purpose = purpose});
            note(tx, random, was->id, "retired", reason, now);
        }
        const store::Bytes bytes{open};
        sql::insert_key(tx, {.id = id, .purpose = purpose, .public_part = bytes, .valid_from = now});
        note(tx, random, id, "made", reason, now);
        return PublicKey{id, std::string(purpose), open, now};
    });
    if (!done || done->id != id) {
        if (secret_.empty()) {
            forget(id);
        }
    } else if (!before.empty()) {
        forget(before);  // it signs nothing any more
    }
    return done;
}

Result<PublicKey> Keyring::rotate(store::Database& db, Random& random, std::string_view purpose,
                                  std::string_view reason, Instant now) const {
    return replace(db, random, purpose, reason.empty() ? "rotated" : reason, now);
}

Result<PublicKey> Keyring::compromised(store::Database& db, Random& random, std::string_view id,
                                       Instant since, std::string_view reason, Instant now) const {
    const auto row = db.read([&](store::Reader& reader) { return sql::key_of(reader, {.id = id}); });
    if (!row) {
        return not_found("signing key");
    }
    if (!row->retired_at) {
        CHECK(replace(db, random, row->purpose, reason.empty() ? "compromised" : reason, now));
    }
    return db.write([&](store::Tx& tx) -> Result<PublicKey> {
        if (sql::mark_compromised(tx, {.since = since, .id = id}) == 1) {
            note(tx, random, row->id, "compromised", reason, now);
        }
        return key_from(*sql::key_of(tx, {.id = id}));
    });
}

Result<std::string> Keyring::seed_of(const PublicKey& key) const {
    const std::scoped_lock lock(inside_->mutex);
    if (const auto known = inside_->seeds.find(key.id); known != inside_->seeds.end()) {
        return known->second;
    }
    if (!secret_.empty()) {
        std::string seed = derived(secret_, key.purpose);
        if (id_of(public_part(seed)) == key.id) {
            return inside_->seeds[key.id] = seed;
        }
    }
    std::string seed = TRY(read_seed(folder_, key.id));
    return inside_->seeds[key.id] = seed;
}

void Keyring::forget(const std::string& id) const {
    const std::scoped_lock lock(inside_->mutex);
    if (const auto known = inside_->seeds.find(id); known != inside_->seeds.end()) {
        sodium_memzero(known->second.data(), known->second.size());
        inside_->seeds.erase(known);
    }
    if (!folder_.empty()) {
        std::error_code ignored;
        std::filesystem::remove(file_of(folder_, id), ignored);
    }
}

Result<std::string> Keyring::sign(const PublicKey& key, std::string_view bytes) const {
    if (key.retired_at) {
        return fail(Why::conflict, "key_retired", "The key " + key.id + " signs nothing any more.");
    }
    return signature_of(TRY(seed_of(key)), bytes);
}

Result<std::string> Keyring::jws(const PublicKey& key, std::string_view type,
                                 std::string_view payload) const {
    const std::string header =
        R"({"alg":"EdDSA","kid":")" + key.id + R"(","typ":")" + std::string(type) + "\"}";
    const std::string input = base64url(header) + "." + base64url(payload);
    return input + "." + base64url(TRY(sign(key, input)));
}

}  // namespace keys
