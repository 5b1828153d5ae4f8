#include <screening.hpp>

#include <algorithm>

namespace psychometrics {

Result<Calibration> calibrate(const Responses& data, const CalibrationPlan& plan) {
    const Screened screened = TRY(screen(data, plan));
    return std::ranges::all_of(screened.models, is_dichotomous) ? calibrate_dichotomous(screened, plan)
                                                                : calibrate_mixed(screened, plan);
}

ParameterSet parameters_of(const Calibration& c) {
    return {.model = c.model,
            .metric = c.metric,
            .items = c.items,
            .latent = c.latent,
            .groups = c.groups,
            .priors = c.priors,
            .data_hash = c.data_hash};
}

}  // namespace psychometrics
