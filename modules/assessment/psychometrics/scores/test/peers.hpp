// Item parameters and scores as mirt's entries state them.
#pragma once
#include <agreement.hpp>
#include <psychometrics/scores.hpp>

namespace peers {

// The set of an entry such as ("irt_dichotomous_mirt", "LSAT7.2PL"); its model from the key's end.
psychometrics::ParameterSet parameters(const std::string& file, const std::string& key);
// The responses of the entry's data set, from 0 (Science counts from 1).
psychometrics::Responses responses(const std::string& data);
// Rows of "0 1 1" patterns as responses to the set's items, less `from`.
psychometrics::Responses patterns(const psychometrics::ParameterSet&, const agreement::json::value& rows,
                                  int from);
psychometrics::Aligned aligned(const psychometrics::ParameterSet&, const psychometrics::Responses&);
std::vector<double> thetas(const psychometrics::Scores&);  // none is NaN
std::vector<double> errors(const psychometrics::Scores&);

}  // namespace peers
