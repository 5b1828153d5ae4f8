#include "house.hpp"

namespace learning {
namespace {

struct Flaw {
    std::string file, what, by, named, message;
    std::int64_t line;
};
class Refused : public House, public testing::WithParamInterface<Flaw> {};
TEST_P(Refused, with_file_and_line) {
    const Flaw& flaw = GetParam();
    auto files = small_programme();
    auto& text = files[flaw.file];
    const auto at = text.find(flaw.what);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, flaw.what.size(), flaw.by);
    const auto report = import_files(files);
    ASSERT_FALSE(report.problems.empty());
    EXPECT_EQ(report.problems[0].file, flaw.named);
    EXPECT_EQ(report.problems[0].line, flaw.line);
    EXPECT_NE(report.problems[0].message.find(flaw.message), std::string::npos) << report.problems[0].message;
}
const std::string course = "courses/intro/course.toml", check = "courses/intro/checks/test.toml";
INSTANTIATE_TEST_SUITE_P(
    Flaws, Refused,
    testing::Values(
        Flaw{course, "\"1.1.1\"", "\"9.9\"", course, "no outline has", 20},
        Flaw{course, "id = \"test\"", "id = \"read\"", course, "twice", 22},
        Flaw{course, "credits = 1.5", "credits = 1.3", course, "in quarters", 10},
        Flaw{course, "[\"basics\"]", "[\"nothing\"]", course, "no certification", 11},
        Flaw{course, "price = \"free\"", "price = 12", course, "currency", 9},
        Flaw{check, "correct = true", "correct = false", check, "exactly one", 1},
        Flaw{check, "\"choice\"", "\"multiple_response\"", check, "choose", 1},
        Flaw{check, "stem = \"Which?\"", "stem = 7", check, "", 4},
        Flaw{"courses/intro/lessons/read.md", "square.svg", "round.svg", "courses/intro/lessons/read.md",
             "no .svg", 3},
        Flaw{"courses/intro/lessons/square.svg", "<rect", "<script/><rect",
             "courses/intro/lessons/square.svg", "script", 1},
        Flaw{"paths/way.toml", "id = \"ready\"", "id = \"steady\"", "paths/way.toml", "no workshop", 7},
        Flaw{"workshops/ready.toml", "Europe/Berlin", "Europe/Atlantis", "workshops/ready.toml", "time zone",
             13},
        Flaw{"workshops/ready.toml", "local_time = \"17:00\"\n", "", "workshops/ready.toml", "either", 10}));

using Import = House;
TEST_F(Import, repeated_changes_nothing) {
    EXPECT_EQ(import_files(small_programme()).counts.at("course").added, 2);
    for (const auto& [kind, counts] : import_files(small_programme()).counts) {
        EXPECT_EQ(counts.added + counts.changed, 0) << kind;
    }
}

TEST_F(Import, puts_what_it_reads_into_the_catalogue) {
    import_files(small_programme());
    scratch_->read([](store::Reader& r) {
        EXPECT_EQ(catalog::offer_of(r, catalog::OfferKind::course, "master")->price.cents, 5000);
        EXPECT_EQ(catalog::offer_of(r, catalog::OfferKind::path, "way")->certifications,
                  std::vector<std::string>{"basics"});
        EXPECT_EQ(catalog::offer_of(r, catalog::OfferKind::workshop, "ready")->roles,
                  std::vector<std::string>{"Newcomer"});
        return 0;
    });
}
}  // namespace
}  // namespace learning
