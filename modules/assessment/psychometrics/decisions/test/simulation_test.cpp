// Two parallel forms for people whose true scores are known: what the methods say of one form must be what
// happened.
#include <agreement.hpp>
#include <psychometrics/conditional_error.hpp>
#include <psychometrics/consistency.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <cmath>

using namespace psychometrics;

namespace {
constexpr std::size_t persons = 40'000;

struct Happened {
    double accuracy = 0, consistency = 0, pass_rate = 0;
    double false_pass = 0;
};
Happened count(const std::vector<double>& truths, double true_cut, const std::vector<double>& one,
               const std::vector<double>& other, double cut) {
    Happened h;
    const double share = 1 / double(one.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        const bool able = truths[i] >= true_cut, first = one[i] >= cut, second = other[i] >= cut;
        h.accuracy += share * (able == first);
        h.consistency += share * (first == second);
        h.pass_rate += share * first;
        h.false_pass += share * (!able && first);
    }
    return h;
}
// Four standard errors of a share of all persons.
double within(double share) { return 4 * std::sqrt(share * (1 - share) / double(persons)); }

std::vector<double> sums(const Responses& r) {
    std::vector<double> out(r.person_count(), 0.0);
    for (std::size_t p = 0; p < out.size(); ++p) {
        for (const auto s : r.row(p)) {
            out[p] += s;
        }
    }
    return out;
}

double kr20(const Responses& r, const std::vector<double>& sum) {
    double items = 0;
    for (std::size_t i = 0; i < r.item_count(); ++i) {
        double p = 0;
        for (std::size_t person = 0; person < r.person_count(); ++person) {
            p += r.at(person, i);
        }
        p /= double(r.person_count());
        items += p * (1 - p);
    }
    const auto n = double(r.item_count());
    return n / (n - 1) * (1 - items / variance_of(sum));
}
}  // namespace

// True scores from a beta distribution with an admissible lower bound, equal items: the model itself.
TEST(BetaBinomial, two_forms_decide_as_foretold) {
    Draws draws(11);
    const int items = 50;
    std::vector<double> truths, one, other;
    // Beta(4, 3) as the ordinal 4 of 6 uniforms, between 0.2 and 0.98.
    for (std::size_t i = 0; i < persons; ++i) {
        std::vector<double> u(6);
        for (double& x : u) {
            x = draws.uniform();
        }
        std::ranges::sort(u);
        const double truth = 0.2 + 0.78 * u[3];
        double first = 0, second = 0;
        for (int k = 0; k < items; ++k) {
            first += draws.uniform() < truth;
            second += draws.uniform() < truth;
        }
        truths.push_back(truth);
        one.push_back(first);
        other.push_back(second);
    }
    const double reliability = *correlation_of(one, other);
    for (const double cut : {24.0, 33.0, 40.0}) {
        const Happened h = count(truths, cut / items, one, other, cut);
        for (const auto method : {livingston_lewis, hanson_brennan}) {
            const auto r = method({one, 0, items}, reliability, {.cuts = {cut}});
            ASSERT_TRUE(r) << r.error().detail;
            const CutDecisions& at = r->cuts.front();
            // Livingston and Lewis round the effective length and the cut to whole items: up to half an item
            // off.
            const double slack = r->method == DecisionMethod::livingston_lewis ? 0.012 : 0.002;
            EXPECT_NEAR(at.accuracy.accuracy, h.accuracy, within(h.accuracy) + slack) << cut;
            EXPECT_NEAR(at.consistency.p, h.consistency, within(h.consistency) + slack) << cut;
            EXPECT_EQ(r->true_score_model, TrueScoreModel::four_parameter);
            if (r->method == DecisionMethod::hanson_brennan) {
                EXPECT_NEAR(at.pass_rate, h.pass_rate, within(h.pass_rate) + slack) << cut;
                EXPECT_NEAR(r->true_scores->lower, 0.2, 0.08);
                EXPECT_NEAR(r->true_scores->upper, 0.98, 0.03);
                EXPECT_GT(r->fit->p.value(), 1e-4);
                EXPECT_NEAR(*r->lords_k, 0, 0.5);
            }
        }
    }
}

// Items that differ: Lord's k narrows the error, and Hanson and Brennan follow.
TEST(HansonBrennan, items_of_different_difficulty) {
    Draws draws(5);
    auto set = plausible_items(Model::two_pl, 40, draws);
    set.latent = {0.3, 1};
    const auto thetas = normal_thetas(persons, set.latent, draws);
    const auto one = simulate(set, thetas, draws), other = simulate(set, thetas, draws);
    const auto x = sums(one), y = sums(other);
    std::vector<double> truths;
    for (const double theta : thetas) {
        truths.push_back(expected_score(set, theta));
    }
    for (const double cut : {18.0, 24.0}) {
        const Happened h = count(truths, cut, x, y, cut);
        const auto r = hanson_brennan({x, 0, 40}, kr20(one, x), {.cuts = {cut}});
        ASSERT_TRUE(r) << r.error().detail;
        EXPECT_GT(*r->lords_k, 0);
        EXPECT_NEAR(r->cuts[0].accuracy.accuracy, h.accuracy, within(h.accuracy) + 0.006);
        EXPECT_NEAR(r->cuts[0].consistency.p, h.consistency, within(h.consistency) + 0.006);
        EXPECT_NEAR(r->cuts[0].pass_rate, h.pass_rate, within(h.pass_rate) + 0.006);
    }
}

TEST(Lee, two_forms_decide_as_foretold_over_the_distribution_and_over_persons) {
    Draws draws(7);
    auto set = plausible_items(Model::three_pl, 45, draws);
    set.latent = {0.4, 1.2};
    const auto thetas = normal_thetas(persons, set.latent, draws);
    const auto x = sums(simulate(set, thetas, draws)), y = sums(simulate(set, thetas, draws));
    std::vector<double> truths;
    for (const double theta : thetas) {
        truths.push_back(expected_score(set, theta));
    }
    const std::vector<double> cuts{22, 30, 38};
    const auto r = lee(set, {.cuts = cuts});
    const auto some = std::span(thetas).first(4000);
    const auto persons_too = lee(set, some, {.cuts = cuts});
    ASSERT_TRUE(r && persons_too);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const Happened h = count(truths, cuts[i], x, y, cuts[i]);
        EXPECT_NEAR(r->cuts[i].accuracy.accuracy, h.accuracy, within(h.accuracy));
        EXPECT_NEAR(r->cuts[i].accuracy.false_pass, h.false_pass, within(h.false_pass));
        EXPECT_NEAR(r->cuts[i].consistency.p, h.consistency, within(h.consistency));
        EXPECT_NEAR(r->cuts[i].pass_rate, h.pass_rate, within(h.pass_rate));
        // Thetas of 4000 persons instead of their distribution: what they scatter by.
        EXPECT_NEAR(persons_too->cuts[i].accuracy.accuracy, h.accuracy, 0.015);
        EXPECT_NEAR(persons_too->cuts[i].consistency.p, h.consistency, 0.015);
    }
    // Whoever has a raw score passes the cut in truth as often as is said.
    for (const auto& row : r->scores) {
        double all = 0, able = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            all += x[i] == double(row.score);
            able += x[i] == double(row.score) && truths[i] >= 30;
        }
        EXPECT_NEAR(row.share, all / double(persons), within(row.share) + 1e-9);
        if (all > 100) {
            const double p = row.probability_above[1];
            EXPECT_NEAR(p, able / all, 4.5 * std::sqrt(p * (1 - p) / all) + 0.002) << row.score;
        }
    }
}

TEST(Rudner, estimates_with_a_known_normal_error) {
    Draws draws(9);
    auto set = plausible_items(Model::two_pl, 60, draws);
    std::vector<double> truths = normal_thetas(persons, {0, 1}, draws), one, other, errors;
    for (const double theta : truths) {
        const double se = *theta_error(set, theta);
        one.push_back(theta + se * draws.normal());
        other.push_back(theta + se * draws.normal());
    }
    const auto r = rudner(set, {.cuts = {-0.5, 0.6}});
    ASSERT_TRUE(r);
    for (std::size_t i = 0; i < 2; ++i) {
        const double cut = r->cuts[i].cut;
        const Happened h = count(truths, cut, one, other, cut);
        EXPECT_NEAR(r->cuts[i].accuracy.accuracy, h.accuracy, within(h.accuracy));
        EXPECT_NEAR(r->cuts[i].consistency.p, h.consistency, within(h.consistency));
    }
    // Estimates shrunk as a Bayesian's are, with a constant error: the true theta scatters about the
    // estimate.
    std::vector<double> eap, se;
    const double error = 0.35, shrink = 1 / (1 + error * error);
    double right = 0;
    for (const double theta : truths) {
        eap.push_back(shrink * (theta + error * draws.normal()));
        se.push_back(error * std::sqrt(shrink));
        right += (theta >= 0.6) == (eap.back() >= 0.6);
    }
    const auto over_persons = rudner(eap, se, {.cuts = {0.6}});
    ASSERT_TRUE(over_persons);
    EXPECT_NEAR(over_persons->cuts[0].accuracy.accuracy, right / double(persons),
                within(right / double(persons)));
}
