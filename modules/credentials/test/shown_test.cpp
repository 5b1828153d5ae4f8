#include "house.hpp"

namespace credentials {
namespace {

class Shown : public House {
  protected:
    void SetUp() override {
        House::SetUp();
        if (!IsSkipped()) {
            pass(ann_, "r1");
            id_ = newest();
            address_ = "/api/public/credentials/" + text(get("/api/credentials"), "/items/0/public_id");
        }
    }
    void decided(const std::string& what, int status = 201) {
        as_manager();
        ask("POST", "/api/manage/credentials/" + id_ + "/" + what, R"({"reason":"A reason in words."})",
            status);
        as(ann_);
    }
    std::string state() {
        caller_.reset();
        const auto out = text(get(address_), "/state");
        as(ann_);
        return out;
    }
    std::string id_, address_;
};
ON_BOTH(Shown);

TEST_P(Shown, to_anybody_with_its_address_and_to_no_search_engine) {
    caller_.reset();
    const auto page = get(address_);
    EXPECT_EQ(text(page, "/holder"), "ann Example");
    EXPECT_EQ(text(page, "/title"), "Title of basics");
    EXPECT_EQ(text(page, "/level"), "foundational");
    EXPECT_EQ(text(page, "/issuer"), "The Institute");
    EXPECT_EQ(text(page, "/expires_on"), "2029-03-12");
    const auto robots =
        std::ranges::find(last_.headers, "X-Robots-Tag", &std::pair<std::string, std::string>::first);
    ASSERT_NE(robots, last_.headers.end());
    EXPECT_EQ(robots->second, "noindex, nofollow");
    EXPECT_EQ(text(ask("GET", "/api/public/credentials/guess", "", 404), "/code"), "not_found");
}

TEST_P(Shown, or_hidden_without_naming_anybody) {
    ask("PATCH", "/api/credentials/" + id_, R"({"shown":false})", 200);
    caller_.reset();
    EXPECT_EQ(text(ask("GET", address_, "", 404), "/code"), "credential_hidden");
    EXPECT_EQ(last_.body.find("ann"), std::string::npos);
    EXPECT_EQ(last_.body.find("basics"), std::string::npos);
    as(ann_);
    ask("PATCH", "/api/credentials/" + id_, R"({"shown":true})", 200);
    EXPECT_EQ(state(), "active");
}

TEST_P(Shown, in_the_state_of_the_moment_everywhere_at_once) {
    const auto everywhere = [&] {
        std::set<std::string> said{state(), text(get("/api/credentials"), "/items/0/state"),
                                   text(get("/api/credentials/" + id_), "/credential/state")};
        as_manager();
        said.insert(text(get("/api/manage/credentials"), "/items/0/credential/state"));
        said.insert(text(get("/api/manage/credentials/" + id_), "/credential/credential/state"));
        as(ann_);
        return said;
    };
    using Said = std::set<std::string>;
    EXPECT_EQ(everywhere(), Said{"active"});
    // The clock alone is moved: no job has run.
    clock_.move_to(*parse_rfc3339("2028-09-13T00:00:00Z"));
    EXPECT_EQ(everywhere(), Said{"expiring"});
    clock_.move_to(*parse_rfc3339("2029-03-12T23:59:59Z"));
    EXPECT_EQ(everywhere(), Said{"expiring"});
    clock_.move_to(*parse_rfc3339("2029-03-13T00:00:00Z"));
    EXPECT_EQ(everywhere(), Said{"expired"});
}

TEST_P(Shown, suspended_reinstated_and_revoked_with_a_reason) {
    decided("reinstatements", 409);
    decided("suspensions");
    EXPECT_EQ(state(), "suspended");
    decided("suspensions", 409);
    EXPECT_TRUE(mailed(ann_, "Title of basics is suspended"));
    decided("reinstatements");
    EXPECT_EQ(state(), "active");
    decided("revocations");
    EXPECT_EQ(state(), "revoked");
    decided("reinstatements", 409);
    EXPECT_EQ(claim(id_, "webinar", "Costs", "2026-03-12", "1", 409), "credential_revoked");
    as_manager();
    const auto history = get("/api/manage/credentials/" + id_).at("history");
    ASSERT_EQ(history.as_array().size(), 4U);
    EXPECT_EQ(text(history, "/3/event"), "revoked");
    EXPECT_EQ(text(history, "/3/by"), "max Example");
    EXPECT_EQ(text(history, "/3/reason"), "A reason in words.");
}

TEST_P(Shown, to_the_manager_by_state_page_by_page) {
    pass(max_, "r2");
    as_manager();
    const auto first = ask("GET", "/api/manage/credentials", "", 200, {{"limit", "1"}});
    EXPECT_EQ(text(first, "/items/0/name"), "ann Example");
    const auto second =
        ask("GET", "/api/manage/credentials", "", 200, {{"limit", "1"}, {"after", text(first, "/next")}});
    EXPECT_EQ(text(second, "/items/0/name"), "max Example");
    EXPECT_EQ(
        ask("GET", "/api/manage/credentials", "", 200, {{"state", "expired"}}).at("items").as_array().size(),
        0U);
    as(ann_);
    ask("GET", "/api/manage/credentials", "", 403);
}

TEST_P(Shown, as_erased_once_the_holder_is_gone) {
    claim(id_, "webinar", "A private title", "2026-03-12", "1");
    const auto kept =
        schema::json::serialize(db().read([&](store::Reader& r) { return export_person(r, ann_); }));
    EXPECT_NE(kept.find("A private title"), std::string::npos);
    EXPECT_NE(kept.find("\"certification\":\"basics\""), std::string::npos);
    ask("PATCH", "/api/credentials/" + id_, R"({"shown":false})", 200);
    ASSERT_TRUE(db().write([&](store::Tx& tx) -> Done {
        erase_person(tx, ann_, clock_.now());
        return {};
    }));
    EXPECT_EQ(schema::json::serialize(db().read([&](store::Reader& r) {
                  return export_person(r, ann_);
              })).find("A private title"),
              std::string::npos);
    EXPECT_EQ(text(get("/api/credentials"), "/items/0/title"), "Title of basics");
}

}  // namespace
}  // namespace credentials
