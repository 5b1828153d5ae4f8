// Data that do not allow what is asked: said by name, with nothing that is no number in the reply.
#include "mixed_exam.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

void expect_finite(const Calibration& c) {
    const auto all = [](const std::vector<double>& v) {
        return std::ranges::all_of(v, [](double x) { return std::isfinite(x); });
    };
    EXPECT_TRUE(std::isfinite(c.log_likelihood) && std::isfinite(c.objective) &&
                std::isfinite(c.gradient_norm));
    EXPECT_TRUE(std::isfinite(c.latent.mean) && std::isfinite(c.latent.sd));
    for (const auto& item : c.items) {
        EXPECT_TRUE(all(
            {item.a, item.b, item.c, item.se_a.value_or(0), item.se_b.value_or(0), item.se_c.value_or(0)}))
            << item.item;
        EXPECT_TRUE(all(item.steps) && all(item.slopes) && all(item.intercepts)) << item.item;
        EXPECT_TRUE(all(item.se_steps) && all(item.se_slopes) && all(item.se_intercepts)) << item.item;
    }
    for (const auto& g : c.groups) {
        EXPECT_TRUE(all({g.mean, g.sd, g.se_mean.value_or(0), g.se_sd.value_or(0)})) << g.group;
    }
}

const std::vector<Model> polytomous{Model::grm, Model::pcm, Model::gpcm, Model::nrm};

Responses graded_responses(std::uint64_t seed, std::size_t persons = 800, std::size_t items = 8,
                           std::size_t scores = 3) {
    Draws draws(seed);
    const ParameterSet truth = plausible_items(Model::gpcm, items, draws, scores);
    return simulate(truth, normal_thetas(persons, {}, draws), draws);
}

TEST(MixedBadInput, EmptyCategoryIsJoinedAndTold) {
    for (const Model model : polytomous) {
        Responses r = graded_responses(31);
        Responses joined = r;
        for (std::size_t p = 0; p < r.person_count(); ++p) {
            auto& score = r.scores[p * 8 + 2];  // 0, 2, 3: nobody has 1
            joined.scores[p * 8 + 2] = score <= 1 ? 0 : std::uint8_t(score - 1);
            score = score == 1 ? 0 : score;
        }
        const CalibrationPlan plan{.model = model, .standard_errors = true, .minimum = 1};
        const Calibration c = by_mixed(r, plan), same = by_mixed(joined, plan);
        EXPECT_TRUE(has_problem(c.problems, "category_empty", "item3"));
        ASSERT_EQ(c.recoded.size(), 1u);
        EXPECT_EQ(c.recoded[0].item, "item3");
        EXPECT_EQ(c.recoded[0].scores, (std::vector<std::int64_t>{0, 0, 1, 2}));
        EXPECT_TRUE(same.recoded.empty());
        EXPECT_EQ(c.log_likelihood, same.log_likelihood);
        EXPECT_EQ(flat(c.items[2]).at, flat(same.items[2]).at);
        EXPECT_EQ(flat(c.items[2]).at.size(), model == Model::pcm ? 2u : model == Model::nrm ? 4u : 3u);
        expect_finite(c);
    }
}

TEST(MixedBadInput, ScoresFromOneAreCountedFromNought) {
    Responses r = graded_responses(32);
    const Calibration plain = by_mixed(r, {.model = Model::grm, .minimum = 1});
    for (auto& score : r.scores) {
        score = std::uint8_t(score + 1);
    }
    const Calibration moved = by_mixed(r, {.model = Model::grm, .minimum = 1});
    EXPECT_EQ(plain.log_likelihood, moved.log_likelihood);
    ASSERT_EQ(moved.recoded.size(), 8u);
    EXPECT_EQ(moved.recoded[0].scores, (std::vector<std::int64_t>{0, 0, 1, 2, 3}));
}

TEST(MixedBadInput, ConstantItemIsLeftOut) {
    Responses r = graded_responses(33);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        r.scores[p * 8] = 3;                  // everybody the best score
        r.scores[p * 8 + 1] = not_presented;  // nobody
    }
    const Calibration c = by_mixed(r, {.model = Model::gpcm, .minimum = 1});
    EXPECT_TRUE(has_problem(c.problems, "item_constant", "item1"));
    EXPECT_TRUE(has_problem(c.problems, "item_not_presented", "item2"));
    EXPECT_EQ(c.items.size(), 6u);
    expect_finite(c);
}

TEST(MixedBadInput, HundredsOfCategories) {
    Responses r = graded_responses(34, 400, 5);
    Draws draws(35);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        r.scores[p * 5] =
            std::uint8_t(std::min<std::uint64_t>(250, 80 * r.scores[p * 5 + 1] + draws.below(60)));
    }
    for (const Model model : polytomous) {
        CalibrationPlan plan{.model = model, .cycles_max = 60, .standard_errors = true, .minimum = 1};
        const Calibration c = by_mixed(r, plan);
        EXPECT_TRUE(has_problem(c.problems, "category_empty", "item1"));
        expect_finite(c);
        const auto& steps = c.items[0].steps;
        if (model == Model::grm) {
            EXPECT_TRUE(std::ranges::is_sorted(steps));
        }
        EXPECT_GT(flat(c.items[0]).at.size(), 100u);
    }
}

TEST(MixedBadInput, FewPersons) {
    for (const Model model : polytomous) {
        for (const std::size_t persons : {2u, 3u, 5u}) {
            CalibrationPlan plan{.model = model, .cycles_max = 300, .standard_errors = true};
            const auto screened_data = graded_responses(36, persons);
            const auto screened = screen(screened_data, plan);
            if (!screened) {
                EXPECT_FALSE(screened.error().detail.empty());
                continue;
            }
            const auto c = calibrate_mixed(*screened, plan);
            ASSERT_TRUE(c);
            expect_finite(*c);
            EXPECT_TRUE(
                std::ranges::any_of(c->problems, [](const Notice& n) { return n.code == "few_responses"; }));
        }
    }
}

TEST(MixedBadInput, RunawaySlopeIsHeldAndTold) {
    // Three items that repeat each other: their slopes grow without end.
    for (const Model model : {Model::grm, Model::gpcm, Model::nrm}) {
        Responses r = graded_responses(37);
        for (std::size_t p = 0; p < r.person_count(); ++p) {
            r.scores[p * 8 + 1] = r.scores[p * 8 + 2] = r.scores[p * 8];
        }
        const Calibration c =
            by_mixed(r, {.model = model, .cycles_max = 2000, .standard_errors = true, .minimum = 1});
        expect_finite(c);
        EXPECT_TRUE(std::ranges::any_of(c.problems, [](const Notice& n) {
            return n.code == "slope_runs_away";
        })) << name_of(model);
    }
}

TEST(MixedBadInput, GuessedItemThatRunsAgainstAbilityIsTold) {
    Draws draws(42);
    Responses r = simulate(plausible_items(Model::three_pl, 6, draws), normal_thetas(400, {}, draws), draws);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        r.scores[p * 6 + 1] = std::uint8_t(1 - r.scores[p * 6]);
    }
    const Calibration c = by_mixed(r, {.model = Model::three_pl, .standard_errors = true, .minimum = 1});
    EXPECT_TRUE(c.converged);
    EXPECT_TRUE(has_problem(c.problems, "difficulty_runs_away", "item2"));
    EXPECT_TRUE(has_problem(c.problems, "no_standard_error", "item2"));
    EXPECT_FALSE(c.items[1].se_b);
    EXPECT_TRUE(c.items[2].se_b);
    expect_finite(c);
}

TEST(MixedBadInput, ReversedItemIsTold) {
    Responses r = graded_responses(38);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        r.scores[p * 8 + 4] = std::uint8_t(3 - r.scores[p * 8 + 4]);
    }
    for (const Model model : {Model::grm, Model::gpcm}) {
        const Calibration c = by_mixed(r, {.model = model, .minimum = 1});
        EXPECT_TRUE(c.converged);
        EXPECT_LT(c.items[4].a, 0);
        EXPECT_TRUE(has_problem(c.problems, "slope_negative", "item5"));
        EXPECT_FALSE(has_problem(c.problems, "slope_negative", "item1"));
    }
    const Calibration c = by_mixed(r, {.model = Model::nrm, .minimum = 1});
    EXPECT_LT(c.items[4].slopes[3], 0);
    EXPECT_GT(c.items[0].slopes[3], 0);
}

TEST(MixedBadInput, PersonsWithoutResponsesAreLeftOut) {
    Responses r = graded_responses(39);
    const Calibration before = by_mixed(r, {.model = Model::pcm, .minimum = 1});
    r.scores.insert(r.scores.end(), 8 * 10, not_presented);
    const Calibration after = by_mixed(r, {.model = Model::pcm, .minimum = 1});
    EXPECT_TRUE(has_problem(after.problems, "person_without_responses", ""));
    EXPECT_EQ(before.log_likelihood, after.log_likelihood);
    EXPECT_EQ(after.persons, 800);
}

TEST(MixedBadInput, RandomResponsesHaveNoSpread) {
    // Persons who do not differ: the sd of theta goes to 0, and nothing breaks.
    Draws draws(40);
    Responses r = graded_responses(40);
    for (auto& score : r.scores) {
        score = std::uint8_t(draws.below(4));
    }
    const Calibration c = by_mixed(r, {.model = Model::pcm, .standard_errors = true, .minimum = 1});
    expect_finite(c);
    EXPECT_LT(c.latent.sd, 0.2);
    // Everybody one of two opposite patterns: less than chance.
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        for (std::size_t i = 0; i < 8; ++i) {
            r.scores[p * 8 + i] = std::uint8_t((p + i) % 2);
        }
    }
    const Calibration less = by_mixed(r, {.model = Model::pcm, .standard_errors = true, .minimum = 1});
    EXPECT_TRUE(less.converged);
    EXPECT_TRUE(has_problem(less.problems, "theta_without_spread", ""));
    expect_finite(less);
}

TEST(MixedBadInput, GroupsOfOneAreRefused) {
    Responses r = graded_responses(41, 60);
    for (std::size_t p = 0; p < 60; ++p) {
        r.groups.push_back("g" + std::to_string(p));
        r.group_of.push_back(std::uint16_t(p));
    }
    const CalibrationPlan plan{.model = Model::grm, .minimum = 1};
    const auto refused = calibrate(r, plan);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "group_too_small");
}

TEST(MixedBadInput, ItemWithoutSlopeIsTold) {
    // Four persons, two of each: no relation at all between the items.
    Responses r{.items = {"a", "b"}, .scores = {0, 0, 0, 1, 1, 0, 1, 1}};
    for (const Model model : {Model::grm, Model::gpcm, Model::nrm}) {
        const Calibration c = by_mixed(r, {.model = model, .standard_errors = true});
        expect_finite(c);
        EXPECT_TRUE(has_problem(c.problems, "few_responses", "a"));
    }
}

}  // namespace
}  // namespace psychometrics
