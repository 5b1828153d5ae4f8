#include "criteria.hpp"

#include <base/must.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/distributions.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace psychometrics {

AdaptiveState::AdaptiveState(const ParameterSet& bank, const AdaptivePlan& plan)
    : bank_(&bank), plan_(&plan), used_(bank.items.size(), false), theta_(plan.start), se_(plan.prior.sd) {
    for (std::size_t q = 0; q < plan.nodes; ++q) {
        const double at = plan.lo + (plan.hi - plan.lo) * double(q) / double(plan.nodes - 1);
        nodes_.push_back(at);
        prior_.push_back(normal_density((at - plan.prior.mean) / plan.prior.sd));
    }
    log_likelihood_.assign(plan.nodes, 0);
}

void AdaptiveState::give(std::size_t item, std::uint8_t score) {
    MUST(item < bank_->items.size() && !used_[item] && score < categories_of(bank_->items[item]));
    used_[item] = true;
    asked_.push_back(item);
    scores_.push_back(score);
    std::vector<double> p(categories_of(bank_->items[item]));
    for (std::size_t q = 0; q < nodes_.size(); ++q) {
        probabilities(bank_->items[item], bank_->metric, nodes_[q], p);
        log_likelihood_[q] += std::log(std::max(p[score], 1e-300));
    }
    estimate();
}

void AdaptiveState::estimate() {
    if (plan_->provisional == Provisional::eap) {
        const Posterior posterior = posterior_of(nodes_, prior_, log_likelihood_);
        theta_ = posterior.mean;
        se_ = std::sqrt(posterior.variance);
        return;
    }
    theta_ = mode_of(*bank_, asked_, scores_, plan_->prior, plan_->lo, plan_->hi, theta_);
    double sum = 1 / (plan_->prior.sd * plan_->prior.sd);
    for (const std::size_t item : asked_) {
        sum += information(bank_->items[item], bank_->metric, theta_);
    }
    se_ = 1 / std::sqrt(sum);
}

bool AdaptiveState::is_done() const {
    if (asked_.size() < plan_->length_min) {
        return false;
    }
    const double width = normal_quantile(0.5 + plan_->confidence / 2) * se_;
    return asked_.size() >= plan_->length_max || (plan_->se_below && se_ < *plan_->se_below) ||
           (plan_->cut && std::abs(theta_ - *plan_->cut) > width);
}

namespace {

// The items of the domain furthest below its share, as far as it has any left.
std::vector<std::size_t> of_needed_domain(const AdaptivePlan& plan, const std::vector<std::size_t>& open,
                                          const std::vector<std::size_t>& asked) {
    if (plan.content.empty()) {
        return open;
    }
    std::map<std::string, double> have;
    for (const std::size_t item : asked) {
        have[plan.domains[item]] += 1;
    }
    std::vector<const ContentShare*> order;
    for (const auto& wanted : plan.content) {
        order.push_back(&wanted);
    }
    const double given = double(asked.size());
    std::ranges::stable_sort(order, [&](const auto* a, const auto* b) {
        return a->share * (given + 1) - have[a->domain] > b->share * (given + 1) - have[b->domain];
    });
    for (const auto* wanted : order) {
        std::vector<std::size_t> out;
        std::ranges::copy_if(open, std::back_inserter(out),
                             [&](std::size_t item) { return plan.domains[item] == wanted->domain; });
        if (!out.empty()) {
            return out;
        }
    }
    return open;
}

// The stratum whose turn it is; when it is used up, the next that has items.
std::vector<std::size_t> of_stratum(const ParameterSet& bank, const AdaptivePlan& plan,
                                    const std::vector<std::size_t>& open, std::size_t given) {
    if (plan.strata <= 1) {
        return open;
    }
    std::vector<std::size_t> order(bank.items.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return bank.items[i].a; });
    std::vector<std::size_t> stratum(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        stratum[order[place]] = place * plan.strata / order.size();
    }
    const std::size_t turn =
        std::min(plan.strata - 1, given * plan.strata / std::max<std::size_t>(plan.length_max, 1));
    for (std::size_t step = 0; step < plan.strata; ++step) {
        std::vector<std::size_t> out;
        std::ranges::copy_if(open, std::back_inserter(out),
                             [&](std::size_t i) { return stratum[i] == (turn + step) % plan.strata; });
        if (!out.empty()) {
            return out;
        }
    }
    return open;
}

}  // namespace

std::vector<std::size_t> AdaptiveState::open_items() const {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < used_.size(); ++i) {
        if (!used_[i]) {
            open.push_back(i);
        }
    }
    return of_stratum(*bank_, *plan_, of_needed_domain(*plan_, open, asked_), asked_.size());
}

std::optional<std::size_t> AdaptiveState::next(Draws& draws) const {
    const auto open = open_items();
    if (open.empty()) {
        return std::nullopt;
    }
    std::vector<double> value(open.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
        value[i] = Criteria::value(*this, open[i]);
    }
    if (plan_->exposure == Exposure::progressive) {
        const double part =
            std::min(1.0, double(asked_.size()) / double(std::max<std::size_t>(plan_->length_max - 1, 1)));
        const double most = *std::ranges::max_element(value);
        for (auto& v : value) {
            v = (1 - part) * draws.uniform() * most + part * v;
        }
    }
    std::vector<std::size_t> order(open.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return value[i]; });
    if (plan_->exposure == Exposure::randomesque) {
        return open[order[draws.below(std::min(plan_->among, order.size()))]];
    }
    if (plan_->exposure == Exposure::sympson_hetter) {
        for (const std::size_t i : order) {
            if (draws.uniform() < plan_->exposure_control[open[i]]) {
                return open[i];
            }
        }
    }
    return open[order[0]];
}

Notices faults_of(const ParameterSet& bank, const AdaptivePlan& plan) {
    Notices out = faults_of(bank);
    const auto say = [&](bool wrong, const char* code, std::string why) {
        if (wrong) {
            out.push_back({code, "", std::move(why)});
        }
    };
    say(bank.items.empty(), "no_items", "The bank is empty.");
    say(plan.nodes < 3 || !(plan.lo < plan.hi) || !(plan.prior.sd > 0), "plan_faulty",
        "Integrals need at least 3 nodes from a lower to a higher theta, and a prior with an sd above 0.");
    const auto finite = [](double v) { return std::isfinite(v) && std::abs(v) <= 100; };
    say(!finite(plan.start) || !finite(plan.prior.mean) || !finite(plan.prior.sd) ||
            !finite(plan.cut.value_or(0)) || !finite(plan.se_below.value_or(1)) ||
            !(plan.se_below.value_or(1) > 0),
        "plan_faulty", "Thetas, errors and the prior are numbers, and an error is above 0.");
    say(!(plan.prior.mean >= plan.lo && plan.prior.mean <= plan.hi), "plan_faulty",
        fmt::format("The prior's mean lies between {} and {}, where theta is looked for.", plan.lo, plan.hi));
    say(plan.strata > std::max<std::size_t>(bank.items.size(), 1), "plan_faulty",
        "There are more strata than items.");
    say(plan.length_max > 10'000, "plan_faulty", "A test has at most 10,000 items.");
    say(plan.length_max < 1 || plan.length_min > plan.length_max, "plan_faulty",
        "A test has at least one item, and at most no fewer than at least.");
    say(!(plan.confidence > 0 && plan.confidence < 1), "plan_faulty", "Confidence lies between 0 and 1.");
    say(plan.among < 1 || plan.strata < 1, "plan_faulty", "--among and --strata are at least 1.");
    say(plan.exposure == Exposure::sympson_hetter && plan.exposure_control.size() != bank.items.size(),
        "plan_faulty", "Sympson and Hetter's control needs a parameter for each item.");
    const bool two_scores =
        std::ranges::all_of(bank.items, [](const auto& i) { return is_dichotomous(i.model); });
    const auto by_difficulty = [](Criterion c) { return c == Criterion::b_opt || c == Criterion::theta_opt; };
    say((by_difficulty(plan.criterion) || by_difficulty(plan.first)) && !two_scores, "dichotomous_only",
        "b_opt and theta_opt choose among dichotomous items alone.");
    double shares = 0;
    for (const auto& wanted : plan.content) {
        shares += wanted.share;
        const bool known = std::ranges::find(plan.domains, wanted.domain) != plan.domains.end();
        say(!known, "content_unknown",
            fmt::format("No item of the bank is of the domain \"{}\".", wanted.domain));
    }
    say(!plan.content.empty() && (plan.domains.size() != bank.items.size() || std::abs(shares - 1) > 1e-6),
        "plan_faulty", "Content shares sum to 1, and every item has a domain.");
    return out;
}

}  // namespace psychometrics
