// Linking constants from the curves of the common items (Haebara 1980; Stocking and Lord 1983).
#pragma once
#include "moments.hpp"

namespace psychometrics {

// haebara or stocking_lord, from the lowest of the criterion's minima that `starts` lead to. The latent
// distributions are of the new set on its scale and of the base set on its own.
LinkingConstants by_curves(LinkingMethod, const std::vector<CommonPair>&, double metric, const LinkingPlan&,
                           const Latent& fresh, const Latent& base, bool slope_fixed,
                           const std::vector<LinkingConstants>& starts);

}  // namespace psychometrics
