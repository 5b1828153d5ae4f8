#include <base/must.hpp>
#include <psychometrics/linking.hpp>

#include <cmath>

namespace psychometrics {
namespace {

void scale(std::vector<double>& values, double by) {
    for (double& v : values) {
        v *= by;
    }
}

void move_prior(Priors& priors, double slope, double intercept) {
    if (priors.a && priors.a->family == "lognormal") {
        priors.a->mean -= std::log(slope);
    }
    if (priors.b && priors.b->family == "normal") {
        priors.b->mean = slope * priors.b->mean + intercept;
        priors.b->sd *= slope;
    }
}

void move_item(ItemParameters& item, double slope, double intercept) {
    if (item.model == Model::nrm) {
        for (std::size_t k = 0; k < item.slopes.size(); ++k) {
            item.slopes[k] /= slope;
            item.intercepts[k] -= item.slopes[k] * intercept;
        }
        scale(item.se_slopes, 1 / slope);
        if (intercept != 0) {
            item.se_intercepts.clear();  // they would need the covariance with the slopes
        }
        return;
    }
    item.a /= slope;
    item.b = slope * item.b + intercept;
    for (double& step : item.steps) {
        step = slope * step + intercept;
    }
    if (item.se_a) {
        *item.se_a /= slope;
    }
    if (item.se_b) {
        *item.se_b *= slope;
    }
    scale(item.se_steps, slope);
    if (slope != 1) {
        item.model = item.model == Model::rasch ? Model::one_pl
                     : item.model == Model::pcm ? Model::gpcm
                                                : item.model;
    }
}

}  // namespace

ParameterSet transformed(ParameterSet set, double slope, double intercept) {
    MUST(slope > 0);
    const auto model = model_named(set.model);
    for (auto& item : set.items) {
        move_item(item, slope, intercept);
    }
    if (slope != 1 && (model == Model::rasch || model == Model::pcm)) {
        set.model = name_of(model == Model::rasch ? Model::one_pl : Model::gpcm);
    }
    set.latent = {slope * set.latent.mean + intercept, slope * set.latent.sd};
    for (auto& group : set.groups) {
        group.mean = slope * group.mean + intercept;
        group.sd *= slope;
        for (auto* se : {&group.se_mean, &group.se_sd}) {
            if (*se) {
                **se *= slope;
            }
        }
    }
    move_prior(set.priors, slope, intercept);
    return set;
}

}  // namespace psychometrics
