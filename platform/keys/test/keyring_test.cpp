#include <keys/keyring.hpp>
#include <keys/signed.hpp>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <fstream>
#include <store/record.hpp>
#include <store/scratch.hpp>

namespace {

using std::chrono_literals::operator""h;
using keys::Keyring;
using keys::PublicKey;
using store::Reader;
using store::Scratch;
namespace fs = std::filesystem;

const Instant day = *parse_rfc3339("2026-03-01T09:00:00Z");
const std::string secret = "S3VnZWxzY2hyZWliZXIgdW5kIFRpbnRlIGlzdCBndXQ=";  // 32 bytes
const std::string other_secret = "TmllbWFuZCBrZW5udCBkaWVzZW4gU2NobMO8c3NlbCE=";

class Keys : public testing::TestWithParam<Scratch::Kind> {
  protected:
    void SetUp() override {
        if (GetParam() == Scratch::Kind::postgres && !Scratch::has_postgres()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
        }
        db_.emplace(std::vector{store::migrations(), keys::migrations()}, GetParam());
        folder_ = fs::temp_directory_path() / ("assay-keys-" + Random().token());
    }
    void TearDown() override { fs::remove_all(folder_); }
    store::Database& db() { return **db_; }
    PublicKey current(const std::string& purpose = "receipt") {
        return db().read([&](Reader& r) { return keys::current(r, purpose); }).value();
    }
    std::vector<PublicKey> all() {
        return db().read([](Reader& r) { return keys::public_keys(r); });
    }
    void ready(const Keyring& ring, Instant now = day) {
        const Done done = ring.ready(db(), random_, "receipt", now);
        ASSERT_TRUE(done) << done.error().detail;
    }
    static std::string code(const auto& result) { return result ? "good" : result.error().code; }

    std::optional<Scratch> db_;
    fs::path folder_;
    Random random_{7};
};

TEST_P(Keys, TheFirstNeedMakesAKeyAndTheNextFindsIt) {
    const Keyring ring(folder_, "");
    EXPECT_EQ(code(db().read([](Reader& r) { return keys::current(r, "receipt"); })), "no_signing_key");
    ready(ring);
    const PublicKey key = current();
    EXPECT_EQ(key.id, keys::id_of(key.bytes));
    EXPECT_EQ(key.id.size(), 22U);
    EXPECT_EQ(key.valid_from, day);
    ready(ring, day + 1h);
    EXPECT_EQ(current(), key);

    struct stat facts{};
    ASSERT_EQ(stat((folder_ / (key.id + ".key")).c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600U);

    // Another start of the same installation signs the same.
    const Keyring again(folder_, "");
    const auto signature = ring.sign(key, "what we hold");
    EXPECT_EQ(again.sign(key, "what we hold").value(), *signature);
    EXPECT_TRUE(keys::verify(key, "what we hold", *signature));
    EXPECT_FALSE(keys::verify(key, "what we held", *signature));
}

TEST_P(Keys, RotationKeepsWhatWasSigned) {
    const Keyring ring(folder_, "");
    ready(ring);
    const PublicKey old = current();
    const std::string jws = ring.jws(old, "assay-receipt", R"({"n":1})").value();
    const PublicKey fresh = ring.rotate(db(), random_, "receipt", "a year has passed", day + 24h).value();
    EXPECT_EQ(current(), fresh);
    EXPECT_NE(fresh.id, old.id);
    EXPECT_FALSE(fs::exists(folder_ / (old.id + ".key")));

    const auto known = all();
    const auto opened = keys::open(jws, "assay-receipt", "receipt", known);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->payload, R"({"n":1})");
    EXPECT_EQ(opened->key.retired_at, day + 24h);
    EXPECT_TRUE(keys::stands_for(opened->key, day + 1h));
    EXPECT_EQ(code(keys::stands_for(opened->key, day + 25h)), "key_retired");
    EXPECT_EQ(code(keys::stands_for(fresh, day)), "key_not_yet_valid");
    EXPECT_EQ(code(ring.sign(opened->key, "x")), "key_retired");

    const auto records = db().read([&](Reader& r) { return store::records_of(r, "signing_key", old.id); });
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[1].event, "retired");
    EXPECT_EQ(records[1].reason, "a year has passed");
}

TEST_P(Keys, AStolenKeyIsReplacedAndCountsNoMore) {
    const Keyring ring(folder_, "");
    ready(ring);
    const PublicKey old = current();
    const auto marked = ring.compromised(db(), random_, old.id, day + 1h, "a lost laptop", day + 24h).value();
    EXPECT_EQ(keys::state_of(marked), keys::State::compromised);
    EXPECT_EQ(marked.compromised_at, day + 1h);
    EXPECT_EQ(marked.retired_at, day + 24h);
    EXPECT_TRUE(keys::stands_for(marked, day));
    EXPECT_EQ(code(keys::stands_for(marked, day + 1h)), "key_compromised");
    EXPECT_NE(current().id, old.id);
    // A later suspicion does not move an earlier one; an earlier one counts.
    EXPECT_EQ(ring.compromised(db(), random_, old.id, day + 2h, "", day + 25h)->compromised_at, day + 1h);
    EXPECT_EQ(ring.compromised(db(), random_, old.id, day, "", day + 26h)->compromised_at, day);
    EXPECT_EQ(all().size(), 2U);
    EXPECT_EQ(code(ring.compromised(db(), random_, "nobody", day, "", day)), "not_found");
}

TEST_P(Keys, OneSecretInTheEnvironmentServesManyServers) {
    const Keyring first(folder_ / "a", secret), second(folder_ / "b", secret);
    ready(first);
    ready(second);
    ASSERT_EQ(all().size(), 1U);
    EXPECT_FALSE(fs::exists(folder_));
    const PublicKey key = current();
    EXPECT_EQ(first.sign(key, "x").value(), second.sign(key, "x").value());
    EXPECT_EQ(code(first.rotate(db(), random_, "receipt", "", day)), "key_from_environment");

    // A new secret takes over at the start of the first server that has it; the old one never comes back.
    const Keyring moved(folder_ / "a", other_secret);
    ready(moved, day + 1h);
    const PublicKey fresh = current();
    EXPECT_NE(fresh.id, key.id);
    ready(second, day + 2h);
    EXPECT_EQ(current(), fresh);
    EXPECT_EQ(code(second.sign(fresh, "x")), "signing_key_missing");
    EXPECT_TRUE(moved.sign(fresh, "x"));
}

TEST_P(Keys, PurposesHaveKeysOfTheirOwn) {
    const Keyring ring(folder_, secret);
    ready(ring);
    ASSERT_TRUE(ring.ready(db(), random_, "badge", day));
    const PublicKey badge = current("badge");
    EXPECT_NE(badge.id, current().id);
    const std::string jws = ring.jws(badge, "assay-receipt", "{}").value();
    EXPECT_EQ(code(keys::open(jws, "assay-receipt", "receipt", all())), "wrong_purpose");
    EXPECT_EQ(code(keys::open(jws, "assay-badge", "badge", all())), "another_kind");
    EXPECT_TRUE(keys::open(jws, "assay-receipt", "badge", all()));
}

TEST_P(Keys, AKeyThatOthersReadOrThatIsGoneDoesNotSign) {
    {
        const Keyring ring(folder_, "");
        ready(ring);
    }
    const fs::path file = folder_ / (current().id + ".key");
    fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
    EXPECT_EQ(code(Keyring(folder_, "").sign(current(), "x")), "signing_key_exposed");
    fs::permissions(file, fs::perms::group_read, fs::perm_options::remove);
    EXPECT_TRUE(Keyring(folder_, "").sign(current(), "x"));
    std::ofstream(file, std::ios::trunc) << "AAAA\n";
    EXPECT_EQ(code(Keyring(folder_, "").sign(current(), "x")), "signing_key_damaged");
    fs::remove(file);
    EXPECT_EQ(code(Keyring(folder_, "").sign(current(), "x")), "signing_key_missing");
    EXPECT_TRUE(Keyring(folder_, "").ready(db(), random_, "receipt", day + 1h));  // but never makes a second
    EXPECT_EQ(all().size(), 1U);
}

TEST_P(Keys, ASecretThatIsNoneIsRefusedAtOnce) {
    EXPECT_THROW(Keyring(folder_, "short"), std::runtime_error);
    EXPECT_THROW(Keyring(folder_, "!!!"), std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Both, Keys, testing::Values(Scratch::Kind::sqlite, Scratch::Kind::postgres),
                         [](const auto& kind) {
                             return kind.param == Scratch::Kind::sqlite ? "sqlite" : "postgres";
                         });
}  // namespace
