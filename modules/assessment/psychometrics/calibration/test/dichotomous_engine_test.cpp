// The fast ways give what the plain one gives.
#include <gtest/gtest.h>
#include <kernels.hpp>
#include <maximise.hpp>
#include <plain.hpp>
#include <psychometrics/simulation.hpp>

#include <cmath>
#include <random>

namespace {
using namespace psychometrics;

Responses simulated(Model model, std::size_t persons, std::size_t items, std::uint64_t seed) {
    Draws draws(seed);
    const ParameterSet set = plausible_items(model, items, draws);
    return simulate(set, normal_thetas(persons, {}, draws), draws);
}

// Groups of two populations: the second is abler.
Responses in_groups(Responses data) {
    data.groups = {"x", "y"};
    for (std::size_t n = 0; n < data.person_count(); ++n) {
        data.group_of.push_back(std::uint16_t(n % 3 == 0));
    }
    return data;
}

struct Case {
    const char* name;
    Model model;
    Responses data;
};
std::vector<Case> cases() {
    return {
        {"complete", Model::two_pl, simulated(Model::two_pl, 700, 21, 1)},
        {"holes", Model::two_pl, plain::with_holes(simulated(Model::two_pl, 700, 21, 2), 0.3, 3)},
        {"two forms", Model::two_pl, plain::two_forms(simulated(Model::two_pl, 1000, 21, 4), 6)},
        {"two groups", Model::two_pl, in_groups(plain::two_forms(simulated(Model::two_pl, 1000, 21, 5), 6))},
        {"rasch", Model::rasch, in_groups(simulated(Model::rasch, 700, 9, 6))},
        {"1pl", Model::one_pl, simulated(Model::one_pl, 700, 9, 6)},
        {"3pl", Model::three_pl, in_groups(simulated(Model::three_pl, 700, 21, 7))},
        {"3pl, holes", Model::three_pl, plain::with_holes(simulated(Model::three_pl, 700, 21, 8), 0.2, 9)}};
}

TEST(DichotomousEngine, LogLikelihoodIsThePlainOne) {
    for (const Case& c : cases()) {
        const auto done = calibrate(c.data, {.model = c.model});
        ASSERT_TRUE(done) << c.name << done.error().detail;
        EXPECT_TRUE(done->converged) << c.name;
        EXPECT_NEAR(done->log_likelihood, plain::log_likelihood(c.data, parameters_of(*done)), 1e-4)
            << c.name;
    }
}

// At the estimates the plain objective has no slope by any parameter.
TEST(DichotomousEngine, EstimatesAreWhereThePlainObjectiveIsFlat) {
    for (const Case& c : cases()) {
        if (c.model == Model::three_pl || c.model == Model::one_pl) {
            continue;  // priors, and a slope in common
        }
        const ParameterSet at = parameters_of(*calibrate(c.data, {.model = c.model, .tol = 1e-8}));
        const auto slope = [&](auto change) {
            const double h = 1e-4;
            ParameterSet up = at, down = at;
            change(up, h);
            change(down, -h);
            return (plain::log_likelihood(c.data, up) - plain::log_likelihood(c.data, down)) / (2 * h);
        };
        for (const std::size_t j : {0U, 4U}) {
            EXPECT_NEAR(slope([&](ParameterSet& s, double h) { s.items[j].b += h; }), 0, 2e-3) << c.name;
            if (c.model != Model::rasch) {
                EXPECT_NEAR(slope([&](ParameterSet& s, double h) { s.items[j].a += h; }), 0, 2e-3) << c.name;
            }
        }
        if (!at.groups.empty()) {
            EXPECT_NEAR(slope([&](ParameterSet& s, double h) { s.groups[1].mean += h; }), 0, 2e-3) << c.name;
            EXPECT_NEAR(slope([&](ParameterSet& s, double h) { s.groups[1].sd += h; }), 0, 2e-3) << c.name;
        }
    }
}

TEST(DichotomousEngine, SumsGiveWhatTablesGive) {
    for (const Case& c : cases()) {
        const CalibrationPlan plan{.model = c.model};
        const Screened s = *screen(c.data, plan);
        const auto sums = expectation_by_sums(s, plan), tables = expectation_by_tables(s, plan);
        if (!sums) {
            EXPECT_TRUE(c.model == Model::three_pl || std::string(c.name) == "holes") << c.name;
            continue;
        }
        Point point = layout_of(s, plan).base;
        Draws draws(11);
        for (Curve& curve : point.curves) {
            curve.a = c.model == Model::two_pl ? 0.3 + 2 * draws.uniform() : 1;
            curve.d = 3 * draws.normal();
        }
        point.curves[2].a = -0.5;
        point.latent.back() = {0.4, 1.3};
        Expected by_sums, by_tables;
        sums->at(point, by_sums);
        tables->at(point, by_tables);
        EXPECT_NEAR(by_sums.log_likelihood, by_tables.log_likelihood, 1e-6) << c.name;
        for (std::size_t q = 0; q < by_sums.columns; ++q) {
            EXPECT_NEAR(by_sums.persons[q], by_tables.persons[q], 1e-6) << c.name;
        }
        for (std::size_t j = 0; j < point.curves.size(); ++j) {
            EXPECT_NEAR(by_sums.right[j], by_tables.right[j], 1e-6) << c.name;
            EXPECT_NEAR(by_sums.right_theta[j], by_tables.right_theta[j], 1e-6) << c.name;
            for (std::size_t q = 0; q < by_sums.columns; ++q) {
                EXPECT_NEAR(by_sums.presented_to(j)[q], by_tables.presented_to(j)[q], 1e-6) << c.name;
            }
        }
    }
}

TEST(DichotomousEngine, EveryProcessorGivesTheSame) {
    for (const Case& c : cases()) {
        const auto fast = calibrate(c.data, {.model = c.model, .standard_errors = true});
        const auto slow = calibrate(c.data, {.model = c.model, .standard_errors = true, .portable = true});
        ASSERT_TRUE(fast && slow);
        EXPECT_NEAR(fast->objective, slow->objective, 1e-7) << c.name;
        for (std::size_t j = 0; j < fast->items.size(); ++j) {
            EXPECT_NEAR(fast->items[j].a, slow->items[j].a, 1e-6) << c.name;
            EXPECT_NEAR(fast->items[j].b, slow->items[j].b, 1e-6) << c.name;
            EXPECT_NEAR(fast->items[j].se_b.value_or(-1), slow->items[j].se_b.value_or(-1), 1e-5) << c.name;
        }
    }
}

// The kernels alone, on random tables, at every width.
TEST(Kernels, AreEqual) {
    std::mt19937_64 engine(3);
    std::uniform_real_distribution<double> uniform(-3, 0);
    constexpr std::size_t stride = 72, persons = 37, groups = 5, patterns = 16;
    std::vector<double> table(groups * patterns * stride), prior(stride);
    for (double& x : table) {
        x = uniform(engine);
    }
    for (double& x : prior) {
        x = uniform(engine);
    }
    std::vector<std::uint8_t> codes(persons * groups);
    for (std::uint8_t& x : codes) {
        x = std::uint8_t(engine() % patterns);
    }
    const auto all = kernels::runnable();
    for (std::size_t at = 0; at < all.size() * stride; at += 8) {
        const kernels::Set& other = *all[at / stride];
        const std::size_t width = at % stride + 8;
        std::vector<double> out[2], sum[2], highest[2], bins[2], product[2];
        double likelihood[2];
        for (const int i : {0, 1}) {
            const kernels::Set& set = i == 0 ? kernels::portable() : other;
            const kernels::Rows rows{codes.data(), persons, groups, patterns, stride, stride - width, width};
            out[i].resize(persons * width);
            sum[i].resize(stride);
            highest[i].resize(width);
            bins[i].resize(table.size());
            product[i].resize(8 * width);
            kernels::Posterior task{
                rows, table.data(), prior.data(), out[i].data(), sum[i].data(), highest[i].data(), 0};
            set.posterior(task);
            likelihood[i] = task.log_likelihood;
            set.scatter({rows, out[i].data(), bins[i].data(), 1, nullptr});
            set.product(
                {out[i].data(), 1, width, out[i].data(), width, 8, persons, width, product[i].data(), false});
        }
        EXPECT_NEAR(likelihood[0], likelihood[1], 1e-10) << other.name;
        for (const auto& both : {out, sum, highest, bins, product}) {
            for (std::size_t k = 0; k < both[0].size(); ++k) {
                ASSERT_NEAR(both[0][k], both[1][k], 1e-12);
            }
        }
        // A person's chances by the plain way.
        double total = 0, first = 0;
        for (std::size_t q = stride - width; q < stride; ++q) {
            double l = prior[q];
            for (std::size_t g = 0; g < groups; ++g) {
                l += table[(g * patterns + codes[g]) * stride + q];
            }
            first = q == stride - width ? std::exp(l) : first;
            total += std::exp(l);
        }
        EXPECT_NEAR(out[0][0], first / total, 1e-13);
    }
}

}  // namespace
