#include <psychometrics/fit.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "peers.hpp"

using namespace psychometrics;
namespace {

double of(const std::optional<double>& x) { return x.value_or(std::numeric_limits<double>::quiet_NaN()); }

struct Peer {
    std::string file, key, data;
};
class ItemFitAgreement : public testing::TestWithParam<Peer> {};

TEST_P(ItemFitAgreement, SumScoreFitAsMirts) {
    NEEDS_REFERENCE();
    const Peer& peer = GetParam();
    const auto set = peers::parameters(peer.file, peer.key);
    const auto fit = item_fit(peers::aligned(set, peers::responses(peer.data)));
    ASSERT_TRUE(fit) << fit.error().detail;
    const auto& rows = agreement::value(peer.file, peer.key + ".SX2");
    std::vector<double> x2, p, rmsea;
    const auto df = agreement::column(rows, "df.S_X2");
    for (std::size_t i = 0; i < fit->items.size(); ++i) {
        const ItemFit& one = fit->items[i];
        EXPECT_EQ(double(one.df.value_or(0)), df[i]) << one.item;
        x2.push_back(of(one.s_x2));
        p.push_back(of(one.p));
        rmsea.push_back(of(one.rmsea));
    }
    agreement::compare({peer.key, "S-X2", "mirt 1.45.1", 1e-3, true}, x2, agreement::column(rows, "S_X2"));
    agreement::compare({peer.key, "S-X2, p", "mirt 1.45.1", 1e-4}, p, agreement::column(rows, "p.S_X2"));
    agreement::compare({peer.key, "S-X2, RMSEA", "mirt 1.45.1", 1e-4}, rmsea,
                       agreement::column(rows, "RMSEA.S_X2"));
}
INSTANTIATE_TEST_SUITE_P(Mirt, ItemFitAgreement,
                         testing::Values(Peer{"irt_dichotomous_mirt", "LSAT6.2PL", "LSAT6"},
                                         Peer{"irt_dichotomous_mirt", "LSAT6.3PLprior", "LSAT6"},
                                         Peer{"irt_dichotomous_mirt", "LSAT7.2PL", "LSAT7"},
                                         Peer{"irt_dichotomous_mirt", "LSAT7.3PLprior", "LSAT7"},
                                         Peer{"irt_dichotomous_mirt", "irtoys_Scored.2PL", "irtoys_Scored"},
                                         Peer{"irt_dichotomous_mirt", "irtoys_Scored.3PLprior",
                                              "irtoys_Scored"},
                                         Peer{"irt_polytomous_mirt", "Science.GRM", "Science"},
                                         Peer{"irt_polytomous_mirt", "Science.GPCM", "Science"}),
                         [](const auto& which) {
                             std::string name = which.param.key;
                             std::erase_if(name, [](char c) { return c == '.' || c == '_'; });
                             return name;
                         });

TEST(FitAgreement, WholeModelAsMirts) {
    NEEDS_REFERENCE();
    for (const std::string name : {"LSAT6", "LSAT7", "irtoys_Scored"}) {
        const auto set = peers::parameters("irt_dichotomous_mirt", name + ".2PL");
        const auto fit = model_fit(peers::aligned(set, agreement::data(name)));
        ASSERT_TRUE(fit) << fit.error().detail;
        const auto& row =
            agreement::value("irt_dichotomous_mirt", name + ".2PL.M2").as_array().front().as_object();
        EXPECT_EQ(double(fit->df.value_or(0)), agreement::number(row.at("df")));
        const auto near = [&](const char* figure, double ours, const char* theirs, double tolerance) {
            agreement::compare({name + ".2PL", figure, "mirt 1.45.1", tolerance}, ours,
                               agreement::number(row.at(theirs)));
        };
        near("M2", of(fit->m2), "M2", 1e-3);
        near("M2, p", of(fit->p), "p", 1e-4);
        near("M2, RMSEA", of(fit->rmsea), "RMSEA", 1e-4);
        near("M2, RMSEA, 5 %", of(fit->rmsea_low), "RMSEA_5", 1e-4);
        near("M2, RMSEA, 95 %", of(fit->rmsea_high), "RMSEA_95", 1e-4);
        near("SRMSR", of(fit->srmsr), "SRMSR", 1e-5);
        near("TLI", of(fit->tli), "TLI", 1e-4);
        near("CFI", of(fit->cfi), "CFI", 1e-4);
    }
}

TEST(FitAgreement, PairsAsMirts) {
    NEEDS_REFERENCE();
    for (const std::string name : {"LSAT6", "LSAT7", "irtoys_Scored"}) {
        const std::string key = name + ".2PL";
        const auto set = peers::parameters("irt_dichotomous_mirt", key);
        const auto fit = pair_fit(peers::aligned(set, agreement::data(name)));
        ASSERT_TRUE(fit) << fit.error().detail;
        const auto& q3 = agreement::value("irt_dichotomous_mirt", key + ".Q3").as_array();
        const auto& ld = agreement::value("irt_dichotomous_mirt", key + ".LD").as_array();
        std::vector<double> our_q3, their_q3, our_x2, their_x2, our_v, their_v;
        const auto place = [&](const std::string& item) {
            return std::size_t(std::ranges::find(set.items, item, &ItemParameters::item) - set.items.begin());
        };
        for (const PairFit& pair : fit->pairs) {
            const std::size_t i = place(pair.first), j = place(pair.second);
            our_q3.push_back(of(pair.q3));
            their_q3.push_back(agreement::number(q3[i].at(pair.second)));
            our_x2.push_back(of(pair.ld_x2));
            their_x2.push_back(std::abs(agreement::number(ld[j].at(pair.first))));
            our_v.push_back(of(pair.ld_v));
            their_v.push_back(agreement::number(ld[i].at(pair.second)));
        }
        agreement::compare({key, "Q3", "mirt 1.45.1", 1e-4}, our_q3, their_q3);
        agreement::compare({key, "LD X2", "mirt 1.45.1", 1e-3}, our_x2, their_x2);
        agreement::compare({key, "LD, signed V", "mirt 1.45.1", 1e-5}, our_v, their_v);
    }
}

TEST(FitAgreement, ItemsAtMaximumLikelihoodAsERms) {
    NEEDS_REFERENCE();
    for (const std::string name : {"LSAT6", "LSAT7", "irtoys_Scored"}) {
        const auto& entry = agreement::value("irt_crosscheck_ltm_eRm_TAM", name + ".eRm.RM_CML").as_object();
        const Responses responses = agreement::data(name);
        ParameterSet set{.model = "rasch", .items = {}};
        const auto easiness = agreement::column(entry.at("beta_easiness"), "beta");
        for (std::size_t i = 0; i < easiness.size(); ++i) {
            set.items.push_back({.item = responses.items[i], .model = Model::rasch, .b = -easiness[i]});
        }
        const Aligned data = peers::aligned(set, responses);
        const auto scores = score(data, {.method = ScoreMethod::ml});
        ASSERT_TRUE(scores);
        std::vector<std::optional<double>> thetas;
        for (const auto& one : scores->persons) {
            thetas.push_back(one.theta);
        }
        std::vector<double> infit, outfit;
        for (const MeanSquares& one : mean_squares_of_items(data, thetas)) {
            infit.push_back(of(one.infit));
            outfit.push_back(of(one.outfit));
        }
        const auto& rows = entry.at("itemfit");
        agreement::compare({name + ", Rasch by CML", "infit at ML", "eRm 1.0.10", 1e-4}, infit,
                           agreement::column(rows, "infitMSQ"));
        agreement::compare({name + ", Rasch by CML", "outfit at ML", "eRm 1.0.10", 1e-4}, outfit,
                           agreement::column(rows, "outfitMSQ"));
    }
}

TEST(FitAgreement, ItemsOverThePosteriorAsTams) {
    NEEDS_REFERENCE();
    for (const std::string name : {"LSAT6", "LSAT7", "irtoys_Scored"}) {
        const auto& entry = agreement::value("irt_crosscheck_ltm_eRm_TAM", name + ".TAM.1PL").as_object();
        ParameterSet set{.model = "rasch", .items = {}};
        for (const auto& row : entry.at("xsi").as_array()) {
            set.items.push_back({.item = row.at("item").as_string().c_str(),
                                 .model = Model::rasch,
                                 .b = agreement::number(row.at("xsi"))});
        }
        set.latent.sd = std::sqrt(agreement::number(entry.at("variance")));
        const auto fit = item_fit(peers::aligned(set, agreement::data(name)));
        ASSERT_TRUE(fit);
        std::vector<double> infit, outfit;
        for (const ItemFit& one : fit->items) {
            infit.push_back(of(one.infit));
            outfit.push_back(of(one.outfit));
        }
        // tam.fit draws thetas from the posterior where we integrate: it differs by the error of its
        // simulation.
        const auto& rows = entry.at("fit");
        agreement::compare({name + ", 1PL", "infit", "TAM 4.3.25 (simulated)", 0.02}, infit,
                           agreement::column(rows, "Infit"));
        agreement::compare({name + ", 1PL", "outfit", "TAM 4.3.25 (simulated)", 0.05}, outfit,
                           agreement::column(rows, "Outfit"));
    }
}

}  // namespace
