// Against difR 5.1 (SIBTEST: its own, by mirt 1.45.1): the verbal aggression data, 243 women and 73 men.
#include "agreement.hpp"

#include <psychometrics/csv.hpp>
#include <psychometrics/dif.hpp>
#include <psychometrics/dif_parameters.hpp>

#include <fstream>

namespace psychometrics {
namespace {

Responses verbal() {
    std::ifstream in(agreement::reference_path("data/verbal_aggression_difR.csv"));
    return *read_responses(in, {.group_column = "Gender", .leave_out = {"Anger"}});
}

// difR flags by unadjusted p.
DifPlan plain() {
    return {.focal = "1", .adjustment = DifAdjustment::none, .minimum_group = 1, .tarone = false};
}

template <class Items, class Field>
std::vector<double> figures(const Items& items, Field field) {
    std::vector<double> out;
    for (const auto& item : items) {
        out.push_back(field(item).value());
    }
    return out;
}

template <class Items>
std::vector<int> flagged(const Items& items) {
    std::vector<int> out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].flag.value()) {
            out.push_back(int(i) + 1);
        }
    }
    return out;
}

std::vector<int> flags_in(const agreement::json::value& entry) {
    if (!entry.at("flag").is_array()) {
        return {};
    }
    std::vector<int> out;
    for (const double flag : agreement::numbers(entry.at("flag"))) {
        out.push_back(int(flag));
    }
    return out;
}

agreement::Compared row(const std::string& method, const std::string& figure, double tolerance = 1e-4) {
    return {"Verbal aggression, " + method, figure, "difR 5.1", tolerance};
}

TEST(DifReference, MantelHaenszel) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.MH");
    const auto ours = *mantel_haenszel_dif(verbal(), plain());
    const auto compare = [&](const std::string& figure, const char* name, auto field) {
        agreement::compare(row("Mantel-Haenszel", figure), figures(ours.items, field),
                           agreement::numbers(theirs.at(name)));
    };
    compare("chi-squared", "MH", [](const auto& i) { return i.chi_squared; });
    compare("p", "p", [](const auto& i) { return i.p; });
    compare("alpha", "alphaMH", [](const auto& i) { return i.alpha; });
    compare("MH D-DIF", "deltaMH", [](const auto& i) { return i.mh_d_dif; });
    compare("variance of ln alpha", "varLambda", [](const auto& i) { return i.variance_log_alpha; });
    EXPECT_EQ(flagged(ours.items), flags_in(theirs));
}

TEST(DifReference, MantelHaenszelWithoutCorrection) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.MH.nocorrect");
    DifPlan plan = plain();
    plan.continuity_correction = false;
    const auto ours = *mantel_haenszel_dif(verbal(), plan);
    agreement::compare(row("Mantel-Haenszel uncorrected", "chi-squared"),
                       figures(ours.items, [](const auto& i) { return i.chi_squared_uncorrected; }),
                       agreement::numbers(theirs.at("MH")));
    agreement::compare(row("Mantel-Haenszel uncorrected", "p"),
                       figures(ours.items, [](const auto& i) { return i.p_uncorrected; }),
                       agreement::numbers(theirs.at("p")));
    EXPECT_EQ(flagged(ours.items), flags_in(theirs));
}

TEST(DifReference, MantelHaenszelPurified) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.MH.purified");
    DifPlan plan = plain();
    plan.purify = true;
    const auto ours = *mantel_haenszel_dif(verbal(), plan);
    agreement::compare(row("Mantel-Haenszel purified", "chi-squared"),
                       figures(ours.items, [](const auto& i) { return i.chi_squared; }),
                       agreement::numbers(theirs.at("MH")));
    agreement::compare(row("Mantel-Haenszel purified", "alpha"),
                       figures(ours.items, [](const auto& i) { return i.alpha; }),
                       agreement::numbers(theirs.at("alphaMH")));
    EXPECT_EQ(flagged(ours.items), flags_in(theirs));
    EXPECT_EQ(ours.procedure.purification.passes, std::int64_t(agreement::number(theirs.at("nrPur"))));
    EXPECT_TRUE(ours.procedure.purification.stable);
    EXPECT_EQ(ours.procedure.purification.removed.size(), flags_in(theirs).size());
}

TEST(DifReference, Standardisation) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.Std");
    const auto ours = *standardisation_dif(verbal(), plain());
    agreement::compare(row("standardisation", "STD P-DIF"),
                       figures(ours.items, [](const auto& i) { return i.std_p_dif; }),
                       agreement::numbers(theirs.at("PDIF")));
    EXPECT_EQ(flagged(ours.items), flags_in(theirs));
}

void compare_logistic(const std::string& key, const std::string& name, DifTest test, bool purify) {
    const auto& theirs = agreement::value("dif", key);
    DifPlan plan = plain();
    plan.logistic_test = test;
    plan.purify = purify;
    const auto ours = *logistic_dif(verbal(), plan);
    const auto the_test = [&](const LogisticItem& i) {
        return test == DifTest::both ? i.both : test == DifTest::uniform ? i.uniform : i.nonuniform;
    };
    agreement::compare(
        row(name, "likelihood ratio"),
        figures(ours.items, [&](const auto& i) { return std::optional(the_test(i)->chi_squared); }),
        agreement::numbers(theirs.at("stat")));
    agreement::compare(
        row(name, "delta R2"),
        figures(ours.items, [&](const auto& i) { return std::optional(the_test(i)->delta_r2); }),
        agreement::numbers(theirs.at("deltaR2")));
    EXPECT_EQ(flagged(ours.items), flags_in(theirs));
    if (!theirs.as_object().contains("logitPar")) {
        return;
    }
    agreement::compare(row(name, "p"),
                       figures(ours.items, [&](const auto& i) { return std::optional(the_test(i)->p); }),
                       agreement::numbers(theirs.at("p")));
    // They print the larger model where the item is flagged, the smaller one elsewhere.
    std::vector<double> a, b;
    for (std::size_t i = 0; i < ours.items.size(); ++i) {
        const LogisticItem& item = ours.items[i];
        const LogisticModel smaller = test == DifTest::nonuniform ? *item.with_uniform : *item.without_dif;
        const LogisticModel larger = test == DifTest::uniform ? *item.with_uniform : *item.with_both;
        const LogisticModel& m = *item.flag ? larger : smaller;
        a.insert(a.end(), {m.intercept, m.score, m.group, m.interaction});
        const auto& t = theirs.at("logitPar").at(i);
        for (const char* at : {"(Intercept)", "SCORE", "GROUP", "SCORE:GROUP"}) {
            b.push_back(agreement::number(t.at(at)));
        }
    }
    agreement::compare(row(name, "coefficients"), a, b);
}

TEST(DifReference, LogisticBoth) {
    NEEDS_REFERENCE();
    compare_logistic("verbal.Logistic.both", "logistic", DifTest::both, false);
}
TEST(DifReference, LogisticUniform) {
    NEEDS_REFERENCE();
    compare_logistic("verbal.Logistic.udif", "logistic uniform", DifTest::uniform, false);
}
TEST(DifReference, LogisticNonuniform) {
    NEEDS_REFERENCE();
    compare_logistic("verbal.Logistic.nudif", "logistic nonuniform", DifTest::nonuniform, false);
}
TEST(DifReference, LogisticPurified) {
    NEEDS_REFERENCE();
    compare_logistic("verbal.Logistic.LRT.purified", "logistic purified", DifTest::both, true);
}

TEST(DifReference, BreslowDay) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.BD");
    const auto ours = *breslow_day_dif(verbal(), plain());
    // They round to four decimals.
    agreement::compare(row("Breslow-Day", "chi-squared"),
                       figures(ours.items, [](const auto& i) { return i.chi_squared; }),
                       agreement::column(theirs, "V1"));
    agreement::compare(row("Breslow-Day", "degrees of freedom"),
                       figures(ours.items, [](const auto& i) { return std::optional(double(i.df)); }),
                       agreement::column(theirs, "V2"));
    agreement::compare(row("Breslow-Day", "p"), figures(ours.items, [](const auto& i) { return i.p; }),
                       agreement::column(theirs, "V3"));
}

TEST(DifReference, TransformedDifficulties) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.TransItemDiff");
    const auto ours = *delta_dif(verbal(), plain());
    std::vector<double> distances;
    for (const auto& one : theirs.at("dist").as_array()) {
        distances.push_back(agreement::number(one.at(0)));
    }
    agreement::compare(row("transformed difficulties", "distance"),
                       figures(ours.items, [](const auto& i) { return i.distance; }), distances);
    agreement::compare(row("transformed difficulties", "axis"), std::vector{*ours.intercept, *ours.slope},
                       agreement::numbers(theirs.at("pars")));
}

TEST(DifReference, Sibtest) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.SIBTEST");
    DifPlan as_theirs = plain();
    as_theirs.sibtest_neighbour = EmptyNeighbour::as_zero;
    const auto ours = *sibtest_dif(verbal(), as_theirs);
    const auto compare = [&](const std::string& figure, const char* name, auto field) {
        agreement::compare(row("SIBTEST", figure), figures(ours.items, field),
                           agreement::numbers(theirs.at(name)));
    };
    compare("beta", "beta", [](const auto& i) { return i.beta; });
    compare("standard error", "se", [](const auto& i) { return i.se; });
    compare("chi-squared", "X2", [](const auto& i) { return i.chi_squared; });
    compare("p", "p", [](const auto& i) { return i.p; });
    // Ours by default differs where a group has no person at a neighbouring score: one item here.
    const auto nearest = *sibtest_dif(verbal(), plain());
    int other = 0;
    for (std::size_t i = 0; i < nearest.items.size(); ++i) {
        other += std::abs(*nearest.items[i].beta - *ours.items[i].beta) > 1e-6;
    }
    EXPECT_EQ(other, 1);
}

// difR has ltm estimate b with all slopes 1 and a standard normal population. ltm stops when its
// log-likelihood changes by less than 1.5e-8 of itself, some 5e-5 here, which leaves each b up to 0.01
// standard errors from the top: z by up to 3e-3.
ParameterDifPlan like_ltm() { return {plain(), Model::rasch, DifPopulation::standard}; }

TEST(DifReference, Lord) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.LordRasch");
    const auto ours = *lord_dif(verbal(), like_ltm());
    std::vector<double> a, b;
    for (const LordItem& item : ours.items) {
        a.push_back(std::sqrt(*item.chi_squared));
    }
    for (const double chi_squared : agreement::numbers(theirs.at("LordChi"))) {
        b.push_back(std::sqrt(chi_squared));
    }
    agreement::compare(row("Lord, Rasch as ltm fits it", "root of chi-squared", 4e-3), a, b);
    EXPECT_EQ(flagged(ours.items), flags_in(theirs));
}

TEST(DifReference, Raju) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("dif", "verbal.RajuRasch");
    const auto ours = *raju_dif(verbal(), like_ltm());
    agreement::compare(row("Raju, Rasch as ltm fits it", "z", 4e-3),
                       figures(ours.items, [](const auto& i) { return i.z; }),
                       agreement::numbers(theirs.at("RajuZ")));
    EXPECT_EQ(flagged(ours.items), flags_in(theirs));
}

}  // namespace
}  // namespace psychometrics
