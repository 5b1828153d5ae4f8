#include <documents/drawing.hpp>

#include <gtest/gtest.h>

namespace documents {

TEST(Drawing, gets_its_dark_dress_behind_the_opening_tag) {
    const std::string dressed = in_two_dresses(
        R"(<svg xmlns="http://www.w3.org/2000/svg" class="two-dresses"><rect fill="#f7f9fd"/></svg>)");
    EXPECT_TRUE(dressed.starts_with(
        R"(<svg xmlns="http://www.w3.org/2000/svg" class="two-dresses"><style>@media (prefers-color-scheme: dark){)"));
    EXPECT_NE(dressed.find(R"([fill="#f7f9fd"]{fill:#131c30})"), std::string::npos);
    EXPECT_TRUE(dressed.ends_with(R"(</style><rect fill="#f7f9fd"/></svg>)"));
}

TEST(Drawing, of_another_kind_stays_as_it_is) {
    for (const std::string svg : {R"(<svg><g class="two-dresses"/></svg>)", "<svg", "", "no picture"}) {
        EXPECT_EQ(in_two_dresses(svg), svg);
    }
}

}  // namespace documents
