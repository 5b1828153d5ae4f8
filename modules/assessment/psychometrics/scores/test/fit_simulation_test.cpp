// Fit statistics of data the model made: their distributions are the ones they are tested against. And of
// data it did not.
#include <psychometrics/curves.hpp>
#include <psychometrics/fit.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/optimise.hpp>
#include <psychometrics/person_fit.hpp>
#include <psychometrics/quadrature.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

using namespace psychometrics;
namespace {

Aligned made(const ParameterSet& set, std::size_t persons, Draws& draws) {
    auto out = align(set, simulate(set, normal_thetas(persons, set.latent, draws), draws));
    EXPECT_TRUE(out);
    return *std::move(out);
}

double share_below(const std::vector<double>& values, double bound) {
    return double(std::ranges::count_if(values, [&](double v) { return v < bound; })) / double(values.size());
}
// Four standard errors of a share of n.
double play(double share, std::size_t n) { return 4 * std::sqrt(share * (1 - share) / double(n)); }

TEST(FitSimulation, ItemsThatFitAreRarelyRejected) {
    for (const Model model : {Model::two_pl, Model::three_pl, Model::gpcm}) {
        Draws draws(7);
        const ParameterSet set = plausible_items(model, model == Model::gpcm ? 10 : 20, draws);
        std::vector<double> p, z_infit, z_outfit, infit;
        for (int round = 0; round < 30; ++round) {
            const auto fit =
                item_fit(made(set, 1000, draws), {.parameters = ParametersFrom::elsewhere, .nodes = 41});
            ASSERT_TRUE(fit);
            for (const ItemFit& one : fit->items) {
                p.push_back(one.p.value());
                infit.push_back(one.infit.value());
                z_infit.push_back(one.z_infit.value());
                z_outfit.push_back(one.z_outfit.value());
            }
        }
        EXPECT_NEAR(share_below(p, 0.05), 0.05, play(0.05, p.size()) + 0.015) << name_of(model);
        EXPECT_NEAR(mean_of(p), 0.5, 4 * 0.2887 / std::sqrt(double(p.size())) + 0.02) << name_of(model);
        EXPECT_NEAR(mean_of(infit), 1, 4 * sd_of(infit) / std::sqrt(double(infit.size())));
        EXPECT_NEAR(mean_of(z_infit), 0, 0.25);
        EXPECT_NEAR(sd_of(z_infit), 1, 0.15);
        // Outfit hangs on a few surprising answers, so that its z has heavier tails.
        EXPECT_NEAR(share_below(z_outfit, -1.644854), 0.05, play(0.05, p.size()) + 0.04) << sd_of(z_outfit);
        EXPECT_GT(share_below(z_outfit, 3), 0.95);
    }
}

TEST(FitSimulation, AnItemThatDoesNotFitIsFound) {
    Draws draws(9);
    ParameterSet set = plausible_items(Model::two_pl, 20, draws);
    const Aligned good = made(set, 3000, draws);
    Aligned wrong = good;
    wrong.set.items[4].a *= 3;  // what is claimed of item 5 is not what made the data
    const auto fit = item_fit(wrong, {.parameters = ParametersFrom::elsewhere});
    ASSERT_TRUE(fit);
    const auto worst = std::ranges::min_element(fit->items, {}, [](const ItemFit& i) { return i.p.value(); });
    EXPECT_EQ(worst - fit->items.begin(), 4);
    EXPECT_LT(worst->p_adjusted.value(), 1e-6);
    EXPECT_GT(worst->z_outfit.value(), 4);
    const auto whole = model_fit(wrong, {.parameters = ParametersFrom::elsewhere});
    ASSERT_TRUE(whole);
    EXPECT_LT(whole->p.value(), 1e-4);
    EXPECT_GT(whole->rmsea.value(), 0.01);
}

TEST(FitSimulation, TheWholeModelIsRarelyRejectedWhereItHolds) {
    for (const Model model : {Model::two_pl, Model::three_pl, Model::grm}) {
        Draws draws(11);
        const ParameterSet set = plausible_items(model, 10, draws);
        std::vector<double> m2, p;
        std::int64_t df = 0;
        for (int round = 0; round < 150; ++round) {
            const auto fit =
                model_fit(made(set, 800, draws), {.parameters = ParametersFrom::elsewhere, .nodes = 31});
            ASSERT_TRUE(fit);
            ASSERT_TRUE(fit->m2);
            m2.push_back(*fit->m2);
            p.push_back(*fit->p);
            df = *fit->df;
        }
        EXPECT_EQ(df, 55);
        EXPECT_NEAR(mean_of(m2), 55, 4 * std::sqrt(2 * 55 / 150.0)) << name_of(model);
        EXPECT_NEAR(share_below(p, 0.05), 0.05, play(0.05, p.size()) + 0.01) << name_of(model);
    }
}

// Estimates of five 2PL items by the patterns' frequencies, so that M2's correction for estimated parameters
// is tried.
ParameterSet estimated(const ParameterSet& start, const Responses& responses) {
    const Quadrature points = normal_quadrature(21, {}, 5);
    std::map<std::vector<std::uint8_t>, double> patterns;
    for (std::size_t person = 0; person < responses.person_count(); ++person) {
        const auto row = responses.row(person);
        patterns[{row.begin(), row.end()}] += 1;
    }
    const std::size_t n = start.items.size();
    const auto minus_log_likelihood = [&](const Eigen::VectorXd& x) {
        std::vector<double> p(n * points.nodes.size());
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t q = 0; q < points.nodes.size(); ++q) {
                const double z = x[Eigen::Index(2 * i)] * points.nodes[q] + x[Eigen::Index(2 * i + 1)];
                p[i * points.nodes.size() + q] = 1 / (1 + std::exp(-z));
            }
        }
        double out = 0;
        for (const auto& [row, count] : patterns) {
            double chance = 0;
            for (std::size_t q = 0; q < points.nodes.size(); ++q) {
                double product = points.weights[q];
                for (std::size_t i = 0; i < n; ++i) {
                    const double right = p[i * points.nodes.size() + q];
                    product *= row[i] == 1 ? right : 1 - right;
                }
                chance += product;
            }
            out -= count * std::log(chance);
        }
        return out;
    };
    Eigen::VectorXd x(Eigen::Index(2 * n));
    for (std::size_t i = 0; i < n; ++i) {
        x[Eigen::Index(2 * i)] = start.items[i].a;
        x[Eigen::Index(2 * i + 1)] = -start.items[i].a * start.items[i].b;
    }
    const Minimum best = minimise(minus_log_likelihood, x, 1e-6);
    ParameterSet out = start;
    for (std::size_t i = 0; i < n; ++i) {
        out.items[i].a = best.at[Eigen::Index(2 * i)];
        out.items[i].b = -best.at[Eigen::Index(2 * i + 1)] / out.items[i].a;
    }
    return out;
}

TEST(FitSimulation, EstimatedParametersTakeTheirDegreesOfFreedom) {
    ParameterSet set{.model = "2pl", .items = {}};
    for (int i = 0; i < 5; ++i) {
        set.items.push_back({.item = std::to_string(i), .a = 1.2 + 0.1 * i, .b = -1 + 0.5 * i});
    }
    Draws draws(13);
    std::vector<double> m2;
    for (int round = 0; round < 60; ++round) {
        const Aligned data = made(set, 1500, draws);
        const ParameterSet fitted = estimated(set, data.responses);
        if (std::ranges::any_of(fitted.items, [](const auto& item) { return !(item.a > 0); })) {
            continue;
        }
        const auto fit = model_fit({fitted, data.responses, {}}, {.nodes = 31});
        ASSERT_TRUE(fit);
        ASSERT_TRUE(fit->m2);
        EXPECT_EQ(*fit->df, 5);
        m2.push_back(*fit->m2);
    }
    ASSERT_GT(m2.size(), 55u);
    EXPECT_NEAR(mean_of(m2), 5, 4 * std::sqrt(10.0 / double(m2.size())));
}

TEST(FitSimulation, DependentItemsAreFlagged) {
    Draws draws(17);
    const ParameterSet set = plausible_items(Model::two_pl, 20, draws);
    Aligned data = made(set, 2000, draws);
    const auto before = pair_fit(data);
    ASSERT_TRUE(before);
    EXPECT_TRUE(std::ranges::none_of(before->pairs, &PairFit::flagged));
    EXPECT_NEAR(*before->q3_mean, -1.0 / 19, 0.02);  // residuals from an estimate: about -1 / (items - 1)
    for (std::size_t person = 0; person < 2000;
         ++person) {  // the second item's answer copies the first's, mostly
        if (draws.uniform() < 0.6) {
            data.responses.scores[person * 20 + 1] = data.responses.scores[person * 20];
        }
    }
    const auto after = pair_fit(data);
    ASSERT_TRUE(after);
    EXPECT_TRUE(after->pairs.front().flagged);
    EXPECT_GT(after->pairs.front().ld_v.value(), 0.1);
    EXPECT_GT(after->pairs.front().ld_x2.value(), 50);
}

TEST(FitSimulation, PersonsWhoFitAreRarelyFlaggedAndStrangersAre) {
    for (const Model model : {Model::two_pl, Model::three_pl, Model::gpcm}) {
        for (const ScoreMethod method : {ScoreMethod::wle, ScoreMethod::map}) {
            Draws draws(19);
            const ParameterSet set = plausible_items(model, 40, draws);
            Aligned data = made(set, 3000, draws);
            const auto fit = person_fit(data, {.method = method});
            ASSERT_TRUE(fit);
            std::vector<double> lz, lz_star, outfit;
            for (const PersonFit& one : fit->persons) {
                lz.push_back(one.lz.value());
                outfit.push_back(one.outfit.value());
                if (one.lz_star) {
                    lz_star.push_back(*one.lz_star);
                }
            }
            // With 40 items the mean of lz* is 0.03 to 0.12, more for several scores; the tail is right.
            EXPECT_NEAR(share_below(lz_star, -1.644854), 0.05, play(0.05, 3000)) << name_of(model);
            EXPECT_NEAR(mean_of(lz_star), 0, 0.15) << name_of(model);
            EXPECT_NEAR(sd_of(lz_star), 1, 0.1) << name_of(model);
            EXPECT_LT(sd_of(lz), sd_of(lz_star)) << name_of(model);  // what the star corrects
        }
    }
    Draws draws(23);
    ParameterSet set = plausible_items(Model::two_pl, 60, draws);
    for (auto& item : set.items) {
        item.b -= 1;  // most persons have most right, so that chance shows
    }
    Aligned data = made(set, 300, draws);
    for (std::size_t person = 0; person < 50; ++person) {
        for (std::size_t i = 0; i < 60; ++i) {  // answers thrown like a coin
            data.responses.scores[person * 60 + i] = draws.uniform() < 0.5 ? 1 : 0;
        }
    }
    const auto fit = person_fit(data);
    ASSERT_TRUE(fit);
    int found = 0, found_by_group = 0;
    for (std::size_t person = 0; person < 50; ++person) {
        found += fit->persons[person].lz_star.value() < -1.645 ? 1 : 0;
        found_by_group += fit->persons[person].z_u3.value() > 1.645 ? 1 : 0;
    }
    EXPECT_GT(found, 40);
    EXPECT_GT(found_by_group, 30);
}

}  // namespace
