// The common items of two sets, checked and in one metric.
#pragma once
#include <psychometrics/linking.hpp>

namespace psychometrics {

struct CommonPair {
    ItemParameters fresh, base;
};
struct Common {
    ParameterSet fresh;             // in the base set's metric
    std::vector<CommonPair> pairs;  // in the base set's order
    std::vector<CommonItem> names;  // theirs
    bool slope_fixed = false;       // every pair has slopes that its models fix alike
    Notices problems;
};
// Refusals of link() that concern the sets and the common items, not the method.
Result<Common> common_of(const ParameterSet& fresh, const ParameterSet& base, const LinkingPlan&);
// `parameters_faulty` with each fault as a problem.
Done check_parameters(const ParameterSet&, std::string_view which);
Done check_plan(const LinkingPlan&);
constexpr std::size_t score_max_of_item = 250;  // as in responses.hpp

// link() of the public header; `chosen`: no curves are compared but where plan.method does.
enum class Methods { all, chosen };
Result<Linking> link(const ParameterSet& fresh, const ParameterSet& base, const LinkingPlan&, Methods);

// A difficulty: an item's, or a step's.
struct Place {
    std::size_t pair = 0;
    std::int64_t step = 0;  // from 1; 0: the item is dichotomous
    double fresh = 0, base = 0;
    std::optional<double> se_fresh{}, se_base{};
};
// None of nominal items.
std::vector<Place> places_of(const std::vector<CommonPair>&);
inline bool is_ordered(const CommonPair& p) { return p.fresh.model != Model::nrm; }

}  // namespace psychometrics
