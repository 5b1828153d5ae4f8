#include "mixed_expect.hpp"

#include <algorithm>
#include <cmath>

namespace psychometrics::mixed {

Grid grid_of(const std::vector<Latent>& groups, const Spacing& spacing) {
    const double reach = spacing.reach, nodes = double(spacing.nodes);
    constexpr double most = 601;  // of groups far apart or of very different spread
    double low = groups[0].mean, high = low, narrow = groups[0].sd;
    for (const Latent& g : groups) {
        low = std::min(low, g.mean - reach * g.sd);
        high = std::max(high, g.mean + reach * g.sd);
        narrow = std::min(narrow, g.sd);
    }
    const double wanted = std::ceil((high - low) / (2 * reach * narrow) * (nodes - 1) - 1e-9) + 1;
    Grid out;
    out.nodes =
        Eigen::ArrayXd::LinSpaced(Eigen::Index(std::clamp(wanted, 3.0, std::max(most, nodes))), low, high);
    for (const Latent& g : groups) {
        Eigen::ArrayXd w = -0.5 * ((out.nodes - g.mean) / g.sd).square();
        w -= w.maxCoeff();
        out.log_weight.push_back(w - std::log(w.exp().sum()));
    }
    return out;
}

Posterior::Posterior(const Patterns& patterns, const std::vector<Item>& items, const Grid& grid)
    : patterns_(patterns), grid_(grid), tables_(items.size()) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        tabulate(items[i], grid.nodes, tables_[i]);
    }
}

void Posterior::enter(const Run& run) {
    run_ = &run;
    base_ = grid_.log_weight[run.group];
    for (const auto i : run.linear) {
        base_ -= tables_[i].norm;
    }
}

double Posterior::of(std::size_t pattern, Eigen::ArrayXd& chance) {
    const std::uint8_t* codes = patterns_.row(pattern);
    double slope = 0, intercept = 0;
    for (const auto i : run_->linear) {
        slope += tables_[i].slope[codes[i]];
        intercept += tables_[i].intercept[codes[i]];
    }
    chance = base_ + slope * grid_.nodes;
    for (const auto i : run_->tabled) {
        chance += tables_[i].log_p.col(codes[i]);
    }
    const double highest = chance.maxCoeff();
    chance = (chance - highest).exp();
    const double sum = chance.sum();
    chance *= 1 / sum;
    return std::log(sum) + highest + intercept;
}

namespace {

Expected prepared(const Patterns& patterns, const std::vector<Item>& items, Grid grid, Cells cells) {
    Expected out{.grid = std::move(grid), .present = {}};
    const Eigen::Index q = out.grid.nodes.size();
    out.present.assign(patterns.groups, Eigen::ArrayXd::Zero(q));
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto categories = Eigen::Index(items[i].categories);
        auto& counts = out.items.emplace_back();
        counts.persons = Eigen::ArrayXd::Zero(q);
        counts.chosen = patterns.chosen[i];
        counts.moment = Eigen::ArrayXd::Zero(categories);
        if (cells == Cells::all || shape_of(items[i].model) != Shape::linear) {
            counts.cells = Eigen::ArrayXXd::Zero(q, categories);
        }
    }
    return out;
}

}  // namespace

Expected expect(const Patterns& patterns, const std::vector<Item>& items, const std::vector<Latent>& groups,
                const Spacing& spacing, Cells cells) {
    Expected out = prepared(patterns, items, grid_of(groups, spacing), cells);
    Posterior posterior(patterns, items, out.grid);
    Eigen::ArrayXd chance, present;
    for (const Run& run : patterns.runs) {
        posterior.enter(run);
        present = Eigen::ArrayXd::Zero(out.grid.nodes.size());
        for (std::size_t p = run.from; p < run.to; ++p) {
            const double weight = patterns.weight[p];
            out.log_likelihood += weight * posterior.of(p, chance);
            chance *= weight;
            present += chance;
            const std::uint8_t* codes = patterns.row(p);
            const double moment = (chance * out.grid.nodes).sum();
            for (const auto i : run.linear) {
                out.items[i].moment[codes[i]] += moment;
            }
            for (const auto i : run.tabled) {
                out.items[i].cells.col(codes[i]) += chance;
            }
            if (cells == Cells::all) {
                for (const auto i : run.linear) {
                    out.items[i].cells.col(codes[i]) += chance;
                }
            }
        }
        for (const auto i : run.linear) {
            out.items[i].persons += present;
        }
        for (const auto i : run.tabled) {
            out.items[i].persons += present;
        }
        out.present[run.group] += present;
    }
    return out;
}

}  // namespace psychometrics::mixed
