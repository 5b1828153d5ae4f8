// Against R's equate 2.0.9 on Kolen and Brennan's data.
#include "agreement.hpp"
#include "reference.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace psychometrics::equating_test {
namespace {

using enum EquatingMethod;
const std::string peer = "equate 2.0.9";

const agreement::json::object& entry(const std::string& key) {
    return agreement::value("equating_observed", key).as_object();
}

void compare_table(const std::string& key, const Equating& ours, double within = 1e-6) {
    agreement::compare({key, "equated scores", peer, within}, equated_of(ours),
                       agreement::column(entry(key).at("concordance"), "yx"));
}

void compare_line(const std::string& key, const Equating& ours) {
    const auto theirs = agreement::numbers(entry(key).at("coef"));
    agreement::compare({key, "intercept", peer, 1e-8}, *ours.coefficients.intercept, theirs[0]);
    agreement::compare({key, "slope", peer, 1e-8}, *ours.coefficients.slope, theirs[1]);
}

// Standard errors of both kinds; theirs mix divisors n and n - 1.
void compare_errors(const std::string& key, const Equating& ours) {
    std::vector<double> general, normal, theirs_general, theirs_normal;
    for (const auto& row : entry(key).at("concordance").as_array()) {
        const auto& se = row.as_object().at("se").as_object();
        theirs_general.push_back(agreement::number(se.at("g")));
        theirs_normal.push_back(agreement::number(se.at("n")));
    }
    for (const auto& s : ours.table) {
        general.push_back(s.se.value());
        normal.push_back(s.se_normal.value());
    }
    agreement::compare({key, "standard errors", peer, 2e-3, true}, general, theirs_general);
    agreement::compare({key, "standard errors, normal", peer, 2e-3, true}, normal, theirs_normal);
}

Equating actmath(EquatingPlan plan) {
    const auto done = equate(counted("ACTmath", "xcount"), counted("ACTmath", "ycount"),
                             EquatingDesign::equivalent_groups, plan);
    return done.value();
}

Equating neat(EquatingPlan plan) {
    return equate(kbneat("x"), kbneat("y"), EquatingDesign::anchor, plan).value();
}

TEST(Reference, MeanOfEquivalentGroups) {
    NEEDS_REFERENCE();
    const auto ours = actmath({.method = EquatingMethod::mean});
    compare_table("ACTmath.EG.mean.none", ours);
    compare_line("ACTmath.EG.mean.none", ours);
}

TEST(Reference, LinearOfEquivalentGroups) {
    NEEDS_REFERENCE();
    const std::string key = "ACTmath.EG.linear.none";
    const auto ours = actmath({.method = linear});
    compare_table(key, ours);
    compare_line(key, ours);
    std::vector<double> errors;
    for (const auto& s : ours.table) {
        errors.push_back(s.se.value());
    }
    agreement::compare({key, "standard errors", peer, 1e-3, true}, errors,
                       agreement::column(entry(key).at("concordance"), "se"));
}

// Theirs round percentile ranks to ten places, which shows where a score is rare.
TEST(Reference, EquipercentileOfEquivalentGroups) {
    NEEDS_REFERENCE();
    for (const bool smoothed : {false, true}) {
        EquatingPlan plan{.method = equipercentile};
        if (smoothed) {
            plan.smoothing = SmoothingPlan{.degree = 6};
        }
        const std::string key =
            smoothed ? "ACTmath.EG.equipercentile.loglinear" : "ACTmath.EG.equipercentile.none";
        const auto ours = actmath(plan);
        compare_table(key, ours, smoothed ? 1e-4 : 1e-6);
        std::vector<double> errors, theirs;
        const auto all = agreement::column(entry(key).at("concordance"), "se");
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (ours.table[i].se) {
                errors.push_back(*ours.table[i].se);
                theirs.push_back(all[i]);
            }
        }
        EXPECT_GE(errors.size(), 40u);
        agreement::compare({key, "standard errors", peer, 1e-3}, errors, theirs);
    }
}

TEST(Reference, CircleArcOfEquivalentGroups) {
    NEEDS_REFERENCE();
    compare_table("ACTmath.EG.circle-arc.none", actmath({.method = circle_arc}));
}

TEST(Reference, Tucker) {
    NEEDS_REFERENCE();
    for (const double ws : {1.0, 0.5}) {
        const std::string key = ws == 1 ? "KBneat.tucker.linear" : "KBneat.tucker.linear.ws.5";
        const auto ours = neat({.method = tucker, .ws = ws});
        compare_line(key, ours);
        compare_table(key, ours);
        compare_errors(key, ours);
    }
}

TEST(Reference, Levine) {
    NEEDS_REFERENCE();
    const auto observed = neat({.method = levine_observed});
    compare_line("KBneat.levine.obs.linear", observed);
    compare_table("KBneat.levine.obs.linear", observed);
    compare_errors("KBneat.levine.obs.linear", observed);
    const auto of_true_scores = neat({.method = levine_true});
    compare_line("KBneat.levine.true.linear", of_true_scores);
    compare_table("KBneat.levine.true.linear", of_true_scores);
}

TEST(Reference, ChainedLinear) {
    NEEDS_REFERENCE();
    const auto ours = neat({.method = chained_linear});
    compare_line("KBneat.chained.linear", ours);
    compare_table("KBneat.chained.linear", ours);
    compare_errors("KBneat.chained.linear", ours);
}

TEST(Reference, BraunHollandAndNominalWeights) {
    NEEDS_REFERENCE();
    const auto braun = neat({.method = braun_holland});
    compare_line("KBneat.braun.linear", braun);
    compare_table("KBneat.braun.linear", braun);
    const auto nominal = neat({.method = nominal_weights});
    compare_line("KBneat.nominal.mean", nominal);
    compare_table("KBneat.nominal.mean", nominal);
}

TEST(Reference, FrequencyEstimation) {
    NEEDS_REFERENCE();
    compare_table("KBneat.FE.equip", neat({.method = frequency_estimation}));
    const SmoothingPlan smoothing{.degree = 4, .cross_degree = 1};
    compare_table("KBneat.FE.equip.loglin", neat({.method = frequency_estimation, .smoothing = smoothing}),
                  1e-4);
}

TEST(Reference, ChainedEquipercentile) {
    NEEDS_REFERENCE();
    const SmoothingPlan smoothing{.degree = 4, .cross_degree = 1};
    compare_table("KBneat.chained.equip.loglin",
                  neat({.method = chained_equipercentile, .smoothing = smoothing}), 1e-4);
}

TEST(Reference, CircleArcsWithAnAnchor) {
    NEEDS_REFERENCE();
    const auto chained = neat({.method = chained_circle_arc, .middle = ChainedMiddle::mean});
    compare_table("KBneat.chained.circle", chained);
    const auto points = agreement::column(entry("KBneat.chained.circle").at("points"), "mid");
    agreement::compare({"KBneat.chained.circle", "middle of Y", peer, 1e-8}, *chained.coefficients.middle_y,
                       points[1]);
    compare_table("KBneat.tucker.circle", neat({.method = tucker_circle_arc}));
}

// An sd of 200 replications is known to 1 in sqrt(400), ours of 1,000 to 1 in sqrt(2000): together 5.5 %;
// four times that.
TEST(Reference, BootstrapOfTucker) {
    NEEDS_REFERENCE();
    const auto ours = neat({.method = tucker, .bootstrap = 1000, .seed = 7});
    std::vector<double> errors;
    for (const auto& s : ours.table) {
        errors.push_back(s.se_bootstrap.value());
    }
    agreement::compare({"KBneat.boot.se.tucker", "bootstrap standard errors", peer, 0.22, true}, errors,
                       agreement::numbers(entry("KBneat.boot.se.tucker").at("se")));
    EXPECT_EQ(ours.bootstrap->replications, 1000);
    EXPECT_EQ(ours.bootstrap->failed, 0);
}

TEST(Reference, SmoothedFrequencies) {
    NEEDS_REFERENCE();
    const auto ours = smooth(counted("ACTmath", "xcount"), {.degree = 6}).value();
    agreement::compare(
        {"ACTmath.presmooth.loglin6.x", "smoothed frequencies", peer, 1e-6}, ours.fitted.counts,
        agreement::column(agreement::value("equating_observed", "ACTmath.presmooth.loglin6.x"), "smooth"));
}

TEST(Reference, ComparedSmoothingModels) {
    NEEDS_REFERENCE();
    const std::string key = "ACTmath.presmooth.compare";
    const auto& theirs = agreement::value("equating_observed", key);
    const auto x = counted("ACTmath", "xcount");
    const auto ours = smooth(x, {.degree_max = 8}).value();
    ASSERT_EQ(ours.compared.size(), 8u);
    EXPECT_EQ(ours.degree, 6);
    std::vector<double> df, deviance, aic, bic, chi, p, freeman_tukey, cressie_read;
    for (const auto& m : ours.compared) {
        df.push_back(double(m.df));
        deviance.push_back(m.deviance);
        aic.push_back(m.aic);
        bic.push_back(m.bic);
        chi.push_back(m.likelihood_ratio.value_or(0));
        p.push_back(m.p.value_or(0));
        freeman_tukey.push_back(m.freeman_tukey);
        // Theirs takes 1 from every score and not from every person, and so is not a chi-squared.
        cressie_read.push_back(m.cressie_read + 1.8 * (x.persons() - double(x.totals)));
    }
    agreement::compare({key, "degrees of freedom", peer, 1e-9}, df, agreement::column(theirs, "Resid. Df"));
    agreement::compare({key, "deviance", peer, 1e-6}, deviance, agreement::column(theirs, "Resid. Dev"));
    agreement::compare({key, "AIC", peer, 1e-6}, aic, agreement::column(theirs, "AIC"));
    agreement::compare({key, "BIC", peer, 1e-6}, bic, agreement::column(theirs, "BIC"));
    agreement::compare({key, "likelihood-ratio chi-squared", peer, 1e-6}, chi,
                       agreement::column(theirs, "Deviance"));
    agreement::compare({key, "its p", peer, 1e-8}, p, agreement::column(theirs, "Pr(>Chi)"));
    agreement::compare({key, "Freeman-Tukey", peer, 1e-5}, freeman_tukey, agreement::column(theirs, "FT"));
    agreement::compare({key, "Cressie-Read, restated", peer, 1e-5}, cressie_read,
                       agreement::column(theirs, "CR"));
}

}  // namespace
}  // namespace psychometrics::equating_test
