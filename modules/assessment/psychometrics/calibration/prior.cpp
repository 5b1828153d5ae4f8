#include <prior.hpp>

#include <cmath>
#include <numbers>

namespace psychometrics {
namespace {
const double log_sqrt_2pi = 0.5 * std::log(2 * std::numbers::pi);

Done check(const std::optional<Prior>& p, const std::string& parameter, const std::string& family) {
    if (!p) {
        return {};
    }
    if (p->family != family) {
        return refuse("bad_plan", "The prior on " + parameter + " must be of the family " + family + ".");
    }
    if (!std::isfinite(p->mean) || !std::isfinite(p->sd) || p->sd <= 0) {
        return refuse("bad_plan", "The prior on " + parameter + " needs a mean, and an sd above 0.");
    }
    return {};
}
}  // namespace

LogDensity normal_log_density(const Prior& p, double x) {
    const double z = (x - p.mean) / p.sd;
    return {-0.5 * z * z - std::log(p.sd) - log_sqrt_2pi, -z / p.sd, -1 / (p.sd * p.sd)};
}

LogDensity lognormal_log_density(const Prior& p, double a) {
    const LogDensity l = normal_log_density(p, std::log(a));
    return {l.value - std::log(a), (l.slope - 1) / a, (l.bend - l.slope + 1) / (a * a)};
}

Done check(const Priors& priors) {
    TRY(check(priors.a, "a", "lognormal"));
    TRY(check(priors.b, "b", "normal"));
    return check(priors.c, "c", "logit_normal");
}

}  // namespace psychometrics
