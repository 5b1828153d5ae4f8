// What is estimated, as one vector: slopes, intercepts and logits of c of the items that are not held, and
// the means and logarithms of the sd of the groups that are free.
#pragma once
#include <screening.hpp>

#include <Eigen/Core>

namespace psychometrics {

// P(1) = c + (1 - c) / (1 + exp(-(a theta + d))): slope and intercept on the logistic metric, whatever metric
// was asked for; g is the logit of c, -infinity for c = 0.
struct Curve {
    double a = 1, d = 0, g = 0;
    double c() const;
};

struct Point {
    std::vector<Curve> curves;
    std::vector<Latent> latent;  // per group
};

struct Layout {
    static constexpr int held = -1;
    struct Item {
        Model model = Model::two_pl;
        int a = held, d = held, g = held;  // places in the vector; several items share the slope of 1PL
    };
    struct Group {
        int mean = held, log_sd = held;
    };
    std::vector<Item> items;
    std::vector<Group> groups;
    int common = held;  // the place of the slope that 1PL items share
    int size = 0;
    Point base;  // what is held is read from here

    Point point(const Eigen::VectorXd&) const;
    Eigen::VectorXd vector(const Point&) const;
    bool guessed() const;  // an item has a c above 0
};

// Where numbers end: beyond, an estimate runs away, and is held at the bound.
constexpr double slope_bound = 20, intercept_bound = 120, logit_bound = 12, log_sd_bound = 4.6,
                 mean_bound = 50;

Layout layout_of(const Screened&, const CalibrationPlan&);
// Into its bounds.
Eigen::VectorXd bounded(const Layout&, Eigen::VectorXd);
// Entries of the gradient that point out of a bound the vector is at count as 0.
Eigen::VectorXd projected(const Layout&, const Eigen::VectorXd& at, Eigen::VectorXd gradient);

}  // namespace psychometrics
