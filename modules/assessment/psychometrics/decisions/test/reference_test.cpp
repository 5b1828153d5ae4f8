#include <agreement.hpp>
#include <psychometrics/consistency.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace psychometrics;

namespace {
constexpr const char* peer = "betafunctions 1.9.0";

ObservedScores sums(const Responses& r) {
    ObservedScores s{{}, 0, double(r.item_count())};
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        double sum = 0;
        for (const auto score : r.row(p)) {
            sum += score;
        }
        s.scores.push_back(sum);
    }
    return s;
}

double at(const agreement::json::value& v, const char* name) {
    return agreement::number(v.as_object().at(name));
}

std::vector<double> of(const Accuracy& a) {
    return {*a.sensitivity, *a.specificity, *a.positive_predictive_value, *a.negative_predictive_value,
            *a.youden,      a.accuracy};
}
bool told(const DecisionReport& r, const std::string& code) {
    return std::ranges::any_of(r.problems, [&](const Notice& n) { return n.code == code; });
}
}  // namespace

TEST(LivingstonLewis, as_the_established_package_at_each_cut) {
    NEEDS_REFERENCE();
    const auto scores = sums(agreement::data("SAT12_scored"));
    const double alpha = at(agreement::value("decision_consistency", "SAT12.LL"), "alpha");
    for (const auto& [key, cut] : {std::pair{"SAT12.LL", 20.0},
                                   {"SAT12.LL.cut14", 14},
                                   {"SAT12.LL.cut18", 18},
                                   {"SAT12.LL.cut22", 22}}) {
        const auto& theirs = agreement::value("decision_consistency", key).as_object();
        const auto ours = livingston_lewis(scores, alpha, {.cuts = {cut}});
        ASSERT_TRUE(ours) << ours.error().detail;
        const std::string analysis = "SAT12, Livingston-Lewis, cut " + std::to_string(int(cut));
        const auto& fit = theirs.at("parameters");
        agreement::compare(
            {analysis, "beta of true scores, effective length", peer, 1e-6},
            std::vector{ours->true_scores->alpha, ours->true_scores->beta, ours->true_scores->lower,
                        ours->true_scores->upper, *ours->effective_test_length,
                        double(*ours->effective_test_length_rounded)},
            std::vector{at(fit, "alpha"), at(fit, "beta"), at(fit, "l"), at(fit, "u"), at(fit, "etl"),
                        at(fit, "etl_rounded")});
        const CutDecisions& here = ours->cuts.front();
        const auto& a = here.accuracy;
        const auto& matrix = theirs.at("confusionmatrix").as_array();
        agreement::compare({analysis, "confusion matrix", peer, 1e-6},
                           std::vector{a.correct_fail, a.correct_pass, a.false_fail, a.false_pass},
                           std::vector{agreement::numbers(matrix[0])[0], agreement::numbers(matrix[0])[1],
                                       agreement::numbers(matrix[1])[0], agreement::numbers(matrix[1])[1]});
        const auto& accuracy = theirs.at("classification.accuracy");
        agreement::compare(
            {analysis, "accuracy, sensitivity, specificity, PPV, NPV, Youden", peer, 1e-6}, of(a),
            std::vector{at(accuracy, "Sensitivity"), at(accuracy, "Specificity"), at(accuracy, "PPV"),
                        at(accuracy, "NPV"), at(accuracy, "Youden.J"), at(accuracy, "Accuracy")});
        const auto& c = here.consistency;
        const auto& forms = theirs.at("consistencymatrix").as_array();
        agreement::compare({analysis, "consistency matrix", peer, 1e-6},
                           std::vector{c.fail_fail, c.fail_pass, c.pass_fail, c.pass_pass},
                           std::vector{agreement::numbers(forms[0])[0], agreement::numbers(forms[0])[1],
                                       agreement::numbers(forms[1])[0], agreement::numbers(forms[1])[1]});
        const auto& consistency = theirs.at("classification.consistency");
        agreement::compare(
            {analysis, "p, p_c, kappa", peer, 1e-6}, std::vector{c.p, c.p_c, *c.kappa},
            std::vector{at(consistency, "p"), at(consistency, "p_c"), at(consistency, "Kappa")});
        EXPECT_TRUE(told(*ours, "true_scores_fell_back"));

        // At 14 and 22 the package cuts the two forms at different effective scores. Cut alike, they are
        // symmetric.
        EXPECT_EQ(told(*ours, "forms_cut_apart"), cut == 14 || cut == 22);
        const auto alike = livingston_lewis(scores, alpha, {.cuts = {cut}, .second_cut = SecondCut::nearest});
        ASSERT_TRUE(alike);
        EXPECT_NEAR(alike->cuts[0].consistency.fail_pass, alike->cuts[0].consistency.pass_fail, 1e-12);
        EXPECT_NEAR(alike->cuts[0].consistency.p, c.p, 0.02);
        EXPECT_EQ(alike->cuts[0].accuracy.accuracy, a.accuracy);
    }
}
