// What must hold of every import, whatever was read.
#pragma once
#include <exchange/intake.hpp>

#include <cstdlib>

namespace fuzz {

inline void expect(bool holds) {
    if (!holds) {
        std::abort();
    }
}

inline void expect_sound(const exchange::Intake& intake) {
    std::set<std::string> names;
    for (const exchange::Found& found : intake.found) {
        expect(names.insert(found.name).second);
        expect(!found.xml.empty());
        expect(found.xml.find("<script") == std::string::npos);
    }
    for (const exchange::FoundTest& test : intake.tests) {
        for (const std::string& item : test.items) {
            expect(names.contains(item));
        }
    }
    for (const qti::Problem& problem : intake.problems) {
        expect(!problem.code.empty() && !problem.message.empty());
    }
}

}  // namespace fuzz
