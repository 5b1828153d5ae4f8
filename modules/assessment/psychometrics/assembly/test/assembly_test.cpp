#include <psychometrics/assembly.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

namespace psychometrics {
namespace {

// A bank with four domains, and the mean information as the target.
AssemblyProblem problem(std::size_t items, std::size_t forms, std::size_t length, std::uint64_t seed = 1) {
    Draws draws(seed);
    const auto bank = plausible_items(Model::two_pl, items, draws);
    AssemblyProblem p;
    p.forms = forms;
    p.length = length;
    p.thetas = {-1, 0, 1};
    p.target = {0, 0, 0};
    for (const auto& item : bank.items) {
        p.items.push_back(item.item);
        for (std::size_t k = 0; k < 3; ++k) {
            p.information.push_back(information(item, 1, p.thetas[k]));
            p.target[k] += p.information.back() * double(length) / double(items);
        }
    }
    p.uses_least.assign(items, 0);
    p.uses_most.assign(items, 1);
    return p;
}
FormRange quota(const AssemblyProblem& p, std::size_t domain, double least, double most) {
    FormRange out{"domain " + std::to_string(domain), std::vector<double>(p.items.size(), 0), least, most};
    for (std::size_t i = domain; i < p.items.size(); i += 4) {
        out.weight[i] = 1;
    }
    return out;
}

// Every constraint again, from the forms alone.
void expect_kept(const AssemblyProblem& p, const Assembled& made) {
    ASSERT_TRUE(made.keeps_all);
    ASSERT_EQ(made.forms.size(), p.forms);
    std::vector<std::int64_t> uses(p.items.size(), 0);
    double furthest = 0;
    for (const auto& form : made.forms) {
        const std::set<std::size_t> distinct(form.begin(), form.end());
        ASSERT_EQ(distinct.size(), p.length);
        for (const std::size_t i : form) {
            ++uses[i];
        }
        for (const std::size_t i : p.anchors) {
            EXPECT_TRUE(distinct.contains(i));
        }
        for (const auto& range : p.ranges) {
            double sum = 0;
            for (const std::size_t i : form) {
                sum += range.weight[i];
            }
            EXPECT_GE(sum, range.least - 1e-9) << range.name;
            EXPECT_LE(sum, range.most + 1e-9) << range.name;
        }
        for (const auto& [a, b] : p.enemies) {
            EXPECT_FALSE(distinct.contains(a) && distinct.contains(b));
        }
        for (const auto& set : p.sets) {
            const auto count = std::ranges::count_if(set.items, [&](auto i) { return distinct.contains(i); });
            EXPECT_TRUE(count == 0 || (count >= set.least && count <= set.most)) << set.name << ' ' << count;
        }
        for (std::size_t k = 0; k < p.thetas.size(); ++k) {
            double sum = 0;
            for (const std::size_t i : form) {
                sum += p.information[i * p.thetas.size() + k];
            }
            furthest = std::max(furthest, std::abs(sum - p.target[k]));
        }
        for (const auto& other : made.forms) {
            std::vector<std::size_t> both;
            std::ranges::set_intersection(form, other, std::back_inserter(both));
            EXPECT_TRUE(&form == &other || both.size() <= p.overlap_most + p.anchors.size());
        }
    }
    EXPECT_NEAR(furthest, made.largest_deviation, 1e-9);
    for (std::size_t i = 0; i < p.items.size(); ++i) {
        if (std::ranges::find(p.anchors, i) == p.anchors.end()) {
            EXPECT_LE(uses[i], p.uses_most[i]);
            EXPECT_GE(uses[i], p.uses_least[i]);
        }
    }
}

TEST(Assembly, TenFormsFromTwoThousandItemsAreParallel) {
    auto p = problem(2000, 10, 65);
    for (std::size_t d = 0; d < 4; ++d) {
        const double size = d == 0 ? 20 : d == 3 ? 13 : 16;
        p.ranges.push_back(quota(p, d, size, size));
    }
    Draws draws(2);
    for (int e = 0; e < 300; ++e) {
        const auto a = draws.below(2000);
        p.enemies.emplace_back(a, (a + 1 + draws.below(1999)) % 2000);
    }
    const auto made = assemble(p, {}, draws);
    expect_kept(p, made);
    EXPECT_LE(made.largest_deviation, 0.01);
}

TEST(Assembly, KeepsSumsSetsAnchorsUseAndOverlap) {
    auto p = problem(300, 4, 30, 3);
    for (std::size_t d = 0; d < 4; ++d) {
        p.ranges.push_back(quota(p, d, 6, 9));
    }
    FormRange words{"words", {}, 1400, 1600};
    for (std::size_t i = 0; i < 300; ++i) {
        words.weight.push_back(30 + double(i * 7 % 41));
    }
    p.ranges.push_back(words);
    for (std::size_t s = 0; s < 10; ++s) {
        p.sets.push_back(
            {"case " + std::to_string(s), {s * 5, s * 5 + 1, s * 5 + 2, s * 5 + 3, s * 5 + 4}, 3, 4});
    }
    p.anchors = {100, 101, 102, 103, 104};
    p.enemies = {{110, 111}, {112, 113}, {120, 121}};
    p.uses_most.assign(300, 2);
    p.uses_least[150] = 1;
    p.uses_least[151] = 2;
    p.overlap_most = 5;
    Draws draws(4);
    const auto made = assemble(p, {}, draws);
    expect_kept(p, made);
    EXPECT_LE(made.largest_deviation, 0.05);
}

TEST(Assembly, TheSameSeedGivesTheSameForms) {
    const auto p = problem(200, 3, 20);
    Draws one(9), two(9);
    EXPECT_EQ(assemble(p, {}, one).forms, assemble(p, {}, two).forms);
}

RC_GTEST_PROP(Assembly, FormsForOneCandidateKeepTheirQuotas, ()) {
    auto p = problem(120, 1, 20, *rc::gen::inRange<std::uint64_t>(1, 1000));
    for (std::size_t d = 0; d < 4; ++d) {
        p.ranges.push_back(quota(p, d, 4, 6));
    }
    Draws draws(*rc::gen::inRange<std::uint64_t>(1, 1000));
    AssemblySearch quick;
    quick.moves = 50'000;
    quick.tries = 2;
    const auto made = assemble(p, quick, draws);
    RC_ASSERT(made.keeps_all);
    expect_kept(p, made);
}

std::vector<std::string> names_of(const std::vector<Conflict>& conflicts) {
    std::vector<std::string> out;
    for (const auto& c : conflicts) {
        for (const auto& name : c.constraints) {
            out.push_back((c.proven ? "proven " : "") + name);
        }
    }
    return out;
}

TEST(Conflicts, CountingShowsWhatCannotBe) {
    Draws draws(1);
    const AssemblySearch search;
    auto supply = problem(100, 5, 10);
    supply.ranges.push_back(quota(supply, 0, 6, 10));
    EXPECT_EQ(names_of(conflicts_of(supply, search, draws)),
              (std::vector<std::string>{"proven domain 0", "proven uses"}));
    auto places = problem(40, 5, 10);
    EXPECT_EQ(names_of(conflicts_of(places, search, draws)),
              (std::vector<std::string>{"proven length", "proven uses"}));
    auto quotas = problem(100, 1, 10);
    for (std::size_t d = 0; d < 4; ++d) {
        quotas.ranges.push_back(quota(quotas, d, 3, 10));
    }
    EXPECT_EQ(names_of(conflicts_of(quotas, search, draws)).size(), 5u);
    auto anchors = problem(100, 2, 10);
    anchors.anchors = {0, 1};
    anchors.enemies = {{0, 1}};
    EXPECT_EQ(names_of(conflicts_of(anchors, search, draws)),
              (std::vector<std::string>{"proven anchors", "proven enemies"}));
}

TEST(Conflicts, TheSearchNamesConstraintsThatOnlyTogetherFail) {
    // Five of domain 0, all of whose items are enemies of each other: neither alone is a conflict.
    auto p = problem(60, 1, 12);
    p.ranges.push_back(quota(p, 0, 5, 12));
    p.ranges.push_back(quota(p, 1, 2, 12));
    for (std::size_t a = 0; a < 60; a += 4) {
        for (std::size_t b = 0; b < a; b += 4) {
            p.enemies.emplace_back(a, b);
        }
    }
    AssemblySearch quick;
    quick.moves = 50'000;
    quick.tries = 1;
    Draws draws(5);
    ASSERT_FALSE(assemble(p, quick, draws).keeps_all);
    EXPECT_EQ(names_of(conflicts_of(p, quick, draws)), (std::vector<std::string>{"domain 0", "enemies"}));
}

// The best form there is, by integer programming.
double best_by_cbc(const AssemblyProblem& p) {
    const auto folder = std::filesystem::temp_directory_path() / ("assay-cbc-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto lp = folder / "form.lp", answer = folder / "answer";
    {
        std::ofstream out(lp);
        const auto sum = [&](auto weight) {
            std::string text;
            for (std::size_t i = 0; i < p.items.size(); ++i) {
                if (const double w = weight(i); w != 0) {
                    text += fmt::format(" {} {:.12g} x{}", w < 0 ? "-" : "+", std::abs(w), i);
                }
            }
            return text;
        };
        out << "Minimize\n off: y\nSubject To\n length:" << sum([](auto) { return 1.0; }) << " = " << p.length
            << '\n';
        for (std::size_t k = 0; k < p.thetas.size(); ++k) {
            const auto at = sum([&](auto i) { return p.information[i * p.thetas.size() + k]; });
            out << " above" << k << ':' << at << " - y <= " << fmt::format("{:.12g}", p.target[k]) << '\n';
            out << " below" << k << ':' << at << " + y >= " << fmt::format("{:.12g}", p.target[k]) << '\n';
        }
        for (std::size_t r = 0; r < p.ranges.size(); ++r) {
            const auto total = sum([&](auto i) { return p.ranges[r].weight[i]; });
            out << " least" << r << ':' << total << " >= " << p.ranges[r].least << '\n';
            out << " most" << r << ':' << total << " <= " << p.ranges[r].most << '\n';
        }
        for (std::size_t e = 0; e < p.enemies.size(); ++e) {
            out << " enemies" << e << ": x" << p.enemies[e].first << " + x" << p.enemies[e].second
                << " <= 1\n";
        }
        out << "Binary\n";
        for (std::size_t i = 0; i < p.items.size(); ++i) {
            out << " x" << i << '\n';
        }
        out << "End\n";
    }
    const std::string command =
        fmt::format("cbc {} sec 30 solve solu {} >/dev/null 2>&1", lp.string(), answer.string());
    double best = std::nan("");
    if (std::system(command.c_str()) == 0) {
        std::ifstream in(answer);
        std::string line;
        std::getline(in, line);  // "Optimal - objective value 0.00123"
        if (line.starts_with("Optimal")) {
            best = std::stod(line.substr(line.find("value") + 5));
        }
    }
    std::filesystem::remove_all(folder);
    return best;
}

TEST(Assembly, IsNearTheBestThereIs) {
    if (std::system("command -v cbc >/dev/null 2>&1") != 0) {
        GTEST_SKIP() << "cbc is not on this machine";
    }
    auto p = problem(24, 1, 8, 7);
    for (std::size_t d = 0; d < 4; ++d) {
        p.ranges.push_back(quota(p, d, 1, 3));
    }
    p.enemies = {{0, 5}, {1, 7}, {2, 12}, {3, 20}};
    const double best = best_by_cbc(p);
    ASSERT_FALSE(std::isnan(best));
    AssemblySearch thorough;
    thorough.good_enough = 0;
    thorough.moves = 300'000;
    Draws draws(6);
    const auto made = assemble(p, thorough, draws);
    expect_kept(p, made);
    EXPECT_GE(made.largest_deviation, best - 1e-6);
    EXPECT_LE(made.largest_deviation, best + 0.01);
}

}  // namespace
}  // namespace psychometrics
