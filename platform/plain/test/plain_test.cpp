#include <gtest/gtest.h>
#include <plain/plain.hpp>

namespace sample {
struct Option {
    std::string id;
    std::optional<bool> correct;
};
BOOST_DESCRIBE_STRUCT(Option, (), (id, correct))
struct Item {
    schema::Text<1, 20> id;
    std::vector<Option> option;
};
BOOST_DESCRIBE_STRUCT(Item, (), (id, option))
}  // namespace sample

namespace {
TEST(Plain, ReadsATableIntoItsType) {
    const plain::Folder folder(
        plain::Texts{{"a.toml", "id = \"x\"\n[[option]]\nid = \"a\"\ncorrect = true\n"}});
    plain::Report report;
    const auto item = plain::read<sample::Item>(folder, "a.toml", report);
    ASSERT_TRUE(item) << report.problems.size();
    EXPECT_EQ(item->value.option.at(0).id, "a");
    EXPECT_EQ(item->lines.of("/option/0/correct"), 4);
}

TEST(Plain, NamesTheLineOfEveryProblem) {
    const plain::Folder folder(
        plain::Texts{{"a.toml", "id = 5\ncolour = \"red\"\n[[option]]\nid = \"a\"\ncorrect = \"yes\"\n"}});
    plain::Report report;
    EXPECT_FALSE(plain::read<sample::Item>(folder, "a.toml", report));
    std::set<std::int64_t> lines;
    for (const auto& p : report.problems) {
        lines.insert(p.line);
    }
    EXPECT_EQ(lines, (std::set<std::int64_t>{1, 2, 5}));
}

TEST(Plain, TellsBrokenTomlAndBrokenText) {
    const plain::Folder folder(plain::Texts{{"a.toml", "id = \n"}, {"b.toml", "id = \"\xff\""}});
    plain::Report report;
    EXPECT_FALSE(plain::read<sample::Item>(folder, "a.toml", report));
    EXPECT_FALSE(plain::read<sample::Item>(folder, "b.toml", report));
    EXPECT_FALSE(plain::read<sample::Item>(folder, "c.toml", report));
    EXPECT_EQ(report.problems.size(), 3U);
}

TEST(Plain, FindsPathsByPattern) {
    const plain::Folder folder(
        plain::Texts{{"exams/a/exam.toml", ""}, {"exams/b/exam.toml", ""}, {"exams/a/forms/x.toml", ""}});
    EXPECT_EQ(folder.matching("exams/*/exam.toml").size(), 2U);
    EXPECT_EQ(plain::Folder::name_in("exams/a/forms/x.toml", "exams/*/forms/*.toml", 1), "x");
}
}  // namespace
