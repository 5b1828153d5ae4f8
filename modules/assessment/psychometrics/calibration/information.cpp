#include <errors.hpp>
#include <information.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace psychometrics {
namespace {
constexpr std::size_t persons_least =
    2000;  // a form by sums costs about as much as that many persons by tables

void add_priors(const Layout& layout, const Point& point, const ItemPriors& priors, Eigen::MatrixXd& out) {
    for (std::size_t j = 0; j < layout.items.size(); ++j) {
        const Layout::Item& item = layout.items[j];
        const std::array<int, 3> at{item.a, item.d, item.g};
        const ItemTerms prior = priors.terms(point.curves[j], item, Bend::exact);
        for (std::size_t p = 0; p < 3; ++p) {
            for (std::size_t r = 0; r < 3; ++r) {
                if (at[p] != Layout::held && at[r] != Layout::held) {
                    out(at[p], at[r]) -= prior.bend(Eigen::Index(p), Eigen::Index(r));
                }
            }
        }
    }
    if (layout.common != Layout::held) {
        const auto member = std::ranges::find(layout.items, layout.common, &Layout::Item::a);
        const Curve& curve = point.curves[std::size_t(member - layout.items.begin())];
        out(layout.common, layout.common) -= priors.common(curve.a, Bend::exact)[2];
    }
}

}  // namespace

PopulationScores population_scores(const Latent& latent, double theta) {
    const double z = (theta - latent.mean) / latent.sd;
    return {{z / latent.sd, z * z - 1},
            {{-1 / (latent.sd * latent.sd), -2 * z / latent.sd}, {-2 * z / latent.sd, -2 * z * z}}};
}

Eigen::MatrixXd observed_information(const Screened& s, const CalibrationPlan& plan, const Layout& layout,
                                     const Point& point, const ItemPriors& priors) {
    std::optional<Forms> forms;
    if (!layout.guessed() && s.items.size() <= standard_errors_items_max) {
        forms = forms_of(s, persons_least);
    }
    Eigen::MatrixXd out = forms ? information_by_sums(s, plan, layout, point, std::move(*forms))
                                : information_by_tables(s, plan, layout, point);
    add_priors(layout, point, priors, out);
    return out;
}

}  // namespace psychometrics
