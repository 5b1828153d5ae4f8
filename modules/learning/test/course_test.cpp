#include "house.hpp"

namespace learning {
namespace {

class CourseTest : public House {
  protected:
    void SetUp() override {
        ASSERT_TRUE(import_files(small_programme()).problems.empty());
        ann_ = person("ann");
        as(ann_);
    }
    PersonId ann_;
};

TEST_F(CourseTest, is_seen_by_everybody_and_opened_by_who_enrolled) {
    caller_.reset();
    const auto seen = ask("GET", "/api/courses/intro");
    EXPECT_EQ(seen.at("modules").at(0).at("activities").as_array().size(), 2U);
    EXPECT_TRUE(seen.at("enrolment").is_null());
    as(ann_);
    EXPECT_EQ(ask("GET", "/api/courses/intro/activities/read", "", 403).at("code"), "not_enrolled");
    EXPECT_EQ(ask("POST", "/api/courses/intro/enrolments", "", 201).at("enrolment").at("next"), "read");
    EXPECT_EQ(ask("POST", "/api/courses/intro/enrolments", "", 409).at("code"), "already_enrolled");
    const auto lesson = ask("GET", "/api/courses/intro/activities/read");
    EXPECT_EQ(lesson.at("next").at("id"), "test");
    EXPECT_EQ(lesson.at("objectives").at(0).at("text"), "Name it");
    EXPECT_EQ(ask("GET", "/api/courses/intro/activities/nothing", "", 404).at("code"), "not_found");
}

TEST_F(CourseTest, with_a_price_needs_somebody_to_give_access) {
    EXPECT_EQ(ask("POST", "/api/courses/master/enrolments", "", 422).at("code"), "payment_needed");
    const auto manager = person("max", {"programme_manager"});
    const std::string grant = "/api/manage/courses/master/entitlements/" + ann_.value;
    EXPECT_EQ(ask("PUT", grant, R"({"reason":"Paid by invoice."})", 403).at("code"), "not_your_role");
    as(manager, {"programme_manager"});
    ask("PUT", grant, R"({"reason":"Paid by invoice."})", 204);
    EXPECT_EQ(ask("PUT", "/api/manage/courses/none/entitlements/" + ann_.value, R"({"reason":"Paid."})", 404)
                  .at("code"),
              "not_found");
    as(ann_);
    EXPECT_EQ(ask("POST", "/api/courses/master/enrolments", "", 201).at("entitled"), true);
}

TEST_F(CourseTest, pictures_are_served_as_pictures_and_nothing_else) {
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    const std::string html(ask("GET", "/api/courses/intro/activities/read").at("html").as_string());
    const auto at = html.find("/api/courses/intro/pictures/");
    ASSERT_NE(at, std::string::npos) << html;
    const auto reply = request("GET", html.substr(at, html.find('"', at) - at));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, drawing);
    std::map<std::string, std::string> headers(reply.headers.begin(), reply.headers.end());
    EXPECT_EQ(headers["Content-Type"], "image/svg+xml");
    EXPECT_EQ(headers["Content-Security-Policy"], "default-src 'none'; style-src 'unsafe-inline'");
    EXPECT_EQ(headers["X-Content-Type-Options"], "nosniff");
    EXPECT_EQ(request("GET", "/api/courses/intro/pictures/nothing").status, 404);
}

TEST_F(CourseTest, check_tells_why_after_the_answer_and_never_before) {
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    EXPECT_EQ(request("GET", "/api/courses/intro/activities/test").body.find("secret"), std::string::npos);
    EXPECT_EQ(request("GET", "/api/courses/intro/activities/test").body.find("correct"), std::string::npos);
    const std::string answers = "/api/courses/intro/activities/test/answers";
    EXPECT_EQ(ask("PUT", "/api/courses/intro/activities/test/progress", R"({"position":0,"done":true})", 422)
                  .at("code"),
              "check_unfinished");
    EXPECT_EQ(ask("POST", answers, R"({"question":"q1","response":["a","b"]})", 422).at("code"),
              "bad_response");
    EXPECT_EQ(ask("POST", answers, R"({"question":"q1","response":["z"]})", 422).at("code"), "bad_response");
    EXPECT_EQ(ask("POST", answers, R"({"question":"q9","response":["a"]})", 404).at("code"), "not_found");
    const auto wrong = ask("POST", answers, R"({"question":"q1","response":["b"]})", 201);
    EXPECT_EQ(wrong.at("answer").at("correct"), false);
    EXPECT_EQ(wrong.at("progress").at("done"), false);
    EXPECT_NE(schema::json::serialize(wrong).find("secret"), std::string::npos);
    const auto right = ask("POST", answers, R"({"question":"q1","response":["a"]})", 201);
    EXPECT_EQ(right.at("answer").at("correct"), true);
    EXPECT_EQ(right.at("progress").at("done"), true);
    // What was right once stays done, whatever is tried later.
    EXPECT_EQ(ask("POST", answers, R"({"question":"q1","response":["b"]})", 201).at("progress").at("done"),
              true);
}

TEST_F(CourseTest, goes_on_where_it_was_left) {
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    ask("PUT", "/api/courses/intro/activities/read/progress", R"({"position":420,"done":false})");
    EXPECT_EQ(ask("GET", "/api/courses/intro/activities/read").at("position"), 420);
    EXPECT_EQ(ask("GET", "/api/me/enrolments").at(0).at("next"), "read");
    EXPECT_EQ(ask("GET", "/api/me/enrolments").at(0).at("state"), "in_progress");
    ask("PUT", "/api/courses/intro/activities/read/progress", R"({"position":1000,"done":true})");
    const auto mine = ask("GET", "/api/me/enrolments").at(0);
    EXPECT_EQ(mine.at("next"), "test");
    EXPECT_EQ(mine.at("percent"), 50);
    EXPECT_EQ(mine.at("minutes_left"), 10);
    EXPECT_EQ(
        ask("PUT", "/api/courses/intro/activities/read/progress", R"({"position":1001,"done":false})", 422)
            .at("code"),
        "invalid");
}

TEST_F(CourseTest, completion_is_announced_once) {
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    const auto finish = [&] {
        ask("POST", "/api/courses/intro/activities/test/answers", R"({"question":"q1","response":["a"]})",
            201);
        return ask("PUT", "/api/courses/intro/activities/read/progress", R"({"position":1000,"done":true})");
    };
    EXPECT_EQ(finish().at("course_completed"), true);
    finish();
    runner_.deliver_announcements();
    ASSERT_EQ(completed_.size(), 1U);
    const auto event = schema::parse_own<CourseCompleted>(completed_[0]);
    EXPECT_EQ(event.person, ann_);
    EXPECT_EQ(event.credits, 1.5);
    EXPECT_EQ(event.certifications, std::vector<std::string>{"basics"});
    EXPECT_EQ(ask("POST", "/api/courses/intro/withdrawals", "", 409).at("code"), "course_completed");
    // In a later cycle the course may be taken again, from the beginning.
    EXPECT_EQ(ask("POST", "/api/courses/intro/enrolments", "", 201).at("enrolment").at("percent"), 0);
    finish();
    runner_.deliver_announcements();
    EXPECT_EQ(completed_.size(), 2U);
}

TEST_F(CourseTest, stays_at_the_version_it_was_begun_in) {
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    auto files = small_programme();
    files["courses/intro/lessons/read.md"] = "## Another beginning\n";
    EXPECT_EQ(import_files(files).counts.at("course").changed, 1);
    EXPECT_NE(ask("GET", "/api/courses/intro/activities/read").at("html").as_string().find("Begin"),
              std::string::npos);
    as(person("bob"));
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    EXPECT_NE(ask("GET", "/api/courses/intro/activities/read").at("html").as_string().find("Another"),
              std::string::npos);
    EXPECT_EQ(ask("GET", "/api/courses/intro").at("version"), 2);
    EXPECT_EQ(import_files(files).counts.at("course").unchanged, 2);
}

TEST_F(CourseTest, numbers_about_few_people_are_not_shown) {
    as(person("max"), {"programme_manager"});
    EXPECT_TRUE(ask("GET", "/api/manage/courses").at(0).at("enrolments").is_null());
    for (int i = 0; i < 30; ++i) {
        as(PersonId("00000000-0000-7000-8000-0000000000" + std::to_string(10 + i)));
        ask("POST", "/api/courses/intro/enrolments", "", 201);
    }
    as(ann_, {"programme_manager"});
    EXPECT_EQ(ask("GET", "/api/manage/courses").at(0).at("enrolments"), 30);
    EXPECT_EQ(ask("GET", "/api/manage/courses").at(0).at("completions"), 0);
}

TEST_F(CourseTest, what_is_kept_of_a_person_is_exported_and_erased) {
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    ask("POST", "/api/courses/intro/activities/test/answers", R"({"question":"q1","response":["a"]})", 201);
    const auto kept = [&] {
        return scratch_->read([&](store::Reader& r) { return export_person(r, ann_); });
    };
    EXPECT_EQ(kept().at("enrolments").at(0).at("answers").at(0).at("question"), "q1");
    ASSERT_TRUE(scratch_->write([&](store::Tx& tx) -> Done {
        erase_person(tx, ann_, clock_.now());
        return {};
    }));
    EXPECT_TRUE(kept().at("enrolments").as_array().empty());
    EXPECT_EQ(ask("GET", "/api/courses/intro/activities/test", "", 403).at("code"), "not_enrolled");
}
}  // namespace
}  // namespace learning
