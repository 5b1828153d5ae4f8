#include "form_checks.hpp"

#include <gtest/gtest.h>

namespace itembank {
namespace {

const ExamId exam("x");
const std::vector<catalog::Domain> halves{{"1", "One", 50, {}}, {"2", "Two", 50, {}}};

std::vector<FormEntry> good_form() {
    std::vector<FormEntry> out;
    for (int i = 0; i < 12; ++i) {
        FormEntry e{.name = "q" + std::to_string(i), .section = "1", .known = true, .exam = exam};
        e.scored = i < 10;
        e.domain = i % 2 == 0 ? "1" : "2";
        e.state = e.scored ? ItemState::operational : ItemState::pretest;
        e.key_place = i % 4;
        out.push_back(e);
    }
    return out;
}

std::string found(const std::vector<FormEntry>& entries, const std::vector<OtherForm>& others = {},
                  std::int64_t cut = 6) {
    std::string out;
    for (const FormCheck& check : check_form(exam, halves, entries, others, cut)) {
        out += (check.severity == CheckSeverity::warning ? "?" : "") + check.check + " ";
    }
    return out;
}

TEST(FormChecks, AGoodFormHasNone) { EXPECT_EQ(found(good_form()), ""); }

TEST(FormChecks, EachRuleIsSaid) {
    const auto after = [](auto&& change) {
        auto entries = good_form();
        change(entries);
        return found(entries);
    };
    EXPECT_EQ(found(good_form(), {}, 0), "cut ");
    EXPECT_EQ(found(good_form(), {}, 10), "cut ");
    EXPECT_EQ(found({}), "empty ");
    EXPECT_EQ(after([](auto& f) { f[3].name = "q1"; }), "twice ");
    EXPECT_EQ(after([](auto& f) { f[3].known = false; }), "unknown ");
    EXPECT_EQ(after([](auto& f) { f[3].exam = ExamId("y"); }), "exam ");
    EXPECT_EQ(after([](auto& f) { f[3].pool = Pool::practice; }), "exam ");
    EXPECT_EQ(after([](auto& f) { f[3].state = ItemState::pretest; }), "state ");
    EXPECT_EQ(after([](auto& f) { f[3].state = ItemState::suspended; }), "state ");
    EXPECT_EQ(after([](auto& f) { f[11].state = ItemState::in_review; }), "state ");
    EXPECT_EQ(after([](auto& f) { f[11].state = ItemState::operational; }), "");
    EXPECT_EQ(after([](auto& f) { f[3].needs_a_person = true; }), "needs_a_person ");
    EXPECT_EQ(after([](auto& f) { f[11].needs_a_person = true; }), "");
    EXPECT_EQ(after([](auto& f) { f[3].enemies = {"q9"}; }), "enemies ");
    EXPECT_EQ(after([](auto& f) { f[3].stimulus = f[4].stimulus = "mill"; }), "");
    EXPECT_EQ(after([](auto& f) { f[3].stimulus = f[5].stimulus = "mill"; }), "case_studies ");
    EXPECT_EQ(after([](auto& f) {
                  f[3].stimulus = f[4].stimulus = "mill";
                  f[4].section = "2";
              }),
              "case_studies ");
    EXPECT_EQ(after([](auto& f) { f[11].anchor = true; }), "anchors ");
    EXPECT_EQ(after([](auto& f) { f[1].domain = f[3].domain = "1"; }), "?quota ?quota ");
    EXPECT_EQ(after([](auto& f) { f[1].domain = f[3].domain = f[5].domain = "1"; }), "quota quota ");
    EXPECT_EQ(after([](auto& f) { f[3].exposures = 5'001; }), "?exposure ");
    EXPECT_EQ(after([](auto& f) {
                  for (auto& e : f) {
                      e.key_place = 0;
                  }
              }),
              "?key_balance ");
}

TEST(FormChecks, AFifthMayBeSharedAndAnchorsMustBe) {
    auto form = good_form();
    form[0].anchor = true;
    EXPECT_EQ(found(form, {{"b", {"q0", "q1"}, {"q0"}}}), "");
    EXPECT_EQ(found(form, {{"b", {"q0", "q1", "q2"}, {"q0"}}}), "overlap ");
    EXPECT_EQ(found(form, {{"b", {"q0", "q1"}, {"q1"}}}), "anchors ");
}

}  // namespace
}  // namespace itembank
