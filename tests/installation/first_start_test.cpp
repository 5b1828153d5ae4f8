// A new installation: what its first page does, and what it refuses.
#include "house.hpp"

#include <first_start.hpp>
#include <identity/identity.hpp>

namespace {

using FirstStart = House;

std::string wish(const std::string& code, const std::string& begin_with) {
    return R"({"code":")" + code +
           R"(","email":"olga@example.org","password":"a quiet harbour at dawn","name":"Olga","zone":"Europe/Vienna",)"
           R"("title":"Harbour \"Academy\"","issuer":"Harbour","begin_with":")" +
           begin_with + "\"}";
}

TEST_F(FirstStart, waits_until_somebody_brings_the_code) {
    EXPECT_EQ(ask("GET", "/api/first-start").at("waiting"), true);
    EXPECT_EQ(ask("POST", "/api/first-start", wish("aaaa-bbbb-cccc-dddd", "empty"), 422).at("code"),
              "wrong_code");
    EXPECT_EQ(ask("GET", "/api/first-start").at("waiting"), true);
    const auto code = app::first_start_code(installation().shell());
    ASSERT_TRUE(code);
    EXPECT_EQ(app::first_start_code(installation().shell()), code) << "the same at the next start";

    EXPECT_EQ(ask("POST", "/api/first-start", wish(*code, "empty"), 201).at("programme"), "harbour-academy");
    EXPECT_EQ(ask("GET", "/api/first-start").at("waiting"), false);
    EXPECT_EQ(ask("GET", "/api/programme").at("title"), "Harbour \"Academy\"");
    EXPECT_EQ(ask("GET", "/api/catalogue").at("items").as_array().size(), 0U);
    EXPECT_FALSE(app::first_start_code(installation().shell()));
    EXPECT_EQ(ask("POST", "/api/first-start", wish(*code, "empty"), 409).at("code"), "already_begun");
    const auto signed_in = request("POST", "/api/sessions",
                                   R"({"email":"olga@example.org","password":"a quiet harbour at dawn"})");
    EXPECT_EQ(signed_in.status, 200) << signed_in.body;
}

TEST_F(FirstStart, with_the_example_brings_its_certifications_under_the_new_name) {
    const auto code = app::first_start_code(installation().shell());
    ASSERT_TRUE(code);
    ask("POST", "/api/first-start", wish("  " + *code, "demo"), 201);
    EXPECT_EQ(ask("GET", "/api/certifications/cloud-foundations").at("status"), "open");
    EXPECT_EQ(ask("GET", "/api/programme").at("issuer"), "Harbour");
}

TEST_F(FirstStart, without_a_proper_address_changes_nothing) {
    const auto code = app::first_start_code(installation().shell());
    ASSERT_TRUE(code);
    for (const char* address : {"olga", "olga@here", "o@e,x.org"}) {
        std::string bad = wish(*code, "demo");
        bad.replace(bad.find("olga@example.org"), 16, address);
        ask("POST", "/api/first-start", bad, 422);
    }
    EXPECT_EQ(ask("GET", "/api/first-start").at("waiting"), true);
    ask("GET", "/api/programme", "", 404);
}

TEST_F(FirstStart, gives_the_examples_files_as_a_template) {
    const auto code = app::first_start_code(installation().shell());
    ask("POST", "/api/first-start", wish(*code, "empty"), 201);
    role_ = "programme_manager";
    const auto reply = request("GET", "/api/manage/programme-template");
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(reply.body.starts_with("PK"));
    EXPECT_NE(reply.body.find("harbour-academy/programme.toml"), std::string::npos);
}

TEST_F(FirstStart, with_a_taken_address_or_no_zone_changes_nothing) {
    const auto code = app::first_start_code(installation().shell());
    ASSERT_TRUE(code);
    ask("POST", "/api/accounts",
        R"({"email":"olga@example.org","password":"a quiet harbour at dawn","display_name":"O","legal_name":"O"})",
        201);
    EXPECT_EQ(ask("POST", "/api/first-start", wish(*code, "empty"), 409).at("code"), "email_taken");
    std::string bad = wish(*code, "empty");
    bad.replace(bad.find("Europe/Vienna"), 13, "Europe/Utopia");
    ask("POST", "/api/first-start", bad, 422);
    ask("GET", "/api/programme", "", 404);
    EXPECT_EQ(ask("GET", "/api/first-start").at("waiting"), true);
}

TEST_F(FirstStart, takes_a_title_of_odd_characters) {
    const auto code = app::first_start_code(installation().shell());
    ASSERT_TRUE(code);
    std::string odd = wish(*code, "empty");
    odd.replace(odd.find("Harbour \\\"Academy"), 16, "\\u007f\\u0001]\\\\x");
    ask("POST", "/api/first-start", odd, 201);
}

TEST(ProgrammeId, is_made_of_the_title) {
    EXPECT_EQ(app::programme_id("Café Academy!"), "caf-academy");
    EXPECT_EQ(app::programme_id("  2 Ways -- to  win "), "2-ways-to-win");
    EXPECT_EQ(app::programme_id("学院"), "programme");
    EXPECT_EQ(app::programme_id(std::string(200, 'x')).size(), 60U);
}

}  // namespace
