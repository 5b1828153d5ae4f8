#include "agreement.hpp"
#include "criteria.hpp"

#include <psychometrics/adaptive.hpp>
#include <psychometrics/csv.hpp>

#include <fstream>

namespace psychometrics {
namespace {

ParameterSet bank_of_reference() {
    std::ifstream in(agreement::reference_path("data/catR_tcals.csv"));
    const auto table = read_table(in).value();
    ParameterSet out{"3pl", 1, {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        ItemParameters item{std::to_string(row + 1), Model::three_pl};
        item.a = number_of(table, row, 0).value();
        item.b = number_of(table, row, 1).value();
        item.c = number_of(table, row, 2).value();
        out.items.push_back(item);
    }
    return out;
}

std::vector<std::uint8_t> responses_at(const std::string& theta) {
    std::ifstream in(agreement::reference_path("data/catR_tcals_fixed_responses.csv"));
    const auto table = read_table(in).value();
    for (const auto& row : table.rows) {
        if (row[0] == theta) {
            std::vector<std::uint8_t> out;
            for (std::size_t i = 1; i < row.size(); ++i) {
                out.push_back(std::uint8_t(row[i][0] - '0'));
            }
            return out;
        }
    }
    return {};
}

TEST(Adaptive, TakesTheReferencePaths) {
    NEEDS_REFERENCE();
    const auto bank = bank_of_reference();
    const auto responses = responses_at("0");
    ASSERT_EQ(responses.size(), 85u);
    const std::vector<std::pair<std::string, Criterion>> criteria{
        {"MFI", Criterion::mfi},   {"bOpt", Criterion::b_opt}, {"thOpt", Criterion::theta_opt},
        {"MLWI", Criterion::mlwi}, {"MPWI", Criterion::mpwi},  {"MEI", Criterion::mei},
        {"MEPV", Criterion::mepv}, {"KL", Criterion::kl},      {"KLP", Criterion::klp},
        {"GDI", Criterion::gdi},   {"GDIP", Criterion::gdip}};
    for (const auto& [name, criterion] : criteria) {
        for (const auto& [method, provisional] :
             {std::pair{"EAP", Provisional::eap}, std::pair{"BM", Provisional::map}}) {
            const std::string key = name + "_" + method + "_theta_0";
            const auto& theirs =
                agreement::value("cat", "tcals.paths.length20").as_object().at(key).as_object();
            AdaptivePlan plan;
            plan.criterion = criterion;
            plan.provisional = provisional;
            plan.length_max = 20;
            Draws draws(1);
            // Their item must be the best by our criterion as well; of two equally good ones catR draws one.
            AdaptiveState state(bank, plan);
            const auto path = agreement::numbers(theirs.at("items"));
            std::vector<double> behind, thetas, errors;
            for (const double place : path) {
                const auto item = std::size_t(place) - 1;
                const auto ours = state.next(draws).value();
                behind.push_back(Criteria::value(state, ours) - Criteria::value(state, item));
                state.give(item, responses[item]);
                thetas.push_back(state.theta());
                errors.push_back(state.se());
            }
            EXPECT_TRUE(state.is_done());
            agreement::compare(
                {"tcals, " + key, "best value less the value of their item", "catR 3.17", 1e-9}, behind,
                std::vector<double>(20, 0));
            agreement::compare({"tcals, " + key, "provisional theta", "catR 3.17", 1e-3}, thetas,
                               agreement::numbers(theirs.at("thetaProv")));
            agreement::compare({"tcals, " + key, "its standard error", "catR 3.17", 1e-3}, errors,
                               agreement::numbers(theirs.at("seProv")));
        }
    }
}

ParameterSet some_bank(std::size_t items = 120) {
    Draws draws(11);
    return plausible_items(Model::two_pl, items, draws);
}

TEST(Adaptive, StopsForItsReasons) {
    const auto bank = some_bank();
    std::vector<std::uint8_t> right(bank.items.size(), 1);
    Draws draws(2);
    AdaptivePlan plan;
    EXPECT_EQ(adaptive_path(bank, plan, right, draws).stopped, "length");
    plan.length_max = 100;
    plan.se_below = 0.4;
    const auto precise = adaptive_path(bank, plan, right, draws);
    EXPECT_EQ(precise.stopped, "precision");
    EXPECT_LT(precise.se, 0.4);
    plan.se_below.reset();
    plan.cut = 0;
    plan.length_min = 5;
    const auto decided = adaptive_path(bank, plan, right, draws);
    EXPECT_EQ(decided.stopped, "decision");
    EXPECT_GE(decided.steps.size(), 5u);
    EXPECT_GT(decided.theta, 1.9 * decided.se);
    plan.cut.reset();
    plan.length_max = 500;
    EXPECT_EQ(adaptive_path(bank, plan, right, draws).stopped, "bank_exhausted");
    right.assign(right.size(), not_presented);
    EXPECT_EQ(adaptive_path(bank, plan, right, draws).stopped, "not_answered");
}

TEST(Adaptive, RecoversThetaAndSaysHowWell) {
    const auto bank = some_bank(200);
    AdaptivePlan plan;
    plan.length_max = 30;
    plan.cut = 0.3;
    plan.confidence = 0.9999;
    Draws draws(3);
    const auto simulated = simulate_bank(bank, plan, 500, 30, draws);
    EXPECT_GT(simulated.correlation, 0.9);
    EXPECT_NEAR(simulated.bias, 0, 0.06);
    ASSERT_EQ(simulated.conditional.size(), 13u);
    const auto& middle = simulated.conditional[6];
    EXPECT_NEAR(middle.rmse, middle.mean_se, 4 * middle.mean_se / std::sqrt(60.0));
    EXPECT_GT(*simulated.accuracy, 0.85);
    EXPECT_NEAR(*simulated.accuracy + *simulated.false_pass + *simulated.false_fail, 1, 1e-12);
    double given = 0;
    for (const auto& item : simulated.exposure) {
        given += item.rate;
    }
    EXPECT_NEAR(given, simulated.mean_length, 1e-9);
}

TEST(Adaptive, ExposureIsHeldDown) {
    const auto bank = some_bank(100);
    AdaptivePlan plan;
    plan.length_max = 15;
    Draws draws(4);
    const auto most = [&](const AdaptivePlan& p) {
        double out = 0;
        for (const auto& item : simulate_bank(bank, p, 400, 0, draws).exposure) {
            out = std::max(out, item.rate);
        }
        return out;
    };
    EXPECT_EQ(most(plan), 1) << "without control everybody begins with the same item";
    AdaptivePlan randomesque = plan;
    randomesque.exposure = Exposure::randomesque;
    EXPECT_LT(most(randomesque), 0.9);
    AdaptivePlan progressive = plan;
    progressive.exposure = Exposure::progressive;
    EXPECT_LT(most(progressive), 0.95);
    AdaptivePlan controlled = plan;
    controlled.exposure_control = exposure_controls(bank, plan, 0.3, 400, 12, draws);
    controlled.exposure = Exposure::sympson_hetter;
    EXPECT_LT(most(controlled), 0.3 + 4 * std::sqrt(0.3 * 0.7 / 400) + 0.05);
}

TEST(Adaptive, ContentAndStrataAreKept) {
    auto bank = some_bank(90);
    AdaptivePlan plan;
    plan.length_max = 20;
    for (std::size_t i = 0; i < 90; ++i) {
        plan.domains.push_back(i % 3 == 0 ? "one" : i % 3 == 1 ? "two" : "three");
    }
    plan.content = {{"one", 0.5}, {"two", 0.3}, {"three", 0.2}};
    const std::vector<std::uint8_t> right(90, 1);
    Draws draws(5);
    std::map<std::string, int> have;
    for (const auto& step : adaptive_path(bank, plan, right, draws).steps) {
        ++have[plan.domains[std::stoul(step.item.substr(4)) - 1]];
    }
    EXPECT_EQ(have["one"], 10);
    EXPECT_EQ(have["two"], 6);
    EXPECT_EQ(have["three"], 4);

    AdaptivePlan strata;
    strata.length_max = 20;
    strata.strata = 4;
    const auto path = adaptive_path(bank, strata, right, draws);
    double early = 0, late = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        early = std::max(early, bank.items[std::stoul(path.steps[i].item.substr(4)) - 1].a);
        late = std::max(late, bank.items[std::stoul(path.steps[19 - i].item.substr(4)) - 1].a);
    }
    EXPECT_LT(early, late);
}

TEST(Adaptive, APlanThatCannotRunIsNamed) {
    const auto bank = some_bank(5);
    const auto codes = [&](const AdaptivePlan& plan, const ParameterSet& set) {
        std::vector<std::string> out;
        for (const auto& fault : faults_of(set, plan)) {
            out.push_back(fault.code);
        }
        return out;
    };
    AdaptivePlan plan;
    EXPECT_TRUE(codes(plan, bank).empty());
    plan.nodes = 1;
    plan.length_max = 0;
    plan.confidence = 1;
    plan.exposure = Exposure::sympson_hetter;
    EXPECT_EQ(codes(plan, bank), std::vector<std::string>(4, "plan_faulty"));
    AdaptivePlan content;
    content.content = {{"one", 1}};
    EXPECT_EQ(codes(content, bank), (std::vector<std::string>{"content_unknown", "plan_faulty"}));
    Draws draws(1);
    AdaptivePlan dichotomous;
    dichotomous.criterion = Criterion::b_opt;
    EXPECT_EQ(codes(dichotomous, plausible_items(Model::gpcm, 3, draws)),
              std::vector<std::string>{"dichotomous_only"});
    EXPECT_EQ(codes(AdaptivePlan(), ParameterSet{"2pl", 1, {}}), std::vector<std::string>{"no_items"});
}

}  // namespace
}  // namespace psychometrics
