#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <schema/schema.hpp>

namespace sample {
BOOST_DEFINE_ENUM_CLASS(Venue, test_centre, online)
struct Seat {
    static constexpr std::string_view kind = "seat";
    std::int64_t number;
};
BOOST_DESCRIBE_STRUCT(Seat, (), (number))
struct Room {
    static constexpr std::string_view kind = "room";
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Room, (), (name))
struct Wish {
    Venue venue;
    Instant starts_at;
    schema::Whole<0, 120> extra_minutes;
    std::optional<schema::Text<1, 20>> note;
    std::variant<Seat, Room> place;
    std::vector<std::string> names;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (venue, starts_at, extra_minutes, note, place, names))
struct Asked {
    std::optional<schema::Whole<1, 100>> limit;
    std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (limit, after))
}  // namespace sample

namespace {
constexpr std::string_view good =
    R"({"venue":"online","starts_at":"2026-03-01T09:00:00Z","extra_minutes":30,)"
    R"("place":{"kind":"seat","number":7},"names":["a"]})";

TEST(Schema, ReadsAndWritesTheSame) {
    Problems p;
    const auto wish = schema::parse<sample::Wish>(good, p);
    ASSERT_TRUE(p.empty());
    EXPECT_EQ(std::get<sample::Seat>(wish.place).number, 7);
    Problems again;
    const auto copy = schema::parse<sample::Wish>(schema::to_json(wish), again);
    EXPECT_TRUE(again.empty());
    EXPECT_EQ(schema::to_json(copy), schema::to_json(wish));
}

TEST(Schema, NamesEveryProblemAtOnce) {
    Problems p;
    schema::parse<sample::Wish>(
        R"({"venue":"moon","extra_minutes":500,"colour":1,"note":"","place":{"kind":"x"},"names":[1]})", p);
    std::set<std::string> at;
    for (const auto& problem : p) {
        at.insert(problem.pointer);
    }
    EXPECT_EQ(at, (std::set<std::string>{"/venue", "/starts_at", "/extra_minutes", "/colour", "/note",
                                         "/place/kind", "/names/0"}));
}

TEST(Schema, RefusesWhatIsNotOneDocument) {
    for (const auto text : {"", "{", R"({"a":1,"a":2})", R"({"x":{"a":1,"a":2}})", "\xff", "[1,]", "{} {}"}) {
        Problems p;
        schema::parse_json(text, p);
        EXPECT_EQ(p.size(), 1U) << text;
    }
}

TEST(Schema, TakesNumbersFromAddresses) {
    Problems p;
    const auto asked = schema::read_texts<sample::Asked>({{"limit", "5"}, {"after", "7"}}, p);
    ASSERT_TRUE(p.empty());
    EXPECT_EQ(asked.limit->value, 5);
    EXPECT_EQ(*asked.after, "7");
    schema::read_texts<sample::Asked>({{"limit", "500"}, {"page", "2"}}, p);
    EXPECT_EQ(p.size(), 2U);
}

TEST(Schema, DescribesItself) {
    schema::Components c;
    schema::describe(schema::Of<sample::Wish>{}, c);
    EXPECT_TRUE(c.contains("sample.Wish"));
    EXPECT_EQ(schema::typescript(c.at("sample.Seat")), R"({ kind: "seat"; number: number; })");
    EXPECT_EQ(schema::typescript(c.at("sample.Wish").at("properties").at("venue")),
              R"("test_centre" | "online")");
}

RC_GTEST_PROP(SchemaProperty, AnyTextIsReadOrRefusedButNeverThrows, (const std::string& text)) {
    Problems p;
    schema::parse<sample::Wish>(text, p);
    RC_ASSERT(!p.empty());
}
}  // namespace
