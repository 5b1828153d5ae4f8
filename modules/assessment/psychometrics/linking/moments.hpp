// Linking constants from means and standard deviations of the common items' parameters, with their errors.
#pragma once
#include "anchors.hpp"

namespace psychometrics {

// Nothing where the difficulties of one set do not vary (mean_sigma, robust_mean_sigma).
std::optional<LinkingConstants> by_moments(LinkingMethod, const std::vector<CommonPair>& ordered,
                                           bool slope_fixed);

// Sums the variance of A and B over parameters: v += d d' se^2.
class LinkErrors {
  public:
    void add(double d_slope, double d_intercept, const std::optional<double>& se);
    void missing() { known_ = false; }
    void write(LinkingConstants&) const;  // none where one was missing, or none was given

  private:
    bool known_ = true, any_ = false;
    double slope_ = 0, intercept_ = 0, both_ = 0;
};
// Whether an item's slope is free, so that an error of it counts; and whether all items of a set share one
// (1PL), so that the errors of its slopes are one error.
bool has_free_slope(const ItemParameters&);
bool share_slope(const std::vector<CommonPair>&, bool fresh);

}  // namespace psychometrics
