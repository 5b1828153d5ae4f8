#include "house.hpp"

namespace credentials {
namespace {

class Watching : public House {};
ON_BOTH(Watching);

TEST_P(Watching, reminds_at_each_of_the_six_days_and_tells_the_expiry) {
    pass(ann_, "r1");
    clock("2029-03-14T00:00:00Z");
    EXPECT_EQ(subjects(ann_), (std::vector<std::string>{
                                  "Your credential: Title of basics", "Title of basics expires in 180 days",
                                  "Title of basics expires in 90 days", "Title of basics expires in 60 days",
                                  "Title of basics expires in 30 days", "Title of basics expires in 7 days",
                                  "Title of basics expires today", "Title of basics has expired"}));
    EXPECT_EQ(text(get("/api/credentials"), "/items/0/state"), "expired");
}

TEST_P(Watching, nothing_comes_twice_or_too_early) {
    pass(ann_, "r1");
    clock("2028-09-13T07:59:59Z");
    EXPECT_EQ(subjects(ann_).size(), 1U);
    clock("2028-09-13T08:00:00Z");
    EXPECT_EQ(subjects(ann_).size(), 2U);
    clock("2028-12-11T08:00:00Z");
    EXPECT_EQ(subjects(ann_).size(), 2U);
}

TEST_P(Watching, a_renewal_starts_the_reminders_anew) {
    pass(ann_, "r1");
    clock("2028-12-01T10:00:00Z");
    pass(ann_, "r2");
    const auto so_far = subjects(ann_).size();  // issued, 180 days, renewed
    EXPECT_EQ(so_far, 3U);
    clock("2031-09-13T07:00:00Z");
    EXPECT_EQ(subjects(ann_).size(), so_far);
    clock("2031-09-15T09:00:00Z");
    EXPECT_EQ(subjects(ann_).back(), "Title of basics expires in 180 days");
    EXPECT_EQ(subjects(ann_).size(), so_far + 1);
}

TEST_P(Watching, a_suspended_credential_is_not_reminded_and_a_revoked_one_never_expires) {
    pass(ann_, "r1");
    const auto id = newest();
    as_manager();
    ask("POST", "/api/manage/credentials/" + id + "/suspensions", R"({"reason":"Under investigation."})",
        201);
    clock("2028-10-01T00:00:00Z");
    EXPECT_TRUE(mailed(ann_, "Title of basics is suspended"));
    EXPECT_EQ(subjects(ann_).size(), 2U);
    ask("POST", "/api/manage/credentials/" + id + "/revocations", R"({"reason":"It was not them."})", 201);
    clock("2029-06-01T00:00:00Z");
    EXPECT_TRUE(mailed(ann_, "Title of basics was revoked"));
    EXPECT_EQ(subjects(ann_).size(), 3U);
}

}  // namespace
}  // namespace credentials
