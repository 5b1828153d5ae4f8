// Tests that run on SQLite, and on PostgreSQL when there is a server to run them on.
#pragma once
#include <gtest/gtest.h>
#include <store/scratch.hpp>

#include <optional>

class OnBoth : public testing::TestWithParam<store::Scratch::Kind> {
  protected:
    void SetUp() override {
        if (GetParam() == store::Scratch::Kind::postgres && !store::Scratch::has_postgres()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
        }
    }
    store::Scratch fresh(std::vector<store::ModuleMigrations> modules = {}, store::Settings settings = {}) {
        return store::Scratch(std::move(modules), GetParam(), std::move(settings));
    }
};

inline std::string kind_name(const testing::TestParamInfo<store::Scratch::Kind>& info) {
    return info.param == store::Scratch::Kind::sqlite ? "sqlite" : "postgres";
}
#define ON_BOTH(suite)                                                                                      \
    INSTANTIATE_TEST_SUITE_P(Databases, suite,                                                              \
                             testing::Values(store::Scratch::Kind::sqlite, store::Scratch::Kind::postgres), \
                             kind_name)
