#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <qti/item.hpp>

namespace qti {
namespace {

TEST(Value, IsReadByItsType) {
    EXPECT_EQ(read_single(BaseType::identifier, " choiceA "), Single(std::string("choiceA")));
    EXPECT_EQ(read_single(BaseType::string, " two words "), Single(std::string(" two words ")));
    EXPECT_EQ(read_single(BaseType::integer, "+12"), Single(std::int64_t{12}));
    EXPECT_EQ(read_single(BaseType::real, "1.5e2"), Single(150.0));
    EXPECT_EQ(read_single(BaseType::boolean, "true"), Single(true));
    EXPECT_EQ(read_single(BaseType::boolean, "0"), Single(false));
    EXPECT_EQ(read_single(BaseType::point, "10 20"), Single(Point{10, 20}));
    EXPECT_EQ(read_single(BaseType::pair, "A\n  B"), Single(Pair{"A", "B"}));
    EXPECT_EQ(read_single(BaseType::int_or_identifier, "7"), Single(std::int64_t{7}));
    EXPECT_EQ(read_single(BaseType::int_or_identifier, "seven"), Single(std::string("seven")));
    EXPECT_EQ(read_single(BaseType::duration, "90"), Single(90.0));
    EXPECT_EQ(read_single(BaseType::file, "f1"), Single(File{.name = "", .type = "", .id = "f1"}));
}

TEST(Value, OfAnotherTypeIsRefused) {
    for (const auto& [type, text] : std::vector<std::pair<BaseType, std::string>>{
             {BaseType::integer, "1.5"},
             {BaseType::integer, "99999999999999999999"},
             {BaseType::integer, "+-1"},
             {BaseType::real, "NaN"},
             {BaseType::real, "inf"},
             {BaseType::real, "1,5"},
             {BaseType::boolean, "yes"},
             {BaseType::identifier, "two words"},
             {BaseType::identifier, " "},
             {BaseType::pair, "A"},
             {BaseType::pair, "A B C"},
             {BaseType::directed_pair, ""},
             {BaseType::point, "10,20"},
             {BaseType::duration, "-1"},
             {BaseType::uri, ""},
         }) {
        EXPECT_FALSE(read_single(type, text)) << name_of(type) << " " << text;
    }
}

TEST(Value, NumbersReadBackToTheSame) {
    rc::check("real", [](double number) {
        RC_PRE(std::isfinite(number));
        RC_ASSERT(read_single(BaseType::real, write_single(BaseType::real, number)) == Single(number));
    });
    rc::check("integer", [](std::int64_t number) {
        RC_ASSERT(read_single(BaseType::integer, write_single(BaseType::integer, number)) == Single(number));
    });
}

TEST(Value, AnyTextIsReadOrRefused) {
    rc::check("any text", [](const std::string& text) {
        for (int type = 0; type <= static_cast<int>(BaseType::int_or_identifier); ++type) {
            const auto read = read_single(static_cast<BaseType>(type), text);
            if (read) {
                RC_ASSERT(read_single(static_cast<BaseType>(type),
                                      write_single(static_cast<BaseType>(type), *read)) == read);
            }
        }
    });
}

TEST(Value, NamesReadBack) {
    for (int type = 0; type <= static_cast<int>(BaseType::int_or_identifier); ++type) {
        EXPECT_EQ(base_type_of(name_of(static_cast<BaseType>(type))), static_cast<BaseType>(type));
    }
    for (int one = 0; one <= static_cast<int>(Cardinality::record); ++one) {
        EXPECT_EQ(cardinality_of(name_of(static_cast<Cardinality>(one))), static_cast<Cardinality>(one));
    }
    EXPECT_FALSE(base_type_of("double"));
}

TEST(Area, ContainsItsOutline) {
    const auto rectangle = read_area("rect", "10,20,30,40");
    ASSERT_TRUE(rectangle);
    EXPECT_TRUE(contains(*rectangle, {10, 40}));
    EXPECT_FALSE(contains(*rectangle, {9.5, 30}));
    const auto circle = read_area("circle", "50, 50, 10");
    ASSERT_TRUE(circle);
    EXPECT_TRUE(contains(*circle, {50, 60}));
    EXPECT_FALSE(contains(*circle, {58, 58}));
    const auto polygon = read_area("poly", "0 0 10 0 10 10");
    ASSERT_TRUE(polygon);
    EXPECT_TRUE(contains(*polygon, {8, 3}));
    EXPECT_TRUE(contains(*polygon, {5, 5}));
    EXPECT_FALSE(contains(*polygon, {2, 8}));
    const auto ellipse = read_area("ellipse", "0,0,20,10");
    ASSERT_TRUE(ellipse);
    EXPECT_TRUE(contains(*ellipse, {20, 0}));
    EXPECT_FALSE(contains(*ellipse, {0, 11}));
    EXPECT_TRUE(contains(*read_area("default", ""), {1e9, -1}));
}

TEST(Area, OfTooFewNumbersIsRefused) {
    EXPECT_FALSE(read_area("rect", "1,2,3"));
    EXPECT_FALSE(read_area("circle", "1,2,-3"));
    EXPECT_FALSE(read_area("poly", "1,2,3,4,5"));
    EXPECT_FALSE(read_area("rect", "10%,2,3,4"));
    EXPECT_FALSE(read_area("star", "1,2,3,4"));
}

}  // namespace
}  // namespace qti
