// Persons of equal matching score, counted by group and by their score on the studied item.
#pragma once
#include "groups.hpp"

namespace psychometrics {

using Anchor = std::vector<std::uint8_t>;  // per item: 1 where it is in the matching score

struct Stratum {
    std::int64_t score = 0;
    std::vector<std::int64_t> reference, focal;  // persons by their score on the item, from 0
    std::int64_t n_reference = 0, n_focal = 0;
    std::int64_t all() const { return n_reference + n_focal; }
    bool informative() const;  // both groups, and two different scores
};
double mean_score(std::span<const std::int64_t> by_score, std::int64_t n);
double variance_of_score(std::span<const std::int64_t> by_score, std::int64_t n);  // divided by n

double weight_of(const Stratum&, DifWeights);

struct Strata {
    std::vector<Stratum> list;  // ascending by score, none empty
    std::int64_t highest = 0;   // possible score
};

enum class Own { counts, stays_out };  // the studied item in its own matching score

class Matcher {
  public:
    // `missing`: how persons with different items are compared, DifMatching::proportion or restricted.
    Matcher(const TwoGroups&, const Anchor&, DifMatching missing);
    // Of the persons who have the item. Where it does not count itself, a person without any anchor item is
    // left out.
    Strata strata(std::size_t item, Own = Own::counts);
    // The anchor items every person with this item has; without the item itself.
    std::vector<std::size_t> common_with(std::size_t item) const;
    bool everybody_has_all() const { return complete_; }
    bool took_proportions() const { return took_proportions_; }

  private:
    struct Sum {
        std::int64_t score = 0, most = 0;
    };
    Sum sum_of(std::size_t person, std::size_t item, Own) const;
    const TwoGroups& groups_;
    const Anchor& anchor_;
    DifMatching missing_;
    std::vector<Sum> sums_;  // of the anchor, per person
    std::int64_t most_ = 0;
    bool complete_ = true, took_proportions_ = false;
};

}  // namespace psychometrics
