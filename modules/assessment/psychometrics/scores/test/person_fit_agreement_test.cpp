#include <psychometrics/person_fit.hpp>

#include <cmath>
#include <limits>

#include "peers.hpp"

using namespace psychometrics;
namespace {

std::vector<double> column(const PersonsFit& fit, std::optional<double> PersonFit::* figure,
                           std::size_t first) {
    std::vector<double> out;
    for (std::size_t person = 0; person < first; ++person) {
        out.push_back((fit.persons[person].*figure).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return out;
}

TEST(PersonFitAgreement, MeanSquaresAndZhAtEapAsMirts) {
    NEEDS_REFERENCE();
    for (const std::string name : {"LSAT6", "LSAT7", "irtoys_Scored"}) {
        const auto set = peers::parameters("irt_dichotomous_mirt", name + ".2PL");
        const auto fit = person_fit(peers::aligned(set, agreement::data(name)), {.method = ScoreMethod::eap});
        ASSERT_TRUE(fit) << fit.error().detail;
        const auto& rows = agreement::value("irt_dichotomous_mirt", name + ".2PL.personfit_first40");
        const std::vector<std::pair<std::string, std::optional<double> PersonFit::*>> figures{
            {"infit", &PersonFit::infit},
            {"outfit", &PersonFit::outfit},
            {"z.infit", &PersonFit::z_infit},
            {"z.outfit", &PersonFit::z_outfit},
            {"Zh", &PersonFit::lz}};
        for (const auto& [figure, of] : figures) {
            agreement::compare({name + ".2PL, persons", figure, "mirt 1.45.1", 1e-4}, column(*fit, of, 40),
                               agreement::column(rows, figure));
        }
    }
}

TEST(PersonFitAgreement, AtMapAndAgainstTheGroupAsPerFits) {
    NEEDS_REFERENCE();
    const auto& theirs = agreement::value("security", "PerFit.irtoys_Scored").as_object();
    ParameterSet set{.model = "2pl", .items = {}};
    for (const auto& row : theirs.at("IP").as_array()) {  // columns a, b, c under the names of items
        set.items.push_back({.item = row.at("_row").as_string().c_str(),
                             .a = agreement::number(row.at("V1")),
                             .b = agreement::number(row.at("V2"))});
    }
    const Aligned data = peers::aligned(set, agreement::data("irtoys_Scored"));
    const auto map = score(data, {.method = ScoreMethod::map, .prior = Latent{}});
    ASSERT_TRUE(map);
    // These lz* take the mode of the posterior for the maximum of the likelihood; so we give it as a theta
    // from elsewhere.
    std::vector<std::optional<double>> thetas;
    for (const auto& one : map->persons) {
        thetas.push_back(one.theta);
    }
    const auto fit = person_fit(data, {.thetas = thetas});
    ASSERT_TRUE(fit) << fit.error().detail;
    const std::vector<std::tuple<std::string, double, std::optional<double> PersonFit::*>> figures{
        {"theta_BM", 1e-4, &PersonFit::theta},
        {"lz", 1e-4, &PersonFit::lz},
        {"lzstar", 1e-4, &PersonFit::lz_star},
        {"G", 1e-9, &PersonFit::guttman_errors},
        {"Gnormed", 1e-4, &PersonFit::guttman_share},
        {"Cstar", 1e-4, &PersonFit::caution},
        {"U3", 1e-4, &PersonFit::u3},
        {"ZU3", 1e-4, &PersonFit::z_u3},
        {"Ht", 1e-4, &PersonFit::ht},
        {"NCI", 1e-4, &PersonFit::conformity},
        {"r.pbis", 1e-4, &PersonFit::point_biserial}};
    for (const auto& [figure, tolerance, of] : figures) {
        auto values = agreement::numbers(theirs.at(figure));
        for (std::size_t person = 0; person < values.size(); ++person) {
            if (!(fit->persons[person].*of)) {  // all right or all wrong, where PerFit puts 0 for some
                EXPECT_TRUE(fit->persons[person].raw == 0 || fit->persons[person].raw == 18) << figure;
                values[person] = std::nan("");
            }
        }
        agreement::compare({"irtoys_Scored, persons", figure, "PerFit 1.4.6", tolerance},
                           column(*fit, of, values.size()), values);
    }
}

}  // namespace
