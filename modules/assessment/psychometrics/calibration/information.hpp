// The observed information, by the two ways the E step has.
#pragma once
#include <forms.hpp>
#include <maximise.hpp>

namespace psychometrics {

Eigen::MatrixXd information_by_tables(const Screened&, const CalibrationPlan&, const Layout&, const Point&);
Eigen::MatrixXd information_by_sums(const Screened&, const CalibrationPlan&, const Layout&, const Point&,
                                    Forms);

// Scores of a population by its mean and the logarithm of its sd, and their derivatives, at a theta.
struct PopulationScores {
    double score[2];
    double bend[2][2];
};
PopulationScores population_scores(const Latent&, double theta);

}  // namespace psychometrics
