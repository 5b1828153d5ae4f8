// The items' curves at fixed points of theta, laid out for adding them up.
#pragma once
#include <psychometrics/parameters.hpp>

#include <span>
#include <vector>

namespace psychometrics {

class Grid {
  public:
    Grid(const ParameterSet&, std::vector<double> nodes);
    const std::vector<double>& nodes() const { return nodes_; }
    std::size_t size() const { return nodes_.size(); }
    std::size_t items() const { return first_.size() - 1; }
    std::size_t scores(std::size_t item) const { return first_[item + 1] - first_[item]; }
    // log P(score) of an item at each node; no less than log(1e-300).
    std::span<const double> log_p(std::size_t item, std::size_t score) const {
        return {log_p_.data() + (first_[item] + score) * nodes_.size(), nodes_.size()};
    }
    std::span<const double> p(std::size_t item, std::size_t score) const {
        return {p_.data() + (first_[item] + score) * nodes_.size(), nodes_.size()};
    }
    // Adds the log-likelihood of a person's responses, which may have some not presented.
    void add_log_likelihood(std::span<const std::uint8_t> row, std::span<double> onto) const;

  private:
    std::vector<double> nodes_;
    std::vector<std::size_t> first_;
    std::vector<double> p_, log_p_;
};

// A person's posterior over the nodes, from log weights and responses: sums to 1. Returns the log of the
// marginal likelihood.
double posterior(const Grid&, std::span<const double> log_weights, std::span<const std::uint8_t> row,
                 std::span<double> into);
// log of each weight; no less than log(1e-300).
std::vector<double> logs_of(std::span<const double> weights);

}  // namespace psychometrics
