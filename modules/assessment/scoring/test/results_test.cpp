#include "house.hpp"

namespace scoring {
namespace {

class Results : public House {};
ON_BOTH(Results);

TEST_P(Results, a_provisional_result_is_on_screen_at_once_and_official_a_day_later) {
    const auto id = provisional_result("1");
    const auto now = get("/api/results/" + id);
    EXPECT_EQ(text(now, "/state"), "provisional");
    EXPECT_EQ(text(now, "/scaled"), "813");
    EXPECT_EQ(text(now, "/release_due"), "2026-03-03T09:00:00Z");
    EXPECT_EQ(text(now, "/promised_by"), "2026-03-09T09:00:00Z");
    EXPECT_EQ(text(now, "/domains/0/feedback"), "meets");
    clock("2026-03-03T08:59:59Z");
    EXPECT_TRUE(released_.empty());
    clock("2026-03-03T09:00:00Z");
    ASSERT_EQ(released_.size(), 1U);
    EXPECT_TRUE(released_[0].passed);
    EXPECT_EQ(released_[0].passed_at, parse_rfc3339("2026-03-02T09:00:00Z"));
    EXPECT_EQ(text(get("/api/results/" + id), "/state"), "official");
    EXPECT_TRUE(mailed(ann_, "Your result is official: Basics"));
}

TEST_P(Results, a_held_one_says_why_and_until_when_and_waits) {
    const auto id = provisional_result("1");
    as_manager();
    ask("POST", "/api/manage/results/" + id + "/holds", R"({"reason":"Checking the room recording."})", 201);
    as(ann_);
    const auto held = get("/api/results/" + id);
    EXPECT_EQ(text(held, "/state"), "held");
    EXPECT_EQ(text(held, "/reason"), "Checking the room recording.");
    EXPECT_EQ(text(held, "/held_until"), "2026-03-09T09:00:00Z");
    EXPECT_TRUE(mailed(ann_, "Your result is on hold: Basics"));
    clock("2026-04-01T00:00:00Z");
    EXPECT_TRUE(released_.empty());
    as_manager();
    ask("POST", "/api/manage/results/" + id + "/releases", R"({"reason":"Nothing was found."})", 201);
    EXPECT_EQ(released_.size(), 1U);
    ask("POST", "/api/manage/results/" + id + "/releases", "{}", 409);
    ask("POST", "/api/manage/results/" + id + "/holds", R"({"reason":"Once more."})", 409);
    const auto history = get("/api/manage/results/" + id).at("history");
    ASSERT_EQ(history.as_array().size(), 2U);
    EXPECT_EQ(text(history, "/0/event"), "held");
    EXPECT_EQ(text(history, "/0/by"), "max Example");
    EXPECT_EQ(text(history, "/1/reason"), "Nothing was found.");
}

TEST_P(Results, a_hold_without_a_reason_or_into_the_past_is_refused_and_changes_nothing) {
    const auto id = provisional_result("1");
    as_manager();
    const auto path = "/api/manage/results/" + id + "/holds";
    ask("POST", path, R"({"reason":"  "})", 422);
    EXPECT_EQ(
        text(ask("POST", path, R"({"reason":"Checking.","until":"2026-03-02T08:00:00Z"})", 422), "/code"),
        "hold_ends_in_the_past");
    ask("POST", path, R"({"reason":"Checking.","untill":"2026-03-09T08:00:00Z"})", 422);
    EXPECT_EQ(text(get("/api/manage/results/" + id), "/result/result/state"), "provisional");
}

TEST_P(Results, several_are_released_with_a_row_for_each) {
    const auto one = provisional_result("1");
    const auto two = provisional_result("2", false);
    as_manager();
    ask("POST", "/api/manage/results/" + two + "/releases", "{}", 201);
    const auto rows = ask("POST", "/api/manage/releases",
                          R"({"results":[")" + one + R"(",")" + two + R"(","nobody"]})", 200);
    EXPECT_EQ(text(rows, "/0/released"), "true");
    EXPECT_EQ(text(rows, "/1/code"), "result_official");
    EXPECT_EQ(text(rows, "/2/code"), "not_found");
    EXPECT_EQ(released_.size(), 2U);
}

TEST_P(Results, a_void_one_is_told_with_its_reason_and_the_way_to_appeal) {
    const auto id = provisional_result("1");
    clock("2026-03-04T00:00:00Z");
    as_manager();
    ask("POST", "/api/manage/results/" + id + "/voidings", R"({"reason":"Another person sat."})", 201);
    ASSERT_EQ(voided_.size(), 1U);
    EXPECT_EQ(voided_[0].reason, "Another person sat.");
    EXPECT_TRUE(mailed(ann_, "Your result was made void: Basics"));
    ask("POST", "/api/manage/results/" + id + "/releases", "{}", 409);
}

TEST_P(Results, are_listed_for_the_manager_by_state_page_by_page) {
    provisional_result("1");
    provisional_result("2");
    as_manager();
    const auto first = ask("GET", "/api/manage/results", "", 200, {{"limit", "1"}});
    EXPECT_EQ(text(first, "/items/0/name"), "ann Example");
    EXPECT_EQ(text(first, "/items/0/raw"), "40");
    const auto second =
        ask("GET", "/api/manage/results", "", 200, {{"limit", "1"}, {"after", text(first, "/next")}});
    EXPECT_NE(text(second, "/items/0/result/id"), text(first, "/items/0/result/id"));
    EXPECT_TRUE(second.at("next").is_null());
    EXPECT_EQ(ask("GET", "/api/manage/results", "", 200, {{"state", "held"}}).at("items").as_array().size(),
              0U);
    ask("GET", "/api/manage/results", "", 422, {{"state", "great"}});
}

TEST_P(Results, are_each_persons_own) {
    const auto id = provisional_result("1");
    as(max_);
    ask("GET", "/api/results/" + id, "", 404);
    ask("GET", "/api/results/" + id + "/report", "", 404);
    ask("GET", "/api/manage/results", "", 403);
    EXPECT_EQ(get("/api/results").at("items").as_array().size(), 0U);
    as(ann_);
    EXPECT_EQ(ask("GET", "/api/results", "", 200, {{"attempt", "attempt-1"}}).at("items").as_array().size(),
              1U);
    EXPECT_EQ(ask("GET", "/api/results", "", 200, {{"attempt", "attempt-9"}}).at("items").as_array().size(),
              0U);
}

TEST_P(Results, come_as_a_pdf_too) {
    ask("GET", "/api/results/" + provisional_result("1") + "/report", "", 200);
    EXPECT_TRUE(last_.body.starts_with("%PDF-"));
}

TEST_P(Results, stay_when_a_person_is_erased_without_the_words_about_them) {
    const auto id = provisional_result("1");
    as_manager();
    ask("POST", "/api/manage/results/" + id + "/holds", R"({"reason":"Ann wrote to us."})", 201);
    ASSERT_TRUE(db().write([&](store::Tx& tx) -> Done {
        erase_person(tx, ann_, clock_.now());
        return {};
    }));
    const auto kept = get("/api/manage/results/" + id);
    EXPECT_EQ(text(kept, "/result/result/scaled"), "813");
    EXPECT_EQ(schema::json::serialize(kept.at("history")).find("Ann wrote"), std::string::npos);
}

}  // namespace
}  // namespace scoring
