#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/simulation.hpp>
#include <psychometrics/subscores.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

namespace psychometrics {
namespace {

bool told(const Notices& problems, const std::string& code, const std::string& item = "") {
    return std::ranges::any_of(problems, [&](const Notice& n) { return n.code == code && n.item == item; });
}

Result<std::vector<ItemDomain>> domains_in(const std::string& text) {
    std::istringstream in(text);
    const auto table = read_table(in);
    return read_domains(table.value());
}

// Eight persons, two domains of two items. In units of 1/56: each item's variance 16, the covariances inside
// a domain 8, between a1 and b1, a2 and b2 also 8, else 0.
const Responses by_hand{{"a1", "a2", "b1", "b2"}, {1, 1, 1, 1,  //
                                                   1, 1, 1, 1,  //
                                                   1, 1, 0, 0,  //
                                                   1, 0, 1, 0,  //
                                                   0, 1, 0, 1,  //
                                                   0, 0, 1, 1,  //
                                                   0, 0, 0, 0,  //
                                                   0, 0, 0, 0}};
const std::vector<ItemDomain> two_domains{{"a1", "A"}, {"a2", "A"}, {"b1", "B"}, {"b2", "B"}};

TEST(Subscores, AnExampleWorkedByHand) {
    const auto done = subscore_value(by_hand, {.domains = two_domains, .minimum = 8});
    ASSERT_TRUE(done);
    EXPECT_NEAR(*done->alpha, 2.0 / 3, 1e-12);          // 4/3 (1 - 64/128)
    EXPECT_NEAR(*done->stratified_alpha, 0.75, 1e-12);  // 1 - (16 + 16) / 128
    ASSERT_EQ(done->subscores.size(), 2u);
    for (const auto& s : done->subscores) {
        EXPECT_DOUBLE_EQ(*s.mean, 1);
        EXPECT_NEAR(*s.sd, std::sqrt(48.0 / 56), 1e-12);
        EXPECT_NEAR(*s.reliability, 2.0 / 3, 1e-12);  // 2 (1 - 32/48)
        EXPECT_NEAR(*s.sem, std::sqrt(16.0 / 56), 1e-12);
        EXPECT_NEAR(*s.correlation_with_total, 64 / std::sqrt(48.0 * 128), 1e-12);
        EXPECT_NEAR(*s.prmse_subscore, 2.0 / 3, 1e-12);
        EXPECT_NEAR(*s.prmse_total, 0.5625, 1e-12);  // 48^2 / (32 * 128)
        EXPECT_NEAR(*s.value_added_ratio, 32.0 / 27, 1e-12);
        EXPECT_NEAR(*s.weight_subscore, 0.5, 1e-12);     // (32 * 128 - 48 * 64) / 2048
        EXPECT_NEAR(*s.weight_total, 0.125, 1e-12);      // (48 * 48 - 32 * 64) / 2048
        EXPECT_NEAR(*s.prmse_augmented, 0.6875, 1e-12);  // (32 / 2 + 48 / 8) / 32
        EXPECT_NEAR(*s.disattenuated_with_rest, 0.5, 1e-12);
        EXPECT_TRUE(*s.added_value);
        EXPECT_TRUE(*s.augmented_added_value);
    }
    ASSERT_EQ(done->pairs.size(), 1u);
    EXPECT_NEAR(*done->pairs[0].correlation, 1.0 / 3, 1e-12);
    EXPECT_NEAR(*done->pairs[0].disattenuated, 0.5, 1e-12);
}

// Persons with a theta for each domain, correlated by `rho`, and each domain's true scores.
struct World {
    Responses responses;
    std::vector<ItemDomain> domains;
    std::vector<std::vector<double>> truth;
};
World world(std::size_t persons, std::size_t domains, std::size_t items, double rho, std::uint64_t seed) {
    Draws draws(seed);
    World out;
    const auto common = normal_thetas(persons, {}, draws);
    std::vector<Responses> parts;
    for (std::size_t d = 0; d < domains; ++d) {
        ParameterSet set = plausible_items(Model::two_pl, items, draws);
        const auto own = normal_thetas(persons, {}, draws);
        std::vector<double> thetas, truth;
        for (std::size_t p = 0; p < persons; ++p) {
            thetas.push_back(std::sqrt(rho) * common[p] + std::sqrt(1 - rho) * own[p]);
            truth.push_back(expected_score(set, thetas[p]));
        }
        parts.push_back(simulate(set, thetas, draws));
        out.truth.push_back(truth);
        for (std::size_t i = 0; i < items; ++i) {
            const std::string id = "d" + std::to_string(d) + "q" + std::to_string(i);
            out.responses.items.push_back(id);
            out.domains.push_back({id, "domain " + std::to_string(d)});
        }
    }
    for (std::size_t p = 0; p < persons; ++p) {
        for (const auto& part : parts) {
            out.responses.scores.insert(out.responses.scores.end(), part.row(p).begin(), part.row(p).end());
        }
    }
    return out;
}

TEST(Subscores, OneDimensionGivesNoSubscoreValue) {
    const World w = world(3000, 4, 15, 1, 41);
    const auto done = subscore_value(w.responses, {.domains = w.domains});
    ASSERT_TRUE(done);
    for (const auto& s : done->subscores) {
        EXPECT_FALSE(*s.added_value) << s.domain;
        EXPECT_FALSE(*s.augmented_added_value) << s.domain;
        EXPECT_LT(*s.value_added_ratio, 1);
        EXPECT_NEAR(*s.disattenuated_with_rest, 1, 0.05);
    }
    for (const auto& pair : done->pairs) {
        EXPECT_NEAR(*pair.disattenuated, 1, 0.06);
    }
}

TEST(Subscores, TwoFactorsGiveBothValueAndTheTruthIsMet) {
    const World w = world(4000, 2, 25, 0.5, 42);
    const auto done = subscore_value(w.responses, {.domains = w.domains});
    ASSERT_TRUE(done);
    // The true scores are known here: what each score really tells of them. Alpha is a lower bound of
    // reliability, so the estimates may be a little low.
    for (std::size_t d = 0; d < 2; ++d) {
        const auto& s = done->subscores[d];
        EXPECT_TRUE(*s.added_value);
        EXPECT_GT(*s.value_added_ratio, 1);
        std::vector<double> own, total, both;
        for (std::size_t p = 0; p < w.responses.person_count(); ++p) {
            const auto row = w.responses.row(p);
            own.push_back(std::accumulate(row.begin() + long(d) * 25, row.begin() + long(d + 1) * 25, 0.0));
            total.push_back(std::accumulate(row.begin(), row.end(), 0.0));
            both.push_back(*s.weight_subscore * own.back() + *s.weight_total * total.back());
        }
        const auto known = [&](const std::vector<double>& by) {
            return std::pow(*correlation_of(w.truth[d], by), 2);
        };
        EXPECT_NEAR(*s.prmse_subscore, known(own), 0.02);
        EXPECT_NEAR(*s.prmse_total, known(total), 0.02);
        EXPECT_NEAR(*s.prmse_augmented, known(both), 0.02);
        EXPECT_GT(*s.prmse_augmented, *s.prmse_subscore);
    }
    EXPECT_NEAR(*done->pairs[0].disattenuated, 0.5, 0.05);
}

TEST(Subscores, TheOrderOfItemsAndPersonsDoesNotMatter) {
    const World w = world(300, 3, 6, 0.6, 43);
    std::vector<std::size_t> persons(300), items(18);
    std::iota(persons.begin(), persons.end(), 0u);
    std::iota(items.begin(), items.end(), 0u);
    Draws draws(44);
    draws.shuffle(persons);
    draws.shuffle(items);
    const auto one = subscore_value(w.responses, {.domains = w.domains});
    const auto other =
        subscore_value(with_items(with_persons(w.responses, persons), items), {.domains = w.domains});
    ASSERT_TRUE(one && other);
    for (const auto& s : one->subscores) {
        const auto same = std::ranges::find(other->subscores, s.domain, &Subscore::domain);
        ASSERT_NE(same, other->subscores.end());
        EXPECT_NEAR(*s.prmse_total, *same->prmse_total, 1e-12);
        EXPECT_NEAR(*s.prmse_augmented, *same->prmse_augmented, 1e-12);
        EXPECT_EQ(s.added_value, same->added_value);
        // From both is never worse than from either.
        EXPECT_GE(*s.prmse_augmented, std::max(*s.prmse_subscore, *s.prmse_total) - 1e-12);
    }
}

TEST(Subscores, WhatIsLeftOutIsTold) {
    World w = world(250, 2, 5, 0.5, 45);
    w.domains.erase(w.domains.begin());  // d0q0 has none
    w.domains.push_back({"unheard of", "domain 0"});
    w.responses.scores[3] = not_presented;  // the first person lacks d0q3
    w.responses.scores[10 + 4] = omitted;   // the second left d0q4 out: wrong
    const auto done = subscore_value(w.responses, {.domains = w.domains, .pretest = {"d1q4"}});
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(done->problems, "item_without_domain", "d0q0"));
    EXPECT_TRUE(told(done->problems, "domain_unknown_item", "unheard of"));
    EXPECT_TRUE(told(done->problems, "incomplete_persons"));
    EXPECT_EQ(done->n, 249);
    EXPECT_EQ(done->k, 8);
    EXPECT_EQ(done->subscores[0].k, 4);
    EXPECT_EQ(done->subscores[1].k, 4);
    const auto few = subscore_value(w.responses, {.domains = w.domains, .minimum = 1000});
    ASSERT_TRUE(few);
    EXPECT_TRUE(told(few->problems, "few_responses"));
    EXPECT_FALSE(few->subscores[0].added_value);
    EXPECT_TRUE(few->subscores[0].prmse_total);
}

TEST(Subscores, DomainsThatSayNothingAreNamed) {
    // "one" has one item, "flat" is constant, "against" has items that go against each other.
    const Responses r{{"a1", "a2", "o", "f1", "f2", "x1", "x2"}, {1, 1, 1, 1, 1, 1, 0,  //
                                                                  1, 1, 0, 1, 1, 0, 1,  //
                                                                  0, 0, 1, 1, 1, 1, 0,  //
                                                                  0, 0, 0, 1, 1, 0, 1,  //
                                                                  1, 0, 0, 1, 1, 1, 1,  //
                                                                  0, 1, 1, 1, 1, 0, 0}};
    const std::vector<ItemDomain> domains{{"a1", "A"},    {"a2", "A"},       {"o", "one"},     {"f1", "flat"},
                                          {"f2", "flat"}, {"x1", "against"}, {"x2", "against"}};
    const auto done = subscore_value(r, {.domains = domains, .minimum = 2});
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(done->problems, "domain_too_short", "one"));
    EXPECT_TRUE(told(done->problems, "subscore_constant", "flat"));
    EXPECT_TRUE(told(done->problems, "subscore_unreliable", "against"));
    EXPECT_TRUE(done->subscores[0].prmse_total);
    EXPECT_FALSE(done->subscores[1].added_value || done->subscores[2].added_value);
    EXPECT_EQ(done->subscores[3].added_value, std::optional(false));
    EXPECT_FALSE(done->subscores[3].prmse_total);
    EXPECT_FALSE(done->stratified_alpha);
}

TEST(Subscores, WhatCannotBeDoneIsRefused) {
    const auto code = [](const Responses& r, std::vector<ItemDomain> domains) {
        const auto done = subscore_value(r, {.domains = std::move(domains)});
        return done ? std::string() : done.error().code;
    };
    EXPECT_EQ(code({}, two_domains), "no_responses");
    EXPECT_EQ(code(by_hand, {}), "no_domains");
    EXPECT_EQ(code(by_hand, {{"a1", "A"}, {"a2", "A"}}), "one_domain");
    EXPECT_EQ(code({{"a1", "b1"}, {1, 0}}, two_domains), "too_few_persons");
    Responses many{{}, {}};
    std::vector<ItemDomain> each;
    for (std::size_t i = 0; i <= domains_max; ++i) {
        many.items.push_back("q" + std::to_string(i));
        each.push_back({many.items.back(), many.items.back()});
    }
    many.scores.assign(2 * many.items.size(), 1);
    EXPECT_EQ(code(many, each), "too_many_domains");
    EXPECT_EQ(domains_in("item,part\na,A\n").error().code, "column_missing");
    EXPECT_EQ(domains_in("item,domain\na,\n").error().code, "domain_empty");
    EXPECT_EQ(domains_in("item,domain\na,A\na,B\n").error().code, "domain_twice");
    const auto same =
        subscore_value({{"a1", "a2", "b1", "b2"}, {1, 1, 0, 0, 0, 0, 1, 1}}, {.domains = two_domains});
    ASSERT_TRUE(same);
    EXPECT_TRUE(told(same->problems, "scores_constant"));
    EXPECT_FALSE(same->alpha || same->subscores[0].prmse_total || same->subscores[0].correlation_with_total);
}

}  // namespace
}  // namespace psychometrics
