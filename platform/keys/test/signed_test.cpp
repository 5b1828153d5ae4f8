#include <base/random.hpp>
#include <base/text.hpp>
#include <keys/keyring.hpp>
#include <keys/signed.hpp>
#include <schema/schema.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <store/scratch.hpp>

#include "private_part.hpp"

namespace {

using keys::PublicKey;

// RFC 8032, 7.1, test 2.
const std::string rfc_seed =
    "\x4c\xcd\x08\x9b\x28\xff\x96\xda\x9d\xb6\xc3\x46\xec\x11\x4e\x0f"
    "\x5b\x8a\x31\x9f\x35\xab\xa6\x24\xda\x8c\xf6\xed\x4f\xb8\xa6\xfb";

PublicKey key_of(const std::string& seed) {
    PublicKey key{.purpose = "receipt", .bytes = keys::public_part(seed)};
    key.id = keys::id_of(key.bytes);
    return key;
}
std::string jws_of(const std::string& seed, const std::string& header, const std::string& payload) {
    const std::string input = base64url(header) + "." + base64url(payload);
    return input + "." + base64url(keys::signature_of(seed, input));
}
std::string header_of(const PublicKey& key, const std::string& more = "") {
    return R"({"alg":"EdDSA","kid":")" + key.id + R"(","typ":"assay-receipt")" + more + "}";
}
std::string code_of(const std::string& jws, const std::vector<PublicKey>& known) {
    const auto opened = keys::open(jws, "assay-receipt", "receipt", known);
    return opened ? "good" : opened.error().code;
}

TEST(Signed, IsTheEd25519OfTheStandard) {
    EXPECT_EQ(hex(keys::public_part(rfc_seed)),
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(hex(keys::signature_of(rfc_seed, "\x72")),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(Signed, OpensWhatAKnownKeySignedAndNothingElse) {
    const PublicKey key = key_of(rfc_seed), other = key_of(std::string(32, 'x'));
    EXPECT_EQ(code_of(jws_of(rfc_seed, header_of(key), "{}"), {key}), "good");
    EXPECT_EQ(code_of(jws_of(rfc_seed, header_of(key), "{}"), {other}), "unknown_key");
    EXPECT_EQ(code_of(jws_of(rfc_seed, header_of(other), "{}"), {key, other}), "wrong_signature");
    // No other algorithm, none at all least of all, and no extension.
    EXPECT_EQ(
        code_of(jws_of(rfc_seed, R"({"alg":"none","kid":")" + key.id + R"(","typ":"assay-receipt"})", "{}"),
                {key}),
        "not_a_signature");
    EXPECT_EQ(code_of(jws_of(rfc_seed, header_of(key, R"(,"crit":["b64"],"b64":false)"), "{}"), {key}),
              "not_a_signature");
    for (const char* broken : {"", ".", "..", "a.b", "a.b.c", "{}.{}.{}", "....", "e30.e30."}) {
        EXPECT_EQ(code_of(broken, {key}), "not_a_signature") << broken;
    }
}

TEST(Signed, AnyChangedCharacterIsFound) {
    const PublicKey key = key_of(rfc_seed);
    const std::string jws = jws_of(rfc_seed, header_of(key), R"({"answers":["b","c"]})");
    ASSERT_EQ(code_of(jws, {key}), "good");
    EXPECT_TRUE(rc::check("any changed character is found", [&] {
        const auto at = *rc::gen::inRange<std::size_t>(0, jws.size());
        const char c = *rc::gen::elementOf(std::string("ABCxyz019-_.="));
        RC_PRE(jws[at] != c);
        std::string changed = jws;
        changed[at] = c;
        RC_ASSERT(code_of(changed, {key}) != "good");
    }));
}

TEST(Signed, KeySetsComeBackAsTheyWere) {
    const Instant day = *parse_rfc3339("2026-03-01T09:00:00Z");
    PublicKey key = key_of(rfc_seed);
    key.valid_from = day;
    key.retired_at = day + Hours(1);
    PublicKey second = key_of(std::string(32, 'y'));
    second.compromised_at = day;
    const std::vector<PublicKey> all{key, second};
    const std::string text = schema::to_json(keys::key_set(all));
    EXPECT_EQ(keys::read_key_set(text).value(), all);
    EXPECT_NE(text.find(R"("kty":"OKP","crv":"Ed25519")"), std::string::npos);

    // A key under another's id would let a forger's signature count.
    std::string forged = text;
    forged.replace(forged.find(key.id), key.id.size(), second.id);
    EXPECT_FALSE(keys::read_key_set(forged));
    EXPECT_FALSE(keys::read_key_set("[]"));
    EXPECT_FALSE(keys::read_key_set("<html>"));
}

TEST(Signed, Base64IsStrict) {
    EXPECT_EQ(keys::from_base64url("TQ"), "M");
    EXPECT_EQ(keys::from_base64url(""), "");
    for (const char* wrong : {"TQ==", "TR", "T", "T+", "T Q"}) {
        EXPECT_EQ(keys::from_base64url(wrong), std::nullopt) << wrong;
    }
}

}  // namespace
