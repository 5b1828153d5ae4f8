#include "report.hpp"
#include "plot.hpp"

#include <boost/json.hpp>

#include <gtest/gtest.h>

namespace load {
namespace json = boost::json;

TEST(Report, SaysWhenSomethingWasLost) {
    EXPECT_TRUE(nothing_lost({{"missing", 0}, {"errors", 0}}));
    EXPECT_FALSE(nothing_lost({{"missing", 1}, {"errors", 0}}));
    EXPECT_FALSE(nothing_lost({{"missing", 0}, {"errors", 2}}));
    EXPECT_FALSE(nothing_lost({{"levels", json::array{json::object{{"missing", 3}}}}}));
    EXPECT_FALSE(nothing_lost({{"attempt", json::object{{"missing", 3}}}}));
}

TEST(Report, IsOneLineOfJson) {
    json::object facts{{"mode", "closed loop"}};
    Histogram h;
    h.add(1500);
    add_latencies(facts, "", h);
    const std::string line = json::serialize(facts);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_NEAR(json::parse(line).at("p99_ms").to_number<double>(), 1.5, 0.015);
    EXPECT_NE(in_words(facts).find("p99_ms"), std::string::npos);
}

TEST(Plot, ExplainsItselfAndStaysInside) {
    const std::string text = svg(
        {"Title & more", "below", "What it <shows>", {{1000, 0.9, 3}, {9000, 4, 45}, {10000, 60, 400}}, 50});
    EXPECT_TRUE(text.starts_with("<svg"));
    EXPECT_NE(text.find("<title id=\"title\">Title &amp; more</title>"), std::string::npos);
    EXPECT_NE(text.find("<desc id=\"desc\">What it &lt;shows&gt;</desc>"), std::string::npos);
    EXPECT_NE(text.find("prefers-color-scheme: dark"), std::string::npos);
    EXPECT_NE(text.find("Saves a second"), std::string::npos);
    EXPECT_EQ(text.find("nan"), std::string::npos);
    EXPECT_EQ(text.find("inf"), std::string::npos);
    EXPECT_EQ(text.find("\"-"), std::string::npos);  // no place left of or above the picture
}

}  // namespace load
