#include <gtest/gtest.h>
#include <sitting/event_json.hpp>

#include <boost/json.hpp>

namespace sitting {
namespace {

const Shape choice{ItemKind::choice, 1, {"a", "b", "c", "d"}, {}};
const Shape two_of_five{ItemKind::multiple_response, 2, {"a", "b", "c", "d", "e"}, {}};
const Shape steps{ItemKind::ordering, 1, {"a", "b", "c"}, {}};
const Shape composite{.kind = ItemKind::composite,
                      .fields = {{"R", FieldKind::identifier, 1, 2, {"a", "b", "c"}, {}},
                                 {"W", FieldKind::string, 0, 1, {}, {}},
                                 {"N", FieldKind::real, 0, 1, {}, {}},
                                 {"G", FieldKind::directed_pair, 0, 0, {"a", "b"}, {"x", "y"}},
                                 {"L", FieldKind::pair, 0, 0, {"a", "b"}, {"a", "b"}},
                                 {"P", FieldKind::point, 0, 3, {}, {}}},
                      .tries = 1};
Composite with(std::string field, std::vector<std::string> values) {
    return {{{std::move(field), std::move(values)}}, {}};
}
const Shape one_field{.kind = ItemKind::composite, .fields = {composite.fields[0]}};
const Shape matching{ItemKind::matching, 1, {"a", "b"}, {"p1", "p2", "p3"}};

TEST(Response, TableOfAnswersAndWhatComesOfThem) {
    struct Row {
        const char* name;
        Response response;
        const Shape& shape;
        const char* code;  // "" fits
        bool complete;
    };
    const Row rows[] = {
        {"an option", Choice{"b"}, choice, "", true},
        {"no such option", Choice{"z"}, choice, "no_such_option", false},
        {"an empty name", Choice{""}, choice, "no_such_option", false},
        {"a list where one is asked", MultipleResponse{{"a"}}, choice, "wrong_kind_of_answer", false},
        {"two of two", MultipleResponse{{"a", "e"}}, two_of_five, "", true},
        {"one of two, unfinished", MultipleResponse{{"a"}}, two_of_five, "", false},
        {"none yet", MultipleResponse{{}}, two_of_five, "", false},
        {"three of two", MultipleResponse{{"a", "b", "c"}}, two_of_five, "too_many_options", false},
        {"the same twice", MultipleResponse{{"a", "a"}}, two_of_five, "repeated_option", false},
        {"one unknown", MultipleResponse{{"a", "q"}}, two_of_five, "no_such_option", false},
        {"all steps", Ordering{{"c", "a", "b"}}, steps, "", true},
        {"some steps", Ordering{{"c"}}, steps, "", false},
        {"a step twice", Ordering{{"c", "c"}}, steps, "repeated_option", false},
        {"too many steps", Ordering{{"a", "b", "c", "a"}}, steps, "too_many_options", false},
        {"all pairs, one option twice", Matching{{{"p1", "a"}, {"p2", "a"}, {"p3", "b"}}}, matching, "",
         true},
        {"one pair", Matching{{{"p2", "b"}}}, matching, "", false},
        {"a prompt twice", Matching{{{"p1", "a"}, {"p1", "b"}}}, matching, "repeated_option", false},
        {"no such prompt", Matching{{{"p9", "a"}}}, matching, "no_such_option", false},
        {"a field", with("R", {"a", "c"}), one_field, "", true},
        {"too many in a field", with("R", {"a", "b", "c"}), composite, "too_many_options", false},
        {"no such identifier", with("R", {"z"}), composite, "no_such_option", false},
        {"no such field", with("Q", {"a"}), composite, "no_such_field", false},
        {"a field twice", Composite{{{"W", {"x"}}, {"W", {"y"}}}, {}}, composite, "no_such_field", false},
        {"words", with("W", {"Ünicode \n \" words"}), composite, "", false},
        {"a number", with("N", {"-3.5e2"}), composite, "", false},
        {"no number", with("N", {"3,5"}), composite, "wrong_value", false},
        {"no finite number", with("N", {"inf"}), composite, "wrong_value", false},
        {"a directed pair", with("G", {"a y"}), composite, "", false},
        {"a directed pair the wrong way", with("G", {"y a"}), composite, "no_such_option", false},
        {"a pair either way", with("L", {"b a"}), composite, "", false},
        {"half a pair", with("L", {"b"}), composite, "no_such_option", false},
        {"points", with("P", {"10 20", "3 4"}), composite, "", false},
        {"no point", with("P", {"10"}), composite, "wrong_value", false},
        {"one try", Composite{{}, {{{"R", {"a"}}}}}, composite, "", false},
        {"two tries of one", Composite{{}, {{}, {}}}, composite, "too_many_tries", false},
        {"a try with an unknown option", Composite{{}, {{{"R", {"z"}}}}}, composite, "no_such_option", false},
        {"too long", with("W", {std::string(40'000, 'x')}), composite, "answer_too_long", false},
        {"no such option to match", Matching{{{"p1", "z"}}}, matching, "no_such_option", false},
    };
    for (const Row& row : rows) {
        const Done done = fits(row.response, row.shape);
        EXPECT_EQ(done ? "" : done.error().code, row.code) << row.name;
        EXPECT_EQ(is_complete(row.response, row.shape), row.complete) << row.name;
    }
}

TEST(Response, GoesThroughJsonAndBack) {
    const Response all[] = {Choice{"a"}, MultipleResponse{{"a", "b"}}, Ordering{{"x", "y"}},
                            Matching{{{"p1", "a"}, {"p2", "b"}}},
                            Composite{{{"R", {"a", "b"}}}, {{{"R", {"c"}}}, {}}}};
    for (const Response& response : all) {
        const boost::json::value json = response_to_json(response);
        EXPECT_FALSE(json.at("kind").as_string().empty());
        EXPECT_EQ(response_from_json(json).value(), response);
    }
    EXPECT_EQ(response_from_json({{"kind", "essay"}}).error().code, "unreadable_response");
    EXPECT_EQ(response_from_json({{"kind", "choice"}, {"option", 7}}).error().code, "unreadable_response");
    EXPECT_EQ(response_from_json(nullptr).error().code, "unreadable_response");
}

TEST(Response, WhatWasProcessedStays) {
    const Composite tried{{}, {{{"R", {"a"}}}}};
    Composite further = tried;
    further.fields = {{"R", {"b"}}};
    further.tries.push_back({{"R", {"b"}}});
    EXPECT_TRUE(follows(std::nullopt, tried));
    EXPECT_TRUE(follows(tried, further));
    EXPECT_TRUE(follows(with("R", {"a"}), std::nullopt));
    EXPECT_EQ(follows(further, tried).error().code, "try_is_kept");
    EXPECT_EQ(follows(tried, with("R", {"c"})).error().code, "try_is_kept");
    EXPECT_EQ(follows(tried, std::nullopt).error().code, "try_is_kept");
}

TEST(Event, IsWrittenOutWithNames) {
    const char* text = R"({"kind":"answered","mark":{"journal":1,"sequence":3},"item":"one",)"
                       R"("response":{"kind":"choice","option":"b"},"late":false,"position":4})";
    const Event event = Answered{{1, 3}, ItemId("one"), Choice{"b"}, false, 4};
    EXPECT_EQ(to_json(event), text);
    EXPECT_EQ(event_from_json(text).value(), event);
    EXPECT_EQ(event_from_json(R"({"kind":"paused","by":"p","reason":"r"})").value(),
              (Event{Paused{"p", ReasonCode::other, "r", {}}}));
    EXPECT_EQ(event_from_json("{").error().code, "unreadable_event");
    EXPECT_EQ(event_from_json(R"({"kind":"teleported"})").error().code, "unreadable_event");
}

}  // namespace
}  // namespace sitting
