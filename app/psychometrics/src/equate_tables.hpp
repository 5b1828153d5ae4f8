// Scores of a form from a table: a person a row, or a score and its count.
#pragma once
#include "equate_forms.hpp"

namespace psychometrics::commands {

struct FormRead {
    ScoreFrequencies table;
    Notices problems;
};

struct Side {
    std::string form;  // X or Y
    std::string file, count;
    ScoreRange range;
};

bool has_column(const std::vector<std::string>& header, const std::string& name);
// Which of both kinds it is says the header. Refused: column_missing, anchor_missing, not_a_whole_score,
// negative_count, and what tabulate() refuses.
Result<FormRead> read_form_table(const EquateForms&, const std::vector<std::string>& header, const Side&,
                                 bool with_anchor);

}  // namespace psychometrics::commands
