#include "domains.hpp"

#include <algorithm>
#include <map>

namespace psychometrics::classical {
using Eigen::Index;
using Eigen::MatrixXd;

Layout layout_of(const Responses& settled, const Criterion& criterion, const SubscorePlan& plan,
                 Notices& problems) {
    std::map<std::string, std::string> domain_of;
    for (const auto& entry : plan.domains) {
        domain_of.emplace(entry.item, entry.domain);
    }
    Layout out;
    for (std::size_t i = 0; i < settled.item_count(); ++i) {
        const auto found = domain_of.find(settled.items[i]);
        const std::string domain = found == domain_of.end() ? "" : found->second;
        if (found != domain_of.end()) {
            domain_of.erase(found);
        }
        if (!criterion.is_scored[i]) {
            continue;
        }
        if (domain.empty()) {
            problems.push_back(
                {"item_without_domain", settled.items[i],
                 "This item belongs to no domain; it is in no subscore and not in the total."});
            continue;
        }
        auto at = std::ranges::find(out.domains, domain, &Domain::name);
        if (at == out.domains.end()) {
            at = out.domains.insert(at, {domain, {}});
        }
        at->items.push_back(Index(out.items.size()));
        out.items.push_back(i);
    }
    for (const auto& [item, domain] : domain_of) {
        problems.push_back(
            {"domain_unknown_item", item, "The domains name an item that is not in the responses."});
    }
    return out;
}

Parts parts_of(const Layout& layout, const Moments& m) {
    const auto count = Index(layout.domains.size());
    Parts out;
    out.covariance.resize(count, count);
    for (Index a = 0; a < count; ++a) {
        const auto& mine = layout.domains[std::size_t(a)].items;
        for (Index b = 0; b < count; ++b) {
            const auto& others = layout.domains[std::size_t(b)].items;
            out.covariance(a, b) = m.covariance(mine, others).sum();
        }
        const MatrixXd own = m.covariance(mine, mine);
        if (!(out.covariance(a, a) > nothing * own.cwiseAbs().sum())) {
            out.covariance(a, a) = 0;
        }
        out.reliability.push_back(alpha_of(own));
    }
    const double total = out.covariance.sum();
    out.total = total > nothing * m.covariance.cwiseAbs().sum() ? total : 0;
    return out;
}

}  // namespace psychometrics::classical
