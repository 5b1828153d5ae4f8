// Judges by items of one round, with the gaps filled, and what generalisability theory says of it.
#pragma once
#include <psychometrics/standard_setting.hpp>

#include <Eigen/Core>

namespace psychometrics::standards {

struct PanelTable {
    std::vector<std::size_t> judges, items;  // places in Ratings of those with a rating in this round
    Eigen::MatrixXd given;                   // judges x items; NaN where missing
    Eigen::MatrixXd filled;
    std::int64_t missing = 0;
    bool connected = true;  // false: judges and items fall into sets without a rating between them
};
PanelTable panel_table(const Ratings&, std::size_t round);
// Nothing with one judge, one item, or no degrees of freedom left.
std::optional<RatingComponents> components(const PanelTable&, Notices&, std::int64_t round);

}  // namespace psychometrics::standards
