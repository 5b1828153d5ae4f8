// S-X2 of the items of one form (Orlando and Thissen 2000, 2003; several scores: Kang and Chen 2008).
#pragma once
#include "forms.hpp"
#include "grid.hpp"

#include <Eigen/Core>

#include <psychometrics/fit.hpp>

namespace psychometrics {

// Counts at each sum score (rows, without the lowest and the highest, and with sums at which some score of
// the item cannot happen joined to the nearest at which all can) and score of the item.
struct FitTable {
    Eigen::MatrixXd observed, expected;
};
// Rows nobody is in are dropped. In an item of more than two scores, small cells join others of their row
// until two are left. Then rows with a cell that expects less than `least` join a neighbour, cell by cell:
// the one with fewer persons, the earlier where equal. Cells that were joined expect 0 and do not count.
FitTable merged(FitTable, double least);

// For the items of the form, in its order.
std::vector<FitTable> fit_tables(const Aligned&, const PresentedForm&, const Grid&,
                                 std::span<const double> weights);
// Fills s_x2, df, p, rmsea and persons.
void test_item(const FitTable& merged, std::int64_t estimated, ItemFit& into);
// Parameters of an item that were estimated.
std::int64_t parameters_of_item(const ItemParameters&);

}  // namespace psychometrics
