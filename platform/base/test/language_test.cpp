#include <gtest/gtest.h>
#include <base/language.hpp>

namespace {

TEST(Language, ReadsWhatAReaderWantsByWeight) {
    EXPECT_EQ(read_languages("de"), Languages{"de"});
    EXPECT_EQ(read_languages("en;q=0.5, de-AT , fr;q=0.8, *;q=0.1, nl;q=0"),
              (Languages{"de-AT", "fr", "en"}));
    EXPECT_EQ(read_languages(""), Languages{});
    EXPECT_EQ(read_languages(";;,,q=1,<script>,d"), Languages{});
    std::string many;
    for (int i = 0; i < 100; ++i) {
        many += "de-" + std::to_string(1000 + i) + ",";
    }
    EXPECT_EQ(read_languages(many).size(), 20U);
}

TEST(Language, FindsTheOneThatIsWantedMost) {
    EXPECT_EQ(language_for({"de"}, "en", {"de", "fr"}), "de");
    EXPECT_EQ(language_for({"de-AT"}, "en", {"de", "fr"}), "de");
    EXPECT_EQ(language_for({"pt"}, "en", {"pt-BR"}), "pt-BR");
    EXPECT_EQ(language_for({"PT-br"}, "en", {"pt", "pt-BR"}), "pt-BR");
    EXPECT_EQ(language_for({"nl", "fr"}, "en", {"de", "fr"}), "fr");
    EXPECT_EQ(language_for({"en-GB", "de"}, "en", {"de"}), "en");
    EXPECT_EQ(language_for({"nl"}, "en", {"de"}), "en");
    EXPECT_EQ(language_for({}, "en", {"de"}), "en");
}

}  // namespace
