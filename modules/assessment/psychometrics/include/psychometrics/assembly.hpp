// Forms assembled from a bank: parallel in information, within quotas, sums, enemies, sets, use and overlap
// (van der Linden 2005, whose constraints these are). The search is annealing over swaps, not integer
// programming: it finds good forms in milliseconds, and cannot prove that none is better.
#pragma once
#include <base/result.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/simulation.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace psychometrics {

// What a form holds of something: the sum of `weight` over its items lies from `least` to `most`. A quota
// weighs its items with 1, a word count with their words.
struct FormRange {
    std::string name;            // as it is told: "domain = security", "words"
    std::vector<double> weight;  // per item; 0: does not count
    double least = 0, most = 0;
};
// Items around one text, picture or case: none of them, or from `least` to `most`.
struct ItemSet {
    std::string name;
    std::vector<std::size_t> items;
    std::int64_t least = 1, most = 1;
};
struct AssemblyProblem {
    std::vector<std::string> items;   // ids of those that may be chosen
    std::vector<double> thetas;       // where information is matched
    std::vector<double> information;  // items x thetas
    std::vector<double> target;       // per theta, of a whole form
    std::size_t forms = 1, length = 1;
    std::vector<FormRange> ranges;
    std::vector<ItemSet> sets;
    std::vector<std::pair<std::size_t, std::size_t>> enemies;
    std::vector<std::size_t> anchors;                 // on every form; not counted by uses and overlap
    std::vector<std::int64_t> uses_least, uses_most;  // forms each item is on
    std::size_t overlap_most = 0;                     // items two forms may share
};
struct AssemblySearch {
    std::uint64_t moves = 1'000'000;  // of the first try; each later one has four times as many
    std::size_t tries = 3;
    double good_enough = 0.01;  // stop at this largest deviation, in units of information
};

struct Assembled {
    std::vector<std::vector<std::size_t>> forms;  // items, in the bank's order
    double largest_deviation = 0;                 // over forms and thetas, of |information - target|
    bool keeps_all = false;                       // every constraint
    std::uint64_t moves = 0;
};
Assembled assemble(const AssemblyProblem&, const AssemblySearch&, Draws&);

// Why there are no such forms. `proven`: counting alone shows it; otherwise no forms were found with all of
// the named constraints, and forms were found as soon as any one of them was left out.
struct Conflict {
    bool proven = false;
    std::vector<std::string> constraints;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(Conflict, (), (proven, constraints, why))
// For a problem whose assembly did not keep all.
std::vector<Conflict> conflicts_of(const AssemblyProblem&, const AssemblySearch&, Draws&);

}  // namespace psychometrics
