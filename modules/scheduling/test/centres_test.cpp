// Centres from files, and finding them.
#include "house.hpp"

namespace scheduling {
namespace {
using Centres = House;

TEST_P(Centres, are_found_by_words_country_and_distance) {
    auto files = small_programme();
    files["centres/tokyo.toml"] = centre_file("tokyo", "Asia/Tokyo", 1);
    auto& tokyo = files["centres/tokyo.toml"];
    const auto put = [&](const std::string& from, const std::string& to) {
        const auto at = tokyo.find(from);
        ASSERT_NE(at, std::string::npos);
        tokyo.replace(at, from.size(), to);
    };
    put("\"Berlin\"", "\"Tokyo\"");
    put("\"DE\"", "\"JP\"");
    put("52.52", "35.68");
    put("13.4\n", "139.76\n");
    EXPECT_EQ(import_files(files).counts["centre"].changed, 1);
    caller_.reset();
    EXPECT_EQ(text(get("/api/centres"), "/items/1/id"), "tokyo");
    EXPECT_EQ(text(get("/api/centres", {{"q", "japan"}}), "/items/0/id"), "tokyo");
    EXPECT_EQ(text(get("/api/centres", {{"country", "DE"}}), "/items/0/country_name"), "Germany");
    const auto near = get("/api/centres", {{"near", "Osaka"}});
    EXPECT_EQ(text(near, "/items/0/id"), "tokyo");
    EXPECT_NEAR(near.at("items").at(0).at("distance_km").as_double(), 400, 10);
    EXPECT_EQ(text(near, "/near/name"), "Osaka");
    // A city without a centre, typed into the search, means: near it.
    EXPECT_EQ(text(get("/api/centres", {{"q", "munch"}}), "/items"), "[]");
    EXPECT_EQ(text(get("/api/centres", {{"q", "munich"}}), "/items/0/id"), "mitte");
    EXPECT_EQ(text(get("/api/centres", {{"latitude", "35"}, {"longitude", "139"}}), "/items/0/id"), "tokyo");
    EXPECT_EQ(text(ask("GET", "/api/centres", "", 422, {{"latitude", "35"}}), "/code"),
              "position_incomplete");
    EXPECT_EQ(text(ask("GET", "/api/centres", "", 422, {{"near", "Atlantis"}}), "/code"), "place_unknown");
    const auto page = get("/api/centres", {{"limit", "1"}});
    EXPECT_EQ(text(page, "/next"), "mitte");
    EXPECT_EQ(text(get("/api/centres", {{"limit", "1"}, {"after", "mitte"}}), "/items/0/id"), "tokyo");
    EXPECT_EQ(text(get("/api/places", {{"q", "sao"}}), "/items/0/name"), "São Paulo");
    EXPECT_EQ(text(get("/api/centres/mitte"), "/hours/0/opens"), "09:00");
    EXPECT_EQ(text(get("/api/centres/mitte"), "/exceptions/0/date"), "2026-03-06");
    as(ann_);
    EXPECT_EQ(text(get("/api/centres", {{"exam", "basics"}, {"date", "2026-03-09"}}), "/items/0/free_starts"),
              "15");
}

TEST_P(Centres, an_import_says_every_problem_with_its_line_and_changes_nothing) {
    auto files = small_programme();
    files["centres/mitte.toml"] =
        "id = \"other\"\ntitle = \"Centre\"\nstreet = \"S\"\ncity = \"C\"\ncountry = \"XX\"\n"
        "latitude = 91.0\nlongitude = 13.4\nzone = \"Europe/Nowhere\"\n"
        "[[hours]]\ndays = [\"mon\"]\nopens = \"18:00\"\ncloses = \"09:00\"\n"
        "[[room]]\nid = \"r\"\ntitle = \"R\"\nseats = 1\naccessible_seats = 2\n";
    const auto report = import_files(files);
    std::map<std::int64_t, std::string> by_line;
    for (const auto& p : report.problems) {
        EXPECT_EQ(p.file, "centres/mitte.toml");
        by_line[p.line] = p.message;
    }
    EXPECT_TRUE(by_line.contains(1));
    EXPECT_TRUE(by_line.contains(5));
    EXPECT_TRUE(by_line.contains(6));
    EXPECT_TRUE(by_line.contains(8));
    EXPECT_TRUE(by_line.contains(12));
    EXPECT_TRUE(by_line.contains(17));
    EXPECT_EQ(text(get("/api/centres/mitte"), "/centre/zone"), "Europe/Berlin");
}

TEST_P(Centres, importing_again_changes_only_what_changed_and_closes_what_is_gone) {
    auto files = small_programme();
    const auto again = import_files(files);
    EXPECT_EQ(again.counts.at("centre").unchanged, 2);
    const auto booked = ask("POST", "/api/exams/basics/bookings",
                            R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
    files.erase("centres/tokyo.toml");
    EXPECT_EQ(import_files(files).counts.at("centre").changed, 1);
    EXPECT_EQ(get("/api/centres").at("items").as_array().size(), 1U);
    EXPECT_EQ(text(get("/api/bookings/" + text(booked, "/id")), "/centre/title"), "Centre tokyo");
    as(bea_);
    EXPECT_EQ(text(ask("POST", "/api/exams/basics/bookings",
                       R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-10T00:00:00Z"})", 422),
                   "/code"),
              "centre_closed");
}
ON_BOTH(Centres);
}  // namespace
}  // namespace scheduling
