#include "house.hpp"

namespace credentials {
namespace {

class Issuing : public House {};
ON_BOTH(Issuing);

TEST_P(Issuing, a_released_pass_becomes_a_credential_once) {
    pass(ann_, "r1");
    pass(ann_, "r1");
    const auto list = get("/api/credentials");
    ASSERT_EQ(list.at("items").as_array().size(), 1U);
    EXPECT_EQ(text(list, "/items/0/title"), "Title of basics");
    EXPECT_EQ(text(list, "/items/0/state"), "active");
    EXPECT_EQ(text(list, "/items/0/passed_on"), "2026-03-12");
    EXPECT_EQ(text(list, "/items/0/expires_on"), "2029-03-12");
    EXPECT_EQ(text(list, "/items/0/proctored"), "false");
    EXPECT_EQ(text(list, "/items/0/public_id").size(), 43U);
    EXPECT_EQ(subjects(ann_), std::vector<std::string>{"Your credential: Title of basics"});
}

TEST_P(Issuing, a_fail_issues_nothing) {
    hear(scoring::ResultReleased{scoring::ResultId("r1"), scoring::AttemptId("a"), ann_,
                                 catalog::ExamId("basics"), 1, CertificationId("basics"), false, 500,
                                 clock_.now(), "online", true});
    EXPECT_EQ(get("/api/credentials").at("items").as_array().size(), 0U);
}

TEST_P(Issuing, never_with_an_empty_name) {
    const auto nameless = person("nameless");
    as(nameless);
    pass(nameless, "r1");
    EXPECT_EQ(get("/api/credentials").at("items").as_array().size(), 0U);
    EXPECT_EQ(subjects(nameless).size(), 0U);
}

TEST_P(Issuing, passing_again_in_the_window_renews_from_the_old_expiry_at_the_same_address) {
    pass(ann_, "r1");
    const auto before = get("/api/credentials");
    clock("2028-12-01T10:00:00Z");
    EXPECT_EQ(text(get("/api/credentials"), "/items/0/state"), "expiring");
    pass(ann_, "r2");
    const auto after = get("/api/credentials");
    ASSERT_EQ(after.at("items").as_array().size(), 1U);
    EXPECT_EQ(text(after, "/items/0/id"), text(before, "/items/0/id"));
    EXPECT_EQ(text(after, "/items/0/public_id"), text(before, "/items/0/public_id"));
    EXPECT_EQ(text(after, "/items/0/expires_on"), "2032-03-12");
    EXPECT_EQ(text(after, "/items/0/state"), "active");
}

TEST_P(Issuing, passing_early_counts_from_that_day) {
    pass(ann_, "r1");
    clock("2027-03-12T10:00:00Z");
    pass(ann_, "r2");
    EXPECT_EQ(text(get("/api/credentials"), "/items/0/expires_on"), "2030-03-12");
}

TEST_P(Issuing, passing_after_the_expiry_earns_a_new_credential) {
    pass(ann_, "r1");
    clock("2029-06-01T10:00:00Z");
    pass(ann_, "r2");
    const auto list = get("/api/credentials");
    ASSERT_EQ(list.at("items").as_array().size(), 2U);
    EXPECT_EQ(text(list, "/items/0/state"), "active");
    EXPECT_EQ(text(list, "/items/0/expires_on"), "2032-06-01");
    EXPECT_EQ(text(list, "/items/1/state"), "superseded");
}

TEST_P(Issuing, a_higher_certification_renews_the_lower) {
    pass(ann_, "r1");
    clock("2028-12-01T10:00:00Z");
    pass(ann_, "r2", "master");
    const auto list = get("/api/credentials");
    ASSERT_EQ(list.at("items").as_array().size(), 2U);
    EXPECT_EQ(text(list, "/items/0/certification"), "master");
    EXPECT_EQ(text(list, "/items/1/expires_on"), "2032-03-12");
    const auto detail = get("/api/credentials/" + text(list, "/items/1/id"));
    EXPECT_EQ(text(detail, "/terms/1/route"), "higher_exam");
}

TEST_P(Issuing, a_void_result_takes_back_what_it_gave) {
    pass(ann_, "r1");
    const auto id = newest();
    clock("2028-12-01T10:00:00Z");
    pass(ann_, "r2");
    const auto voided = [&](const char* result) {
        hear(scoring::ResultVoided{scoring::ResultId(result), scoring::AttemptId(result), ann_,
                                   catalog::ExamId("basics"), CertificationId("basics"),
                                   "Another person sat."});
    };
    voided("r2");
    auto detail = get("/api/credentials/" + id);
    EXPECT_EQ(text(detail, "/credential/expires_on"), "2029-03-12");
    EXPECT_EQ(text(detail, "/credential/state"), "expiring");
    EXPECT_EQ(text(detail, "/terms/1/voided"), "true");
    voided("r1");
    EXPECT_EQ(text(get("/api/credentials/" + id), "/credential/state"), "revoked");
    EXPECT_TRUE(mailed(ann_, "Title of basics was revoked"));
}

TEST_P(Issuing, another_persons_credential_is_not_found) {
    pass(ann_, "r1");
    const auto id = newest();
    as(max_);
    ask("GET", "/api/credentials/" + id, "", 404);
    ask("GET", "/api/credentials/" + id + "/certificate", "", 404);
    ask("PATCH", "/api/credentials/" + id, R"({"shown":false})", 404);
    ask("POST", "/api/credentials/" + id + "/renewals", R"({"route":"credits"})", 404);
    claim(id, "webinar", "Costs", "2026-03-12", "1", 404);
}

TEST_P(Issuing, the_certificate_is_a_pdf_and_says_when_it_is_no_longer_good) {
    pass(ann_, "r1");
    const auto path = "/api/credentials/" + newest() + "/certificate";
    ask("GET", path, "", 200);
    EXPECT_TRUE(last_.body.starts_with("%PDF-"));
    const auto good = last_.body;
    clock("2030-01-01T00:00:00Z");
    ask("GET", path, "", 200);
    EXPECT_NE(last_.body, good);
}

}  // namespace
}  // namespace credentials
