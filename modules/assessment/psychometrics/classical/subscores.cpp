#include "domains.hpp"

#include <psychometrics/subscores.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
using classical::alpha_of;
using classical::check_plan;
using classical::Criterion;
using classical::criterion_of;
using classical::Domain;
using classical::Layout;
using classical::layout_of;
using classical::Moments;
using classical::moments_of;
using classical::nothing;
using classical::Parts;
using classical::parts_of;
using Eigen::Index;

std::optional<double> correlation(double covariance, double variance_a, double variance_b) {
    if (!(variance_a > 0 && variance_b > 0)) {
        return std::nullopt;
    }
    return covariance / std::sqrt(variance_a * variance_b);
}

// From both scores: the regression of the true subscore on the subscore and the total.
void augment(const Parts& parts, Index s, double truth, Subscore& out) {
    const double vs = parts.variance(s), vx = parts.total, sx = parts.with_total(s);
    const double cs = truth, cx = truth + parts.with_others(s);
    const double determinant = vs * vx - sx * sx;
    if (!(determinant > nothing * vs * vx)) {
        return;  // the rest of the total does not vary
    }
    out.weight_subscore = (cs * vx - cx * sx) / determinant;
    out.weight_total = (cx * vs - cs * sx) / determinant;
    out.prmse_augmented = (cs * *out.weight_subscore + cx * *out.weight_total) / truth;
}

// True variance of the total without the domain: what varies less the errors of the other domains.
std::optional<double> rest_truth(const Parts& parts, Index s) {
    double out = parts.total - parts.variance(s) - 2 * parts.with_others(s);
    for (Index other = 0; other < parts.covariance.rows(); ++other) {
        const auto error = parts.error_variance(other);
        if (!error) {
            return std::nullopt;
        }
        out -= other == s ? 0 : *error;
    }
    return out;
}

void judge(const Parts& parts, Index s, Subscore& out, Notices& problems) {
    const auto truth = parts.true_variance(s);
    if (!truth) {
        problems.push_back(
            {"subscore_unreliable", out.domain,
             "This subscore has no reliability above 0: it says nothing of its own and adds no value."});
        return;
    }
    const double with_total = *truth + parts.with_others(s);
    out.prmse_subscore = out.reliability;
    out.prmse_total = with_total * with_total / (*truth * parts.total);
    if (*out.prmse_total > nothing) {
        out.value_added_ratio = *out.prmse_subscore / *out.prmse_total;
    }
    augment(parts, s, *truth, out);
    if (*out.prmse_total > 1 || out.prmse_augmented.value_or(0) > 1) {
        problems.push_back(
            {"prmse_beyond_one", out.domain,
             "A PRMSE is above 1: the reliability of this subscore is too uncertain. More persons or "
             "more items are needed."});
    }
    if (const auto rest = rest_truth(parts, s)) {
        out.disattenuated_with_rest = correlation(parts.with_others(s), *truth, *rest);
    }
}

void give_verdict(Subscore& s) {
    if (!s.prmse_subscore) {
        // Not reliable at all is an answer; not known how reliable is none.
        s.added_value = s.reliability && *s.reliability <= 0 ? std::optional(false) : std::nullopt;
        return;
    }
    s.added_value = *s.prmse_subscore > *s.prmse_total;
    if (s.prmse_augmented) {
        s.augmented_added_value =
            *s.prmse_augmented > std::max(*s.prmse_subscore, *s.prmse_total) + augmented_gain_min;
    }
}

Subscore subscore_of(const Layout& layout, const Criterion& criterion, const Moments& m, const Parts& parts,
                     Index s, Notices& problems) {
    const Domain& domain = layout.domains[std::size_t(s)];
    const auto n = double(m.count());
    Subscore out{.domain = domain.name};
    out.k = std::int64_t(domain.items.size());
    double mean = 0;
    for (const Index i : domain.items) {
        out.points += criterion.points[layout.items[std::size_t(i)]];
        mean += double(m.sums[std::size_t(i)]) / n;
    }
    out.mean = mean;
    out.sd = std::sqrt(parts.variance(s));
    out.reliability = parts.reliability[std::size_t(s)];
    if (out.reliability) {
        out.sem = *out.sd * std::sqrt(std::max(0.0, 1 - *out.reliability));
    }
    out.correlation_with_total = correlation(parts.with_total(s), parts.variance(s), parts.total);
    if (domain.items.size() < 2) {
        problems.push_back({"domain_too_short", out.domain,
                            "A domain needs at least two items for a reliability; it is in the total only."});
    } else if (!(parts.variance(s) > 0)) {
        problems.push_back(
            {"subscore_constant", out.domain, "All persons have the same score in this domain."});
    } else if (parts.total > 0) {
        judge(parts, s, out, problems);
    }
    return out;
}

std::vector<SubscorePair> pairs_of(const Layout& layout, const Parts& parts) {
    std::vector<SubscorePair> out;
    const auto count = Index(layout.domains.size());
    for (Index a = 0; a < count; ++a) {
        for (Index b = a + 1; b < count; ++b) {
            SubscorePair pair{
                layout.domains[std::size_t(a)].name, layout.domains[std::size_t(b)].name, {}, {}};
            pair.correlation = correlation(parts.covariance(a, b), parts.variance(a), parts.variance(b));
            const auto va = parts.true_variance(a), vb = parts.true_variance(b);
            if (va && vb) {
                pair.disattenuated = correlation(parts.covariance(a, b), *va, *vb);
            }
            out.push_back(std::move(pair));
        }
    }
    return out;
}

// 1 - sum of the domains' error variances / variance of the total; a domain without a reliability makes it
// unknown.
std::optional<double> stratified_alpha_of(const Parts& parts) {
    double error = 0;
    for (Index s = 0; s < parts.covariance.rows(); ++s) {
        const auto own = parts.error_variance(s);
        if (!own) {
            return std::nullopt;
        }
        error += *own;
    }
    return 1 - error / parts.total;
}

}  // namespace

Result<SubscoreValue> subscore_value(const Responses& responses, const SubscorePlan& plan) {
    CHECK(check_plan(responses, {.minimum = plan.minimum}));
    if (plan.domains.empty()) {
        return refuse("no_domains", "There are no domains: give a file with the columns item and domain.");
    }
    SubscoreValue out;
    const Responses settled = settle(responses, plan.blanks);
    const Criterion criterion = criterion_of(settled, plan.pretest, out.problems);
    const Layout layout = layout_of(settled, criterion, plan, out.problems);
    if (layout.domains.size() < 2) {
        return refuse(
            "one_domain",
            "Subscores need scored items in at least two domains; check the item ids of both files.");
    }
    if (layout.domains.size() > domains_max) {
        return refuse("too_many_domains", fmt::format("There are more than {} domains.", domains_max));
    }
    const Moments m = moments_of(settled, layout.items);
    out.persons = std::int64_t(settled.person_count());
    out.n = m.count();
    out.k = std::int64_t(layout.items.size());
    if (out.n < 2) {
        return refuse("too_few_persons",
                      "Fewer than two persons have a score on every item of every domain.");
    }
    if (out.n < out.persons) {
        out.problems.push_back(
            {"incomplete_persons", "",
             fmt::format("{} of {} persons lack a score on some item; the figures are of the other "
                         "{}.",
                         out.persons - out.n, out.persons, out.n)});
    }
    const Parts parts = parts_of(layout, m);
    double mean = 0;
    for (Index s = 0; s < Index(layout.domains.size()); ++s) {
        out.subscores.push_back(subscore_of(layout, criterion, m, parts, s, out.problems));
        mean += *out.subscores.back().mean;
    }
    out.mean = mean;
    out.sd = std::sqrt(parts.total);
    if (parts.total > 0) {
        out.alpha = alpha_of(m.covariance);
        out.stratified_alpha = stratified_alpha_of(parts);
    } else {
        out.problems.push_back(
            {"scores_constant", "", "All persons have the same total: no subscore can be compared."});
    }
    out.pairs = pairs_of(layout, parts);
    if (out.n >= plan.minimum) {
        std::ranges::for_each(out.subscores, give_verdict);
    } else {
        out.problems.push_back(
            {"few_responses", "",
             fmt::format("{} persons, fewer than {}: the figures are uncertain, and no verdict is "
                         "given.",
                         out.n, plan.minimum)});
    }
    return out;
}

}  // namespace psychometrics
