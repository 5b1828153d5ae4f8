#include "seal.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace delivery {
namespace {

TEST(Seal, OpensWithItsKeyForItsAttemptAlone) {
    Random random(3);
    const std::string key = paper_key("a secret");
    ASSERT_EQ(key.size(), 32U);
    EXPECT_EQ(key, paper_key("a secret"));
    EXPECT_NE(key, paper_key("another"));
    const std::string paper = R"({"items":[{"stem_html":"What stores objects?"}]})";
    const SealedPaper sealed = seal(paper, key, "attempt-1", random);
    EXPECT_EQ(unseal(sealed, key, "attempt-1"), paper);
    EXPECT_FALSE(sealed.data.contains("stores"));
    EXPECT_THROW((void)unseal(sealed, key, "attempt-2"), std::runtime_error);
    EXPECT_THROW((void)unseal(sealed, paper_key("another"), "attempt-1"), std::runtime_error);
    SealedPaper changed = sealed;
    changed.data[3] = changed.data[3] == 'A' ? 'B' : 'A';
    EXPECT_THROW((void)unseal(changed, key, "attempt-1"), std::runtime_error);
    EXPECT_NE(seal(paper, key, "attempt-1", random).nonce, sealed.nonce);  // never twice under one key
}

TEST(Seal, WritesBase64AsBrowsersReadIt) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");  // RFC 4648, section 10
}

}  // namespace
}  // namespace delivery
