// Where the estimates start.
#pragma once
#include <layout.hpp>

namespace psychometrics {

Point start_of(const Screened&, const Layout&, const CalibrationPlan&);

}  // namespace psychometrics
