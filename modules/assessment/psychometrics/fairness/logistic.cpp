#include "purification.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/regression.hpp>

#include <cmath>

namespace psychometrics {
namespace {

// One row a stratum and group: the same likelihood as a row a person.
struct Rows {
    Eigen::MatrixXd design;  // 1, score, group, score x group
    Eigen::VectorXd share, persons;
    double right = 0, all = 0;
};

Rows rows_of(const Strata& strata) {
    std::size_t count = 0;
    for (const Stratum& k : strata.list) {
        count += std::size_t(k.n_reference > 0) + std::size_t(k.n_focal > 0);
    }
    Rows out{Eigen::MatrixXd(Eigen::Index(count), 4), Eigen::VectorXd(Eigen::Index(count)),
             Eigen::VectorXd(Eigen::Index(count))};
    Eigen::Index at = 0;
    const auto add = [&](double score, double group, double right, double persons) {
        if (persons > 0) {
            out.design.row(at) << 1, score, group, score * group;
            out.share[at] = right / persons;
            out.persons[at++] = persons;
            out.right += right;
            out.all += persons;
        }
    };
    for (const Stratum& k : strata.list) {
        add(double(k.score), 0, double(k.reference[1]), double(k.n_reference));
        add(double(k.score), 1, double(k.focal[1]), double(k.n_focal));
    }
    return out;
}

// Nagelkerke's: Cox and Snell's over the highest it can be.
double r_squared(double log_likelihood, double without, double n) {
    return (1 - std::exp(2 * (without - log_likelihood) / n)) / (1 - std::exp(2 * without / n));
}

LogisticTest test_of(const Regression& smaller, const Regression& larger, int df, double without, double n,
                     const DifPlan& plan, bool enough) {
    LogisticTest t;
    t.df = df;
    t.chi_squared = std::max(0.0, 2 * (larger.log_likelihood - smaller.log_likelihood));
    t.p = chi_squared_tail(t.chi_squared, df);
    t.delta_r2 = r_squared(larger.log_likelihood, without, n) - r_squared(smaller.log_likelihood, without, n);
    if (enough) {
        t.zumbo_thomas = class_of(t.delta_r2, 0.13, 0.26, t.p, plan.alpha);
        t.jodoin_gierl = class_of(t.delta_r2, 0.035, 0.07, t.p, plan.alpha);
    }
    return t;
}

LogisticModel model_of(const Eigen::VectorXd& b) {
    return {b[0], b[1], b.size() > 2 ? b[2] : 0, b.size() > 3 ? b[3] : 0};
}

void estimate(const Strata& strata, const DifPlan& plan, bool enough, LogisticItem& item, Notices& notices) {
    const Rows rows = rows_of(strata);
    const auto fit = [&](int columns) {
        return regress(Family::logistic, rows.design.leftCols(columns), rows.share, rows.persons);
    };
    const Regression none = fit(2), uniform = fit(3), both = fit(4);
    if (none.singular || uniform.singular || both.singular) {
        notices.push_back(
            {"no_common_strata", item.item,
             "A group has fewer than two matching scores, so that score and group cannot be told apart."});
        return;
    }
    if (!none.converged || !uniform.converged || !both.converged) {
        notices.push_back(
            {"separated", item.item,
             "Score and group decide the answers completely, so that the likelihood has no top."});
        return;
    }
    const double p = rows.right / rows.all;
    const double without = rows.all * (p * std::log(p) + (1 - p) * std::log(1 - p));
    item.both = test_of(none, both, 2, without, rows.all, plan, enough);
    item.uniform = test_of(none, uniform, 1, without, rows.all, plan, enough);
    item.nonuniform = test_of(uniform, both, 1, without, rows.all, plan, enough);
    item.without_dif = model_of(none.coefficients);
    item.with_uniform = model_of(uniform.coefficients);
    item.with_both = model_of(both.coefficients);
}

using Member = std::optional<LogisticTest> LogisticItem::*;

void adjust(std::vector<LogisticItem>& items, Member test, DifAdjustment adjustment) {
    std::vector<std::optional<double>> p;
    for (const auto& item : items) {
        p.push_back(item.*test ? std::optional((item.*test)->p) : std::nullopt);
    }
    p = adjusted(p, adjustment);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].*test) {
            (items[i].*test)->p_adjusted = p[i];
        }
    }
}

}  // namespace

Result<LogisticDif> logistic_dif(const Responses& responses, const DifPlan& plan) {
    LogisticDif out;
    out.test = plan.logistic_test;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    const Member flags = plan.logistic_test == DifTest::both      ? &LogisticItem::both
                         : plan.logistic_test == DifTest::uniform ? &LogisticItem::uniform
                                                                  : &LogisticItem::nonuniform;
    out.items = tested<LogisticItem>(
        groups, plan, out.procedure, TestedScores::dichotomous,
        [&](const Strata& strata, std::size_t i, LogisticItem& item, Notices& notices) {
            estimate(strata, plan, groups.enough(i), item, notices);
        },
        [&](std::vector<LogisticItem>& items) {
            for (const Member test :
                 {&LogisticItem::both, &LogisticItem::uniform, &LogisticItem::nonuniform}) {
                adjust(items, test, plan.adjustment);
            }
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (items[i].*flags) {
                    items[i].flag = flag_of((items[i].*flags)->p_adjusted, plan, groups.enough(i));
                }
            }
        });
    return out;
}

}  // namespace psychometrics
