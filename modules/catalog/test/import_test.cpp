#include "house.hpp"

namespace catalog {
namespace {
using Import = House;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

TEST_F(Import, reads_a_programme_and_says_what_was_new) {
    const auto report = import_files(small_programme());
    ASSERT_TRUE(report.problems.empty()) << report.problems.front().message;
    EXPECT_EQ(report.counts.at("exam").added, 1);
    EXPECT_EQ(report.counts.at("certification").added, 2);
    const auto exam = scratch_->read([](store::Reader& r) { return exam_of(r, ExamId("basics")); });
    ASSERT_TRUE(exam);
    EXPECT_EQ(exam->certification, CertificationId("basics"));
    EXPECT_EQ(exam->minutes, 90);
    EXPECT_EQ(exam->status, Status::open);
    EXPECT_EQ(exam->domains.at(1).weight, 40);
    EXPECT_EQ(exam->domains.at(0).tasks.at(0).objectives.at(0).id, "1.1.1");
    scratch_->read([](store::Reader& r) {
        EXPECT_EQ(renewed_by(r, CertificationId("basics")), std::vector{CertificationId("master")});
        EXPECT_EQ(renews(r, CertificationId("master")), std::vector{CertificationId("basics")});
        EXPECT_EQ(scheme_of(r, CertificationId("master"))->price, (Price{10000, "EUR"}));
        EXPECT_EQ(scheme_of(r, CertificationId("master"))->policies.credits_needed, 80);
        EXPECT_FALSE(exam_of(r, ExamId("nothing")));
        return 0;
    });
}

TEST_F(Import, repeated_changes_nothing) {
    import_files(small_programme());
    const auto report = import_files(small_programme());
    for (const auto& [kind, counts] : report.counts) {
        EXPECT_EQ(counts.added + counts.changed, 0) << kind;
        EXPECT_GT(counts.unchanged, 0) << kind;
    }
    EXPECT_EQ(scratch_->read([](store::Reader& r) { return exam_of(r, ExamId("basics"))->version; }), 1);
}

TEST_F(Import, another_time_is_a_new_version_and_the_old_one_stays) {
    import_files(small_programme());
    auto files = small_programme();
    files["exams/basics/exam.toml"] =
        replaced(files["exams/basics/exam.toml"], "minutes = 90", "minutes = 100");
    EXPECT_EQ(import_files(files).counts.at("exam").changed, 1);
    scratch_->read([](store::Reader& r) {
        EXPECT_EQ(exam_of(r, ExamId("basics"))->version, 2);
        EXPECT_EQ(exam_of(r, ExamId("basics"))->minutes, 100);
        EXPECT_EQ(exam_of(r, ExamId("basics"), 1)->minutes, 90);
        return 0;
    });
}

TEST_F(Import, another_title_is_no_new_version) {
    import_files(small_programme());
    auto files = small_programme();
    files["exams/basics/exam.toml"] =
        replaced(files["exams/basics/exam.toml"], "\"Basics\"", "\"The basics\"");
    import_files(files);
    const auto exam = scratch_->read([](store::Reader& r) { return exam_of(r, ExamId("basics")); });
    EXPECT_EQ(exam->version, 1);
    EXPECT_EQ(exam->title, "The basics");
}

struct Flaw {
    std::string file, what, by, message;
    std::int64_t line;
};
class Refused : public House, public testing::WithParamInterface<Flaw> {};
TEST_P(Refused, with_file_and_line_and_nothing_kept) {
    auto files = small_programme();
    files[GetParam().file] = replaced(files[GetParam().file], GetParam().what, GetParam().by);
    const auto report = import_files(files);
    ASSERT_FALSE(report.problems.empty());
    EXPECT_EQ(report.problems[0].file, GetParam().file);
    EXPECT_EQ(report.problems[0].line, GetParam().line);
    EXPECT_NE(report.problems[0].message.find(GetParam().message), std::string::npos)
        << report.problems[0].message;
    EXPECT_FALSE(scratch_->read([](store::Reader& r) { return programme_of(r); }));
}
INSTANTIATE_TEST_SUITE_P(
    Flaws, Refused,
    testing::Values(Flaw{"exams/basics/exam.toml", "weight = 40", "weight = 30", "add up to 90", 8},
                    Flaw{"exams/basics/exam.toml", "id = \"2.1.1\"", "id = \"1.1.1\"", "twice", 23},
                    Flaw{"exams/basics/exam.toml", "minutes = 90", "minutes = \"long\"", "", 5},
                    Flaw{"certifications/basics/certification.toml", "exam = \"basics\"", "exam = \"other\"",
                         "no exams/other", 7},
                    Flaw{"certifications/basics/certification.toml", "retake_wait_days = 14",
                         "retake_wait_weeks = 2", "not a policy", 12},
                    Flaw{"certifications/basics/certification.toml", "retake_wait_days = 14",
                         "retake_wait_days = -1", "between 0 and 3650", 12},
                    Flaw{"certifications/basics/certification.toml", "\"master\"", "\"nobody\"",
                         "no other certification", 8},
                    Flaw{"certifications/master/certification.toml", "currency = \"EUR\"\n", "", "currency",
                         11},
                    Flaw{"certifications/master/certification.toml", "id = \"master\"", "id = \"mistress\"",
                         "name of its folder", 1}));
}  // namespace
}  // namespace catalog
