// How the tests compare with figures of others: each comparison is a test and a line of
// docs/psychometrics-agreement.md. The reference stands beside the project where it is at all; a test that
// needs it starts with NEEDS_REFERENCE().
#pragma once
#include <psychometrics/responses.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <span>
#include <string>
#include <vector>

namespace agreement {
namespace json = boost::json;

bool reference_is_there();
std::string reference_path(const std::string& file);  // "data/LSAT6.csv"
// values/FILE.json's entry KEY, such as ("classical", "LSAT6.ctt"). Throws where there is none.
const json::value& value(const std::string& file, const std::string& key);
psychometrics::Responses data(const std::string& name);  // "LSAT6": data/LSAT6.csv
double number(const json::value&);                       // also of a whole number; "NA" is NaN
std::vector<double> numbers(const json::value&);
// A column of an array of objects: {"items": [{"p": …}]} by (items, "p").
std::vector<double> column(const json::value& rows, const std::string& name);

// One comparison. The difference is absolute, or a share of theirs where `relative`; a row in the table is
// the largest one.
struct Compared {
    std::string analysis;  // "LSAT6, 2PL"
    std::string figure;    // "log-likelihood", "a", "standard errors"
    std::string peer;      // "mirt 1.45.1"
    double tolerance = 0;
    bool relative = false;
};
void compare(const Compared&, std::span<const double> ours, std::span<const double> theirs);
void compare(const Compared&, double ours, double theirs);

}  // namespace agreement

#define NEEDS_REFERENCE()                                             \
    if (!agreement::reference_is_there()) {                           \
        GTEST_SKIP() << "the reference data are not on this machine"; \
    }
