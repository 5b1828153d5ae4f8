// Differential item functioning from the item parameters of both groups, estimated apart and brought onto one
// scale. Refusals and problems are those of dif.hpp, and calibrate()'s.
#pragma once
#include <psychometrics/dif.hpp>
#include <psychometrics/parameters.hpp>

namespace psychometrics {

// The persons' theta while a group is calibrated: normal with a free sd (Rasch), or held at mean 0 and sd 1
// with all slopes 1, as ltm does for difR. The second is a model few data follow; it is there to compare with
// figures made so.
enum class DifPopulation { free, standard };
BOOST_DESCRIBE_ENUM(DifPopulation, free, standard)

struct ParameterDifPlan {
    DifPlan dif;
    Model model = Model::rasch;  // rasch or two_pl
    DifPopulation population = DifPopulation::free;
};

// One item of one group. Without both standard errors (only se_b for Rasch) it is not tested
// (no_standard_error).
struct DifEstimate {
    std::string item;
    double a = 1, b = 0;
    std::optional<double> se_a{}, se_b{};
    double correlation = 0;  // of the errors of a and b, -1 to 1
};
BOOST_DESCRIBE_STRUCT(DifEstimate, (), (item, a, b, se_a, se_b, correlation))
struct DifEstimates {
    Model model = Model::rasch;
    double metric = 1;
    std::vector<DifEstimate> items;
};

// Both groups calibrated apart. Rasch and 2PL: calibrate() with its standard errors; the correlation of a and
// b is that of the item's own block of the empirical information (the cross-products of the persons' scores:
// Louis 1982), as calibrate() gives none. An item that is constant in a group is not estimated there.
struct DifCalibrations {
    DifEstimates reference, focal;
    Notices problems;
};
Result<DifCalibrations> calibrate_groups(const Responses&, const ParameterDifPlan&);

// b_linked = A b + B and a_linked = a / A bring the focal group's items onto the reference group's scale, by
// the anchor items: B the difference of the mean b for Rasch (A = 1), mean and sigma for the 2PL (Marco
// 1977).
struct DifLink {
    double A = 1, B = 0;
};
BOOST_DESCRIBE_STRUCT(DifLink, (), (A, B))

// Lord (1980, chapter 14): chi2 = v' (S_reference + S_focal)^-1 v, v the difference of (a, b), S their error
// covariances; 1 degree of freedom for Rasch, 2 for the 2PL. The link is taken as known. Class by the ETS
// delta scale, Rasch only: D = -2.35 (b focal - b reference), a below 1 or not significant, c from 1.5
// (Penfield and Camilli 2007).
struct LordItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0;
    std::optional<double> a_reference{}, b_reference{}, a_focal{}, b_focal{}, chi_squared{}, p{},
        p_adjusted{};
    std::int64_t df = 1;
    std::optional<double> delta{};  // Rasch; below 0 favours the reference group
    std::optional<DifClass> size_class{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(LordItem, (),
                      (item, persons_reference, persons_focal, a_reference, b_reference, a_focal, b_focal,
                       chi_squared, p, p_adjusted, df, delta, size_class, flag))
struct LordDif {
    std::vector<LordItem> items;
    std::string model;
    DifPopulation population = DifPopulation::free;
    std::optional<DifLink> link{};
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(LordDif, (), (items, model, population, link, procedure))
Result<LordDif> lord_dif(const Responses&, const ParameterDifPlan&);
Result<LordDif> lord_dif(const Responses&, const DifCalibrations&, const ParameterDifPlan&);

// The area between the two curves (Raju 1988; errors and test Raju 1990), over all theta: signed, b focal - b
// reference, above 0 favours the reference group; unsigned H = 2 (aF - aR) / (D aF aR) ln(1 + e^Y) - (bF -
// bR), Y = D aF aR (bF - bR) / (aF - aR), given without its sign. z: of the signed area for Rasch, of H for
// the 2PL (difR's choice too).
struct RajuItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0;
    std::optional<double> signed_area{}, unsigned_area{}, se{}, z{}, p{}, p_adjusted{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(RajuItem, (),
                      (item, persons_reference, persons_focal, signed_area, unsigned_area, se, z, p,
                       p_adjusted, flag))
struct RajuDif {
    std::vector<RajuItem> items;
    std::string model;
    DifPopulation population = DifPopulation::free;
    std::optional<DifLink> link{};
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(RajuDif, (), (items, model, population, link, procedure))
Result<RajuDif> raju_dif(const Responses&, const ParameterDifPlan&);
Result<RajuDif> raju_dif(const Responses&, const DifCalibrations&, const ParameterDifPlan&);

}  // namespace psychometrics
