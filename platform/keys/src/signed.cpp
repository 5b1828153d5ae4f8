#include <base/text.hpp>
#include <keys/signed.hpp>
#include <schema/schema.hpp>

#include <sodium.h>
#include <algorithm>

namespace keys {

namespace {

std::unexpected<Failure> no_signature() {
    return refuse("not_a_signature", "The signature cannot be read: a part of the file is damaged.");
}
std::string text_at(const schema::json::value& v, std::string_view name) {
    const auto* o = v.if_object();
    const auto* field = o != nullptr ? o->if_contains(name) : nullptr;
    return field != nullptr && field->is_string() ? std::string(field->get_string()) : "";
}

}  // namespace

bool verify(const PublicKey& key, std::string_view bytes, std::string_view signature) {
    const auto raw = [](std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); };
    return key.bytes.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature), raw(bytes), bytes.size(), raw(key.bytes)) == 0;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string out(text.size() * 3 / 4 + 1, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed =
        sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(),
                          nullptr, &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    out.resize(size);
    return out;
}

Result<Opened> open(std::string_view jws, std::string_view type, std::string_view purpose,
                    std::span<const PublicKey> known) {
    const auto parts = split(jws, '.');
    if (parts.size() != 3) {
        return no_signature();
    }
    const auto header_text = from_base64url(parts[0]);
    auto payload = from_base64url(parts[1]);
    const auto signature = from_base64url(parts[2]);
    if (!header_text || !payload || !signature) {
        return no_signature();
    }
    Problems problems;
    const auto header = schema::parse_json(*header_text, problems);
    // Only this algorithm, and no extension that we would have to understand.
    if (!header || text_at(*header, "alg") != "EdDSA" || header->as_object().contains("crit")) {
        return no_signature();
    }
    if (text_at(*header, "typ") != type) {
        return refuse("another_kind", "What is signed here is not a " + std::string(type) + ".");
    }
    const std::string id = text_at(*header, "kid");
    const auto key = std::ranges::find(known, id, &PublicKey::id);
    if (key == known.end()) {
        return refuse("unknown_key",
                      "It is signed with the key " + id + ", which is not among the issuer's keys.",
                      {{"key", id}});
    }
    if (key->purpose != purpose) {
        return refuse("wrong_purpose", "The key " + id + " is for another purpose: " + key->purpose + ".",
                      {{"key", id}});
    }
    if (!verify(*key, std::string_view(jws).substr(0, parts[0].size() + 1 + parts[1].size()), *signature)) {
        return refuse("wrong_signature",
                      "The signature does not fit: something in it was changed after it was signed.",
                      {{"key", id}});
    }
    return Opened{std::move(*payload), *key};
}

KeySet key_set(std::span<const PublicKey> all) {
    KeySet out;
    for (const PublicKey& key : all) {
        out.keys.push_back({"OKP", "Ed25519", base64url(key.bytes), key.id, "EdDSA", "sig", key.purpose,
                            state_of(key), key.valid_from, key.retired_at, key.compromised_at});
    }
    return out;
}

Result<std::vector<PublicKey>> read_key_set(std::string_view text) {
    Problems problems;
    const auto set = schema::parse<KeySet>(text, problems);
    std::vector<PublicKey> out;
    for (const Jwk& jwk : set.keys) {
        const auto bytes = from_base64url(jwk.x);
        if (jwk.crv != "Ed25519" || !bytes || bytes->size() != crypto_sign_PUBLICKEYBYTES ||
            id_of(*bytes) != jwk.kid) {
            problems.push_back({"", "the key " + jwk.kid + " is not what its id says"});
            break;
        }
        out.push_back({jwk.kid, jwk.purpose, *bytes, jwk.valid_from, jwk.retired_at, jwk.compromised_at});
    }
    if (!problems.empty()) {
        return refuse("not_a_key_set", "These are not an installation's keys, as /api/keys gives them: " +
                                           problems[0].pointer + " " + problems[0].detail + ".");
    }
    return out;
}

}  // namespace keys
