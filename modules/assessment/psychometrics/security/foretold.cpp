#include "foretold.hpp"

#include <psychometrics/curves.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr std::size_t nodes = 81;

}  // namespace

Foretold::Foretold(const Aligned& data, Halves halves, const Latent& prior)
    : data_(data), halves_(std::move(halves)), theta_(normal_quadrature(nodes, prior)) {
    for (const auto& item : data_.set.items) {
        const std::size_t scores = categories_of(item);
        std::vector<double> chances(nodes * scores);
        for (std::size_t q = 0; q < nodes; ++q) {
            probabilities(item, data_.set.metric, theta_.nodes[q],
                          std::span(chances).subspan(q * scores, scores));
        }
        std::ranges::transform(chances, chances.begin(),
                               [](double p) { return std::log(std::max(p, 1e-300)); });
        log_chance_.push_back(std::move(chances));
    }
}

void Foretold::add_up(const std::vector<std::size_t>& items) {
    if (items == met_ && !sum_.tail.empty()) {
        return;
    }
    met_ = items;
    std::vector<ItemParameters> part;
    for (const std::size_t i : items) {
        part.push_back(data_.set.items[i]);
    }
    sum_ = {};
    for (const double theta : theta_.nodes) {
        auto chances = score_distribution(part, data_.set.metric, theta);
        double mean = 0, above = 0;
        for (std::size_t k = chances.size(); k-- > 0;) {
            mean += double(k) * chances[k];
            chances[k] = above += chances[k];
        }
        sum_.mean.push_back(mean);
        sum_.tail.push_back(std::move(chances));
    }
}

Foretold::Count Foretold::of(std::size_t person) {
    const auto row = data_.responses.row(person);
    std::vector<double> weight(nodes);
    for (std::size_t q = 0; q < nodes; ++q) {
        weight[q] = std::log(std::max(theta_.weights[q], 1e-300));
        for (const std::size_t i : halves_.others) {
            if (row[i] != not_presented) {
                weight[q] += log_chance_[i][q * (log_chance_[i].size() / nodes) + row[i]];
            }
        }
    }
    const double top = *std::ranges::max_element(weight);
    double total = 0;
    for (double& w : weight) {
        total += w = std::exp(w - top);
    }
    Count out;
    std::vector<std::size_t> met;
    for (const std::size_t i : halves_.compromised) {
        if (row[i] != not_presented) {
            met.push_back(i);
            out.seen += row[i];
        }
    }
    if (met.empty()) {
        return out;
    }
    add_up(met);
    out.p = 0;
    for (std::size_t q = 0; q < nodes; ++q) {
        out.expected += weight[q] / total * sum_.mean[q];
        out.p += weight[q] / total * sum_.tail[q][std::size_t(out.seen)];
    }
    out.p = std::min(out.p, 1.0);
    return out;
}

}  // namespace psychometrics
