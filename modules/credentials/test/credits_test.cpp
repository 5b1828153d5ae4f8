#include "house.hpp"

namespace credentials {
namespace {

class CreditsOf : public House {
  protected:
    void SetUp() override {
        House::SetUp();
        if (!IsSkipped()) {
            pass(ann_, "r1");
            id_ = newest();
            clock("2028-12-01T10:00:00Z");
        }
    }
    void renewal(int status, const std::string& code = "") {
        const auto reply =
            ask("POST", "/api/credentials/" + id_ + "/renewals", R"({"route":"credits"})", status);
        EXPECT_EQ(text(reply, "/code"), code);
    }
    std::string id_;
};
ON_BOTH(CreditsOf);

TEST_P(CreditsOf, renew_as_soon_as_enough_are_approved) {
    const auto course = claim(id_, "course", "Cloud networks in depth", "2028-05-02", "16");
    const auto webinar = claim(id_, "webinar", "Costs", "2028-06-02", "6");
    renewal(409, "credits_missing");
    decide(course, "approved");
    renewal(409, "credits_missing");
    decide(webinar, "approved");  // 6, of which 4 count: 20 % of 20
    const auto ledger = get("/api/credentials/" + id_);
    EXPECT_EQ(ledger.at("ledger").at("counted").to_number<double>(), 20);
    EXPECT_EQ(text(ledger, "/renewed_until"), "2032-03-12");
    EXPECT_EQ(text(ledger, "/routes/2/ready"), "true");
    renewal(201);
    const auto after = get("/api/credentials/" + id_);
    EXPECT_EQ(text(after, "/credential/expires_on"), "2032-03-12");
    EXPECT_EQ(text(after, "/credential/cycle_from"), "2028-12-01");
    EXPECT_EQ(after.at("ledger").at("counted").to_number<double>(), 0);
    EXPECT_EQ(text(after, "/terms/1/route"), "credits");
    EXPECT_TRUE(mailed(ann_, "Renewed: Title of basics"));
    renewal(409, "credits_missing");
}

TEST_P(CreditsOf, are_decided_by_another_and_in_words) {
    const auto id = claim(id_, "teaching", "A class on storage", "2028-06-02", "2.5");
    as(ann_, {"programme_manager"});
    EXPECT_EQ(text(ask("POST", "/api/manage/claims/" + id + "/decisions", R"({"decision":"approved"})", 403),
                   "/code"),
              "own_claim");
    as_manager();
    EXPECT_EQ(text(ask("POST", "/api/manage/claims/" + id + "/decisions", R"({"decision":"returned"})", 422),
                   "/code"),
              "reason_needed");
    as(ann_);
    ask("POST", "/api/manage/claims/" + id + "/decisions", R"({"decision":"approved"})", 403);
    decide(id, "returned", "Please add the agenda.");
    EXPECT_TRUE(mailed(ann_, "Your claim was returned: A class on storage"));
    const auto body =
        R"({"activity":"teaching","title":"A class on storage","provider":"Guild","done_on":"2028-06-02",)"
        R"("credits":2.5,"evidence":"The agenda: https://example.org/agenda"})";
    const auto path = "/api/credentials/" + id_ + "/claims/" + id;
    EXPECT_EQ(text(ask("PUT", path, body, 200), "/state"), "submitted");
    ask("PUT", path, body, 409);
    decide(id, "rejected", "Not about this exam.");
    EXPECT_EQ(text(get("/api/credentials/" + id_), "/ledger/claims/0/state"), "rejected");
    // A rejected claim does not stand in the way of a better one.
    claim(id_, "teaching", "A class on storage", "2028-06-02", "2.5");
}

TEST_P(CreditsOf, are_claimed_once_for_things_done_in_this_cycle) {
    claim(id_, "webinar", "Costs", "2028-06-02", "1");
    EXPECT_EQ(claim(id_, "webinar", "costs!", "2028-06-02", "1", 409), "claimed_already");
    EXPECT_EQ(claim(id_, "webinar", "Other", "2026-03-11", "1", 422), "activity_outside_cycle");
    EXPECT_EQ(claim(id_, "webinar", "Other", "2028-12-02", "1", 422), "activity_in_the_future");
    EXPECT_EQ(claim(id_, "webinar", "Other", "2028-06-02", "0.1", 422), "credits_in_quarters");
    EXPECT_EQ(claim(id_, "webinar", "Other", "2028-06-02", "101", 422), "credits_in_quarters");
    EXPECT_EQ(claim(id_, "sleeping", "Other", "2028-06-02", "1", 422), "invalid");
}

TEST_P(CreditsOf, submitted_in_time_count_when_approved_late) {
    const auto id = claim(id_, "course", "Cloud networks in depth", "2028-05-02", "20");
    clock("2029-03-20T00:00:00Z");
    EXPECT_EQ(claim(id_, "webinar", "Too late", "2029-03-01", "1", 422), "claim_after_expiry");
    renewal(409, "credential_expired");
    decide(id, "approved");
    EXPECT_EQ(text(get("/api/credentials/" + id_), "/credential/state"), "expired");
    renewal(201);
    EXPECT_EQ(text(get("/api/credentials"), "/items/0/expires_on"), "2032-03-12");
    EXPECT_EQ(text(get("/api/credentials"), "/items/0/state"), "active");
}

TEST_P(CreditsOf, a_course_completed_here_posts_itself_once) {
    const auto finish = [&](const char* course, std::vector<std::string> for_, double credits) {
        hear(learning::CourseCompleted{ann_, learning::EnrolmentId("e"), learning::CourseId(course), 1,
                                       "Networks in depth", credits, std::move(for_), clock_.now()});
    };
    finish("networks", {"basics"}, 3);
    finish("networks", {"basics"}, 3);
    finish("cooking", {"cookery"}, 5);
    finish("free", {"basics"}, 0);
    finish("higher", {"master"}, 1.5);  // a pass of master would renew basics: so does its course count
    const auto ledger = get("/api/credentials/" + id_).at("ledger");
    EXPECT_EQ(ledger.at("counted").to_number<double>(), 4.5);
    EXPECT_EQ(ledger.at("claims").as_array().size(), 2U);
    EXPECT_EQ(text(ledger, "/claims/0/posted"), "true");
    EXPECT_EQ(text(ledger, "/claims/0/state"), "approved");
}

TEST_P(CreditsOf, wait_in_a_queue_in_order) {
    claim(id_, "webinar", "First", "2028-06-01", "1");
    clock("2028-12-02T10:00:00Z");
    claim(id_, "webinar", "Second", "2028-06-02", "1");
    as_manager();
    const auto page = ask("GET", "/api/manage/claims", "", 200, {{"limit", "1"}});
    EXPECT_EQ(text(page, "/items/0/claim/title"), "First");
    EXPECT_EQ(text(page, "/items/0/name"), "ann Example");
    EXPECT_EQ(page.at("items").at(0).at("cap").to_number<double>(), 4);
    const auto next =
        ask("GET", "/api/manage/claims", "", 200, {{"limit", "1"}, {"after", text(page, "/next")}});
    EXPECT_EQ(text(next, "/items/0/claim/title"), "Second");
    EXPECT_TRUE(next.at("next").is_null());
}

TEST_P(CreditsOf, other_routes_renew_by_themselves) {
    EXPECT_EQ(
        text(ask("POST", "/api/credentials/" + id_ + "/renewals", R"({"route":"same_exam"})", 409), "/code"),
        "renewed_by_passing");
}

}  // namespace
}  // namespace credentials
