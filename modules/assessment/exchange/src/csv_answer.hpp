// The cells of a row as an answer: options, pairs, gaps, accepted texts.
#pragma once
#include "csv.hpp"

namespace exchange::csv {

using Faults = std::optional<Fault>;
inline Faults fault(std::string code, std::string message) {
    return Fault{0, std::move(code), std::move(message)};
}
std::vector<std::string> list_of(std::string text);         // what stands between ";" and "|", if anything
std::optional<bool> yes_or_no(const std::string& written);  // "yes", "true", "1", … in any case

struct Reading {
    const Cells& cells;
    std::int64_t line;
    Landing& landing;
    Question& q;
    std::map<std::size_t, std::size_t> places;  // number of the column -> place in q.options

    Faults setting(const char* column, bool& out) const;  // yes or no, where the row says it
    // "1", "b" or the option's own words: its column's number; 0 for no such option.
    std::size_t column_meant(const std::string& written) const;
};

// By the question's type; texts are cleaned on the way.
Faults read_answer(Reading&);

}  // namespace exchange::csv
