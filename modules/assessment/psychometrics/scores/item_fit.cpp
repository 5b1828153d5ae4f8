#include <psychometrics/fit.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/quadrature.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "forms.hpp"
#include "moments.hpp"
#include "s_x2.hpp"

namespace psychometrics {
namespace {

using Eigen::Index;

// Running sums over persons for one item, of each person's share in the two mean squares.
struct Shares {
    double n = 0, square = 0, weight = 0, square2 = 0, weight2 = 0, both = 0, standardised = 0,
           standardised2 = 0;
};

// The mean square of persons' posterior means, and z from how they spread: the shares of persons are
// independent draws, with expectation 1 (outfit) where the model holds.
void finish(const Shares& s, ItemFit& into) {
    if (!(s.n > 1) || !(s.weight > 0)) {
        return;
    }
    const double outfit = s.standardised / s.n, infit = s.square / s.weight;
    into.outfit = outfit;
    into.infit = infit;
    const double of_outfit = std::max(0.0, s.standardised2 / s.n - outfit * outfit) / s.n;
    const double of_infit =
        std::max(0.0, s.square2 - 2 * infit * s.both + infit * infit * s.weight2) / (s.weight * s.weight);
    into.z_outfit = wilson_hilferty(outfit, std::sqrt(of_outfit));
    into.z_infit = wilson_hilferty(infit, std::sqrt(of_infit));
}

void add_mean_squares(const Aligned& data, const Grid& grid, std::span<const double> weights,
                      std::vector<ItemFit>& into) {
    const Moments moments = moments_of(grid);
    const Index n = Index(grid.size());
    // Of each item and score at each node: the squared residual, and the same over its variance.
    std::vector<Eigen::MatrixXd> square(grid.items()), standardised(grid.items());
    for (std::size_t i = 0; i < grid.items(); ++i) {
        square[i].resize(n, Index(grid.scores(i)));
        standardised[i].resize(n, Index(grid.scores(i)));
        for (Index k = 0; k < square[i].cols(); ++k) {
            for (Index q = 0; q < n; ++q) {
                const double off = double(k) - moments.mean(Index(i), q);
                square[i](q, k) = off * off;
                standardised[i](q, k) = off * off / std::max(moments.variance(Index(i), q), 1e-100);
            }
        }
    }
    const Eigen::MatrixXd variance = moments.variance.transpose();
    const auto log_weights = logs_of(weights);
    std::vector<Shares> shares(grid.items());
    Eigen::VectorXd share(n);
    for (std::size_t person = 0; person < data.responses.person_count(); ++person) {
        const auto row = data.responses.row(person);
        posterior(grid, log_weights, row, {share.data(), grid.size()});
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] == not_presented) {
                continue;
            }
            const double r = share.dot(square[i].col(row[i]));
            const double z = share.dot(standardised[i].col(row[i]));
            const double w = share.dot(variance.col(Index(i)));
            Shares& s = shares[i];
            s.n += 1;
            s.square += r;
            s.weight += w;
            s.square2 += r * r;
            s.weight2 += w * w;
            s.both += r * w;
            s.standardised += z;
            s.standardised2 += z * z;
        }
    }
    for (std::size_t i = 0; i < into.size(); ++i) {
        into[i].responses = std::int64_t(shares[i].n);
        finish(shares[i], into[i]);
    }
}

void add_s_x2(const Aligned& data, const FitPlan& plan, const Grid& grid, std::span<const double> weights,
              const std::vector<PresentedForm>& forms, ItemsFit& into) {
    std::vector<bool> tested(grid.items());
    bool of_a_part = false;
    for (const PresentedForm& form : forms) {  // the largest first
        if (std::ranges::all_of(form.items, [&](std::size_t item) { return tested[item]; })) {
            continue;
        }
        const auto tables = fit_tables(data, form, grid, weights);
        for (std::size_t i = 0; i < form.items.size(); ++i) {
            const std::size_t item = form.items[i];
            if (tested[item]) {
                continue;
            }
            tested[item] = true;
            into.items[item].persons = std::int64_t(form.persons.size());
            of_a_part = of_a_part || into.items[item].persons < into.items[item].responses;
            const bool estimated = plan.parameters == ParametersFrom::these_responses;
            test_item(merged(tables[i], plan.least_expected),
                      estimated ? parameters_of_item(data.set.items[item]) : 0, into.items[item]);
            if (!into.items[item].s_x2) {
                into.problems.push_back(
                    {"s_x2_no_df", data.set.items[item].item,
                     "Too few persons, items or sum scores to test the item's fit by S-X2."});
            }
        }
    }
    if (of_a_part) {
        into.problems.push_back({"s_x2_of_a_part", "",
                                 "Items are missing by design: S-X2 of an item is taken among the largest "
                                 "group of persons who were presented "
                                 "the same items with it (see persons)."});
    }
}

}  // namespace

Result<ItemsFit> item_fit(const Aligned& data, const FitPlan& plan) {
    const Latent latent = plan.latent.value_or(data.set.latent);
    CHECK(check(plan, latent));
    const auto forms = forms_of(data.responses);
    if (forms.size() > fit_forms_max) {
        return refuse(
            "too_many_forms",
            fmt::format("The persons were presented {} different sets of items; at most {} can be tested.",
                        forms.size(), fit_forms_max));
    }
    const Quadrature points = normal_quadrature(plan.nodes, latent, plan.reach);
    const Grid grid(data.set, points.nodes);
    ItemsFit out{std::vector<ItemFit>(data.set.items.size()), data.problems};
    for (std::size_t i = 0; i < out.items.size(); ++i) {
        out.items[i].item = data.set.items[i].item;
    }
    add_mean_squares(data, grid, points.weights, out.items);
    add_s_x2(data, plan, grid, points.weights, forms, out);
    std::vector<double> p;
    for (const auto& item : out.items) {
        if (item.p) {
            p.push_back(*item.p);
        }
        if (item.responses == 0) {
            out.problems.push_back({"item_not_presented", item.item, "Nobody was presented the item."});
        }
    }
    const auto adjusted = benjamini_hochberg(p);
    for (std::size_t i = 0, at = 0; i < out.items.size(); ++i) {
        if (out.items[i].p) {
            out.items[i].p_adjusted = adjusted[at++];
        }
    }
    return out;
}

std::vector<MeanSquares> mean_squares_of_items(const Aligned& data,
                                               std::span<const std::optional<double>> thetas) {
    std::vector<MeanSquareSum> sums(data.set.items.size());
    for (std::size_t person = 0; person < thetas.size(); ++person) {
        const auto row = data.responses.row(person);
        for (std::size_t i = 0; thetas[person] && i < row.size(); ++i) {
            if (row[i] != not_presented) {
                sums[i].add(row[i], moments_at(data.set.items[i], data.set.metric, *thetas[person]));
            }
        }
    }
    std::vector<MeanSquares> out;
    for (const auto& sum : sums) {
        out.push_back(sum.result());
    }
    return out;
}

}  // namespace psychometrics
