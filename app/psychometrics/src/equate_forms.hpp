// The two forms of an equating, as they are read from files or from the record.
#pragma once
#include "command.hpp"
#include "pretest_option.hpp"

#include <psychometrics/sum_scores.hpp>

namespace psychometrics::commands {

struct EquateForms {
    std::string x, y;                // files
    std::string exam, form, form_y;  // or two forms of an exam
    std::string data, database;
    bool first_attempts = false;
    std::string total = "total", score = "score", count = "count", count_y;
    std::vector<std::string> anchor;  // a column of a table, or items of responses
    bool external = false;
    std::vector<std::string> leave_out;
    std::optional<std::int64_t> lowest, highest, lowest_y, highest_y, anchor_lowest, anchor_highest;
    std::int64_t minimum = 30;
    PretestInput pretest;
    BlanksInput blanks;

    void add_options(CLI::App&);
};

struct FormsRead {
    ScoreFrequencies x, y;
    Notices problems;
};
// For single_group y stays empty: x is X by Y, the column of Y named by `anchor`.
Result<FormsRead> read_forms(const EquateForms&, EquatingDesign);

}  // namespace psychometrics::commands
