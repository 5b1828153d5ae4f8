// What is wrong with a file, where, and how bad it is.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace qti {

BOOST_DEFINE_ENUM_CLASS(Severity, error, warning)

// An error means that the thing it is about cannot be used; a warning that something of it was left out or
// changed. `code` is stable snake_case; `message` says what to do.
struct Problem {
    std::string file;
    std::int64_t line = 0;  // from 1; 0: the file as a whole
    Severity severity = Severity::error;
    std::string code, message;
    bool operator==(const Problem&) const = default;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (file, line, severity, code, message))
using Problems = std::vector<Problem>;

bool has_errors(const Problems&);

}  // namespace qti
