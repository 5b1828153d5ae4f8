// Polytomous models against mirt's figures. mirt states slopes and intercepts; for the nominal model a slope
// times scores.
#include "mixed_start.hpp"

#include <agreement.hpp>

#include <Eigen/LU>

#include <cmath>
#include <map>

namespace psychometrics {
namespace {
namespace json = boost::json;

constexpr const char* peer = "mirt 1.45.1";

struct Fitted {
    Calibration calibration;
    std::vector<std::vector<double>> at, se;  // per item: slopes and intercepts, and their standard errors
};

// Their data count from 1; here from 0, as mirt does inside.
Responses science() {
    Responses r = agreement::data("Science");
    for (auto& score : r.scores) {
        score = std::uint8_t(score - 1);
    }
    return r;
}

Fitted fit(const Responses& r, Model model) {
    CalibrationPlan plan{.model = model, .tol = 1e-8, .standard_errors = true, .minimum = 1};
    const Screened screened = *screen(r, plan);
    Fitted out{.calibration = *calibrate_mixed(screened, plan)};
    mixed::Start start = mixed::start_of(screened, plan);
    mixed::State& state = start.state;
    state.groups[0] = out.calibration.latent;
    for (std::size_t i = 0; i < state.items.size(); ++i) {
        state.items[i].at = mixed::working(out.calibration.items[i], 1);
    }
    const auto layout = mixed::layout_of(state, {{.mean = false, .sd = model == Model::pcm}});
    const auto patterns = mixed::patterns_of(start.responses, state.items);
    const Eigen::MatrixXd covariance = mixed::observed_information(patterns, state, layout, {})->inverse();
    for (std::size_t i = 0; i < state.items.size(); ++i) {
        auto& at = out.at.emplace_back();
        auto& se = out.se.emplace_back();
        for (std::size_t l = 0; l < layout.items[i].size(); ++l) {
            at.push_back(state.items[i].at[Eigen::Index(l)]);
            se.push_back(std::sqrt(covariance(layout.items[i][l], layout.items[i][l])));
        }
    }
    return out;
}

double entry(const json::value& item, const char* what, const std::string& name) {
    return agreement::number(item.as_object().at(what).as_object().at(name));
}

void same(Model model, const std::string& name, const std::string& words) {
    const auto& theirs = agreement::value("irt_polytomous_mirt", "Science." + name).as_object();
    const Fitted ours = fit(science(), model);
    EXPECT_TRUE(ours.calibration.converged);
    const std::string analysis = "Science, " + words;
    agreement::compare({analysis, "log-likelihood", peer, 1e-3}, ours.calibration.log_likelihood,
                       agreement::number(theirs.at("logLik")));
    std::vector<double> slopes, their_slopes, intercepts, their_intercepts, errors, their_errors;
    for (std::size_t i = 0; i < ours.at.size(); ++i) {
        const json::value& item = theirs.at("items").as_array().at(i);
        const double a = entry(item, "est", "a1");
        std::size_t next = 0;
        const std::size_t steps = 3;
        if (model == Model::nrm) {
            for (std::size_t k = 1; k <= steps; ++k, ++next) {
                slopes.push_back(ours.at[i][next]);
                their_slopes.push_back(a * entry(item, "est", "ak" + std::to_string(k)));
            }
            errors.push_back(
                ours.se[i][steps - 1]);  // the last slope is 3 a1, so its error is 3 times that of a1
            their_errors.push_back(double(steps) * entry(item, "se", "a1"));
        } else if (model != Model::pcm) {
            slopes.push_back(ours.at[i][next]);
            their_slopes.push_back(a);
            errors.push_back(ours.se[i][next++]);
            their_errors.push_back(entry(item, "se", "a1"));
        }
        for (std::size_t k = 1; k <= steps; ++k, ++next) {
            intercepts.push_back(ours.at[i][next]);
            their_intercepts.push_back(entry(item, "est", "d" + std::to_string(k)));
            errors.push_back(ours.se[i][next]);
            their_errors.push_back(entry(item, "se", "d" + std::to_string(k)));
        }
    }
    if (!slopes.empty()) {
        agreement::compare({analysis, "slopes", peer, 1e-3}, slopes, their_slopes);
    }
    agreement::compare({analysis, "intercepts", peer, 1e-3}, intercepts, their_intercepts);
    agreement::compare({analysis, "standard errors", peer, 0.02, true}, errors, their_errors);
    if (model == Model::nrm) {
        return;
    }
    std::vector<double> steps, their_steps;
    for (std::size_t i = 0; i < ours.at.size(); ++i) {
        const auto& pars = theirs.at("irt_pars").as_array().at(i).as_object();
        for (std::size_t k = 0; k < 3; ++k) {
            steps.push_back(ours.calibration.items[i].steps.at(k));
            their_steps.push_back(agreement::number(pars.at("b" + std::to_string(k + 1))));
        }
    }
    agreement::compare({analysis, "steps", peer, 1e-3}, steps, their_steps);
}

TEST(MixedReference, GradedIsMirts) {
    NEEDS_REFERENCE();
    same(Model::grm, "GRM", "graded");
}
TEST(MixedReference, GeneralisedPartialCreditIsMirts) {
    NEEDS_REFERENCE();
    same(Model::gpcm, "GPCM", "generalised partial credit");
}
TEST(MixedReference, PartialCreditIsMirts) {
    NEEDS_REFERENCE();
    same(Model::pcm, "PCM", "partial credit");
    const auto& theirs = agreement::value("irt_polytomous_mirt", "Science.PCM").as_object().at("GroupPars");
    agreement::compare({"Science, partial credit", "sd of theta", peer, 1e-3},
                       fit(science(), Model::pcm).calibration.latent.sd,
                       std::sqrt(agreement::number(theirs.as_object().at("COV_11"))));
}
TEST(MixedReference, NominalIsMirts) {
    NEEDS_REFERENCE();
    same(Model::nrm, "NRM", "nominal");
}

}  // namespace
}  // namespace psychometrics
