// What the simulated people find: staff with their roles, the courses as their files say, and which exams are
// open.
#pragma once
#include "world.hpp"

#include <identity/identity.hpp>

namespace population {

struct CheckQuestion {
    std::string id;
    std::vector<std::string> right, wrong;
};
struct CourseActivity {
    std::string id;
    std::vector<CheckQuestion> questions;  // of a check; none: something to read or to see
};
struct Path {  // to an exam, as far as it is there
    std::string exam, course;
    std::vector<std::string> practice;
    std::vector<CourseActivity> activities;
    bool open = false;  // can be booked
};

struct Ground {
    std::vector<Path> paths;  // as the plan names them
    Asker manager, proctor, reviewer, writer, item_reviewer;
};
using Accounts = std::map<std::string, identity::PersonId>;  // of the demo, by address
// The programme must have been imported.
Ground ground_of(World&, const plain::Folder& programme, const Accounts&);

}  // namespace population
