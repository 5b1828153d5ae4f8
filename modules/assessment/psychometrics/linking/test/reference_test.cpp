// Against plink, SNSequate and equateIRT, on the forms of Kolen and Brennan.
#include "sets.hpp"

#include <psychometrics/drift.hpp>
#include <psychometrics/irt_equating.hpp>

#include <agreement.hpp>
#include <cmath>

using namespace psychometrics;
using agreement::number, agreement::numbers, agreement::column, agreement::value, agreement::compare;

namespace {

LinkingPlan equal_nodes(std::int64_t nodes) {
    return {.weights = NodeWeights::equal, .nodes = nodes, .common = sets::every_third()};
}
Linking linked(const LinkingPlan& plan) { return link(sets::kb36("X"), sets::kb36("Y"), plan).value(); }

void compare_constants(const std::string& analysis, const std::string& peer, double tolerance,
                       const Linking& ours, LinkingMethod method, double slope, double intercept) {
    const auto* found = sets::by(ours, method);
    ASSERT_NE(found, nullptr);
    EXPECT_TRUE(found->converged);
    compare({analysis, "A", peer, tolerance}, found->slope, slope);
    compare({analysis, "B", peer, tolerance}, found->intercept, intercept);
}

TEST(LinkingReference, plink_equal_weights_on_the_base_scale) {
    NEEDS_REFERENCE();
    const auto ours = linked(equal_nodes(40));
    const auto& rows = value("irt_linking", "KB36.plink").at("constants");
    const auto a = column(rows, "A"), b = column(rows, "B");
    const std::array methods{LinkingMethod::mean_mean, LinkingMethod::mean_sigma, LinkingMethod::haebara,
                             LinkingMethod::stocking_lord};
    const std::array names{"mean/mean", "mean/sigma", "Haebara, 40 equal nodes -4..4, new to base",
                           "Stocking-Lord, 40 equal nodes -4..4, new to base"};
    for (std::size_t i = 0; i < methods.size(); ++i) {
        compare_constants(std::string("KB36, linking, ") + names[i], "plink 1.5-1", 1e-5, ours, methods[i],
                          a[i], b[i]);
    }
}

// Its text alone has the constants: the numbers at the end of the lines that start with the method's name.
std::pair<double, double> in_text(const agreement::json::value& lines, std::string_view name) {
    for (const auto& line : lines.as_array()) {
        const std::string text(line.as_string());
        if (text.starts_with(name)) {
            std::size_t read = 0;
            const double a = std::stod(text.substr(name.size()), &read);
            return {a, std::stod(text.substr(name.size() + read))};
        }
    }
    throw std::runtime_error("no such line");
}

TEST(LinkingReference, plink_symmetric) {
    NEEDS_REFERENCE();
    LinkingPlan plan = equal_nodes(40);
    plan.direction = LinkingDirection::symmetric;
    const auto ours = linked(plan);
    const auto& lines = value("irt_linking", "KB36.plink.symmetric").at("text");
    const auto [ha, hb] = in_text(lines, "Haebara");
    const auto [sa, sb] = in_text(lines, "Stocking-Lord");
    compare_constants("KB36, linking, Haebara, 40 equal nodes -4..4, symmetric", "plink 1.5-1", 1e-5, ours,
                      LinkingMethod::haebara, ha, hb);
    compare_constants("KB36, linking, Stocking-Lord, 40 equal nodes -4..4, symmetric", "plink 1.5-1", 1e-5,
                      ours, LinkingMethod::stocking_lord, sa, sb);
}

TEST(LinkingReference, snsequate) {
    NEEDS_REFERENCE();
    const auto ours = linked(equal_nodes(161));
    const auto& theirs = value("irt_linking", "KB36.SNSequate.irt.link");
    const std::array<std::tuple<LinkingMethod, const char*, const char*>, 4> rows{{
        {LinkingMethod::mean_mean, "mm", "mean/mean"},
        {LinkingMethod::mean_sigma, "ms", "mean/sigma"},
        {LinkingMethod::haebara, "Haebara", "Haebara, 161 equal nodes -4..4, new to base"},
        {LinkingMethod::stocking_lord, "StockLord", "Stocking-Lord, 161 equal nodes -4..4, new to base"},
    }};
    for (const auto& [method, key, name] : rows) {
        const auto ab = numbers(theirs.at(key));
        compare_constants(std::string("KB36, linking, ") + name, "SNSequate 1.3-5", 1e-5, ours, method, ab[0],
                          ab[1]);
    }
}

struct Case {
    LinkingMethod method;
    std::string key;
};
const std::array<Case, 3> equated{{{LinkingMethod::mean_sigma, "mean-sigma"},
                                   {LinkingMethod::haebara, "Haebara"},
                                   {LinkingMethod::stocking_lord, "Stocking-Lord"}}};
const LinkingPlan hermite{.weights = NodeWeights::gauss_hermite, .nodes = 30, .common = sets::every_third()};

TEST(LinkingReference, equateirt_constants) {
    NEEDS_REFERENCE();
    const auto ours = linked(hermite);
    const auto& theirs = value("irt_linking", "KB36.true_obs_equating");
    const std::array<Case, 5> rows{{{LinkingMethod::mean_mean, "mean-mean"},
                                    {LinkingMethod::mean_geometric_mean, "mean-gmean"},
                                    {LinkingMethod::mean_sigma, "mean-sigma"},
                                    {LinkingMethod::haebara, "Haebara"},
                                    {LinkingMethod::stocking_lord, "Stocking-Lord"}}};
    for (const auto& [method, key] : rows) {
        const bool curves = method >= LinkingMethod::haebara;
        const auto& ab = theirs.at(key);
        compare_constants("KB36, linking, " + key + (curves ? ", 30 Gauss-Hermite nodes, new to base" : ""),
                          "equateIRT 2.5.1", 1e-5, ours, method, number(ab.at("A")), number(ab.at("B")));
    }
}

// Their tables hold scores of form Y and what they are worth on form X, with X brought to Y's scale. The
// first population is Y's, so its weight is 1 - weight_x where X's is asked for; both are 0.5.
TEST(LinkingReference, equateirt_tables) {
    NEEDS_REFERENCE();
    const auto& theirs = value("irt_linking", "KB36.true_obs_equating");
    const auto y = sets::kb36("Y");
    const auto ours = linked(hermite);
    for (const auto& [method, key] : equated) {
        const auto& line = *sets::by(ours, method);
        const auto x = transformed(sets::kb36("X"), line.slope, line.intercept);
        const IrtEquatingPlan plan{.population_x = y.latent,
                                   .population_y = x.latent,
                                   .nodes = 30,
                                   .weights = NodeWeights::gauss_hermite};
        const auto table = equate_by_irt(y, x, plan).value();
        EXPECT_TRUE(table.problems.empty());
        const auto& tse = theirs.at(key + ".TSE");
        std::vector<double> mine, theta;
        for (const double score : column(tse, "Y")) {
            const auto& row = table.conversions[std::size_t(score)];
            mine.push_back(row.true_score);
            theta.push_back(row.theta.value());
            EXPECT_FALSE(row.interpolated);
        }
        const std::string what = "KB36, " + key + ", ";
        compare({what + "true scores", "theta", "equateIRT 2.5.1", 1e-4}, theta, column(tse, "theta"));
        compare({what + "true scores", "equivalents", "equateIRT 2.5.1", 1e-4}, mine, column(tse, "X.as.Y"));
        const auto& ose = theirs.at(key + ".OSE");
        std::vector<double> observed;
        for (const double score : column(ose, "Y")) {
            observed.push_back(table.conversions[std::size_t(score)].observed_score);
        }
        compare({what + "observed scores", "equivalents", "equateIRT 2.5.1", 1e-3}, observed,
                column(ose, "X.as.Y"));
    }
}

TEST(DriftReference, displacement_and_robust_z) {
    NEEDS_REFERENCE();
    const auto& theirs = value("item_parameter_drift", "IPD.KB36");
    DriftPlan plan{.remove = false};
    plan.linking.common = sets::every_third();
    const auto ours = drift(sets::kb36("X"), sets::kb36("Y"), plan).value();
    ASSERT_EQ(ours.rounds.size(), 1u);
    std::vector<double> d, z, za;
    for (const auto& item : ours.items) {
        d.push_back(-item.d_b);  // theirs are base minus new
        z.push_back(-item.robust_z_b.value());
        za.push_back(item.robust_z_ln_a.value());
    }
    compare({"KB36, drift after mean/sigma", "A", "R (by hand)", 1e-4}, ours.linking.slope,
            number(theirs.at("A_ms")));
    compare({"KB36, drift after mean/sigma", "B", "R (by hand)", 1e-4}, ours.linking.intercept,
            number(theirs.at("B_ms")));
    compare({"KB36, drift after mean/sigma", "displacement of b", "R (by hand)", 1e-4}, d,
            numbers(theirs.at("d_b")));
    compare({"KB36, drift after mean/sigma", "robust z of b", "R (by hand)", 1e-4}, z,
            numbers(theirs.at("robust_z_b")));
    compare({"KB36, drift after mean/sigma", "robust z of ln a", "R (by hand)", 1e-4}, za,
            numbers(theirs.at("robust_z_lna")));
}

}  // namespace
