// Against kequate 1.6.4 on the example of von Davier, Holland and Thayer (2004, chapter 7).
#include "agreement.hpp"
#include "reference.hpp"

#include <gtest/gtest.h>

namespace psychometrics::equating_test {
namespace {

TEST(Reference, KernelOfEquivalentGroups) {
    NEEDS_REFERENCE();
    const std::string key = "Math20EG.kernel", peer = "kequate 1.6.4";
    const auto& theirs = agreement::value("equating_kernel", key).as_object();
    EquatingPlan plan{.method = EquatingMethod::kernel};
    plan.smoothing = SmoothingPlan{.degree = 2};
    plan.smoothing_y = SmoothingPlan{.degree = 3};
    const auto ours = equate(counted("Math20EG", "x.freq"), counted("Math20EG", "y.freq"),
                             EquatingDesign::equivalent_groups, plan)
                          .value();
    std::vector<double> errors;
    for (const auto& s : ours.table) {
        errors.push_back(s.se.value());
    }
    const auto& h = theirs.at("h").as_object();
    agreement::compare({key, "bandwidth of X", peer, 1e-6}, *ours.coefficients.bandwidth_x,
                       agreement::number(h.at("hx")));
    agreement::compare({key, "bandwidth of Y", peer, 1e-6}, *ours.coefficients.bandwidth_y,
                       agreement::number(h.at("hy")));
    agreement::compare({key, "equated scores", peer, 1e-5}, equated_of(ours),
                       agreement::numbers(theirs.at("equating")));
    agreement::compare({key, "standard errors", peer, 1e-5}, errors, agreement::numbers(theirs.at("see")));
    const auto x = smooth(counted("Math20EG", "x.freq"), {.degree = 2}).value();
    const auto y = smooth(counted("Math20EG", "y.freq"), {.degree = 3}).value();
    agreement::compare({key, "smoothed frequencies of X", peer, 1e-6}, x.fitted.counts,
                       agreement::numbers(theirs.at("prex")));
    agreement::compare({key, "smoothed frequencies of Y", peer, 1e-6}, y.fitted.counts,
                       agreement::numbers(theirs.at("prey")));
}

}  // namespace
}  // namespace psychometrics::equating_test
