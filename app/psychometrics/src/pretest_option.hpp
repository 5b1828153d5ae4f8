// --pretest: items that are looked at, but count towards no score.
#pragma once
#include "command.hpp"

namespace psychometrics::commands {

struct PretestInput {
    std::string given;
    void add_options(CLI::App&);
    // The ids named, and those the record knows. Refused: file_unreadable, column_missing and what read_table
    // refuses.
    Result<std::vector<std::string>> items(const Loaded&) const;
};

}  // namespace psychometrics::commands
