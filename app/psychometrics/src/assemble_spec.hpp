// What an assembly is asked for, as a TOML file says it, and the problem it makes of a bank.
#pragma once
#include "command.hpp"

#include <psychometrics/assembly.hpp>

namespace psychometrics::commands {

struct TargetSpec {
    std::vector<double> theta;
    std::optional<std::vector<double>>
        information;  // per theta, of a form; empty: the mean of the items that may be chosen, times length
};
BOOST_DESCRIBE_STRUCT(TargetSpec, (), (theta, information))
// From least to most items of a form have this value in this column of the bank.
struct QuotaSpec {
    std::string column, value;
    std::optional<std::int64_t> least;  // default: 0
    std::optional<std::int64_t> most;   // default: the form's length
};
BOOST_DESCRIBE_STRUCT(QuotaSpec, (), (column, value, least, most))
// The numbers in this column add up to between least and most on a form.
struct SumSpec {
    std::string column;
    std::optional<double> least, most;
};
BOOST_DESCRIBE_STRUCT(SumSpec, (), (column, least, most))
// Items with the same value in this column belong together: none of them, or from least to most.
struct SetSpec {
    std::string column;
    std::int64_t least = 1, most = 1;
};
BOOST_DESCRIBE_STRUCT(SetSpec, (), (column, least, most))
// Items whose number in this column is above `most` are not chosen.
struct LimitSpec {
    std::string column;
    double most = 0;
};
BOOST_DESCRIBE_STRUCT(LimitSpec, (), (column, most))

struct AssemblySpec {
    std::string bank;  // CSV beside the file: item, a, b, c, and the columns that are named here
    std::int64_t forms = 1, length = 1;
    std::optional<double> metric;                      // D; default: 1
    std::optional<std::int64_t> seed;                  // default: 1
    std::optional<std::int64_t> uses;                  // forms an item may be on; default: 1
    std::optional<std::string> uses_least, uses_most;  // columns of the bank with an item's own
    std::optional<std::int64_t> overlap;               // items two forms may share; default: 0
    std::optional<double> good_enough;                 // default: 0.01
    TargetSpec target;
    std::optional<std::vector<QuotaSpec>> quota;
    std::optional<std::vector<SumSpec>> sum;
    std::optional<SetSpec> sets;
    std::optional<LimitSpec> exposure;
    std::optional<std::vector<std::vector<std::string>>>
        enemies;                              // items that may not meet, in groups of two or more
    std::optional<std::string> enemies_file;  // CSV beside the file: two columns, a pair a row
    std::optional<std::vector<std::string>> anchors, exclude;
};
BOOST_DESCRIBE_STRUCT(AssemblySpec, (),
                      (bank, forms, length, metric, seed, uses, uses_least, uses_most, overlap, good_enough,
                       target, quota, sum, sets, exposure, enemies, enemies_file, anchors, exclude))

constexpr double theta_most = 10;  // of a target, either side of 0
constexpr std::size_t forms_most = 1000, bank_most = 100'000, thetas_most = 50;

struct Assembly {
    AssemblySpec spec;
    AssemblyProblem problem;
    Notices problems;  // quota_unused
};
// Refused: spec_wrong with file and line, and what reading the bank refuses.
Result<Assembly> read_assembly(const std::string& path);

}  // namespace psychometrics::commands
