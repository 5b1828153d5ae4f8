// The inner loops of calibration, in versions for what a processor can do; all give the same numbers but for
// rounding.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace psychometrics::kernels {

constexpr std::size_t lanes = 8;  // widths are multiples of it

// Persons as rows of codes: a code is a pattern of responses to a few items. A table has for each group of
// items and each pattern a row of log probabilities at the nodes; a person's log likelihood is the sum of the
// rows of the person's codes.
struct Rows {
    const std::uint8_t* codes = nullptr;  // persons x groups
    std::size_t persons = 0, groups = 0, patterns = 0;
    std::size_t stride = 0;           // of a row of the table, in nodes
    std::size_t from = 0, width = 0;  // the nodes that count
};
struct Posterior {
    Rows rows;
    const double* table = nullptr;      // groups x patterns x stride
    const double* log_prior = nullptr;  // stride
    double* out = nullptr;  // persons x width: chances of the nodes given the responses, each row sums to 1
    double* sum = nullptr;  // stride: out's rows are added at from..
    double* highest = nullptr;  // width: the highest of out's columns, from 0
    double log_likelihood = 0;  // added to
};
struct Scatter {
    Rows rows;
    const double* in = nullptr;   // persons x width
    double* bins = nullptr;       // groups x patterns x stride: a person's row is added to its codes'
    std::size_t first_group = 0;  // the groups before it are left alone
    const std::uint32_t* which = nullptr;  // persons that count, rows.persons of them; null: the first ones
};
// out += left right, from the diagonal's block on where `upper`. Entry (i, k) of left stands at i * left_row
// + k * left_column; rows are a multiple of 4, columns of lanes.
struct Product {
    const double* left = nullptr;
    std::size_t left_row = 0, left_column = 0;
    const double* right = nullptr;  // inner x columns, right_row apart
    std::size_t right_row = 0;
    std::size_t rows = 0, inner = 0, columns = 0;
    double* out = nullptr;  // rows x columns
    bool upper = false;
};

struct Set {
    const char* name;
    void (*posterior)(Posterior&);
    void (*scatter)(const Scatter&);
    void (*product)(const Product&);
};
const Set& portable();
// All that this processor runs, the slowest first.
std::vector<const Set*> runnable();
// The fastest this processor runs.
const Set& best();

}  // namespace psychometrics::kernels
