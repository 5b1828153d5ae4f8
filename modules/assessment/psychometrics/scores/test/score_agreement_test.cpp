#include <psychometrics/csv.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/quadrature.hpp>

#include <cmath>
#include <fstream>
#include <numeric>

#include "grid.hpp"
#include "peers.hpp"

using namespace psychometrics;
namespace {

struct Peer {
    std::string file, key, data;
};
const std::vector<Peer> entries{{"irt_dichotomous_mirt", "LSAT6.Rasch", "LSAT6"},
                                {"irt_dichotomous_mirt", "LSAT6.2PL", "LSAT6"},
                                {"irt_dichotomous_mirt", "LSAT6.3PLprior", "LSAT6"},
                                {"irt_dichotomous_mirt", "LSAT7.Rasch", "LSAT7"},
                                {"irt_dichotomous_mirt", "LSAT7.2PL", "LSAT7"},
                                {"irt_dichotomous_mirt", "LSAT7.3PLprior", "LSAT7"},
                                {"irt_dichotomous_mirt", "irtoys_Scored.Rasch", "irtoys_Scored"},
                                {"irt_dichotomous_mirt", "irtoys_Scored.2PL", "irtoys_Scored"},
                                {"irt_dichotomous_mirt", "irtoys_Scored.3PLprior", "irtoys_Scored"},
                                {"irt_polytomous_mirt", "Science.GRM", "Science"},
                                {"irt_polytomous_mirt", "Science.GPCM", "Science"},
                                {"irt_polytomous_mirt", "Science.PCM", "Science"},
                                {"irt_polytomous_mirt", "verbal24.PCM", "verbal24"},
                                {"irt_polytomous_mirt", "verbal24.GRM", "verbal24"}};

// mirt's weighted likelihood has the weight sqrt(I) for every model; that is Warm's where P' P'' / P sums to
// I', as it does in exponential families.
bool warm_is_jeffreys(Model m) { return m != Model::three_pl && m != Model::grm; }

class ScoreAgreement : public testing::TestWithParam<Peer> {};

TEST_P(ScoreAgreement, PatternsScoreAsMirts) {
    NEEDS_REFERENCE();
    const Peer& peer = GetParam();
    const auto& entry = agreement::value(peer.file, peer.key).as_object();
    const ParameterSet set = peers::parameters(peer.file, peer.key);
    const std::vector<std::pair<std::string, ScoreMethod>> methods{{"EAP", ScoreMethod::eap},
                                                                   {"MAP", ScoreMethod::map},
                                                                   {"ML", ScoreMethod::ml},
                                                                   {"WLE", ScoreMethod::wle}};
    for (const auto& [name, method] : methods) {
        if (method == ScoreMethod::wle && !warm_is_jeffreys(set.items.front().model)) {
            continue;
        }
        const auto& rows = entry.at("scores_" + name);
        const Aligned data = peers::aligned(set, peers::patterns(set, rows, peer.data == "Science" ? 1 : 0));
        const auto ours = score(data, {.method = method, .errors = ErrorFrom::observed});
        ASSERT_TRUE(ours) << ours.error().detail;
        auto theta = agreement::column(rows, "theta");
        auto se = agreement::column(rows, "se");
        for (std::size_t i = 0; i < theta.size(); ++i) {
            if (rows.as_array()[i].as_object().at("theta").is_string()) {  // "-Inf"
                EXPECT_FALSE(ours->persons[i].theta);
                EXPECT_EQ(ours->persons[i].problem, "no_finite_estimate");
                theta[i] = se[i] = std::nan("");
            }
        }
        agreement::compare({peer.key, name, "mirt 1.45.1", 1e-4}, peers::thetas(*ours), theta);
        agreement::compare({peer.key, name + ", standard error", "mirt 1.45.1", 1e-3}, peers::errors(*ours),
                           se);
    }
}

TEST_P(ScoreAgreement, SumScoresInformationAndReliability) {
    NEEDS_REFERENCE();
    const Peer& peer = GetParam();
    const auto& entry = agreement::value(peer.file, peer.key).as_object();
    const ParameterSet set = peers::parameters(peer.file, peer.key);
    const auto& rows = entry.at("scores_EAPsum");
    const bool exploratory = rows.as_array()[0].as_object().contains("F");
    std::vector<double> theta, se, chance;
    for (const auto& row : sum_score_table(set, set.latent)) {
        theta.push_back(row.theta);
        se.push_back(row.se);
        chance.push_back(row.chance * agreement::number(entry.at("N")));
    }
    agreement::compare({peer.key, "EAPsum", "mirt 1.45.1", 1e-4}, theta,
                       agreement::column(rows, exploratory ? "F" : "F1"));
    agreement::compare({peer.key, "EAPsum, standard error", "mirt 1.45.1", 1e-4}, se,
                       agreement::column(rows, exploratory ? "SE_F" : "SE_F1"));
    agreement::compare({peer.key, "EAPsum, expected persons", "mirt 1.45.1", 1e-3}, chance,
                       agreement::column(rows, "expected"));
    std::vector<double> information_there;
    for (const double at : agreement::column(entry.at("testinfo"), "theta")) {
        information_there.push_back(information(set, at));
    }
    agreement::compare({peer.key, "test information", "mirt 1.45.1", 1e-6}, information_there,
                       agreement::column(entry.at("testinfo"), "info"));
    if (set.latent.sd == 1) {  // elsewhere mirt's has I / (I + variance), where the formula has 1 / variance
        agreement::compare({peer.key, "marginal reliability", "mirt 1.45.1", 1e-5},
                           marginal_reliability(set, set.latent),
                           agreement::number(entry.at("marginal_rxx")));
    }
    if (peer.data != "verbal24") {
        const auto ours = score(peers::aligned(set, peers::responses(peer.data)), {});
        ASSERT_TRUE(ours);
        agreement::compare({peer.key, "EAP reliability", "mirt 1.45.1", 1e-4}, *ours->reliability,
                           agreement::number(entry.at("empirical_rxx")));
    }
}
INSTANTIATE_TEST_SUITE_P(Mirt, ScoreAgreement, testing::ValuesIn(entries), [](const auto& which) {
    std::string name = which.param.key;
    std::erase_if(name, [](char c) { return c == '.' || c == '_'; });
    return name;
});

TEST(ScoreAgreement, WeightedLikelihoodAsTams) {
    NEEDS_REFERENCE();
    const auto& fit = agreement::value("irt_crosscheck_ltm_eRm_TAM", "irtoys_Scored.TAM.1PL").as_object();
    ParameterSet set{.model = "rasch", .items = {}};
    for (const auto& row : fit.at("xsi").as_array()) {
        set.items.push_back({.item = row.as_object().at("item").as_string().c_str(),
                             .model = Model::rasch,
                             .b = agreement::number(row.as_object().at("xsi"))});
    }
    set.latent.sd = std::sqrt(agreement::number(fit.at("variance")));
    const Aligned data = peers::aligned(set, agreement::data("irtoys_Scored"));
    const auto& rows = agreement::value("irt_crosscheck_ltm_eRm_TAM", "irtoys_Scored.TAM.WLE");
    const auto wle = score(data, {.method = ScoreMethod::wle});
    ASSERT_TRUE(wle);
    auto theta = peers::thetas(*wle), se = peers::errors(*wle);
    theta.resize(rows.as_array().size());
    se.resize(rows.as_array().size());
    agreement::compare({"irtoys_Scored, 1PL", "WLE", "TAM 4.3.25", 1e-4}, theta,
                       agreement::column(rows, "theta"));
    agreement::compare({"irtoys_Scored, 1PL", "WLE, standard error", "TAM 4.3.25", 1e-4}, se,
                       agreement::column(rows, "error"));
    agreement::compare({"irtoys_Scored, 1PL", "WLE reliability", "TAM 4.3.25", 1e-4}, *wle->reliability,
                       agreement::column(rows, "WLE.rel").front());
    const auto eap = score(data, {});
    ASSERT_TRUE(eap);
    agreement::compare({"irtoys_Scored, 1PL", "EAP reliability", "TAM 4.3.25", 1e-3}, *eap->reliability,
                       agreement::number(fit.at("EAP.rel")));
}

TEST(ScoreAgreement, ThreeParameterScoresAsCatRs) {
    NEEDS_REFERENCE();
    std::ifstream items_in(agreement::reference_path("data/catR_tcals.csv"));
    std::ifstream responses_in(agreement::reference_path("data/catR_tcals_fixed_responses.csv"));
    const auto table = read_table(items_in);
    const auto answers = read_responses(responses_in, {.leave_out = {"theta"}});
    ASSERT_TRUE(table);
    ASSERT_TRUE(answers) << answers.error().detail;
    ParameterSet set{.model = "3pl", .items = {}};
    for (std::size_t i = 0; i < 85; ++i) {
        set.items.push_back({.item = answers->items[i],
                             .model = Model::three_pl,
                             .a = *number_of(*table, i, 0),
                             .b = *number_of(*table, i, 1),
                             .c = *number_of(*table, i, 2)});
    }
    const auto& facts = agreement::value("cat", "tcals.info_prob").as_object();
    std::vector<double> p, i, their_p, their_i;
    const auto at = agreement::numbers(facts.at("theta"));
    for (std::size_t item = 0; item < set.items.size(); ++item) {
        for (std::size_t q = 0; q < at.size(); ++q) {
            p.push_back(expected_score(set.items[item], 1, at[q]));
            i.push_back(information(set.items[item], 1, at[q]));
            their_p.push_back(agreement::number(facts.at("P").as_array()[item].as_array()[q]));
            their_i.push_back(agreement::number(facts.at("I").as_array()[item].as_array()[q]));
        }
    }
    agreement::compare({"tcals, 3PL", "probabilities", "catR 3.17", 1e-9}, p, their_p);
    agreement::compare({"tcals, 3PL", "item information", "catR 3.17", 1e-8}, i, their_i);

    std::vector<std::size_t> first(20);
    std::iota(first.begin(), first.end(), std::size_t{0});
    const Aligned data = peers::aligned(set, with_items(*answers, first));
    const auto& rows = agreement::value("cat", "tcals.theta_first20items").as_array();
    const std::vector<std::tuple<std::string, std::string, ScorePlan>> plans{
        {"ML", "ML", {.method = ScoreMethod::ml, .bound = 4}},
        {"BM", "MAP", {.method = ScoreMethod::map}},
        {"WL", "WLE", {.method = ScoreMethod::wle}}};
    for (const auto& [theirs, name, plan] : plans) {
        const auto ours = score(data, plan);
        ASSERT_TRUE(ours);
        std::vector<double> theta, se;
        for (std::size_t person = 0; person < rows.size(); ++person) {
            const auto& one = rows[person].as_object().at(theirs).as_object();
            theta.push_back(agreement::number(one.at("theta")));
            // At the bound catR's standard error is that of the bound, no estimate's: we give none.
            se.push_back(ours->persons[person].problem.empty() ? agreement::number(one.at("se"))
                                                               : std::nan(""));
        }
        agreement::compare({"tcals, first 20 items", name, "catR 3.17", 2e-4}, peers::thetas(*ours), theta);
        agreement::compare({"tcals, first 20 items", name + ", standard error", "catR 3.17", 1e-3},
                           peers::errors(*ours), se);
    }

    // catR's EAP: 33 nodes on [-4, 4] by the trapezoidal rule, so the end nodes count half.
    Quadrature points = normal_quadrature(33, {}, 4);
    points.weights.front() /= 2;
    points.weights.back() /= 2;
    const Grid grid(data.set, points.nodes);
    std::vector<double> share(33), theta, se, their_theta, their_se;
    for (std::size_t person = 0; person < rows.size(); ++person) {
        posterior(grid, logs_of(points.weights), data.responses.row(person), share);
        double mean = 0, square = 0;
        for (std::size_t q = 0; q < share.size(); ++q) {
            mean += share[q] * points.nodes[q];
            square += share[q] * points.nodes[q] * points.nodes[q];
        }
        theta.push_back(mean);
        se.push_back(std::sqrt(square - mean * mean));
        their_theta.push_back(agreement::number(rows[person].at("EAP").at("theta")));
        their_se.push_back(agreement::number(rows[person].at("EAP").at("se")));
    }
    agreement::compare({"tcals, first 20 items", "EAP, 33 nodes", "catR 3.17", 1e-6}, theta, their_theta);
    agreement::compare({"tcals, first 20 items", "EAP, 33 nodes, standard error", "catR 3.17", 1e-6}, se,
                       their_se);
}

}  // namespace
