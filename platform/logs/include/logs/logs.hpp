// Structured logs: one JSON object a line on standard error. No personal data: ids, never names or answers.
#pragma once
#include <boost/json.hpp>

#include <string_view>

namespace logs {
using Fields = boost::json::object;
void info(std::string_view event, const Fields& = {});
void warn(std::string_view event, const Fields& = {});
void error(std::string_view event, const Fields& = {});
void quiet();  // only errors from now on: for commands and tests
void flush();
}  // namespace logs
