#include "house.hpp"
#include "policy_words.hpp"

namespace catalog {
namespace {

class Catalogue : public House {
  protected:
    void SetUp() override { ASSERT_TRUE(import_files(small_programme()).problems.empty()); }
    std::vector<std::string> found(std::map<std::string, std::string> query) {
        std::vector<std::string> out;
        const auto reply = ask("GET", "/api/catalogue", std::move(query));
        for (const auto& item : reply.at("items").as_array()) {
            out.emplace_back(item.at("id").as_string());
        }
        return out;
    }
    using Ids = std::vector<std::string>;
};

TEST_F(Catalogue, is_searched_by_words_in_any_order_and_case) {
    EXPECT_EQ(found({}), (Ids{"basics", "master"}));
    EXPECT_EQ(found({{"q", "STEP first"}}), Ids{"basics"});
    EXPECT_EQ(found({{"q", "nothing at all"}}), Ids{});
    EXPECT_EQ(found({{"q", "100%"}}), Ids{});
}

TEST_F(Catalogue, is_filtered) {
    EXPECT_EQ(found({{"level", "professional"}}), Ids{"master"});
    EXPECT_EQ(found({{"role", "Newcomer"}}), Ids{"basics"});
    EXPECT_EQ(found({{"role", "New"}}), Ids{});
    EXPECT_EQ(found({{"free", "true"}}), Ids{"basics"});
    EXPECT_EQ(found({{"max_minutes", "60"}}), Ids{});
    EXPECT_EQ(found({{"kind", "course"}}), Ids{});
    EXPECT_EQ(ask("GET", "/api/catalogue", {{"level", "royal"}}, "", 422).at("code"), "invalid");
}

TEST_F(Catalogue, goes_on_where_a_page_ended) {
    const auto done = scratch_->write([](store::Tx& tx) -> Done {
        for (int i = 100; i < 170; ++i) {
            EXPECT_EQ(put_offer(tx, {.kind = OfferKind::course,
                                     .id = "c" + std::to_string(i),
                                     .title = "Course",
                                     .language = "en"}),
                      Put::added);
        }
        return {};
    });
    ASSERT_TRUE(done);
    const auto first = ask("GET", "/api/catalogue");
    EXPECT_EQ(first.at("items").as_array().size(), 60U);
    const auto second = ask("GET", "/api/catalogue", {{"after", std::string(first.at("next").as_string())}});
    EXPECT_EQ(second.at("items").as_array().size(), 12U);
    EXPECT_TRUE(second.at("next").is_null());
}

TEST_F(Catalogue, tells_a_certifications_rules_and_relations) {
    const auto view = ask("GET", "/api/certifications/basics");
    EXPECT_EQ(view.at("renewed_by").at(0).at("title"), "Master");
    EXPECT_NE(view.at("guide_html").as_string().find("<h3"), std::string::npos);
    EXPECT_NE(schema::json::serialize(view.at("rules")).find("sat again 14 days later"), std::string::npos);
    EXPECT_EQ(ask("GET", "/api/certifications/nobody", {}, "", 404).at("code"), "not_found");
    EXPECT_EQ(ask("GET", "/api/exams/basics").at("code"), "B-1");
}

TEST_F(Catalogue, scheme_is_changed_as_a_new_version_with_a_reason) {
    as_manager();
    const auto changed = ask(
        "PATCH", "/api/manage/schemes/basics", {},
        R"({"version":1,"policies":{"retake_wait_days":30,"retake_attempts_max":3},"reason":"The board decided."})");
    EXPECT_EQ(changed.at("version"), 2);
    EXPECT_EQ(changed.at("history").at(0).at("reason"), "The board decided.");
    EXPECT_EQ(changed.at("history").at(0).at("changes").as_array().size(), 2U);
    const auto policies = scratch_->read([](store::Reader& r) { return policies_of(r, ExamId("basics")); });
    EXPECT_EQ(policies.retake_wait_days, 30);
    EXPECT_EQ(policies.retake_attempts_max, 3);
    // Importing the same files again does not undo it; a change in the file does.
    EXPECT_EQ(import_files(small_programme()).counts.at("scheme").unchanged, 2);
    EXPECT_EQ(
        scratch_->read([](store::Reader& r) { return policies_of(r, ExamId("basics")).retake_wait_days; }),
        30);
}

TEST_F(Catalogue, scheme_change_is_refused_when_stale_wrong_or_empty) {
    as_manager();
    const auto patch = [&](const std::string& body, int status) {
        return ask("PATCH", "/api/manage/schemes/basics", {}, body, status);
    };
    EXPECT_EQ(patch(R"({"version":0,"policies":{"grace_days":3},"reason":"Because."})", 409).at("code"),
              "scheme_changed");
    EXPECT_EQ(patch(R"({"version":1,"policies":{"grace_days":0},"reason":"Because."})", 422).at("code"),
              "nothing_changed");
    EXPECT_EQ(patch(R"({"version":1,"policies":{"grace_days":9999},"reason":"Because."})", 422)
                  .at("errors")
                  .at(0)
                  .at("pointer"),
              "/policies/grace_days");
    EXPECT_EQ(patch(R"({"version":1,"policies":{"grace_days":3},"reason":""})", 422).at("code"), "invalid");
    caller_ = http::Caller{"ann", {}, "session"};
    EXPECT_EQ(patch(R"({"version":1,"policies":{"grace_days":3},"reason":"Because."})", 403).at("code"),
              "not_your_role");
    EXPECT_EQ(
        scratch_->read([](store::Reader& r) { return scheme_of(r, CertificationId("basics"))->version; }), 1);
}

TEST_F(Catalogue, scheme_that_was_stored_long_ago_is_still_read) {
    const std::string old = R"({"retake_wait_days":7,"a_policy_that_is_no_more":3})";
    const Policies read = policies_from(Level::associate, old);
    EXPECT_EQ(read.retake_wait_days, 7);
    EXPECT_EQ(read.credits_needed, 30);
    EXPECT_ANY_THROW(policies_from(Level::associate, R"({"retake_wait_days":-7})"));
}

TEST_F(Catalogue, every_policy_has_limits_its_default_and_a_sentence) {
    as_manager();
    const auto view = ask("GET", "/api/manage/schemes/master");
    EXPECT_EQ(view.at("policies").as_array().size(), schema::write(Policies{}).as_object().size());
    for (const auto& policy : view.at("policies").as_array()) {
        EXPECT_GT(policy.at("sentence").as_string().size(), 10U) << policy.at("key");
        EXPECT_EQ(policy.at("value").is_bool(), policy.at("kind") == "flag") << policy.at("key");
        EXPECT_LE(policy.at("least").as_int64(), policy.at("most").as_int64());
    }
}
}  // namespace
}  // namespace catalog
