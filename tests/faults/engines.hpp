// Tests that run on SQLite and, when ASSAY_TEST_POSTGRES names a server, on PostgreSQL.
#pragma once
#include "audit.hpp"
#include "ground.hpp"
#include "postgres.hpp"

#include <gtest/gtest.h>

namespace faults {

class OnEngine : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override {
        if (GetParam() == Engine::postgres && test_postgres().empty()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; run it by tools/with-postgres";
        }
    }
};

#define ON_BOTH_ENGINES(suite)                                                             \
    INSTANTIATE_TEST_SUITE_P(On, suite, testing::Values(Engine::sqlite, Engine::postgres), \
                             [](const auto& engine) { return std::string(name_of(engine.param)); })

inline constexpr milliseconds soon{15'000};     // until things go on by themselves
inline constexpr milliseconds settled{20'000};  // until what is written is all acknowledged

// Nothing acknowledged is missing, nothing is there twice, nobody was refused, and all of it got through.
inline void expect_nothing_lost(const Crowd& crowd, const Verdict& verdict) {
    EXPECT_TRUE(verdict.is_good()) << verdict.words() << "; seed " << seed();
    EXPECT_GT(verdict.acknowledged, 0);
    EXPECT_EQ(crowd.unsaved(), 0) << "changes that never got through, though the server was there; seed "
                                  << seed();
    EXPECT_TRUE(crowd.met().refused.empty()) << words_of(crowd.met().refused);
    EXPECT_EQ(crowd.met().busy_without_retry, 0) << "503 without Retry-After";
}

}  // namespace faults
