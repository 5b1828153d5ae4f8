#include <psychometrics/csv.hpp>

#include <gtest/gtest.h>
#include <sstream>

namespace psychometrics {
namespace {

Result<Responses> read(const std::string& text, const ReadWish& wish = {}) {
    std::istringstream in(text);
    return read_responses(in, wish);
}
std::string code_of(const std::string& text, const ReadWish& wish = {}) {
    const auto r = read(text, wish);
    return r ? "" : r.error().code;
}

TEST(Csv, ReadsScoresMarksPersonsAndGroups) {
    const auto r = read("person,\"a 1\",group,b\r\np1,1,north,\r\np2,-,south,>\r\n\r\np3,12,north,NA\r\n");
    ASSERT_TRUE(r) << r.error().detail;
    EXPECT_EQ(r->items, (std::vector<std::string>{"a 1", "b"}));
    EXPECT_EQ(r->scores,
              (std::vector<std::uint8_t>{1, not_presented, omitted, not_reached, 12, not_presented}));
    EXPECT_EQ(r->persons, (std::vector<std::string>{"p1", "p2", "p3"}));
    EXPECT_EQ(r->groups, (std::vector<std::string>{"north", "south"}));
    EXPECT_EQ(r->group_of, (std::vector<std::uint16_t>{0, 1, 0}));
    const auto settled = settle(*r, {0, not_presented});
    EXPECT_EQ(settled.scores,
              (std::vector<std::uint8_t>{1, not_presented, 0, not_presented, 12, not_presented}));
}

TEST(Csv, QuotedFieldsMayHoldCommasQuotesAndLines) {
    const auto r = read("\"a,\"\"x\"\"\nb\",c\n0,1\n");
    ASSERT_TRUE(r) << r.error().detail;
    EXPECT_EQ(r->items.front(), "a,\"x\"\nb");
    EXPECT_EQ(r->scores, (std::vector<std::uint8_t>{0, 1}));
}

TEST(Csv, SaysWhatIsWrongWithAFile) {
    EXPECT_EQ(code_of(""), "csv_empty");
    EXPECT_EQ(code_of("\n\n"), "csv_empty");
    EXPECT_EQ(code_of("a,b\n"), "no_persons");
    EXPECT_EQ(code_of("a,b\n1\n"), "row_length");
    EXPECT_EQ(code_of("a,b\n1,2,3\n"), "row_length");
    EXPECT_EQ(code_of("a,b\n1,yes\n"), "not_a_score");
    EXPECT_EQ(code_of("a,b\n1,-1\n"), "not_a_score");
    EXPECT_EQ(code_of("a,b\n1,251\n"), "not_a_score");
    EXPECT_EQ(code_of("a,b\n1,0.5\n"), "not_a_score");
    EXPECT_EQ(code_of("a,a\n1,0\n"), "item_twice");
    EXPECT_EQ(code_of("a,\n1,0\n"), "item_unnamed");
    EXPECT_EQ(code_of("person,a\nx,0\nx,1\n"), "person_twice");
    EXPECT_EQ(code_of("person,a\n,0\n"), "person_twice");
    EXPECT_EQ(code_of("group,a\n,0\n"), "group_unnamed");
    EXPECT_EQ(code_of("person,group\nx,y\n"), "no_items");
    EXPECT_EQ(code_of("a\n\"1\n"), "csv_malformed");
    EXPECT_EQ(code_of("a\n\"1\"2\n"), "csv_malformed");
    EXPECT_EQ(code_of("a\n" + std::string(2 << 20, '1') + "\n"), "csv_too_long");
    EXPECT_EQ(code_of("a\n\xff\n"), "csv_not_utf8");
    const auto cut = read("a\n" + std::string(39, 'x') + "\xc3\xa9\n");
    EXPECT_EQ(cut.error().detail.find('\xc3'), std::string::npos) << "half a character";
    ReadWish wish;
    wish.group_column = "sex";
    EXPECT_EQ(code_of("a\n1\n", wish), "column_missing");
    ReadWish without;
    without.leave_out = {"age"};
    EXPECT_EQ(code_of("a\n1\n", without), "column_missing");
}

TEST(Csv, ChoicesAreCodedInTheOrderOfTheirLabels) {
    std::istringstream in("q1,q2\nC,x\nA,\nB,x\n-,y\n");
    const auto r = read_choices(in);
    ASSERT_TRUE(r) << r.error().detail;
    EXPECT_EQ(r->labels, (std::vector<std::vector<std::string>>{{"A", "B", "C"}, {"x", "y"}}));
    EXPECT_EQ(r->codes.scores, (std::vector<std::uint8_t>{2, 0, 0, not_presented, 1, 0, omitted, 1}));
}

TEST(Csv, ATableGivesNumbersOrSaysWhere) {
    std::istringstream in("item,a\nx,1.5\ny,nan\nz,1e999\n");
    const auto t = read_table(in);
    ASSERT_TRUE(t);
    EXPECT_EQ(*number_of(*t, 0, *t->column("a")), 1.5);
    EXPECT_EQ(number_of(*t, 1, 1).error().code, "not_a_number");
    EXPECT_EQ(number_of(*t, 2, 1).error().code, "not_a_number");
    EXPECT_FALSE(t->column("b"));
}

TEST(Responses, PersonsAndItemsAreChosenByPlace) {
    const auto r = *read("group,a,b,c\nx,1,0,2\ny,0,1,\n");
    const std::vector<std::size_t> twice{1, 1}, last{2, 0};
    const auto people = with_persons(r, twice);
    EXPECT_EQ(people.scores, (std::vector<std::uint8_t>{0, 1, not_presented, 0, 1, not_presented}));
    EXPECT_EQ(people.group_of, (std::vector<std::uint16_t>{1, 1}));
    const auto items = with_items(r, last);
    EXPECT_EQ(items.items, (std::vector<std::string>{"c", "a"}));
    EXPECT_EQ(items.scores, (std::vector<std::uint8_t>{2, 1, not_presented, 0}));
    EXPECT_EQ(highest_scores(r), (std::vector<std::uint8_t>{1, 1, 2}));
}

}  // namespace
}  // namespace psychometrics
