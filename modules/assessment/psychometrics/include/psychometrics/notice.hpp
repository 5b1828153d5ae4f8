// What an estimator says beside its numbers: what was dropped, what could not be estimated, and why.
#pragma once
#include <boost/describe.hpp>

#include <string>
#include <vector>

namespace psychometrics {

struct Notice {
    std::string code;    // snake_case, stable, part of the contract
    std::string item;    // the item or group it concerns; empty: the whole
    std::string detail;  // a plain sentence: what happened and what to do
};
BOOST_DESCRIBE_STRUCT(Notice, (), (code, item, detail))
using Notices = std::vector<Notice>;

}  // namespace psychometrics
