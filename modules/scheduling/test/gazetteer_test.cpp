#include "gazetteer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace scheduling {
namespace {

Position any_position() {
    return {*rc::gen::inRange(-9000, 9001) / 100.0, *rc::gen::inRange(-18000, 18001) / 100.0};
}

TEST(distance, of_known_places) {
    const Position berlin{52.52, 13.405}, new_york{40.7128, -74.006}, sydney{-33.8688, 151.2093};
    EXPECT_NEAR(distance_km(berlin, new_york), 6385, 5);
    EXPECT_NEAR(distance_km(berlin, sydney), 16096, 10);
    EXPECT_NEAR(distance_km({0, 179.5}, {0, -179.5}), 111.2, 0.1);  // over the date line
    EXPECT_NEAR(distance_km({90, 0}, {-90, 120}), 20015.1, 0.1);    // pole to pole
}

RC_GTEST_PROP(distance, is_a_metric, ()) {
    const Position a = any_position(), b = any_position(), c = any_position();
    RC_ASSERT(distance_km(a, a) < 1e-6);
    RC_ASSERT(std::abs(distance_km(a, b) - distance_km(b, a)) < 1e-6);
    RC_ASSERT(distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6);
    RC_ASSERT(distance_km(a, b) <= 20015.2);
}

TEST(gazetteer, is_sound) {
    EXPECT_GE(cities().size(), 300U);
    std::set<std::string> seen;
    for (const City& city : cities()) {
        EXPECT_TRUE(is_on_earth(city.at)) << city.name;
        EXPECT_FALSE(country_name(city.country).empty()) << city.name;
        EXPECT_TRUE(seen.insert(plain_key(city.name) + std::string(city.country)).second) << city.name;
    }
    EXPECT_EQ(country_name("DE"), "Germany");
    EXPECT_EQ(country_name("??"), "");
}

TEST(gazetteer, finds_without_accents_and_by_the_beginning_of_a_word) {
    EXPECT_EQ(plain_key("  São  Paulo"), "sao paulo");
    EXPECT_EQ(plain_key("Zürich"), "zurich");
    EXPECT_EQ(plain_key("Gdańsk"), "gdansk");
    ASSERT_FALSE(find_cities("sao", 5).empty());
    EXPECT_EQ(find_cities("sao", 5)[0].name, "São Paulo");
    EXPECT_EQ(find_cities("YORK", 5).at(0).name, "New York");
    EXPECT_EQ(find_cities("new", 3).size(), 3U);
    EXPECT_TRUE(find_cities("", 5).empty());
    EXPECT_TRUE(find_cities("no such place", 5).empty());
}
}  // namespace
}  // namespace scheduling
