// Between QTI's values and the JSON of `assay qti score`.
#pragma once
#include <qti/evaluate.hpp>

#include <boost/json/value.hpp>

namespace cli {

// Single values as a string, number or boolean; containers as arrays; no answer as null; records as objects.
std::vector<qti::Answer> answers_of(const qti::Item&, const boost::json::value& responses, qti::Problems&);
std::optional<std::uint64_t> seed_of(const boost::json::value&);

std::string result_of(const qti::Item&, const qti::State&, const qti::Problems&);
std::string result_of(const qti::Problems&);  // where nothing could be scored
std::string problems_json(const qti::Problems&);

}  // namespace cli
