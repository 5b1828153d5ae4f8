#include "pair_moments.hpp"

#include <algorithm>
#include <array>

namespace psychometrics {
namespace {
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
}  // namespace

PairMoments::PairMoments(const Moments& moments, std::span<const double> weights)
    : items_(moments.mean.rows()),
      mean_(moments.mean),
      square_(moments.square),
      weights_(Eigen::Map<const VectorXd>(weights.data(), Index(weights.size()))) {}

Index PairMoments::place(Index i, Index j) const {
    const auto [low, high] = std::minmax(i, j);
    return items_ + low * items_ - low * (low + 1) / 2 + high - low - 1;
}

VectorXd PairMoments::expected() const {
    VectorXd out(count());
    out.head(items_) = mean_ * weights_;
    for (Index i = 0; i < items_; ++i) {
        for (Index j = i + 1; j < items_; ++j) {
            out[place(i, j)] =
                (mean_.row(i).array() * mean_.row(j).array()).matrix().dot(weights_.transpose());
        }
    }
    return out;
}

// The mean of a product of items' scores, of which each may come up to twice: responses are independent given
// theta.
double PairMoments::joint(std::span<const Index> of_items) const {
    double out = 0;
    for (Index q = 0; q < weights_.size(); ++q) {
        double product = weights_[q];
        for (std::size_t at = 0; at < of_items.size();) {
            const bool twice = at + 1 < of_items.size() && of_items[at] == of_items[at + 1];
            product *= twice ? square_(of_items[at], q) : mean_(of_items[at], q);
            at += twice ? 2 : 1;
        }
        out += product;
    }
    return out;
}

MatrixXd PairMoments::covariance() const {
    // As if all items were different, by one matrix product; then those moments which share an item.
    MatrixXd curve(count(), weights_.size());
    std::vector<std::array<Index, 2>> items_in;
    std::vector<std::vector<Index>> moments_with(std::size_t(items_), std::vector<Index>{});
    for (Index i = 0; i < items_; ++i) {
        curve.row(i) = mean_.row(i);
        items_in.push_back({i, -1});
        moments_with[std::size_t(i)].push_back(i);
    }
    for (Index i = 0; i < items_; ++i) {
        for (Index j = i + 1; j < items_; ++j) {
            const Index at = place(i, j);
            curve.row(at) = mean_.row(i).cwiseProduct(mean_.row(j));
            items_in.push_back({i, j});
            moments_with[std::size_t(i)].push_back(at);
            moments_with[std::size_t(j)].push_back(at);
        }
    }
    MatrixXd out = curve * weights_.asDiagonal() * curve.transpose();
    std::vector<Index> in;
    for (const auto& sharing : moments_with) {
        for (const Index first : sharing) {
            for (const Index second : sharing) {
                if (second > first) {
                    continue;
                }
                in.clear();
                for (const Index moment : {first, second}) {
                    for (const Index item : items_in[std::size_t(moment)]) {
                        if (item >= 0) {
                            in.push_back(item);
                        }
                    }
                }
                std::ranges::sort(in);
                out(first, second) = out(second, first) = joint(in);
            }
        }
    }
    const VectorXd mean = expected();
    return out - mean * mean.transpose();
}

MatrixXd PairMoments::derivatives(const std::vector<Influence>& influences) const {
    MatrixXd out = MatrixXd::Zero(count(), Index(influences.size()));
    for (std::size_t parameter = 0; parameter < influences.size(); ++parameter) {
        const Influence& one = influences[parameter];
        for (std::size_t at = 0; at < one.items.size(); ++at) {
            const auto i = Index(one.items[at]);
            const VectorXd weighted = one.change[at].cwiseProduct(weights_);
            out(i, Index(parameter)) += weighted.sum();
            for (Index j = 0; j < items_; ++j) {
                if (j != i) {
                    out(place(i, j), Index(parameter)) += mean_.row(j).dot(weighted);
                }
            }
        }
    }
    return out;
}

}  // namespace psychometrics
