// What is wrong in a programme's folder, so that its author finds it at once.
#pragma once
#include <string>
#include <vector>

struct ImportProblem {
    std::string file;     // below the programme's folder, with '/'
    int line = 0;         // from 1; 0: the whole file
    std::string message;  // a sentence that says what to write instead
    bool operator==(const ImportProblem&) const = default;
};
using ImportProblems = std::vector<ImportProblem>;
