// Standard errors from the observed information.
#pragma once
#include <maximise.hpp>

namespace psychometrics {

// The information of the objective at its maximum (Louis 1982, equation 3.2'): the expected complete-data
// information, less what is missing, the sum over persons of the covariance of the complete-data scores given
// the person's responses. Rows are the layout's. Beyond standard_errors_items_max items, only the blocks of
// the items themselves, and of the populations.
Eigen::MatrixXd observed_information(const Screened&, const CalibrationPlan&, const Layout&, const Point&,
                                     const ItemPriors&);
constexpr std::size_t standard_errors_items_max = 300;

// Fills in se_a, se_b, se_c, se_mean and se_sd at the estimates; where the information has no inverse they
// stay away and it is told (`no_standard_error`).
void add_standard_errors(const Screened&, const CalibrationPlan&, const Layout&, const Point&,
                         const ItemPriors&, Calibration&);

}  // namespace psychometrics
