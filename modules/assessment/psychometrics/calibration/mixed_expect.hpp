// The E-step of the mixed engine (Bock and Aitkin 1981): what is expected of every item at every node, given
// where the items and the groups stand.
//
// Persons with the same responses in the same group are one pattern with a weight. For linear items the
// log-likelihood of a pattern is s theta + t - (sum of the items' norms), so that a pattern costs its items
// and one pass over the nodes, not their product; the norms are summed once for all patterns that were
// presented the same items.
#pragma once
#include "mixed_item.hpp"

#include <psychometrics/responses.hpp>

#include <cstdint>
#include <vector>

namespace psychometrics::mixed {

// Patterns of one group that were presented the same items.
struct Run {
    std::size_t from = 0, to = 0;  // places of patterns
    std::size_t group = 0;
    std::vector<std::uint32_t> linear, tabled;  // items presented, by how they are counted
};
struct Patterns {
    std::size_t items = 0, groups = 1;
    std::vector<std::uint8_t> codes;  // patterns x items
    std::vector<double> weight;
    std::vector<Run> runs;
    std::vector<Eigen::ArrayXd> chosen;  // per item: persons in each category
    std::vector<double> persons;         // per group
    const std::uint8_t* row(std::size_t pattern) const { return codes.data() + pattern * items; }
};
// Of scores from 0 to the item's categories - 1 and not_presented. A person without any response is left out.
Patterns patterns_of(const Responses&, const std::vector<Item>&);

struct Grid {
    Eigen::ArrayXd nodes;
    std::vector<Eigen::ArrayXd> log_weight;  // per group
};
// One grid for all groups: from `reach` sd below the lowest group's mean to as much above the highest's,
// spaced as `nodes` would be for the narrowest group.
struct Spacing {
    std::size_t nodes = 61;
    double reach = 6;  // standard deviations on both sides
};
Grid grid_of(const std::vector<Latent>& groups, const Spacing&);

// The posterior of a pattern's theta over the nodes.
class Posterior {
  public:
    Posterior(const Patterns&, const std::vector<Item>&, const Grid&);
    void enter(const Run&);
    // Into `chance`, summing to 1; returns the log-likelihood of the pattern.
    double of(std::size_t pattern, Eigen::ArrayXd& chance);

  private:
    const Patterns& patterns_;
    const Grid& grid_;
    std::vector<Table> tables_;
    const Run* run_ = nullptr;
    Eigen::ArrayXd base_;
};

struct Expected {
    double log_likelihood = 0;
    Grid grid;
    std::vector<Counts> items;
    std::vector<Eigen::ArrayXd> present;  // per group: persons at each node
};
enum class Cells { where_needed, all };
Expected expect(const Patterns&, const std::vector<Item>&, const std::vector<Latent>&, const Spacing&,
                Cells = Cells::where_needed);

}  // namespace psychometrics::mixed
