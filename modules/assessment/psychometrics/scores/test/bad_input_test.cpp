// Data that say little or nothing: a named problem or refusal, never a number that is none.
#include <psychometrics/fit.hpp>
#include <psychometrics/person_fit.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace psychometrics;
namespace {

ParameterSet items(std::size_t count, Model model = Model::two_pl) {
    Draws draws(1);
    return plausible_items(model, count, draws);
}

Responses rows(const ParameterSet& set, std::vector<std::vector<int>> given) {
    Responses out;
    for (const auto& item : set.items) {
        out.items.push_back(item.item);
    }
    for (const auto& row : given) {
        for (const int score : row) {
            out.scores.push_back(std::uint8_t(score));
        }
    }
    return out;
}

Aligned aligned(const ParameterSet& set, const Responses& responses) {
    auto out = align(set, responses);
    EXPECT_TRUE(out) << out.error().detail;
    return *std::move(out);
}

bool told(const Notices& problems, const std::string& code) {
    return std::ranges::any_of(problems, [&](const Notice& n) { return n.code == code; });
}
std::string refusal(const auto& result) { return result ? "none" : result.error().code; }

void expect_finite(const std::optional<double>& x) { EXPECT_TRUE(!x || std::isfinite(*x)); }
void expect_finite(const ItemsFit& fit) {
    for (const ItemFit& one : fit.items) {
        for (const auto& x :
             {one.s_x2, one.p, one.p_adjusted, one.rmsea, one.infit, one.z_infit, one.outfit, one.z_outfit}) {
            expect_finite(x);
        }
    }
}
void expect_finite(const ModelFit& fit) {
    for (const auto& x :
         {fit.m2, fit.p, fit.rmsea, fit.rmsea_low, fit.rmsea_high, fit.srmsr, fit.tli, fit.cfi}) {
        expect_finite(x);
    }
}
void expect_finite(const PairsFit& fit) {
    for (const PairFit& one : fit.pairs) {
        expect_finite(one.q3);
        expect_finite(one.ld_x2);
        expect_finite(one.ld_v);
    }
}
void expect_finite(const PersonsFit& fit) {
    for (const PersonFit& one : fit.persons) {
        for (const auto& x :
             {one.theta, one.lz, one.lz_star, one.infit, one.z_infit, one.outfit, one.z_outfit,
              one.guttman_share, one.caution, one.u3, one.z_u3, one.ht, one.conformity, one.point_biserial}) {
            expect_finite(x);
        }
    }
}
void expect_finite(const Scores& scores) {
    for (const PersonScore& one : scores.persons) {
        expect_finite(one.theta);
        expect_finite(one.se);
        EXPECT_EQ(one.theta.has_value(),
                  one.problem != "no_finite_estimate" && one.problem != "nothing_presented");
    }
    expect_finite(scores.reliability);
}

// Whatever the data, everything ends in numbers, gaps and named problems.
void all_of_it(const Aligned& data) {
    for (const auto method :
         {ScoreMethod::eap, ScoreMethod::map, ScoreMethod::ml, ScoreMethod::wle, ScoreMethod::eapsum}) {
        const auto scores = score(data, {.method = method});
        ASSERT_TRUE(scores) << scores.error().detail;
        expect_finite(*scores);
        if (method != ScoreMethod::eapsum) {
            const auto persons = person_fit(data, {.method = method});
            ASSERT_TRUE(persons);
            expect_finite(*persons);
        }
    }
    const auto fit = item_fit(data);
    ASSERT_TRUE(fit) << fit.error().detail;
    expect_finite(*fit);
    const auto whole = model_fit(data);
    ASSERT_TRUE(whole);
    expect_finite(*whole);
    const auto pairs = pair_fit(data);
    ASSERT_TRUE(pairs);
    expect_finite(*pairs);
}

TEST(BadInput, ParametersAndResponsesThatDoNotMatch) {
    const ParameterSet set = items(3);
    Responses other = rows(set, {{1, 0, 1}});
    other.items = {"x", set.items[1].item, set.items[2].item};
    const auto some = align(set, other);
    ASSERT_TRUE(some);
    EXPECT_EQ(some->set.items.size(), 2u);
    EXPECT_TRUE(told(some->problems, "item_without_parameters"));
    EXPECT_TRUE(told(some->problems, "item_without_responses"));
    other.items = {"x", "y", "z"};
    EXPECT_EQ(refusal(align(set, other)), "no_common_items");
    EXPECT_EQ(refusal(align(set, Responses{})), "no_common_items");
    EXPECT_EQ(refusal(align(set, rows(set, {}))), "no_persons");
    EXPECT_EQ(refusal(align(set, rows(set, {{1, 2, 0}}))), "score_too_high");
    ParameterSet faulty = set;
    faulty.items[0].a = -1;
    EXPECT_EQ(refusal(align(faulty, rows(set, {{1, 0, 1}}))), "parameters_faulty");
}

TEST(BadInput, PlansOutOfRange) {
    const ParameterSet set = items(3);
    const Aligned data = aligned(set, rows(set, {{1, 0, 1}}));
    EXPECT_EQ(refusal(score(data, {.nodes = 2})), "plan_faulty");
    EXPECT_EQ(refusal(score(data, {.reach = std::nan("")})), "plan_faulty");
    EXPECT_EQ(refusal(score(data, {.prior = Latent{0, 0}})), "plan_faulty");
    EXPECT_EQ(refusal(score(data, {.method = ScoreMethod::ml, .bound = -1})), "plan_faulty");
    EXPECT_EQ(refusal(item_fit(data, {.nodes = 0})), "plan_faulty");
    EXPECT_EQ(refusal(model_fit(data, {.least_expected = 0})), "plan_faulty");
    EXPECT_EQ(refusal(pair_fit(data, {.latent = Latent{0, -1}})), "plan_faulty");
    EXPECT_EQ(refusal(person_fit(data, {.method = ScoreMethod::eapsum})), "plan_faulty");
    EXPECT_EQ(refusal(person_fit(data, {.thetas = std::vector<std::optional<double>>(2)})), "plan_faulty");
}

TEST(BadInput, AllRightAndAllWrong) {
    const ParameterSet set = items(6);
    const Aligned data =
        aligned(set, rows(set, {{1, 1, 1, 1, 1, 1}, {0, 0, 0, 0, 0, 0}, {1, 0, 1, 0, 1, 0}}));
    const auto ml = score(data, {.method = ScoreMethod::ml});
    ASSERT_TRUE(ml);
    EXPECT_EQ(ml->persons[0].problem, "no_finite_estimate");
    EXPECT_EQ(ml->persons[1].problem, "no_finite_estimate");
    EXPECT_TRUE(ml->persons[2].theta);
    EXPECT_TRUE(told(ml->problems, "no_finite_estimate"));
    const auto bounded = score(data, {.method = ScoreMethod::ml, .bound = 4});
    ASSERT_TRUE(bounded);
    EXPECT_EQ(bounded->persons[0].theta, 4);
    EXPECT_EQ(bounded->persons[1].theta, -4);
    EXPECT_EQ(bounded->persons[0].problem, "at_bound");
    EXPECT_FALSE(bounded->persons[0].se);
    const auto wle = score(data, {.method = ScoreMethod::wle});
    ASSERT_TRUE(wle);
    EXPECT_GT(*wle->persons[0].theta, *wle->persons[2].theta);
    EXPECT_LT(*wle->persons[1].theta, *wle->persons[2].theta);
    all_of_it(data);
}

TEST(BadInput, FewOrNoPersonsAndConstantAnswers) {
    for (const Model model : {Model::rasch, Model::three_pl, Model::grm, Model::nrm}) {
        const ParameterSet set = items(5, model);
        all_of_it(aligned(set, rows(set, {{1, 0, 1, 0, 1}})));
        all_of_it(aligned(set, rows(set, {{1, 0, 1, 0, 1}, {1, 1, 1, 0, 1}})));
        all_of_it(aligned(set, rows(set, std::vector<std::vector<int>>(300, {1, 1, 1, 1, 1}))));
        all_of_it(aligned(set, rows(set, std::vector<std::vector<int>>(300, {0, 0, 0, 0, 0}))));
        const ParameterSet one = items(1, model);
        all_of_it(aligned(one, rows(one, {{1}, {0}, {1}})));
    }
}

TEST(BadInput, NothingPresented) {
    const ParameterSet set = items(4);
    const int gap = not_presented;
    const Aligned nothing = aligned(set, rows(set, {{gap, gap, gap, gap}, {gap, gap, gap, gap}}));
    all_of_it(nothing);
    const auto scores = score(nothing);
    ASSERT_TRUE(scores);
    EXPECT_EQ(scores->persons[0].problem, "nothing_presented");
    EXPECT_FALSE(scores->reliability);
    const Aligned one_item_never =
        aligned(set, rows(set, {{1, 0, gap, 1}, {0, 1, gap, 1}, {gap, gap, gap, gap}}));
    all_of_it(one_item_never);
    const auto fit = item_fit(one_item_never);
    ASSERT_TRUE(fit);
    EXPECT_TRUE(told(fit->problems, "item_not_presented"));
    EXPECT_EQ(fit->items[2].responses, 0);
}

TEST(BadInput, ExtremeParameters) {
    ParameterSet set = items(4);
    set.items[0].a = 60;
    set.items[1].a = 1e-4;
    set.items[2].b = 1e4;
    set.items[3].b = -300;
    all_of_it(
        aligned(set, rows(set, {{1, 0, 1, 0}, {0, 1, 0, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}, {1, 1, 0, 1}})));
}

TEST(BadInput, FormsMissingByDesign) {
    Draws draws(2);
    const ParameterSet set = items(12);
    Responses r = simulate(set, normal_thetas(900, {}, draws), draws);
    for (std::size_t person = 0; person < 900; ++person) {  // form A: the first 8 items, form B: the last 8
        for (std::size_t i = 0; i < 4; ++i) {
            r.scores[person * 12 + (person % 3 == 0 ? i : 8 + i)] = not_presented;
        }
    }
    const Aligned data = aligned(set, r);
    all_of_it(data);
    const auto fit = item_fit(data);
    ASSERT_TRUE(fit);
    EXPECT_TRUE(told(fit->problems, "s_x2_of_a_part"));
    EXPECT_EQ(fit->items[0].persons, 600);
    EXPECT_EQ(fit->items[5].persons, 600);
    EXPECT_EQ(fit->items[5].responses, 900);
    EXPECT_EQ(fit->items[11].persons, 300);
    const auto whole = model_fit(data);
    ASSERT_TRUE(whole);
    EXPECT_TRUE(told(whole->problems, "m2_of_a_part"));
    EXPECT_EQ(whole->items, 8);
    EXPECT_EQ(whole->persons, 600);
    EXPECT_EQ(whole->parameters, 16);
    const auto persons = person_fit(data);
    ASSERT_TRUE(persons);
    EXPECT_TRUE(told(persons->problems, "no_group_figures"));
}

TEST(BadInput, TooManyForms) {
    Draws draws(3);
    const ParameterSet set = items(20);
    Responses r = simulate(set, normal_thetas(1500, {}, draws), draws);
    for (auto& score : r.scores) {
        score = draws.uniform() < 0.5 ? not_presented : score;
    }
    const Aligned data = aligned(set, r);
    EXPECT_EQ(refusal(score(data, {.method = ScoreMethod::eapsum})), "too_many_forms");
    EXPECT_TRUE(score(data, {}));
}

TEST(BadInput, TooManyItemsForPairs) {
    const ParameterSet set = items(101);
    Draws draws(4);
    const auto whole = model_fit(aligned(set, simulate(set, normal_thetas(50, {}, draws), draws)));
    ASSERT_TRUE(whole);
    EXPECT_TRUE(told(whole->problems, "m2_too_many_items"));
    EXPECT_FALSE(whole->m2);
}

}  // namespace
