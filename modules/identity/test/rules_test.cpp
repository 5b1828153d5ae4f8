#include "rules.hpp"
#include "passwords.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace identity {
namespace {

TEST(Accommodation, AddsUpInOneProfile) {
    const auto profile =
        profile_of({Preset::language_30, Preset::time_125, Preset::time_150, Preset::reader_or_scribe});
    EXPECT_EQ(profile.time_percent, 50);
    EXPECT_TRUE(profile.separate_room);
    EXPECT_EQ(extra_time(profile, Minutes(90)), Minutes(75));
    EXPECT_EQ(extra_time({}, Minutes(90)), Minutes(0));
}

RC_GTEST_PROP(AccommodationProperty, NeverTakesTimeAway,
              (const std::vector<bool>& chosen, unsigned short exam)) {
    std::vector<Preset> approved;
    std::size_t i = 0;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Preset>>([&](auto d) {
        if (i < chosen.size() && chosen[i++]) {
            approved.push_back(d.value);
        }
    });
    const Minutes length(exam % 600);
    const Minutes extra = extra_time(profile_of(approved), length);
    RC_ASSERT(extra >= Minutes(0));
    RC_ASSERT(extra <= length + Minutes(30));
}

TEST(Email, TakesWhatAMailServerWould) {
    for (const auto* good : {"ann@example.org", "a.b+c@mail.example.co"}) {
        EXPECT_TRUE(looks_like_email(good)) << good;
    }
    for (const auto* bad : {"", "ann", "@example.org", "ann@", "ann@org", "ann@.org", "a b@example.org",
                            "ann@example.org\r\nBcc: x@y.z", "a@b@c.d", "<ann@example.org>"}) {
        EXPECT_FALSE(looks_like_email(bad)) << bad;
    }
}

TEST(RoleWall, KeepsTeachersFromLiveItems) {
    EXPECT_TRUE(role_wall({"instructor", "proctor"}));
    EXPECT_TRUE(role_wall({}));
    EXPECT_EQ(role_wall({"instructor", "item_writer"}).error().code, "role_wall");
    EXPECT_EQ(role_wall({"king"}).error().code, "unknown_role");
}

TEST(Password, MatchesItselfOnly) {
    const std::string hash = hash_password("correct horse battery");
    EXPECT_TRUE(password_matches(hash, "correct horse battery"));
    EXPECT_FALSE(password_matches(hash, "correct horse batterz"));
    EXPECT_FALSE(password_matches("", "nobody's password"));
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
}

}  // namespace
}  // namespace identity
