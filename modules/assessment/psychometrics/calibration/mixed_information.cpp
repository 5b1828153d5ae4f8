// The observed information by Louis (1982): per pattern, with the score S of the complete data,
//   I = -E(second derivative) - E(S S') + E(S) E(S)'
// each expectation over the pattern's posterior. Within one item the first two together are -sum of r P''/P.
// Between two items E(S S') needs how many chose which pair of categories at each node; so many counts stand
// for all persons at once.
#include "mixed_state.hpp"

#include <algorithm>
#include <cmath>

namespace psychometrics::mixed {
namespace {

constexpr std::size_t block_patterns = 2048;
constexpr double work_max = 3e11;     // multiplications: some minutes
constexpr double memory_max = 256e6;  // bytes of pairs of categories

class Louis {
  public:
    Louis(const Patterns& patterns, const State& state, const Layout& layout, const Spacing& spacing)
        : patterns_(patterns),
          state_(state),
          layout_(layout),
          expected_(expect(patterns, state.items, state.groups, spacing, Cells::all)),
          nodes_(expected_.grid.nodes),
          out_(Eigen::MatrixXd::Zero(layout.size, layout.size)) {}

    bool too_much() const {
        double pairs = 0, widest = 0;
        for (std::size_t i = 0; i < state_.items.size(); ++i) {
            const auto categories = double(state_.items[i].categories);
            double others = 0;
            for (std::size_t j = i + 1; j < state_.items.size(); ++j) {
                const auto more = double(state_.items[j].categories);
                const auto width = double(layout_.items[i].size()), size = double(layout_.items[j].size());
                pairs += categories * size * (more + width);
                others += more;
            }
            widest = std::max(widest, categories * others);
        }
        const double blocks = double(patterns_.weight.size()) / double(block_patterns) + 1;
        const double direct = double(patterns_.weight.size()) * double(layout_.size) * double(layout_.size);
        return (pairs * double(nodes_.size()) * blocks + direct) > work_max ||
               widest * double(nodes_.size()) * sizeof(double) > memory_max;
    }

    Eigen::MatrixXd run() {
        within();
        for (const Item& item : state_.items) {
            scores_.push_back(item.fixed ? std::vector<Eigen::MatrixXd>{} : scores(item, nodes_));
        }
        for (std::size_t g = 0; g < state_.groups.size(); ++g) {
            latent_.push_back(latent_scores(g).matrix());
        }
        Posterior posterior(patterns_, state_.items, expected_.grid);
        Eigen::ArrayXd chance;
        std::size_t from = 0;
        chances_.resize(nodes_.size(), Eigen::Index(std::min(block_patterns, patterns_.weight.size())));
        for (const Run& run : patterns_.runs) {
            posterior.enter(run);
            for (std::size_t p = run.from; p < run.to; ++p) {
                posterior.of(p, chance);
                chances_.col(Eigen::Index(p - from)) = chance.matrix();
                groups_.push_back(run.group);
                if (p + 1 - from == block_patterns || p + 1 == patterns_.weight.size()) {
                    across(from, p + 1);
                    from = p + 1;
                    groups_.clear();
                }
            }
        }
        return out_.selfadjointView<Eigen::Upper>();
    }

  private:
    // Adds to the entries of (places of a) x (places of b) and, between different items, to their mirror.
    void add(const std::vector<Eigen::Index>& a, const std::vector<Eigen::Index>& b,
             const Eigen::MatrixXd& block, bool mirror) {
        for (std::size_t k = 0; k < a.size(); ++k) {
            for (std::size_t l = 0; l < b.size(); ++l) {
                const double v = block(Eigen::Index(k), Eigen::Index(l));
                if (!mirror || a[k] <= b[l]) {
                    out_(a[k], b[l]) += v;
                }
                if (mirror && b[l] <= a[k]) {
                    out_(b[l], a[k]) += v;
                }
            }
        }
    }

    // Derivatives of the log density of theta by mean and sd, at the nodes.
    Eigen::ArrayXXd latent_scores(std::size_t g) const {
        const Latent& at = state_.groups[g];
        const Eigen::ArrayXd z = (nodes_ - at.mean) / at.sd;
        Eigen::ArrayXXd out(nodes_.size(), 2);
        out << z / at.sd, (z.square() - 1) / at.sd;
        return out;
    }
    std::vector<Eigen::Index> latent_places(std::size_t g) const { return {layout_.mean[g], layout_.sd[g]}; }

    void within() {
        for (std::size_t i = 0; i < state_.items.size(); ++i) {
            if (!layout_.items[i].empty()) {
                const Item& item = state_.items[i];
                Eigen::MatrixXd block = -second(item, expected_.items[i], nodes_);
                double value = 0;
                add_prior(item, value, nullptr, &block, true);
                add(layout_.items[i], layout_.items[i], block, false);
            }
        }
        if (!layout_.shared.empty()) {
            const Eigen::Index slope = layout_.items[layout_.shared[0]][0];
            out_(slope, slope) -= shared_density(state_, layout_).bend;
        }
        for (std::size_t g = 0; g < layout_.mean.size(); ++g) {
            const Eigen::ArrayXXd s = latent_scores(g);
            const double sd = state_.groups[g].sd;
            const Eigen::ArrayXd z = (nodes_ - state_.groups[g].mean) / sd;
            const Eigen::ArrayXd& n = expected_.present[g];
            const Eigen::Index mean = layout_.mean[g], spread = layout_.sd[g];
            if (mean >= 0) {
                out_(mean, mean) -= (n * (s.col(0).square() - 1 / (sd * sd))).sum();
            }
            if (spread >= 0) {
                out_(spread, spread) -= (n * (s.col(1).square() + (1 - 3 * z.square()) / (sd * sd))).sum();
            }
            if (mean >= 0 && spread >= 0) {
                out_(mean, spread) -= (n * (s.col(0) * s.col(1) - 2 * z / (sd * sd))).sum();
            }
        }
    }

    void across(std::size_t from, std::size_t to) {
        means(from, to);
        for (std::size_t i = 0; i + 1 < state_.items.size(); ++i) {
            if (!layout_.items[i].empty()) {
                pairs(i, from, to);
            }
        }
    }

    // + sum of w E(S) E(S)', and what the groups' mean and sd have in common with the items.
    void means(std::size_t from, std::size_t to) {
        const auto count = Eigen::Index(to - from);
        Eigen::MatrixXd mean = Eigen::MatrixXd::Zero(layout_.size, count);
        for (Eigen::Index j = 0; j < count; ++j) {
            const std::size_t pattern = from + std::size_t(j), g = groups_[std::size_t(j)];
            const std::uint8_t* codes = patterns_.row(pattern);
            const auto chance = chances_.col(j);
            for (std::size_t i = 0; i < state_.items.size(); ++i) {
                if (!layout_.items[i].empty() && codes[i] != not_presented) {
                    const Eigen::VectorXd s = scores_[i][codes[i]].transpose() * chance;
                    for (std::size_t l = 0; l < layout_.items[i].size(); ++l) {
                        mean(layout_.items[i][l], j) += s[Eigen::Index(l)];
                    }
                }
            }
            const auto places = latent_places(g);
            if (places[0] < 0 && places[1] < 0) {
                continue;
            }
            for (int k = 0; k < 2; ++k) {
                const Eigen::Index place = places[std::size_t(k)];
                if (place < 0) {
                    continue;
                }
                const Eigen::VectorXd weighted = chance.cwiseProduct(latent_[g].col(k));
                mean(place, j) += weighted.sum();
                for (std::size_t i = 0; i < state_.items.size(); ++i) {
                    if (!layout_.items[i].empty() && codes[i] != not_presented) {
                        const Eigen::VectorXd both =
                            -patterns_.weight[pattern] * (scores_[i][codes[i]].transpose() * weighted);
                        add(layout_.items[i], {place}, both, true);
                    }
                }
            }
        }
        for (Eigen::Index j = 0; j < count; ++j) {
            mean.col(j) *= std::sqrt(patterns_.weight[from + std::size_t(j)]);
        }
        out_.selfadjointView<Eigen::Upper>().rankUpdate(mean);
    }

    // - sum of w E(S_i S_j') for the items j after i.
    void pairs(std::size_t i, std::size_t from, std::size_t to) {
        const std::size_t items = state_.items.size(), categories = state_.items[i].categories;
        std::vector<Eigen::Index> start(items + 1, 0);
        for (std::size_t j = i + 1; j < items; ++j) {
            const bool counts = !layout_.items[j].empty();
            start[j + 1] = start[j] + (counts ? Eigen::Index(categories * state_.items[j].categories) : 0);
        }
        Eigen::MatrixXd cells = Eigen::MatrixXd::Zero(nodes_.size(), start[items]);
        Eigen::VectorXd chance;
        for (std::size_t p = from; p < to; ++p) {
            const std::uint8_t* codes = patterns_.row(p);
            if (codes[i] == not_presented) {
                continue;
            }
            chance = patterns_.weight[p] * chances_.col(Eigen::Index(p - from));
            for (std::size_t j = i + 1; j < items; ++j) {
                if (codes[j] != not_presented && start[j + 1] > start[j]) {
                    cells.col(start[j] + Eigen::Index(codes[i] * state_.items[j].categories + codes[j])) +=
                        chance;
                }
            }
        }
        Eigen::MatrixXd half;
        for (std::size_t j = i + 1; j < items; ++j) {
            if (start[j + 1] == start[j]) {
                continue;
            }
            Eigen::MatrixXd block = Eigen::MatrixXd::Zero(Eigen::Index(layout_.items[i].size()),
                                                          Eigen::Index(layout_.items[j].size()));
            for (std::size_t k = 0; k < categories; ++k) {
                half.setZero(nodes_.size(), block.cols());
                for (std::size_t l = 0; l < state_.items[j].categories; ++l) {
                    const auto cell = cells.col(start[j] + Eigen::Index(k * state_.items[j].categories + l));
                    half.array() += scores_[j][l].array().colwise() * cell.array();
                }
                block.noalias() -= scores_[i][k].transpose() * half;
            }
            add(layout_.items[i], layout_.items[j], block, true);
        }
    }

    const Patterns& patterns_;
    const State& state_;
    const Layout& layout_;
    Expected expected_;
    const Eigen::ArrayXd& nodes_;
    Eigen::MatrixXd out_;                               // the upper half
    std::vector<std::vector<Eigen::MatrixXd>> scores_;  // item, category: nodes x parameters
    std::vector<Eigen::MatrixXd> latent_;               // group: nodes x (mean, sd)
    Eigen::MatrixXd chances_;                           // of a block: nodes x patterns
    std::vector<std::size_t> groups_;
};

}  // namespace

std::optional<Eigen::MatrixXd> observed_information(const Patterns& patterns, const State& state,
                                                    const Layout& layout, const Spacing& spacing) {
    Louis louis(patterns, state, layout, spacing);
    return louis.too_much() ? std::nullopt : std::optional(louis.run());
}

}  // namespace psychometrics::mixed
