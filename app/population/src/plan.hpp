// What the population is made from, as its two files say.
#pragma once
#include <population/items.hpp>

namespace population {

struct Ability {
    double spread = 1, course = 0, practice = 0, again = 0, higher_step = 0;
};
BOOST_DESCRIBE_STRUCT(Ability, (), (spread, course, practice, again, higher_step))

struct Behaviour {
    double takes_course = 0, finishes_course = 0, takes_practice = 0, takes_practice_again = 0, books = 0,
           prefers_centre = 0, holds_seat = 0, reschedules = 0, cancels = 0, cancels_late = 0, no_show = 0,
           comes_late = 0, leaves_blank = 0, runs_out_of_time = 0, loses_network = 0, comments = 0, flags = 0,
           changes_answer = 0, sits_again = 0, incident = 0, accommodation = 0, claims = 0,
           hides_credential = 0, goes_higher = 0, takes_seat = 0, suspended = 0, revoked = 0, result_held = 0,
           result_voided = 0;
};
BOOST_DESCRIBE_STRUCT(Behaviour, (),
                      (takes_course, finishes_course, takes_practice, takes_practice_again, books,
                       prefers_centre, holds_seat, reschedules, cancels, cancels_late, no_show, comes_late,
                       leaves_blank, runs_out_of_time, loses_network, comments, flags, changes_answer,
                       sits_again, incident, accommodation, claims, hides_credential, goes_higher, takes_seat,
                       suspended, revoked, result_held, result_voided))

struct Region {
    std::string name;
    double weight = 1, ability = 0;
    std::vector<std::string> zones;
    std::string language;
    std::vector<std::string> centres, given, family;
};
BOOST_DESCRIBE_STRUCT(Region, (), (name, weight, ability, zones, language, centres, given, family))

// An exam and what leads to it.
struct Step {
    std::string exam, course;
    std::vector<std::string> practice;
};
BOOST_DESCRIBE_STRUCT(Step, (), (exam, course, practice))

struct Plan {
    std::int64_t seed = 1, people = 0, months = 18;
    std::string email_domain;
    std::vector<double> months_weight, distractor_weight;
    std::vector<Step> step;
    Ability ability;
    Behaviour behaviour;
    std::vector<Region> region;
};
BOOST_DESCRIBE_STRUCT(Plan, (),
                      (seed, people, months, email_domain, months_weight, distractor_weight, step, ability,
                       behaviour, region))

// How people answer one item: p = c + (1 - c) / (1 + exp(-a (theta - b))).
struct Parameters {
    double a = 1, b = 0, c = 0;
};
double chance_of_right(const Parameters&, double theta);
using ItemParameters = std::map<std::string, Parameters>;  // by the item's name

// Throws std::runtime_error naming file, line and what is wrong.
Plan plan_of(const plain::Folder& programme);
ItemParameters parameters_of(const plain::Folder& programme);
// The number an item without parameters is given: from its name, kind and level alone, so that asking again
// gives the same.
struct Described {
    std::string name;
    std::string kind, cognitive;
    bool pretest = false;
};
Parameters drawn_for(const Described&);
inline constexpr const char* plan_file = "population/population.toml";

}  // namespace population
