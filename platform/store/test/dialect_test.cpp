#include "dialect.hpp"

#include <base/must.hpp>

#include <gtest/gtest.h>

namespace {

constexpr std::string_view names[] = {"person", "limit"};

TEST(Dialect, NamesBecomeNumbers) {
    EXPECT_EQ(store::postgres_query("SELECT id FROM a WHERE p = :person AND q > :person LIMIT :limit", names),
              "SELECT id FROM a WHERE p = $1 AND q > $1 LIMIT $2");
}

TEST(Dialect, StringsQuotedNamesAndCastsStay) {
    EXPECT_EQ(
        store::postgres_query("SELECT ':person', 'it''s :limit', \"n: integer\", x::text, :person", names),
        "SELECT ':person', 'it''s :limit', \"n: integer\", x::text, $1");
    EXPECT_EQ(store::postgres_query("SELECT count(*) AS \"INTEGER: integer\" -- :person INTEGER", names),
              "SELECT count(*) AS \"INTEGER: integer\" -- :person INTEGER");
}

TEST(Dialect, TypesKeepTheirWidth) {
    EXPECT_EQ(
        store::postgres_query("SELECT CAST(:limit AS INTEGER), CAST(a AS REAL), CAST(b AS TEXT)", names),
        "SELECT CAST($2 AS BIGINT), CAST(a AS DOUBLE PRECISION), CAST(b AS TEXT)");
    EXPECT_EQ(store::postgres_script(
                  "CREATE TABLE a (id TEXT PRIMARY KEY, n INTEGER NOT NULL, b BLOB, r REAL) STRICT;"),
              "CREATE TABLE a (id TEXT COLLATE \"C\" PRIMARY KEY, n BIGINT NOT NULL, b BYTEA, r DOUBLE "
              "PRECISION) ;");
}

TEST(Dialect, AnUnknownNameIsBroken) { EXPECT_THROW(store::postgres_query("SELECT :nobody", names), Broken); }

}  // namespace
