// What stops the build, and with which words.
#include "query.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace {
namespace fs = std::filesystem;

constexpr std::string_view tables = R"(CREATE TABLE course (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, made_at INTEGER NOT NULL, note TEXT, level INTEGER NOT NULL) STRICT;
CREATE TABLE lesson (id TEXT PRIMARY KEY, course TEXT NOT NULL REFERENCES course (id), title TEXT NOT NULL) STRICT;
CREATE INDEX lesson_by_course ON lesson (course);
)";

class Sqlgen : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("sqlgen" + std::to_string(::getpid()));
        fs::create_directories(folder_ / "sql" / "migrations");
        put("sql/migrations/0001_course.sql", tables);
    }
    void TearDown() override { fs::remove_all(folder_); }
    void put(const std::string& file, std::string_view text) {
        std::ofstream out(folder_ / file);
        out << text;
    }
    // The header made of these queries, or the complaint.
    std::string made(std::string_view queries) {
        put("sql/q.sql", queries);
        try {
            sqlgen::generate_queries("learning", folder_, folder_ / "sql" / "q.sql", folder_ / "q.hpp");
            return sqlgen::read_file(folder_ / "q.hpp");
        } catch (const sqlgen::Complaint& complaint) {
            return std::string("complains: ") + complaint.what();
        }
    }
    void expect(std::string_view queries, std::string_view part) {
        const std::string text = made(queries);
        EXPECT_NE(text.find(part), std::string::npos) << text;
    }
    fs::path folder_;
};

TEST_F(Sqlgen, RowsHaveTypes) {
    put("sql/types.txt", "# ours\ncourse.id CourseId\nlevel Level\n");
    const std::string_view query =
        "-- name: course_of -> one\nSELECT id, title, made_at, note, level FROM course WHERE id = :id;\n";
    expect(query,
           "CourseId id{};\n    std::string title{};\n    Instant made_at{};\n    std::optional<std::string> "
           "note{};\n    Level level{};");
    expect(query,
           "inline std::optional<course_of_row> course_of(store::Reader& on, const course_of_args& with)");
}

TEST_F(Sqlgen, WhatWritesTakesATx) {
    expect("-- name: rename -> one\nUPDATE course SET title = :title WHERE id = :id RETURNING id;",
           "rename(store::Tx& on, const rename_args& with)");
    expect("-- name: remove -> none\nDELETE FROM course WHERE id = :id;",
           "inline std::int64_t remove(store::Tx& on");
}

TEST_F(Sqlgen, WhatYieldsNothingMayRunLater) {
    const std::string_view remove = "-- name: remove -> none\nDELETE FROM course WHERE id = :id;";
    expect(remove, "inline store::Statement remove_later(const remove_args& with)");
    expect(remove, "const store::Value values[] = {with.id};\n    return {remove_query, values};");
    EXPECT_EQ(made("-- name: clear -> none\nDELETE FROM course WHERE id = 'x';").find("_later"),
              std::string::npos);
    EXPECT_EQ(made("-- name: title -> one\nSELECT title FROM course WHERE id = :id;").find("_later"),
              std::string::npos);
}

TEST_F(Sqlgen, ExpressionsSayTheirType) {
    expect(
        "-- name: n -> one\nSELECT count(*) AS \"n: integer\", max(made_at) AS \"last: Instant?\" FROM "
        "course WHERE id = :id;",
        "std::int64_t n{};\n    std::optional<Instant> last{};");
    expect("-- name: n -> one\nSELECT count(*) FROM course WHERE id = :id;",
           "q.sql:1: n: column `count(*)` is an expression");
}

TEST_F(Sqlgen, AWrongColumnStopsAtItsLine) {
    expect("-- name: a -> many\n-- Words.\nSELECT id,\n  colour\nFROM course WHERE id = :id;",
           "q.sql:4: a: no such column: colour");
}

TEST_F(Sqlgen, AWholeTableNeedsAReason) {
    expect("-- name: a -> many\nSELECT c.id FROM course AS c ORDER BY title;",
           "q.sql:1: a: it reads all of course");
    expect("-- name: a -> many\n-- scan: there are few\nSELECT id FROM course;", "struct a_row");
    expect("-- name: a -> many\n-- scan:\nSELECT id FROM course;", "q.sql:2: say why");
    expect("-- name: a -> many\nSELECT id FROM lesson WHERE course = :course;", "struct a_row");
}

TEST_F(Sqlgen, OuterJoinsMayBeNull) {
    const std::string_view wrong =
        "-- name: a -> many\nSELECT c.id, l.title FROM course c LEFT JOIN lesson l ON l.course = c.id WHERE "
        "c.id = :id;";
    expect(wrong, "comes from an outer join; say its type: AS \"title: std::string?\"");
    expect(
        "-- name: a -> many\nSELECT c.id, l.title AS \"lesson: text?\" FROM course c LEFT JOIN lesson l ON "
        "l.course = c.id WHERE c.id = :id;",
        "std::optional<std::string> lesson{};");
}

TEST_F(Sqlgen, BlocksHaveAForm) {
    expect("SELECT 1;", "q.sql:1: SQL before the first");
    expect("-- name: a => many\nSELECT 1;", "q.sql:1: a block starts with");
    expect("-- name: a -> some\nSELECT 1;", "say many, one or none");
    expect("-- name: a -> none\nSELECT id FROM course WHERE id = :id;", "it yields columns");
    expect("-- name: a -> one\nDELETE FROM course WHERE id = :id;", "it yields no columns");
    expect("-- name: a -> none\nDELETE FROM course WHERE id = :id; DELETE FROM lesson WHERE id = :id;",
           "one block is one statement");
    expect("-- name: a -> none\nDELETE FROM course WHERE id = ?;", "parameters are written :name");
    expect("-- name: a -> none\nDELETE FROM course WHERE id = :default;", "parameters are written :name");
    expect(
        "-- name: a -> none\nDELETE FROM course WHERE id = :id;\n-- postgres:\nDELETE FROM course WHERE id = "
        ":other;",
        "the PostgreSQL text uses :other");
    expect(
        "-- name: a -> none\nDELETE FROM course WHERE id = :id;\n-- name: a -> none\nDELETE FROM course "
        "WHERE id = :id;",
        "a is here twice");
}

TEST_F(Sqlgen, TablesFollowTheRules) {
    const auto with = [&](std::string_view migration, std::string_view part) {
        put("sql/migrations/0002_more.sql", migration);
        expect("-- name: a -> none\nDELETE FROM course WHERE id = :id;", part);
    };
    with("CREATE TABLE loose (id TEXT PRIMARY KEY);", "table loose is not STRICT");
    with("CREATE TABLE far (id TEXT PRIMARY KEY REFERENCES person (id)) STRICT;",
         "refers to person, which is not this module's");
    with("CREATE TABLE n (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;", "AUTOINCREMENT");
    with("CREATE TABLE i (id TEXT PRIMARY KEY, n INT NOT NULL) STRICT;", "column i.n is INT");
    with("\n\nCREATE NONSENSE;", "0002_more.sql:3: near \"NONSENSE\"");
    with("CREATE TRIGGER t AFTER DELETE ON course BEGIN DELETE FROM lesson; END;", "no triggers");
    fs::remove(folder_ / "sql/migrations/0002_more.sql");
    put("sql/migrations/0003_gap.sql", "");
    expect("-- name: a -> none\nDELETE FROM course WHERE id = :id;", "without gaps");
}

}  // namespace
