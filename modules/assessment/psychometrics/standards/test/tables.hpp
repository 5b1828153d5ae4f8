// Small files as the tests write them.
#pragma once
#include <psychometrics/csv.hpp>
#include <psychometrics/notice.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

inline psychometrics::Table table(const std::string& text) {
    std::istringstream in(text);
    auto read = psychometrics::read_table(in);
    EXPECT_TRUE(read) << (read ? "" : read.error().detail);
    return *std::move(read);
}
inline bool told(const psychometrics::Notices& problems, const std::string& code) {
    return std::ranges::any_of(problems, [&](const auto& n) { return n.code == code; });
}
template <class T>
std::string code(const T& result) {
    return result ? "" : result.error().code;
}
