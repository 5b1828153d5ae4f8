// Drift of item parameters between two calibrations of common items. Formulas and their sources:
// docs/psychometrics.md, "Drift".
#pragma once
#include <psychometrics/linking.hpp>

namespace psychometrics {

// What makes an anchor a drifting one.
enum class DriftRule {
    controlled,          // a p-value of b or ln a, adjusted for all of them, at most alpha
    robust_z,            // |z| of b or of ln a above the limit
    displacement,        // |d_b| above the limit
    displacement_and_z,  // |d_b| and |z| of b both above their limits
};
BOOST_DESCRIBE_ENUM(DriftRule, controlled, robust_z, displacement, displacement_and_z)
enum class Multiplicity { holm, benjamini_hochberg, none };
BOOST_DESCRIBE_ENUM(Multiplicity, holm, benjamini_hochberg, none)

struct DriftPlan {
    LinkingPlan linking{.method = LinkingMethod::mean_sigma};
    DriftRule rule = DriftRule::controlled;
    Multiplicity control = Multiplicity::holm;
    double alpha = 0.05;
    double z_limit = 1.645;            // 1.96 is used as well
    double displacement_limit = 0.3;   // in the unit of the base scale's theta
    bool remove = true;                // link again without the worst drifting anchor, until none drifts
    std::int64_t minimum_anchors = 5;  // that must be left; at least 4
};
BOOST_DESCRIBE_STRUCT(DriftPlan, (),
                      (linking, rule, control, alpha, z_limit, displacement_limit, remove, minimum_anchors))

// A common item after the last linking. Differences are new minus base: a positive d_b is an item that became
// harder.
struct DriftItem {
    std::string item;    // its id in the base set
    bool anchor = true;  // still one
    double b_linked = 0, b_base = 0, d_b = 0;
    std::optional<double> se_d_b{};  // sqrt(A^2 se_new^2 + se_base^2), A and B taken as known
    double a_linked = 1, a_base = 1;
    double d_ln_a = 0;
    // (d - median) / (0.74 IQR) over all common items (Huynh and Meyer 2010), quartiles of type 7; none where
    // the middle half of them agree exactly, and of ln a where the models fix slopes or have one for all
    // items.
    std::optional<double> robust_z_b{}, robust_z_ln_a{};
    // Of both sides of Student's t with 0.37 n degrees of freedom, n items: what an interquartile range knows
    // of a scale.
    std::optional<double> p_b{}, p_ln_a{};
    // For how many there are, of b and ln a of all common items together.
    std::optional<double> p_adjusted_b{}, p_adjusted_ln_a{};
    double d2 = 0;    // mean over theta of (expected score linked - base)^2, scores as shares of the highest
    double rmsd = 0;  // its root
    double signed_difference = 0;  // the mean of linked - base: negative for an item that became harder
    bool displaced = false;        // |d_b| above the limit
    bool unusual = false;          // |z| of b or of ln a above the limit
    bool significant = false;      // an adjusted p at most alpha
    bool drifting = false;         // by the rule
};
BOOST_DESCRIBE_STRUCT(DriftItem, (),
                      (item, anchor, b_linked, b_base, d_b, se_d_b, a_linked, a_base, d_ln_a, robust_z_b,
                       robust_z_ln_a, p_b, p_ln_a, p_adjusted_b, p_adjusted_ln_a, d2, rmsd, signed_difference,
                       displaced, unusual, significant, drifting))

struct DriftRound {
    std::int64_t round = 1;
    std::int64_t anchors = 0;
    double slope = 1, intercept = 0;
    std::optional<double> correlation_b{};  // of the anchors' difficulties; none where one does not vary
    std::optional<double> sd_ratio_b{};   // sd of the new ones by the base's, on the new scale; none the same
    std::vector<std::string> drifting{};  // anchors
    std::optional<std::string> removed{};  // the worst of them
};
BOOST_DESCRIBE_STRUCT(DriftRound, (),
                      (round, anchors, slope, intercept, correlation_b, sd_ratio_b, drifting, removed))

struct Drift {
    DriftPlan plan{};
    double metric = 1;
    LinkingConstants linking{};  // of the last round
    Latent d2_weights{};  // the normal distribution of theta that weights d2: the base set's latent one
    std::int64_t d2_nodes = 61;      // equally spaced over six standard deviations either side
    std::vector<DriftItem> items{};  // in the base set's order
    std::vector<DriftRound> rounds{};
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(Drift, (), (plan, metric, linking, d2_weights, d2_nodes, items, rounds, problems))

// Notices beside those of link(): too_few_anchors (more drift, but no more may be removed), exact_agreement
// (no scale for z: every item off by more than 1e-6 is called drifting), nominal_left_out. Refused as
// link() refuses, and plan_faulty, too_few_anchors where fewer than minimum_anchors items are common.
Result<Drift> drift(const ParameterSet& fresh, const ParameterSet& base, const DriftPlan& = {});

}  // namespace psychometrics
